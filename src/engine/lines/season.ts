/** Months, fiscal quarters and seasons: the calendar that the plan meets. */
import { algorithm, choice, line } from '../formula/line.ts';
import { monthNumber } from '../members.ts';
import { byCalendarMonth, inQuarter } from './closing.ts';

export const seasonLines = {
  fiscalFirst: choice({
    rule: 'S4',
    label: 'Begins the fiscal year',
    per: ['calendar'],
    key: 'period.fiscal',
    is: 'yes',
    words: { yes: 'begins the fiscal year', no: 'does not begin it' },
    means: 'The calendar month that the fiscal year begins with: the plan’s first unless chosen.',
    lists: (text, month, place, { period }) =>
      text === '' ? monthNumber(period.start) % 12 === place : text === month,
  }),
  inQuarter: algorithm({
    rule: 'S5',
    label: 'In the quarter',
    unit: 'weight',
    per: ['quarter', 'month'],
    needs: ['calendarMonth', 'fiscalFirst'],
    means: 'Which months make up which fiscal quarter.',
    note: '1 where the month is in the quarter, else 0; quarters begin with the fiscal year and every third month after.',
    run: inQuarter,
  }),
  seasonWeight: line({
    rule: 'S10a',
    label: 'Season',
    unit: 'weight',
    per: ['calendar'],
    formula: 'IFNA(seasonGiven, seasonOne) * calendarMonths / seasonSum',
    onZero: 'The season weights are all 0',
    means: 'Season weight scaled so that the twelve calendar months have a mean of 1.',
  }),
  seasonSum: line({
    rule: 'S10b',
    label: 'Season weights in all',
    unit: 'weight',
    per: [],
    formula: 'SUM(IFNA(seasonGiven, seasonOne))',
    means: 'The sum of the typed weights of the twelve calendar months.',
  }),
  seasonAt: algorithm({
    rule: 'S10c',
    label: 'Season of the month',
    unit: 'weight',
    per: ['month'],
    needs: ['seasonWeight', 'calendarMonth'],
    means: 'How much is created in the month beside an average one.',
    note: 'The season of its calendar month.',
    run: byCalendarMonth('seasonWeight'),
  }),
};
