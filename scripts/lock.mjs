/**
 * Checks the lock file for two faults that npm makes in silence. A package for another machine may be left out when a mirror
 * lags behind, and `npm ci` then fails there; and an entry may name the address of one machine's mirror.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** @typedef {{ optionalDependencies?: Record<string, string>, resolved?: string }} Entry */

/**
 * @param {{ packages: Record<string, Entry> }} lock
 * @returns {string[]} a sentence for each fault
 */
export function lockProblems({ packages }) {
  const names = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)),
  );
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {}, resolved }]) => [
    ...Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${path} may need ${name}, which is not in the lock file`),
    ...(resolved === undefined ? [] : [`${path} is tied to ${resolved}`]),
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = lockProblems(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
