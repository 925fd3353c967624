/**
 * `npm run --silent plan -- FILE…`: evaluates scenario files without a browser. The work is in src/cli.ts; this gives it
 * the files, relative to where the user stands, and the two streams.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { importSource } from './import-source.mjs';

await ensureInstalled();
const here = process.env['INIT_CWD'] ?? process.cwd();
process.stdout.on('error', () => process.exit(0)); // the reader, such as head, has seen enough

/** @type {typeof import('../src/cli.ts')} */
const { main } = await importSource('src/cli.ts');
process.exitCode = await main(process.argv.slice(2), {
  read: (path) => readFile(resolve(here, path), 'utf8'),
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
});
