/**
 * `npm run bench`: runs the timings in tests/bench, or those whose file name holds one of the words given.
 * A bench module's default export is a function that reports rows: a name, milliseconds, and perhaps a note.
 */
import { readdirSync } from 'node:fs';
import { ensureInstalled } from './ensure-installed.mjs';
import { importSource } from './import-source.mjs';

/** @typedef {(name: string, ms: number, note?: string) => void} Report */

await ensureInstalled();
const words = process.argv.slice(2);
const files = readdirSync('tests/bench')
  .filter((file) => file.endsWith('.ts') && (words.length === 0 || words.some((word) => file.includes(word))))
  .sort();

for (const file of files) {
  /** @type {[string, number, string][]} */
  const rows = [];
  /** @type {{ default: (report: Report) => Promise<void> }} */
  const bench = await importSource(`tests/bench/${file}`);
  await bench.default((name, ms, note = '') => rows.push([name, ms, note]));
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(file);
  for (const [name, ms, note] of rows) {
    console.log(`  ${name.padEnd(width)} ${ms.toFixed(3).padStart(12)} ms  ${note}`.trimEnd());
  }
}
