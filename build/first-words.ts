/**
 * Leaves words out of the first load: what lines mean, what keys do, what commands are also called. They are shown by parts that
 * come later, which get those files whole; all others get them without the words. Only builds do this.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

type Worded = Readonly<{ file: RegExp; words: RegExp; without: string; shownBy: RegExp }>;

const STRING = String.raw`(?:'(?:[^'\\\n]|\\.)*'|\x60[^\x60]*\x60)`;
const WORDED: readonly Worded[] = [
  {
    file: /\/engine\/lines\/(?:inputs|quota|totals)\.ts$/,
    words: new RegExp(String.raw`^ +(?:rule|means|note|better|onZero):\s*${STRING},\n`, 'gm'),
    without: '',
    shownBy: /\/lines\/catalogue\.ts$/,
  },
  {
    file: /\/ui\/grid\/keymap\.ts$/,
    words: new RegExp(String.raw`^( +\['\w+', .*), ${STRING}\],\n`, 'gm'),
    without: "$1, ''],\n",
    shownBy: /\/grid\/shortcut-list\.ts$/,
  },
  {
    file: /\/ui\/shell\/commands\.ts$/,
    words: new RegExp(String.raw`^ +also:\s*${STRING},\n`, 'gm'),
    without: "also: '',\n",
    shownBy: /\/shell\/PaletteDialog\.svelte$/,
  },
];
const WHOLE = '?whole';

export function firstWords(): Plugin {
  return {
    name: 'first-words',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      const shown = WORDED.filter(({ shownBy }) => importer !== undefined && shownBy.test(importer));
      if (shown.length === 0) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && shown.some(({ file }) => file.test(resolved.id)) ? resolved.id + WHOLE : resolved;
    },
    load: (id) => (id.endsWith(WHOLE) ? readFileSync(id.slice(0, -WHOLE.length), 'utf8') : null),
    transform(code, id) {
      const found = WORDED.find(({ file }) => file.test(id));
      if (!found) return null;
      const short = code.replace(found.words, found.without);
      if (short === code) this.error(`${id} has no words to leave out`);
      return { code: short, map: null };
    },
  };
}
