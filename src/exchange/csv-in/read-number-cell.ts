/**
 * A cell of a number column as an amount of the scenario. What only looks like a number and may be an id or a date stays
 * text, and no cell is converted without being counted.
 */
import type { UnitName } from '../../engine/formula/unit.ts';
import { readEntry } from '../entry.ts';
import { cleaned, marksOf } from '../number-marks.ts';
import type { Decimal } from './dialect.ts';

/** Which numbers the file is written with: its decimal mark, the user's locale for what else it writes, the plan's currency. */
export type CsvMarks = Readonly<{ decimal: Decimal; locale: string; currency: string }>;

/**
 * What a rate column's bare numbers are: `0.2` or `20`. `mixed` where numbers of both kinds stand in it, and then percent is
 * taken, as no fraction is above 1.
 */
export type RateScale = 'fraction' | 'percent' | 'mixed';

export type NumberCell =
  Readonly<{ ok: true; amount: string; isConverted: boolean }> | Readonly<{ ok: false; say: string }>;

/** A locale of each decimal mark that groups digits by the other. */
const LOCALE_OF: Readonly<Record<Decimal, string>> = { '.': 'en-US', ',': 'de-DE' };
const LEADING_ZERO = /^[-+]?0\d/;
const DATE = /^\d{1,4}([./-])\d{1,2}\1\d{2,4}$/;

/** @param unit the column's; @param scale of the column, where its unit is a rate */
export function readNumberCell(
  text: string,
  unit: UnitName,
  marks: CsvMarks,
  scale: RateScale = 'fraction',
): NumberCell {
  const typed = cleaned(text, marksOf(marks.locale).digits);
  if (LEADING_ZERO.test(typed)) return { ok: false, say: 'starts with a zero, as ids do' };
  if (DATE.test(typed)) return { ok: false, say: 'looks like a date' };
  if (unit !== 'rate' && unit !== 'weight' && /^\d+\s*\/\s*\d+$/.test(typed))
    return { ok: false, say: 'may be a date or a fraction' };
  const isBareRate = unit === 'rate' && !/[%/=]/.test(typed);
  // As a count, so that the column's scale holds and not the cell's own size.
  const read = inMarks(text, isBareRate ? 'count' : unit, marks);
  if (!read.ok) return { ok: false, say: read.say };
  const amount = isBareRate && scale !== 'fraction' ? `${read.amount}%` : read.amount;
  return { ok: true, amount, isConverted: amount !== text };
}

/** By the user's locale where it has the file's decimal mark, else by one that has; the first that can read it. */
function inMarks(
  text: string,
  unit: UnitName,
  { decimal, locale, currency }: CsvMarks,
): ReturnType<typeof readEntry> {
  const isOwn = marksOf(locale).latin.decimal === decimal;
  const read = readEntry(text, { locale: isOwn ? locale : LOCALE_OF[decimal], currency, unit });
  if (read.ok || !isOwn) return read;
  const other = readEntry(text, { locale: LOCALE_OF[decimal], currency, unit });
  return other.ok ? other : read;
}

/** What the bare numbers of a rate column are, judged by all of them. */
export function scaleOf(cells: readonly string[], marks: CsvMarks): RateScale {
  const bare = cells.flatMap((cell) => {
    if (cell.trim() === '' || /[%٪/=]/.test(cell)) return [];
    const read = inMarks(cell, 'count', marks);
    return read.ok ? [read.read] : [];
  });
  if (!bare.some((value) => value.gt(1))) return 'fraction';
  return bare.some((value) => value.gt(0) && value.lt(1)) ? 'mixed' : 'percent';
}
