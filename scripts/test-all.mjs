/**
 * `npm test`: every check, cheap ones first. A group runs two steps at a time, and a failing group is the last. Prints a line
 * a step, the output of what failed, and at the end how many tests passed and failed over both runners.
 */
import { readFileSync, rmSync } from 'node:fs';
import { ensureInstalled } from './ensure-installed.mjs';
import { runNode } from './run.mjs';

/** @typedef {[name: string, command: string]} Step a file for Node to run, and its arguments, parted by spaces */
/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ title: string, line: number, tests: { projectName: string, status: string }[] }} Spec */
/** @typedef {{ file: string, specs?: Spec[], suites?: Suite[] }} Suite */
/** @typedef {{ stats: { expected: number, flaky: number, unexpected: number }, suites: Suite[] }} BrowserReport */

const REPORTS = 'node_modules/.cache/test';
const AT_ONCE = 2;
const BROWSER_TESTS = 'browser tests';

/** @type {Step[][]} */
const GROUPS = [
  [
    ['prettier', 'node_modules/prettier/bin/prettier.cjs --check .'],
    [
      'svelte-check',
      'node_modules/svelte-check/bin/svelte-check --tsconfig ./tsconfig.json --fail-on-warnings',
    ],
    ['types: worker', 'node_modules/typescript/bin/tsc -p tsconfig.worker.json'],
    ['types: node', 'node_modules/typescript/bin/tsc -p tsconfig.node.json'],
    ['types: engine', 'node_modules/typescript/bin/tsc -p tsconfig.engine.json'],
    ['types: exchange', 'node_modules/typescript/bin/tsc -p tsconfig.exchange.json'],
    ['eslint', 'node_modules/eslint/bin/eslint.js . --max-warnings 0'],
    ['layers', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs src'],
    ['unused code', 'node_modules/knip/bin/knip.js --no-progress'],
    ['lock file', 'scripts/lock.mjs'],
    ['tests of faults', 'scripts/faults.mjs'],
  ],
  [
    [
      'unit tests',
      `node_modules/vitest/vitest.mjs run --reporter=dot --reporter=json --outputFile.json=${REPORTS}/vitest.json`,
    ],
  ],
  [
    ['build', 'node_modules/vite/bin/vite.js build'],
    ['browsers', 'scripts/browsers.mjs'],
  ],
  [['size', 'scripts/size.mjs']],
  [[BROWSER_TESTS, 'node_modules/@playwright/test/cli.js test']],
];

await ensureInstalled();
rmSync(REPORTS, { recursive: true, force: true });
let broken = 0;
for (const group of GROUPS) {
  broken += await runGroup(group);
  if (broken > 0) break;
}
const counts = [countVitest(), countPlaywright()];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${Math.max(failed, broken)} failed`);
process.exitCode = broken > 0 ? 1 : 0;

/**
 * @param {readonly Step[]} group
 * @returns {Promise<number>} how many steps failed
 */
async function runGroup(group) {
  const waiting = [...group];
  let failures = 0;
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const [name, command] = step;
      const { code, output, seconds } = await runNode(command.split(' '), { env: { NO_COLOR: '1' } });
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)}${seconds.toFixed(1).padStart(6)} s`);
      if (code === 0) continue;
      failures += 1;
      if (name === BROWSER_TESTS) console.log(failedInBrowsers().join('\n'));
      console.log(output);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return failures;
}

/** @returns {Count} */
function countVitest() {
  /** @type {{ numPassedTests: number, numFailedTests: number } | undefined} */
  const report = readReport('vitest.json');
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

/** @returns {Count} */
function countPlaywright() {
  const stats = readBrowserReport()?.stats;
  return { passed: stats ? stats.expected + stats.flaky : 0, failed: stats?.unexpected ?? 0 };
}

/** @returns {string[]} a line a test that failed, so that they stand before all that a browser has to say */
function failedInBrowsers() {
  /**
   * @param {Suite} suite
   * @returns {string[]}
   */
  const failedIn = ({ file, specs = [], suites = [] }) => [
    ...specs.flatMap(({ title, line, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ projectName }) => `      failed: [${projectName}] ${file}:${line} ${title}`),
    ),
    ...suites.flatMap(failedIn),
  ];
  return (readBrowserReport()?.suites ?? []).flatMap(failedIn);
}

/** @returns {BrowserReport | undefined} */
function readBrowserReport() {
  return readReport('playwright.json');
}

/** @param {string} name */
function readReport(name) {
  try {
    return JSON.parse(readFileSync(`${REPORTS}/${name}`, 'utf8'));
  } catch {
    return undefined; // the run ended before this runner had its turn
  }
}
