/** The plan as a person reads it on the Plan sheet, as CSV that a spreadsheet of the same locale opens as numbers. */
import type { Sheet } from '../engine/formula/sheet.ts';
import type { At } from '../engine/formula/tree.ts';
import type { LineName } from '../engine/lines/catalogue.ts';
import { isProblem } from '../engine/problem.ts';
import type { Scenario } from '../engine/scenario.ts';
import { BYTE_ORDER_MARK, csvText } from './csv.ts';
import { csvFigures, isMoney } from './csv-figure.ts';
import type { Format } from './format.ts';

type Figure = (line: LineName, at?: At) => string;

/** The tier table: the heading of each column, its line per tier, and the line that stands for all tiers. */
const COLUMNS: readonly (readonly [head: string, line: LineName, total?: LineName])[] = [
  ['Seats', 'seats'],
  ['Price per seat and month', 'price'],
  ['Deal MRR', 'dealMrr', 'averageDealMrr'],
  ['AE win rate', 'winRate', 'blendedWinRateByValue'],
  ['Share of opportunities', 'oppShare'],
  ['Share of ARR', 'arrShare', 'shareSum'],
  ['Pipeline needed for the plan period, MRR', 'pipelineMrr', 'teamPipelineMrr'],
  ['Quota needed per SDR for the plan period, MRR', 'quotaMrr', 'sdrMrr'],
  ['Handed out per SDR for the plan period, MRR', 'handedMrr', 'sdrHandedMrr'],
  ['Opportunities per SDR for the plan period', 'quotaOpps', 'sdrOpps'],
  ['Opportunities per SDR and month', 'monthOpps', 'sdrMonthOpps'],
  ['Team opportunities for the plan period', 'teamOpps', 'allOpps'],
  ['Planned ARR', 'tierArr', 'plannedArr'],
];

/** The first words of the rows, by which such a file is known again. */
export const PEOPLE_ROWS = {
  name: 'Scenario',
  period: 'Plan period',
  months: 'Plan period in months',
  target: 'New ARR target for the plan period',
  sdrShare: 'SDR-sourced share',
  sdrs: 'SDRs, full-time equivalents',
  attainment: 'Expected attainment',
  rounding: 'Whole opportunities',
  split: 'Split of tiers',
  tiers: 'Tier',
  carriers: 'Who carries what',
  notes: 'Notes',
} as const;

/**
 * Scenario, period, target and team; the tiers with a row for all of them; who carries what; the notes, if there are any.
 * Starts with a byte order mark, as Excel asks for one. Columns are parted by `;` where the decimal mark is a comma, else
 * by `,`; numbers are in the digits 0-9 with the locale's decimal mark, without groups and currency signs, money to the
 * minor unit and rates as `20%`; the units stand in the headings.
 * @param sheet the sheet of `scenario`
 * @param locale whose spreadsheet will open it, BCP 47
 */
export function peopleCsv(scenario: Scenario, sheet: Sheet, format: Format, locale: string): string {
  const figures = csvFigures(locale);
  const figure: Figure = (line, at = {}) => {
    const value = sheet.value(line, at);
    if (isProblem(value)) return value.say;
    return figures.figure(value, sheet.catalogue.line(line).line.unit, format.minorUnits);
  };
  const rows = [
    ...assumptions(scenario, sheet, format, figure),
    [],
    ...tierTable(scenario, sheet, figure),
    [],
    ...carriers(scenario, sheet, figure),
    ...(scenario.notes === '' ? [] : [[], [PEOPLE_ROWS.notes, scenario.notes]]),
  ];
  return BYTE_ORDER_MARK + csvText(rows, figures.delimiter);
}

function assumptions(
  { name, currency, period }: Scenario,
  sheet: Sheet,
  format: Format,
  figure: Figure,
): string[][] {
  const months = sheet.value('months');
  return [
    [PEOPLE_ROWS.name, name],
    [PEOPLE_ROWS.period, format.period(period.start, isProblem(months) ? 1 : months.toNumber())],
    [PEOPLE_ROWS.months, figure('months')],
    [`${PEOPLE_ROWS.target} (${currency})`, figure('targetArr')],
    [PEOPLE_ROWS.sdrShare, figure('sdrShare')],
    [PEOPLE_ROWS.sdrs, figure('sdrs')],
    [PEOPLE_ROWS.attainment, figure('attainment')],
    [PEOPLE_ROWS.rounding, choiceInWords(sheet, 'roundEach')],
    [PEOPLE_ROWS.split, choiceInWords(sheet, 'byOpps')],
  ];
}

function choiceInWords(sheet: Sheet, name: 'roundEach' | 'byOpps'): string {
  const { line } = sheet.catalogue.line(name);
  const value = sheet.value(name);
  if (line.kind !== 'choice' || isProblem(value)) throw new Error(`${name} is no choice`);
  return value.isZero() ? line.words.no : line.words.yes;
}

function tierTable({ tiers, currency, split }: Scenario, sheet: Sheet, figure: Figure): string[][] {
  const columns = COLUMNS.filter(([, line]) => line !== 'oppShare' || split === 'opps');
  const heads = columns.map(([head, line]) =>
    isMoney(sheet.catalogue.line(line).line.unit) ? `${head} (${currency})` : head,
  );
  return [
    [PEOPLE_ROWS.tiers, ...heads],
    ...tiers.map(({ id, name }) => [name, ...columns.map(([, line]) => figure(line, { tier: id }))]),
    ['All tiers', ...columns.map(([, , total]) => (total === undefined ? '' : figure(total)))],
  ];
}

function carriers({ tiers, currency }: Scenario, sheet: Sheet, figure: Figure): string[][] {
  const heads = tiers.map(({ name }) => `${name}: opportunities for the plan period`);
  return [
    [
      PEOPLE_ROWS.carriers,
      ...heads,
      'Opportunities for the plan period',
      `Quota for the plan period, MRR (${currency})`,
    ],
    ...sheet
      .members('sdr')
      .map((sdr, i) => [
        `SDR ${i + 1}`,
        ...tiers.map((tier) => figure('handedOpps', { tier: tier.id, sdr })),
        figure('carriedOpps', { sdr }),
        figure('carriedMrr', { sdr }),
      ]),
    [
      'All SDRs',
      ...tiers.map((tier) => figure('teamOpps', { tier: tier.id })),
      figure('allOpps'),
      figure('streetMrr'),
    ],
  ];
}
