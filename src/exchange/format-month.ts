/** Months and plan periods as people read them. Months are text such as 2027-01; no clock and no time zone is involved. */
import { keptText } from '../engine/amount.ts';
import { CALENDAR, type CalendarMonth } from '../engine/scenario.ts';
import { monthNumber, monthText } from '../engine/members.ts';

export type MonthFormat = Readonly<{
  /** `Jan 2027` for 2027-01; text that is no month, as it was typed. */
  month(month: string): string;
  /** `Jan` for jan, without a year. */
  calendarMonth(month: CalendarMonth): string;
  /** First and last month of a plan, `Jan 2027 – Dec 2027`; the first alone where `months` is no whole number above 1. */
  period(start: string, months: number): string;
}>;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** @param locale BCP 47: picks the names; the calendar is always the Gregorian one, as plans are kept in it */
export function createMonthFormat(locale: string): MonthFormat {
  const names = new Intl.DateTimeFormat(locale, {
    calendar: 'gregory',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const month = (text: string): string => {
    const [, year, number] = MONTH.exec(text) ?? [];
    return year === undefined
      ? (keptText(text) ?? text)
      : names.format(Date.UTC(Number(year), Number(number) - 1));
  };
  const period = (start: string, months: number): string =>
    MONTH.test(start) && Number.isInteger(months) && months > 1
      ? `${month(start)} – ${month(monthText(monthNumber(start) + months - 1))}`
      : month(start);
  const alone = new Intl.DateTimeFormat(locale, { calendar: 'gregory', month: 'short', timeZone: 'UTC' });
  const calendarMonth = (name: CalendarMonth): string => alone.format(Date.UTC(2027, CALENDAR.indexOf(name)));
  return { month, period, calendarMonth };
}
