/**
 * Figures in CSV for people: digits 0-9 with the decimal mark of a locale, without groups and currency signs, so that a
 * spreadsheet of that locale takes them for numbers.
 */
import { UNITS, type UnitName } from '../engine/formula/unit.ts';
import type { Num } from '../engine/number.ts';
import { marksOf } from './number-marks.ts';
import { plain, tidy } from './plain.ts';

const RATE_PLACES = 2;
const COUNT_PLACES = 4;

export type CsvFigures = Readonly<{
  /** `;` where the decimal mark is a comma. */
  delimiter: ',' | ';';
  /** Money to `minorUnits` places, a rate as `20%`, else up to four places. */
  figure(value: Num, unit: UnitName, minorUnits: number): string;
  /** A rate's change in points: 5 for five percentage points. */
  points(value: Num): string;
}>;

/** @param locale whose spreadsheet will open the file, BCP 47 */
export function csvFigures(locale: string): CsvFigures {
  const { decimal } = marksOf(locale).latin;
  const write = (value: Num, places: number): string =>
    plain(tidy(value).toDecimalPlaces(places)).replace('.', decimal);
  const points = (value: Num): string => write(tidy(value).times(100), RATE_PLACES);
  return {
    delimiter: decimal === ',' ? ';' : ',',
    figure: (value, unit, minorUnits) =>
      unit === 'rate' ? `${points(value)}%` : write(value, isMoney(unit) ? minorUnits : COUNT_PLACES),
    points,
  };
}

export function isMoney(unit: UnitName): boolean {
  return 'money' in UNITS[unit].of;
}
