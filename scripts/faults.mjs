/**
 * `npm run faults`: which tests stand for which fault. Faults are numbered F1 to F70, and a test that provokes one begins its
 * name with the number, or stands under a heading that does: `F14: an edit is kept …`, `F22 F32 broken records …`. Lists the
 * tests by fault and file, and fails where a fault that must be tested has no test, or none in a real browser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

/** @typedef {{ fault: number, file: string, name: string, isInBrowser: boolean }} FaultTest */

const LAST = 70;

/** Faults that some test must provoke in a real browser, */
const IN_BROWSER = [
  1, 5, 6, 9, 10, 11, 12, 13, 14, 16, 17, 18, 21, 22, 23, 27, 31, 32, 33, 36, 37, 39, 43, 62, 63, 68,
];
/** and those for which any test will do. */
const ANYWHERE = [44, 45, 46, 47, 48, 49, 50, 51, 54, 55, 56];

/**
 * @param {string} file its path; tests in a real browser end in `.e2e.ts`
 * @param {string} text
 * @returns {FaultTest[]} each test once for every fault that it or a heading over it names
 */
export function faultTests(file, text) {
  /** @type {FaultTest[]} */
  const found = [];
  const isInBrowser = file.endsWith('.e2e.ts');

  /** @type {(node: ts.Node, above: readonly number[]) => void} */
  const visit = (node, above) => {
    const titled = titleOf(node);
    const faults = titled ? [...new Set([...above, ...faultsOf(titled.title)])] : above;
    if (titled && titled.caller !== 'describe') {
      for (const fault of faults) found.push({ fault, file, name: titled.title, isInBrowser });
    }
    ts.forEachChild(node, (child) => visit(child, faults));
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest), []);
  return found;
}

/**
 * @param {readonly FaultTest[]} tests
 * @returns {string[]} a sentence for each fault without the test that it needs
 */
export function missingTests(tests) {
  const tested = new Set(tests.map(({ fault }) => fault));
  const inBrowser = new Set(tests.filter((test) => test.isInBrowser).map(({ fault }) => fault));
  return [
    ...IN_BROWSER.filter((fault) => !inBrowser.has(fault)).map(
      (fault) => `F${fault} has no test${tested.has(fault) ? ' in a real browser' : ''}`,
    ),
    ...ANYWHERE.filter((fault) => !tested.has(fault)).map((fault) => `F${fault} has no test`),
  ];
}

/** @type {(title: string) => number[]} */
function faultsOf(title) {
  const [numbers = ''] = /^(?:F\d+\b[ ,]*)+/.exec(title) ?? [];
  return [...numbers.matchAll(/\d+/g)].map(Number).filter((fault) => fault >= 1 && fault <= LAST);
}

/** @type {(node: ts.Node) => { caller: string, title: string } | undefined} what `test('title')`, `it.each(…)(`…`)` and such are called */
function titleOf(node) {
  if (!ts.isCallExpression(node)) return undefined;
  const [first] = node.arguments;
  if (!first) return undefined;
  const title = ts.isStringLiteralLike(first)
    ? first.text
    : ts.isTemplateExpression(first)
      ? first.head.text + first.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
      : undefined;
  const caller = callerOf(node.expression);
  return title === undefined || caller === undefined ? undefined : { caller, title };
}

/** @type {(expression: ts.Expression) => string | undefined} */
function callerOf(expression) {
  if (ts.isIdentifier(expression)) {
    return ['test', 'it', 'describe'].includes(expression.text) ? expression.text : undefined;
  }
  if (ts.isPropertyAccessExpression(expression)) {
    const caller = callerOf(expression.expression);
    return caller !== undefined && expression.name.text === 'describe' ? 'describe' : caller;
  }
  return ts.isCallExpression(expression) ? callerOf(expression.expression) : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:test|e2e)\.ts$/.test(name))
    .map((name) => join('tests', name).replaceAll('\\', '/'))
    .sort();
  const tests = files.flatMap((file) => faultTests(file, readFileSync(file, 'utf8')));
  for (let fault = 1; fault <= LAST; fault += 1) {
    const own = tests.filter((test) => test.fault === fault);
    if (own.length === 0) continue;
    console.log(`F${fault}`);
    for (const file of new Set(own.map((test) => test.file))) {
      const names = own.filter((test) => test.file === file).map(({ name }) => name);
      console.log(`  ${file}${file.endsWith('.e2e.ts') ? ' (real browser)' : ''}`);
      for (const name of names) console.log(`    ${name}`);
    }
  }
  const missing = missingTests(tests);
  for (const sentence of missing) console.error(sentence);
  console.log(`${new Set(tests.map(({ fault }) => fault)).size} faults, ${tests.length} tests`);
  process.exitCode = missing.length > 0 ? 1 : 0;
}
