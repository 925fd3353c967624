/**
 * Builds the service worker after the app, because it names every file that the app consists of. Its version is a hash of
 * those names and their contents: the same app gives the same worker, and any change a new one.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';

const SERVICE_WORKER = 'sw.js';

/** Writes `sw.js` beside the built page. */
export function offline(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'offline',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const outDir = resolve(config.root, config.build.outDir);
        const { urls, version } = listShell(outDir);
        await build({
          configFile: false,
          root: config.root,
          publicDir: false,
          logLevel: 'error',
          define: { __PRECACHE__: JSON.stringify(urls), __VERSION__: JSON.stringify(version) },
          build: {
            outDir,
            emptyOutDir: false,
            target: 'es2022',
            rolldownOptions: {
              input: join(config.root, 'src/sw/sw.ts'),
              output: { format: 'iife', entryFileNames: SERVICE_WORKER },
            },
          },
        });
      },
    },
  };
}

/** The addresses to keep, relative to the page, and what identifies them. The page itself is `./`, as servers redirect index.html. */
function listShell(outDir: string): { urls: string[]; version: string } {
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(outDir, join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('.') && !file.endsWith('.map') && file !== SERVICE_WORKER)
    .sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(outDir, file)));
  return {
    urls: files.map((file) => (file === 'index.html' ? './' : `./${file.split(sep).join('/')}`)),
    version: hash.digest('hex').slice(0, 16),
  };
}
