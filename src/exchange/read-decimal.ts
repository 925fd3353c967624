/**
 * A number as a person writes it, to a plain decimal: groups of three (in India also of two), or none at all; spaces and
 * apostrophes group in every locale, as they can mean nothing else. A form that the locale does not use is refused and
 * never re-scaled: `1,00` is not 100 and `1.000,50` is not 1.0005.
 */
import { Num } from '../engine/number.ts';
import type { Marks, NumberMarks } from './number-marks.ts';

/** The signs that numbers are made of, after cleaning; text of other signs is no number in any locale. */
const NUMBER_SIGNS = /^[\d.,'٫٬ ]+$/;
const EXPONENT = /^([^a-z]*)e([+-]?\d{1,2})$/i;
/** Arabic marks mean the same everywhere, whatever the locale. */
const ARABIC: Marks = { group: '٬', decimal: '٫' };

/** Whether `text` consists of digits and marks only, so that its form is what is wrong with it. */
export function isOfNumberSigns(text: string): boolean {
  return NUMBER_SIGNS.test(text) && /\d/.test(text);
}

/**
 * @param text cleaned (see `cleaned`), without sign, currency or percent, of at most 150 signs; may end in an exponent
 *   of two digits, as 1e6
 * @returns a plain decimal, exact at any length (`1000.5`), or undefined where the locale has no such form
 */
export function readDecimal(text: string, marks: NumberMarks): string | undefined {
  const [, mantissa = text, exponent = '0'] = EXPONENT.exec(text) ?? [];
  for (const pair of [marks.latin, ARABIC]) {
    const plain = ungrouped(mantissa, pair, marks.groupsOfTwo);
    if (plain !== undefined) return new Num(`${plain}e${exponent}`).toString();
  }
  return undefined;
}

function ungrouped(text: string, { group, decimal }: Marks, groupsOfTwo: boolean): string | undefined {
  const [whole = '', fraction = '', ...more] = text.split(decimal);
  if (more.length > 0 || !/^\d*$/.test(fraction) || (whole === '' && fraction === '')) return undefined;
  if (!/^\d*$/.test(whole) && !isGrouped(whole, group, groupsOfTwo)) return undefined;
  return `${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}`;
}

/** The whole part in groups by one and the same mark, the first without a leading zero. */
function isGrouped(whole: string, group: string, groupsOfTwo: boolean): boolean {
  const mark = [group, ' ', "'"].find((sign) => whole.includes(sign));
  if (mark === undefined) return false;
  const [first = '', ...rest] = whole.split(mark);
  if (!/^[1-9]\d{0,2}$/.test(first)) return false;
  const inThrees = rest.every((part) => /^\d{3}$/.test(part));
  const last = rest.at(-1) ?? '';
  const inTwos =
    groupsOfTwo &&
    first.length <= 2 &&
    /^\d{3}$/.test(last) &&
    rest.slice(0, -1).every((part) => /^\d{2}$/.test(part));
  return inThrees || inTwos;
}
