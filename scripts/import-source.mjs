/** Imports a TypeScript module of the project into Node: bundled afresh each time, which takes less than half a second. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const cache = join(root, 'node_modules/.cache/source');

/**
 * @param {string} file relative to the project, such as 'src/cli.ts'
 * @returns {Promise<any>} the module; what it exports is for the caller to say
 */
export async function importSource(file) {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'silent',
    build: {
      ssr: file,
      target: 'node20',
      write: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  if (!('output' in result)) throw new Error(`${file} did not build`);
  // In a file of our own process, so that two runs at a time do not meet, and under node_modules, so that packages are found.
  const bundle = join(cache, `${process.pid}-${file.replaceAll('/', '-')}.mjs`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(bundle, result.output[0].code);
  try {
    return await import(pathToFileURL(bundle).href);
  } finally {
    rmSync(bundle);
  }
}
