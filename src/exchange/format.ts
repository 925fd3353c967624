/**
 * Figures and months as people read them, in one locale and one currency. Every number is rounded in decimals, half away
 * from zero, and handed to Intl as its exact text, so that no digit passes through a double. A figure that is not zero
 * never reads as zero: it is then shown to its first digit.
 */
import { UNITS, type UnitName } from '../engine/formula/unit.ts';
import { monthText } from '../engine/members.ts';
import { Num } from '../engine/number.ts';
import { createMonthFormat, type MonthFormat } from './format-month.ts';
import { plain, tidy } from './plain.ts';

/** How figures are written for a reader; see each member. All are pure and never throw for finite numbers. */
export type Format = MonthFormat &
  Readonly<{
    /** ISO 4217, and the sign that stands for it here: `$`. */
    currency: string;
    currencySymbol: string;
    /** Decimal places of the currency: 2, for yen 0. */
    minorUnits: number;
    /** BCP 47. */
    locale: string;
    /** As a grid cell shows it: $83,333 or $42.50, a price to the cent, 166.7, 16.4%. */
    cell(value: Num, unit: UnitName): string;
    /** As the formula bar shows it: all that is known, up to 20 digits. `readEntry` reads it back to the same number. */
    full(value: Num, unit: UnitName): string;
    /** As a headline shows it: $2.04M. Rates as in a cell. */
    short(value: Num, unit: UnitName): string;
    /** For machines: a point, no groups, up to 36 digits. */
    plain(value: Num): string;
    /** Words as a list in a sentence: `a, b, and c`. The words are the app's, so the grammar is English. */
    list(words: readonly string[]): string;
    /** A number and its noun: `1 opportunity`, `17 opportunities`. */
    count(n: Num | number, one: string, other: string): string;
  }>;

type Style = 'money' | 'rate' | 'number' | 'flag';
type Digits = Readonly<{ min?: number; max: number }>;

const LANGUAGE = 'en';
const FULL_DIGITS = 20;

/**
 * @param locale   BCP 47: picks digits, marks, the place of signs, and names of months (always of the Gregorian calendar)
 * @param currency ISO 4217: picks sign and minor units
 * @throws RangeError if either is malformed: a bug, as both are checked when they come in
 */
export function createFormat({ locale, currency }: { locale: string; currency: string }): Format {
  const numbers = new Map<string, Intl.NumberFormat>();
  const money: Intl.NumberFormatOptions = {
    style: 'currency',
    currency,
    currencyDisplay: displayOf(locale, currency),
  };
  const styles = { money, rate: { style: 'percent' }, number: {}, flag: {} } as const satisfies Record<
    Style,
    Intl.NumberFormatOptions
  >;
  const moneyParts = new Intl.NumberFormat(locale, money).formatToParts(0);
  const minor = new Intl.NumberFormat(locale, money).resolvedOptions().maximumFractionDigits ?? 2;
  const lists = new Intl.ListFormat(LANGUAGE, { type: 'conjunction' });
  const months = createMonthFormat(locale);
  const plurals = new Intl.PluralRules(LANGUAGE);

  const show = (value: Num, style: Style, more: Intl.NumberFormatOptions): string => {
    const key = `${style} ${JSON.stringify(more)}`;
    let number = numbers.get(key);
    if (!number) {
      number = new Intl.NumberFormat(locale, { ...styles[style], ...more });
      numbers.set(key, number);
    }
    return number.format(value.toString() as Intl.StringNumericLiteral);
  };

  /** To at most `max` places (of a percent, for a rate), at least `min`. */
  const rounded = (value: Num, style: Style, { min = 0, max }: Digits): string => {
    const places = style === 'rate' ? max + 2 : max;
    const nearest = value.toDecimalPlaces(places);
    if (nearest.isZero() && !value.isZero())
      return show(value.toSignificantDigits(1), style, { maximumSignificantDigits: 1 });
    return show(nearest, style, { minimumFractionDigits: min, maximumFractionDigits: max });
  };

  const cell = (given: Num, unit: UnitName): string => {
    const value = tidy(given);
    const style = styleOf(unit);
    if (style === 'flag') return value.isZero() ? 'no' : 'yes';
    if (unit === 'date') return months.month(monthText(value.toNumber()));
    if (style !== 'money') return rounded(value, style, { max: UNITS[unit].step === '0.01' ? 2 : 1 });
    const cents = value.toDecimalPlaces(minor);
    const isWhole =
      unit !== 'price' && (cents.abs().gte(100) || (cents.isInteger() && !cents.isZero()) || value.isZero());
    return rounded(value, style, isWhole ? { max: 0 } : { min: minor, max: minor });
  };

  const full = (given: Num, unit: UnitName): string => {
    const value = tidy(given).toSignificantDigits(FULL_DIGITS);
    const style = styleOf(unit);
    if (style === 'flag' || unit === 'date') return cell(value, unit);
    const hasFewCents = style === 'money' && !value.isInteger() && value.decimalPlaces() <= minor;
    return show(
      value,
      style,
      hasFewCents ? { minimumFractionDigits: minor } : { maximumSignificantDigits: FULL_DIGITS },
    );
  };

  return {
    ...months,
    locale,
    currency,
    currencySymbol: moneyParts.find(({ type }) => type === 'currency')?.value ?? currency,
    minorUnits: minor,
    cell,
    full,
    short: (value, unit) => {
      const style = styleOf(unit);
      if (style === 'rate' || style === 'flag' || value.abs().lt(1000)) return cell(value, unit);
      return show(tidy(value), style, {
        notation: 'compact',
        minimumFractionDigits: 0,
        maximumFractionDigits: style === 'money' ? 2 : 1,
      });
    },
    plain,
    list: (words) => lists.format(words),
    count: (n, one, other) => {
      const value = new Num(n);
      return `${cell(value, 'count')} ${plurals.select(value.toNumber()) === 'one' ? one : other}`;
    },
  };
}

/** The short sign where it is one (`$`, not `US$`); letters only where the locale itself uses them, as K is thousand too. */
function displayOf(locale: string, currency: string): 'narrowSymbol' | 'symbol' {
  const narrow = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return narrow.formatToParts(0).some(({ type, value }) => type === 'currency' && /\p{Sc}/u.test(value))
    ? 'narrowSymbol'
    : 'symbol';
}

function styleOf(unit: UnitName): Style {
  const { of } = UNITS[unit];
  if ('money' in of) return 'money';
  return unit === 'rate' || unit === 'flag' ? unit : 'number';
}
