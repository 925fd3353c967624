/**
 * Our own CSV for people: found by its first words, cut down to its table of tiers, and opened as a plan. Its figures are
 * rounded as they were shown; what it does not hold (quotas set by hand, bounds of the mix) is not made up.
 */
import { keepText } from '../../engine/amount.ts';
import type { UnitName } from '../../engine/formula/unit.ts';
import { LINES } from '../../engine/lines/catalogue.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { PEOPLE_ROWS } from '../people-csv.ts';
import { readMonth } from '../read-month.ts';
import { planOfTiers } from './place-tiers.ts';
import { quoted } from './quoted.ts';
import { readNumberCell, type CsvMarks } from './read-number-cell.ts';
import type { TierRead } from './read-tiers.ts';
import { isBlankRow, type CsvRow, type LineFault } from './split-rows.ts';

/** `tiers` is the part with headings and tiers; `other` are the rows of computed figures after it. */
export type PeopleParts = Readonly<{
  facts: readonly CsvRow[];
  tiers: readonly CsvRow[];
  other: readonly CsvRow[];
}>;

/** The parts of such a file, or undefined where the rows are of another kind. */
export function peopleParts(rows: readonly CsvRow[]): PeopleParts | undefined {
  const from = rows.findIndex(({ cells }) => cells[0] === PEOPLE_ROWS.tiers);
  const to = rows.findLastIndex(({ cells }) => cells[0] === PEOPLE_ROWS.carriers);
  if (rows[0]?.cells[0] !== PEOPLE_ROWS.name || from < 0 || to < from) return undefined;
  return {
    facts: rows.slice(0, from).filter((row) => !isBlankRow(row)),
    tiers: rows.slice(from, to).filter((row) => !isBlankRow(row)),
    other: rows.slice(to).filter((row) => !isBlankRow(row)),
  };
}

/**
 * The plan of such a file. What is missing or cannot be read is kept as text or left as in `open`, and told.
 * @param open gives what the file does not name
 */
export function planOfPeople(
  { facts, other }: PeopleParts,
  read: readonly TierRead[],
  marks: CsvMarks,
  open: Scenario,
  newId: () => string,
): { scenario: Scenario; faults: LineFault[] } {
  const faults: LineFault[] = [];
  const row = (head: string): CsvRow | undefined => facts.find(({ cells }) => cells[0]?.startsWith(head));
  const [, currency = open.currency] = /\(([A-Z]{3})\)$/.exec(row(PEOPLE_ROWS.target)?.cells[0] ?? '') ?? [];
  const amount = (head: string, unit: UnitName): string => {
    const { line = 1, cells = [] } = row(head) ?? {};
    const text = cells[1] ?? '';
    if (text.trim() === '') return '';
    const found = readNumberCell(text, unit, { ...marks, currency });
    if (!found.ok) faults.push({ line, say: `${head} ${quoted(text)}: ${found.say}; kept as text` });
    return found.ok ? found.amount : keepText(text);
  };
  const isYes = (head: string, line: 'roundEach' | 'byOpps'): boolean =>
    row(head)?.cells[1] === LINES[line].words.yes;
  const months = amount(PEOPLE_ROWS.months, 'months');
  const { line = 1, cells = [] } = row(PEOPLE_ROWS.period) ?? {};
  const start = readMonth(cells[1]?.split(' – ')[0] ?? '', marks.locale);
  if (!start.ok) faults.push({ line, say: `First month: ${start.say}; that of the open plan is taken` });
  const plan = planOfTiers({ ...open, currency }, read, row(PEOPLE_ROWS.name)?.cells[1] ?? '', newId);
  const scenario: Scenario = {
    ...plan,
    notes: other.find(({ cells }) => cells[0] === PEOPLE_ROWS.notes)?.cells[1] ?? '',
    period: {
      start: start.ok ? start.month : open.period.start,
      months: /^\d{1,9}$/.test(months) ? Number(months) : months,
    },
    target: {
      arr: amount(PEOPLE_ROWS.target, 'arr'),
      sdrShare: amount(PEOPLE_ROWS.sdrShare, 'rate'),
    },
    split: isYes(PEOPLE_ROWS.split, 'byOpps') ? 'opps' : 'arr',
    team: {
      sdrs: amount(PEOPLE_ROWS.sdrs, 'count'),
      attainment: amount(PEOPLE_ROWS.attainment, 'rate'),
      rounding: isYes(PEOPLE_ROWS.rounding, 'roundEach') ? 'each' : 'team',
    },
  };
  return { scenario, faults };
}
