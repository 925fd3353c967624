/** The layers of the house and a few things that no file may hold. dependency-cruiser says the same at length; this is read in a minute. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

type Import = Readonly<{ from: string; to: string }>;

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((name) => /\.(?:ts|svelte|css)$/.test(name));
const TEXTS = new Map(FILES.map((name) => [name, readFileSync(name, 'utf8')]));
const IMPORTS = [...TEXTS].flatMap(([from, text]) => importsOf(from, text));

/** What each layer may import: folders of ours, and packages. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  engine: ['engine', 'decimal.js'],
  exchange: ['exchange', 'engine', 'papaparse'],
  storage: ['storage', 'engine', 'idb-keyval'],
  state: ['state', 'engine', 'exchange', 'storage', 'workers', 'svelte'],
  workers: ['workers', 'engine', 'exchange'],
  ui: ['ui', 'state', 'engine', 'exchange', 'svelte', 'chart.js'],
  sw: ['sw'],
};

/** Every import of a file: `from` statements, side effects and `import()`, of modules and of types. */
function importsOf(from: string, text: string): Import[] {
  const found = text.matchAll(
    /\bimport\s+(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'|\bexport\s[^'";]*?\sfrom\s+'([^']+)'/g,
  );
  return [...found].map(([, plain, later, again]) => {
    const to = plain ?? later ?? again ?? '';
    return { from, to: to.startsWith('.') ? normalize(join(dirname(from), to)).replaceAll('\\', '/') : to };
  });
}

/** The layer of a file of ours, or the name of a package. */
function placeOf(name: string): string {
  return /^src\/([^/]+)\//.exec(name)?.[1] ?? name.split('/')[0] ?? name;
}

describe('the layers', () => {
  it('are found, with their imports', () => {
    expect(FILES.map(placeOf)).toEqual(expect.arrayContaining(Object.keys(LAYERS)));
    expect(IMPORTS.length).toBeGreaterThan(FILES.length);
    expect(IMPORTS.some(({ to }) => to === 'decimal.js')).toBe(true);
  });

  it.each(Object.entries(LAYERS))('%s imports only %j', (layer, allowed) => {
    const breaches = IMPORTS.filter(({ from, to }) => {
      return placeOf(from) === layer && !allowed.includes(placeOf(to));
    });
    expect(breaches.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('the engine knows no clock, no chance and no page', () => {
    expect(
      holders(/\bDate\b|Math\.random|\b(?:window|document|localStorage|navigator)\./, 'src/engine/'),
    ).toEqual([]);
  });

  it('F9: the database is reached from one layer', () => {
    const users = holders(/\bindexedDB\.(?:open|deleteDatabase)\b|from 'idb-keyval'/);
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((name) => placeOf(name) !== 'storage')).toEqual([]);
  });
});

describe('no file holds', () => {
  it('U41: an input that only takes what the browser takes for a number', () => {
    expect(holders(/type=["{']*number/)).toEqual([]);
  });

  it('F62: markup made from text', () => {
    expect(
      holders(/\{@html|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/),
    ).toEqual([]);
  });

  it('an address that is not relative, so that any folder of any host will do', () => {
    expect(holders(/(?:src|href|import\(|from|register\(|fetch\(|url\()\s*=?\s*["'`]\/(?!\/)/)).toEqual([]);
    expect(holders(/["'`](?:https?:)?\/\/(?!www\.w3\.org\/)[a-z]/)).toEqual([]);
  });

  it('U91: a side of the screen that is left or right in every script', () => {
    expect(
      holders(/^\s*(?:(?:margin|padding|border)-(?:left|right)|float|text-align:\s*(?:left|right))/m),
    ).toEqual([]);
  });
});

/** The files that hold a pattern, comments left out. */
function holders(pattern: RegExp, under = 'src/'): string[] {
  return [...TEXTS]
    .filter(([name]) => name.startsWith(under))
    .filter(([, text]) =>
      pattern.test(text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<=^|\s)\/\/.*$/gm, '')),
    )
    .map(([name]) => name);
}
