/**
 * Finds the browsers to test with and writes them down for playwright.config.ts. A browser counts when it has been started
 * and has shown a page: a broken installation is found out here. Where no Chromium works, one is installed.
 * Firefox is a bonus, unless E2E_REQUIRE_FIREFOX=1.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, runNode } from './run.mjs';

/** @typedef {{ executablePath?: string, channel?: string, args?: string[] }} Launch */

const CACHE = resolve('node_modules/.cache/e2e');
const CHROMIUM_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

/** Every place to look for a Chromium, the cheap ones first; the last three install one when reached. */
export const chromiumPlaces = [
  () => existing(process.env['E2E_BROWSER']),
  () => downloaded('chromium'),
  () => ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser'].flatMap(onPath),
  () => [{ channel: 'chrome' }, { channel: 'msedge' }],
  async () => {
    await runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
    return downloaded('chromium');
  },
  async () => ((await aptInstall('chromium')) ? onPath('chromium') : []),
  fromNpm,
];

/** Stock Firefox is driven over WebDriver BiDi. */
export const firefoxPlaces = [
  () => existing(process.env['E2E_FIREFOX']).map(stockFirefox),
  () => downloaded('firefox'),
  () => ['firefox-esr', 'firefox'].flatMap(onPath).map(stockFirefox),
  () => [{ channel: 'moz-firefox' }],
];

/**
 * The first browser that works.
 * @param {'chromium' | 'firefox'} engine
 * @param {(() => Launch[] | Promise<Launch[]>)[]} places
 * @returns {Promise<{ launch?: Launch & { version: string }, tried: string[] }>}
 */
export async function findBrowser(engine, places) {
  /** @type {string[]} */
  const tried = [];
  for (const place of places) {
    for (const candidate of await place()) {
      const launch = engine === 'chromium' ? { ...candidate, args: CHROMIUM_ARGS } : candidate;
      try {
        return { launch: { ...launch, version: await start(engine, launch) }, tried };
      } catch (error) {
        tried.push(`${nameOf(candidate)}: ${String(error).split('\n')[0]}`);
      }
    }
  }
  return { tried };
}

/**
 * @param {'chromium' | 'firefox'} engine
 * @param {Launch} launch
 * @returns {Promise<string>} its version
 */
async function start(engine, launch) {
  const playwright = await import('@playwright/test');
  const browser = await playwright[engine].launch({ ...launch, timeout: 60_000 });
  try {
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>works</title>');
    if ((await page.title()) !== 'works') throw new Error('it shows no page');
    return browser.version();
  } finally {
    await browser.close();
  }
}

/**
 * @param {string | undefined} path
 * @returns {Launch[]}
 */
function existing(path) {
  return path ? [{ executablePath: path }] : [];
}

/**
 * Playwright's own download.
 * @param {'chromium' | 'firefox'} engine
 * @returns {Promise<Launch[]>}
 */
async function downloaded(engine) {
  const playwright = await import('@playwright/test');
  const path = playwright[engine].executablePath();
  return existsSync(path) ? [{ executablePath: path }] : [];
}

/**
 * @param {string} name
 * @returns {Launch[]}
 */
function onPath(name) {
  const path = (process.env['PATH'] ?? '').split(delimiter).find((folder) => existsSync(join(folder, name)));
  return path === undefined ? [] : [{ executablePath: join(path, name) }];
}

/** @param {Launch} launch */
function stockFirefox(launch) {
  return { ...launch, channel: 'moz-firefox' };
}

/** @param {string} name */
async function aptInstall(name) {
  if (process.getuid?.() !== 0) return false;
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-qq', '-y'];
  await run('apt-get', [...options, 'update']);
  const { code } = await run('apt-get', [...options, 'install', name], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  return code === 0;
}

/**
 * A Chromium that is packed in an npm package; the last one for Node 20. It unpacks itself into TMPDIR.
 * @returns {Promise<Launch[]>}
 */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const name = '@sparticuz/chromium';
  const entry = join(CACHE, 'node_modules', name, 'build/esm/index.js');
  if (!existsSync(entry)) await run('npm', ['install', '--prefix', CACHE, '--no-save', `${name}@147.0.0`]);
  if (!existsSync(entry)) return [];
  process.env['TMPDIR'] = CACHE;
  const { default: chromium } = await import(pathToFileURL(entry).href);
  return [{ executablePath: await chromium.executablePath() }];
}

/** @param {Launch} launch */
function nameOf({ executablePath, channel }) {
  return executablePath ?? channel ?? 'unnamed';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const chromium = await findBrowser('chromium', chromiumPlaces);
  const firefox = await findBrowser('firefox', firefoxPlaces);
  mkdirSync(CACHE, { recursive: true });
  const found = { chromium: chromium.launch, firefox: firefox.launch };
  writeFileSync(join(CACHE, 'browsers.json'), JSON.stringify(found, undefined, 2));
  for (const [engine, launch] of Object.entries(found)) {
    console.log(launch ? `${engine} ${launch.version}: ${nameOf(launch)}` : `${engine}: none`);
  }
  if (!chromium.launch) {
    console.error('No Chromium works here. Install Chrome or Chromium, or set E2E_BROWSER to one. Tried:');
    for (const line of chromium.tried) console.error(`  ${line}`);
    process.exitCode = 1;
  }
  if (!firefox.launch && process.env['E2E_REQUIRE_FIREFOX'] === '1') {
    console.error('Firefox is required (E2E_REQUIRE_FIREFOX=1), and none works here. Tried:');
    for (const line of firefox.tried) console.error(`  ${line}`);
    process.exitCode = 1;
  }
}
