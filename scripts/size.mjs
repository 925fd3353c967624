/** Weighs the JavaScript that the first page load needs, gzipped, against a budget. What is loaded later is listed apart. */
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 90;

/** @type {Record<string, { file: string, imports?: string[] }>} */
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const html = readFileSync('dist/index.html', 'utf8');
const first = new Set(Object.keys(manifest).filter((key) => html.includes(manifest[key]?.file ?? 'no file')));
for (const key of first) for (const imported of manifest[key]?.imports ?? []) first.add(imported);

const initial = [...new Set([...first].flatMap((key) => manifest[key]?.file ?? []))].filter((file) =>
  file.endsWith('.js'),
);
if (initial.length === 0) throw new Error('dist/index.html loads no script that the manifest knows');
const later = readdirSync('dist/assets')
  .map((name) => `assets/${name}`)
  .filter((file) => file.endsWith('.js') && !initial.includes(file));

const total = table('First load', initial);
table('Later', later);
console.log(`First load ${total.toFixed(1)} kB of ${BUDGET_KB} kB`);
if (total > BUDGET_KB) {
  console.error(`The first load is over its budget by ${(total - BUDGET_KB).toFixed(1)} kB.`);
  process.exitCode = 1;
}

/**
 * @param {string} title
 * @param {string[]} files relative to dist
 * @returns {number} their weight in kB
 */
function table(title, files) {
  let sum = 0;
  for (const file of files) {
    const kilobytes = gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1000;
    sum += kilobytes;
    console.log(`${title.padEnd(12)}${kilobytes.toFixed(1).padStart(8)} kB  ${file}`);
  }
  return sum;
}
