/**
 * Makes a fresh checkout ready: checks the version of Node, and installs the packages when what is installed is not what the
 * lock file says. Needs nothing but Node itself. Silent when all is well.
 */
import { readFileSync } from 'node:fs';
import { run } from './run.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, engines?: { node?: string } }> }} Lock */

/** Ends the process with a plain message when the project cannot run here. */
export async function ensureInstalled() {
  const lock = readLock('package-lock.json');
  const wanted = lock?.packages['']?.engines?.node ?? '*';
  if (!isSupported(process.versions.node, wanted)) {
    leave(`Quotasheet needs Node ${wanted}. This is Node ${process.versions.node}.`);
  }
  if (!lock) leave('package-lock.json is missing: this is not a whole checkout.');
  if (isInstalled(lock, readLock('node_modules/.package-lock.json'))) return;
  console.error('Installing the packages (once, about half a minute)…');
  const { code, output } = await run('npm', ['ci']);
  if (code !== 0) leave(`${output}\nInstalling the packages failed. Is there a network?`);
}

/**
 * @param {string} version such as '20.19.0'
 * @param {string} wanted ranges of the forms `^1.2.3` and `>=1.2.3`, joined by `||`
 */
export function isSupported(version, wanted) {
  return wanted.split('||').some((range) => {
    const match = /^(\^|>=)(\d+)\.(\d+)\.(\d+)$/.exec(range.trim());
    if (!match) return true;
    const least = match.slice(2).map(Number);
    const actual = version.split('.').map(Number);
    if (match[1] === '^' && actual[0] !== least[0]) return false;
    const unlike = actual.findIndex((part, place) => part !== least[place]);
    return unlike === -1 || (actual[unlike] ?? 0) > (least[unlike] ?? 0);
  });
}

/**
 * Whether node_modules holds the packages of the lock file, each in its version. Packages for other machines may be absent.
 * @param {Lock} lock
 * @param {Lock | undefined} installed npm's own record in node_modules, undefined where there is none
 */
export function isInstalled(lock, installed) {
  if (!installed) return false;
  const here = installed.packages;
  const asked = Object.entries(lock.packages).filter(([path]) => path !== '');
  return (
    asked.every(([path, { version, optional }]) =>
      here[path] ? here[path].version === version : optional,
    ) && Object.keys(here).every((path) => path in lock.packages)
  );
}

/**
 * @param {string} file
 * @returns {Lock | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));
  } catch {
    return undefined; // absent, or cut short by an interrupted install: either way not usable
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
function leave(message) {
  console.error(message);
  process.exit(1);
}
