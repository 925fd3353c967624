/**
 * Words after a number that stand for a power of ten: 5k, 2M, 1.5bn, 2万, 2 tis. Besides those that mean the same to
 * everybody there are the locale's own, asked of Intl. A word with two meanings (bn is 10^9, in French Bn is 10^12) is
 * taken for neither.
 */
import { cleaned } from './number-marks.ts';

const EVERYWHERE: readonly (readonly [string, number])[] = [
  ...['k', 'tis', 'tsd', 'tys', 'tuh'].map((word) => [word, 3] as const),
  ...['万', '萬'].map((word) => [word, 4] as const),
  ...['m', 'mn', 'mio', 'mln'].map((word) => [word, 6] as const),
  ...['亿', '億'].map((word) => [word, 8] as const),
  ...['bn', 'mrd'].map((word) => [word, 9] as const),
];

const KNOWN = new Map<string, ReadonlyMap<string, ReadonlySet<number>>>();

/** @returns the power of ten that `word` stands for in `locale`; 'either' where it has two meanings, undefined where none is known */
export function magnitudeOf(word: string, locale: string): number | 'either' | undefined {
  let words = KNOWN.get(locale);
  if (!words) {
    words = wordsOf(locale);
    KNOWN.set(locale, words);
  }
  const [power, ...others] = words.get(bare(word)) ?? [];
  return others.length > 0 ? 'either' : power;
}

function wordsOf(locale: string): Map<string, Set<number>> {
  const words = new Map<string, Set<number>>();
  const add = (word: string, power: number): void => {
    words.set(bare(word), (words.get(bare(word)) ?? new Set()).add(power));
  };
  for (const [word, power] of EVERYWHERE) add(word, power);
  const compact = new Intl.NumberFormat(locale, {
    notation: 'compact',
    numberingSystem: 'latn',
    useGrouping: false,
  });
  // The word can depend on the number before it (Arabic says 1 ألف and 5 آلاف), so several are asked.
  for (let power = 3; power <= 14; power += 1) {
    for (const first of [1, 2, 5]) {
      const parts = compact.formatToParts(first * 10 ** power);
      const word = parts.find(({ type }) => type === 'compact')?.value;
      const shown = parts.find(({ type }) => type === 'integer')?.value ?? '';
      if (word !== undefined) add(word, power - (shown.length - 1));
    }
  }
  return words;
}

function bare(word: string): string {
  return cleaned(word).replace(/\.$/, '').toLowerCase();
}
