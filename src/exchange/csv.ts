/**
 * CSV: cells that no spreadsheet takes for a formula, and the whole plan for machines, one cell a row. Quoting is
 * papaparse's; the guard is ours, as its own leaves formulas after a line break alone and spoils negative numbers.
 */
import Papa from 'papaparse';
import { addressOf, textAt } from '../engine/address.ts';
import type { BoundLine } from '../engine/formula/bind.ts';
import type { Sheet } from '../engine/formula/sheet.ts';
import { isProblem } from '../engine/problem.ts';
import type { Scenario } from '../engine/scenario.ts';
import { plain } from './plain.ts';

/** Digits, marks and one sign: a number of any locale, which a spreadsheet can only read as one. */
const NUMBER = /^[-−]?[\d٠-٩۰-۹][\d٠-٩۰-۹.,٫٬'’ \u00a0\u202f]*[%٪]?$/u;
/** What starts a formula, at the start or where a careless reader starts a cell anew; blanks and invisible marks do not hide it. */
const FORMULA = /(?:^|[\r\n"',;\t])(?:(?![\r\n\t])[\s\p{Cf}])*[=+\-@−＝＋－＠]|^[\s\p{Cf}]*[\t\r\n]/u;

/** Excel asks for one before text that is not English. */
export const BYTE_ORDER_MARK = '\ufeff';

/** `text` so that no spreadsheet runs it: with an apostrophe in front where it could be a formula. Numbers stay numbers. */
export function guardCell(text: string): string {
  return text.startsWith("'") || (!NUMBER.test(text) && FORMULA.test(text)) ? `'${text}` : text;
}

/** The text that `guardCell` was given: any number of round trips leaves it as it was. An apostrophe not ours stays: `'t Hof`. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && guardCell(cell.slice(1)) === cell ? cell.slice(1) : cell;
}

/** Rows as CSV with CRLF between them, every cell guarded, quoted where it must be. */
export function csvText(rows: readonly (readonly string[])[], delimiter: ',' | ';'): string {
  return Papa.unparse(
    rows.map((row) => row.map(guardCell)),
    { delimiter, newline: '\r\n' },
  );
}

const COLUMNS = [
  'line',
  'rule',
  'label',
  'unit',
  'tier',
  'tier_name',
  'sdr',
  'value',
  'problem',
  'typed',
] as const;

/** A heading of the CSV for machines. */
export type MachineColumn = (typeof COLUMNS)[number];

/** What a plan holds besides its cells, by address; after them, so that the file opens as an equal plan again. */
export const PLAN_FIELDS = {
  version: 'Format version',
  id: 'Plan id',
  name: 'Plan name',
  notes: 'Notes',
  currency: 'Currency',
  'period.start': 'First month',
} as const;

/**
 * Every cell of every line for other programs, the same in every locale: decimals with a point and up to 36 digits,
 * rates as fractions, commas between. `typed` is the scenario's own text of an input; a cell that cannot be computed has
 * its `problem` in plain words and no value; an optional input left blank has neither. The last rows hold the plan's name,
 * notes and the like as `typed`, without a rule.
 */
export function machineCsv(scenario: Scenario, sheet: Sheet): string {
  const rows = sheet.catalogue.lines.flatMap((bound) => rowsOf(bound, scenario, sheet));
  const plan = Object.entries(PLAN_FIELDS).map(([address, label]) => [
    address,
    '',
    label,
    'text',
    '',
    '',
    '',
    '',
    '',
    textAt(scenario, address) ?? '',
  ]);
  return csvText([COLUMNS, ...rows, ...plan], ',');
}

function rowsOf({ name, line }: BoundLine, scenario: Scenario, sheet: Sheet): string[][] {
  return sheet.cells(name).map(({ cell: { at }, value }) => {
    const isBlank = line.kind === 'input' && line.optional === true && sheet.isBlank(name, at);
    const typed = 'key' in line ? (textAt(scenario, addressOf(line.key, at.tier)) ?? '') : '';
    const tierName = scenario.tiers.find((tier) => tier.id === at.tier)?.name ?? '';
    const [figure, problem] = isBlank ? ['', ''] : isProblem(value) ? ['', value.say] : [plain(value), ''];
    return [
      name,
      line.rule,
      line.label,
      line.unit,
      at.tier ?? '',
      tierName,
      at.sdr ?? '',
      figure,
      problem,
      typed,
    ];
  });
}
