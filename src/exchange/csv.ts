/**
 * CSV: cells that no spreadsheet takes for a formula, and the whole plan for machines, one cell a row. Quoting is
 * papaparse's; the guard is ours, as its own leaves formulas after a line break alone and spoils negative numbers.
 */
import Papa from 'papaparse';
import { addressAt, keyOf, textAt } from '../engine/address.ts';
import type { BoundLine } from '../engine/formula/bind.ts';
import type { Line } from '../engine/formula/line.ts';
import type { Sheet } from '../engine/formula/sheet.ts';
import type { At } from '../engine/formula/tree.ts';
import { isProblem } from '../engine/problem.ts';
import type { Scenario } from '../engine/scenario.ts';
import { addressesIn } from './csv-addresses.ts';
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
  'address',
  'at',
] as const;

/** A heading of the CSV for machines. */
export type MachineColumn = (typeof COLUMNS)[number];

/** What a plan holds besides its cells, by address; last, so that the file opens as an equal plan again. */
export const PLAN_FIELDS = {
  version: 'Format version',
  id: 'Plan id',
  name: 'Plan name',
  notes: 'Notes',
  currency: 'Currency',
} as const;

/** Other texts that no cell of the sheet is typed at, by the key of their address. */
const LABELS: Readonly<Record<string, string>> = {
  'roster[].name': 'SDR',
  'roster[].segment': 'Segment',
  'roster[].manager': 'Manager',
  'roster[].tiers': 'Deal tiers',
  'roster[].ramp': 'Ramp profile of the SDR',
  'ramps[].name': 'Ramp profile',
  'source.id': 'Copied from, plan id',
  'source.name': 'Copied from',
  approved: 'Approved',
};

/** A tier's name stands beside each of its cells, and nobody's sample is imported. */
const TOLD_ELSEWHERE = ['format', 'sample', 'tiers[].name'];

/**
 * The cells of the lines for other programs, the same in every locale: decimals with a point and up to 36 digits, rates as
 * fractions, commas between. `typed` is the scenario's own text of an input and `address` where it stands there; `at` names
 * the members that a cell has besides a tier and an SDR, `month=2027-03`; a cell that cannot be computed has its `problem`
 * in plain words and no value; an optional input left blank has neither. The last rows hold all else that the plan is made
 * of as `typed`, without a rule: people, their managers and tiers, ramp profiles, the plan's name, notes and the like.
 *
 * Left out, as they are very many: what closes after each number of months, quotas by tier, SDR and month, and blank inputs
 * over two dimensions.
 */
export function machineCsv(scenario: Scenario, sheet: Sheet): string {
  const rows = sheet.catalogue.lines.flatMap((bound) => rowsOf(bound, scenario, sheet));
  const told = new Set(rows.map((row) => row[COLUMNS.indexOf('address')]));
  const others = addressesIn(scenario).filter(
    (address) =>
      !told.has(address) &&
      !TOLD_ELSEWHERE.includes(keyOf(address).key) &&
      !Object.hasOwn(PLAN_FIELDS, address),
  );
  const texts = [
    ...others.map((address) => [address, LABELS[keyOf(address).key] ?? keyOf(address).key] as const),
    ...Object.entries(PLAN_FIELDS),
  ].map(([address, label]) => {
    const typed = textAt(scenario, address) ?? '';
    return [address, '', label, 'text', '', '', '', '', '', typed, address, ''];
  });
  return csvText([COLUMNS, ...rows, ...texts], ',');
}

function rowsOf({ name, line }: BoundLine, scenario: Scenario, sheet: Sheet): string[][] {
  if (isLeftOut(line)) return [];
  return sheet.cells(name).flatMap(({ cell: { at }, value }) => {
    const isBlank = line.kind === 'input' && line.optional === true && sheet.isBlank(name, at);
    if (isBlank && line.per.length > 1) return [];
    // the roster itself is no text
    const address = 'key' in line && line.key !== 'roster' ? addressAt(line, at) : '';
    const typed = address === '' ? '' : (textAt(scenario, address) ?? '');
    const tierName = scenario.tiers.find((tier) => tier.id === at.tier)?.name ?? '';
    const [figure, problem] = isBlank ? ['', ''] : isProblem(value) ? ['', value.say] : [plain(value), ''];
    return [
      [
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
        address,
        othersOf(line, at),
      ],
    ];
  });
}

/** Very many cells, and choices that stand at one address for all members: their text is told once. */
function isLeftOut({ kind, per }: Line): boolean {
  const has = (...dims: Line['per']): boolean => dims.every((dim) => per.includes(dim));
  return has('month', 'age') || has('tier', 'sdr', 'month') || (kind === 'choice' && per.length > 1);
}

function othersOf({ per }: Line, at: At): string {
  return per
    .filter((dim) => dim !== 'tier' && dim !== 'sdr')
    .map((dim) => `${dim}=${at[dim] ?? ''}`)
    .join(';');
}
