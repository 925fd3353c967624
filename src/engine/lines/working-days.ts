/** Rule C22: working days of a month on the Gregorian calendar, without a clock or a time zone. */
import type { Algorithm } from '../formula/line.ts';
import { Num, ZERO } from '../number.ts';

/** Over months: Mondays to Fridays less the days off typed for the calendar month; not below 0. */
export const workingDays: Algorithm = ({ list, blankable }) =>
  list('calendarMonth').map((month) => {
    const number = month.toNumber();
    const off = blankable('holidays')[number % 12] ?? ZERO;
    return Num.max(0, new Num(weekdays(Math.floor(number / 12), number % 12)).minus(off));
  });

/** @param month 0 for January */
function weekdays(year: number, month: number): number {
  const first = daysBefore(year, month);
  const days = daysBefore(year + Math.floor(month / 11), (month + 1) % 12) - first;
  // the first day of the year 1 was a Monday
  return Array.from({ length: days }, (_, i) => (first + i) % 7).filter((day) => day < 5).length;
}

/** Days from the first of January of the year 1 to the first of a month. */
function daysBefore(year: number, month: number): number {
  const past = year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const inYear = BEFORE[month] ?? 0;
  return past * 365 + leaps + inYear + (isLeap && month > 1 ? 1 : 0);
}

/** Days of a common year before each of its months. */
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
