/**
 * How a CSV file is written: what parts its columns and what its decimal mark is, judged by all rows and never by the first
 * alone. Where the evidence does not decide, that is said, and the user is asked: `1,5;2,5` may be two columns or three.
 */
import { cleaned } from '../number-marks.ts';
import { columnsOf } from './headings.ts';
import { isMachineTable } from './read-machine.ts';
import { DELIMITERS, firstRows, isBlankRow, type Delimiter } from './split-rows.ts';

export type Decimal = '.' | ',';

/** A finding; where it is not sure, `value` is only the likelier one. */
export type Finding<T> = Readonly<{ value: T; isSure: boolean }>;

const ROWS_JUDGED = 300;
/** One delimiter is taken over another where it makes so many more rows equally long. */
const CLEARLY = 0.2;
const NEARLY_ALL = 0.9;
const EXCEL_LINE = /^\ufeff?sep=([,;\t])(?:\r\n|\r|\n|$)/i;

type Candidate = Readonly<{ delimiter: Delimiter; agreement: number; named: number }>;

/** The line with which spreadsheets name their delimiter, as it stands at the start of the text; '' where there is none. */
export function delimiterLine(text: string): string {
  return EXCEL_LINE.exec(text)?.[0] ?? '';
}

/** @param usual the decimal mark of the user's locale: where it is a comma, its spreadsheets part columns by `;` */
export function findDelimiter(text: string, usual: Decimal, hasQuotes = true): Finding<Delimiter> {
  const named = DELIMITERS.find((one) => one === EXCEL_LINE.exec(text)?.[1]);
  if (named !== undefined) return { value: named, isSure: true };
  const candidates = DELIMITERS.map((delimiter) => candidate(text, delimiter, hasQuotes))
    .filter(({ agreement }) => agreement > 0)
    .sort((a, b) => b.agreement - a.agreement || Number(isUsual(b, usual)) - Number(isUsual(a, usual)));
  const [best, second] = candidates;
  if (!best) return { value: ',', isSure: true };
  const withHeadings = candidates.filter((one) => one.named >= 2);
  const [only] = withHeadings;
  if (only && withHeadings.length === 1) return { value: only.delimiter, isSure: true };
  const tabs = candidates.find(({ delimiter, agreement }) => delimiter === '\t' && agreement >= NEARLY_ALL);
  if (tabs) return { value: '\t', isSure: true };
  const isAlone = !second && best.agreement >= NEARLY_ALL && !isColumnOfDecimals(text, best.delimiter);
  const isClear = second !== undefined && best.agreement - second.agreement >= CLEARLY;
  return { value: best.delimiter, isSure: isAlone || isClear };
}

function isUsual({ delimiter }: Candidate, usual: Decimal): boolean {
  return delimiter === (usual === ',' ? ';' : ',');
}

/** How many of the rows have the commonest length above one, and how many headings are understood so. */
function candidate(text: string, delimiter: Delimiter, hasQuotes: boolean): Candidate {
  const rows = firstRows(text, { delimiter, hasQuotes }, ROWS_JUDGED).filter((row) => !isBlankRow(row));
  const lengths = new Map<number, number>();
  for (const { cells } of rows) {
    if (cells.length > 1) lengths.set(cells.length, (lengths.get(cells.length) ?? 0) + 1);
  }
  const isOurs = isMachineTable({ headings: rows[0]?.cells ?? [] });
  const named = isOurs ? Infinity : Math.max(0, ...rows.map(({ cells }) => columnsOf(cells).size));
  return { delimiter, agreement: Math.max(0, ...lengths.values()) / Math.max(1, rows.length), named };
}

/** `1,5` on every line: one column or two, nobody can tell. */
function isColumnOfDecimals(text: string, delimiter: Delimiter): boolean {
  const rows = firstRows(text, { delimiter, hasQuotes: true }, ROWS_JUDGED).filter((row) => !isBlankRow(row));
  return delimiter === ',' && rows.every(({ cells }) => /^-?\d+,\d+%?$/.test(cells.join(',')));
}

/**
 * The decimal mark that the numbers among `cells` are written with. A mark that comes twice groups digits, the last of two
 * kinds is the decimal mark, and one mark before other than three digits is too; `1,000` alone says nothing.
 * @param usual the locale's, taken where there is no evidence: sure if no number has a mark, unsure if some could be either
 */
export function findDecimal(cells: Iterable<string>, usual: Decimal): Finding<Decimal> {
  const votes = { '.': 0, ',': 0 };
  let open = 0;
  for (const cell of cells) {
    const mark = markOf(cell);
    if (mark === 'either') open += 1;
    else if (mark !== undefined) votes[mark] += 1;
  }
  const value = votes['.'] === votes[','] ? usual : votes['.'] > votes[','] ? '.' : ',';
  const isDecided = votes['.'] > 0 !== votes[','] > 0;
  return { value, isSure: isDecided || (votes['.'] + votes[','] === 0 && open === 0) };
}

const LONGEST = 60;

function markOf(cell: string): Decimal | 'either' | undefined {
  if (cell.length > LONGEST || !/[.,]/.test(cell)) return undefined;
  const [, number = ''] = /^\D{0,4}?(\d[\d.,' ]*?)\D{0,4}$/.exec(cleaned(cell)) ?? [];
  if (/^\d{1,3}([.,])\d{3}(?:\1\d{3})+$/.test(number)) return number.includes('.') ? ',' : '.';
  const [, whole = '', decimal, rest = ''] = /^(\d[\d.,' ]*?)([.,])(\d+)$/.exec(number) ?? [];
  if (decimal !== '.' && decimal !== ',') return undefined;
  const isGrouped = /[.,' ]/.test(whole);
  if (isGrouped && !/^\d{1,3}([.,' ])\d{3}(?:\1\d{3})*$/.test(whole)) return undefined;
  if (whole.includes(decimal)) return undefined;
  return isGrouped || rest.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole) ? decimal : 'either';
}
