/** Months as people type them (`2027-01`, `01/2027`, `Jan 2027`, `siječanj 2027.`) to the form that plans hold. */
import { isolated } from '../engine/isolated.ts';
import { cleaned, marksOf } from './number-marks.ts';

/** A month as in 2027-01, or why there is none, as a sentence. */
export type MonthRead = { ok: true; month: string } | { ok: false; say: string };

const YEAR = /(?<!\d)\d{4}(?!\d)/g;
const SEPARATORS = /[\s.,/\-–—年년]+/u;
const EARLIEST = 1900;
const LATEST = 2199;

type Names = Readonly<{ months: ReadonlyMap<string, number>; fillers: ReadonlySet<string> }>;
const KNOWN = new Map<string, Names>();

/**
 * Reads a month of the Gregorian calendar: a year of four digits, before or after a number or a name. Names are those of
 * the locale and of English, whole or at least their first three letters where only one month begins so.
 */
export function readMonth(text: string, locale: string): MonthRead {
  const clean = cleaned(text, marksOf(locale).digits);
  const [year, ...otherYears] = clean.match(YEAR) ?? [];
  if (year === undefined || otherYears.length > 0)
    return { ok: false, say: 'A month has a name or number and a year of four digits, as in 2027-01' };
  if (Number(year) < EARLIEST || Number(year) > LATEST)
    return { ok: false, say: `The year ${year} is not between ${EARLIEST} and ${LATEST}` };
  const names = namesOf(locale);
  const word = words(clean.replace(year, ' '))
    .filter((part) => !names.fillers.has(part))
    .join(' ');
  const number = /^(\d{1,2})[月월]?$/u.exec(word)?.[1];
  const month = number === undefined ? monthNamed(word, names) : Number(number);
  if (month === undefined)
    return { ok: false, say: word === '' ? `Which month of ${year}?` : `“${isolated(word)}” is no month` };
  if (month < 1 || month > 12) return { ok: false, say: `There is no month ${month}` };
  return { ok: true, month: `${year}-${String(month).padStart(2, '0')}` };
}

function monthNamed(word: string, { months }: Names): number | undefined {
  const exact = months.get(word);
  if (exact !== undefined || word.length < 3) return exact;
  const [first, ...others] = new Set(
    [...months].filter(([name]) => name.startsWith(word)).map(([, month]) => month),
  );
  return others.length === 0 ? first : undefined;
}

/** Every form of every month's name, alone and beside a day or a year, and the words that stand between ("de", "г."). */
function namesOf(locale: string): Names {
  let names = KNOWN.get(locale);
  if (!names) {
    names = namesFromIntl(locale);
    KNOWN.set(locale, names);
  }
  return names;
}

function namesFromIntl(locale: string): Names {
  const months = new Map<string, number>();
  const fillers = new Set<string>();
  const options = (['short', 'long'] as const).flatMap(
    (month) => [{ month }, { month, year: 'numeric' }, { month, day: 'numeric' }] as const,
  );
  for (const option of options) {
    for (const tag of [locale, 'en']) {
      const format = new Intl.DateTimeFormat(tag, { ...option, calendar: 'gregory', timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        for (const { type, value } of format.formatToParts(Date.UTC(2027, month - 1, 1))) {
          const name = words(cleaned(value, marksOf(locale).digits)).join(' ');
          // The locale is asked before English, and what it means by a name holds.
          if (type === 'month' && /\p{L}/u.test(name) && !months.has(name)) months.set(name, month);
          if (type === 'literal') words(value).forEach((word) => fillers.add(word));
        }
      }
    }
  }
  return { months, fillers };
}

/** Lower case, without accents and full stops, so that `SIJECANJ` is siječanj. */
function words(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(SEPARATORS)
    .filter((word) => word !== '');
}
