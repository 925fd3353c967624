/**
 * All that is known of a CSV file before anything of it is taken: how it is written, what each column holds, what would be
 * read, and every row that has something amiss. What the user chooses takes the place of what was found.
 */
import type { Scenario } from '../../engine/scenario.ts';
import { marksOf } from '../number-marks.ts';
import { delimiterLine, findDecimal, findDelimiter, type Decimal, type Finding } from './dialect.ts';
import { columnsOf, findHeadings, type Columns, type Field } from './headings.ts';
import { planOfPeople, peopleParts, type PeopleParts } from './read-people.ts';
import { isMachineTable, readMachine } from './read-machine.ts';
import type { CsvMarks } from './read-number-cell.ts';
import { readTable, type Table } from './read-table.ts';
import { readTiers, type TiersRead } from './read-tiers.ts';
import { splitRows, type CsvRow, type Delimiter, type LineFault } from './split-rows.ts';

/** What the user chose; what is not in it is found. A column chosen as '' is not read; `headings` is a row's index or 'none'. */
export type CsvChoices = Readonly<{
  delimiter?: Delimiter;
  decimal?: Decimal;
  headings?: number | 'none';
  columns?: ReadonlyMap<number, Field | ''>;
  plainQuotes?: true;
}>;

/** What was found or chosen of the file's dialect. */
type Dialect = Readonly<{ delimiter: Finding<Delimiter> }>;

/** A file that cannot be read on: one line is to blame. */
export type CsvRefused = Dialect & Readonly<{ kind: 'refused'; fault: LineFault; isQuote: boolean }>;

/** A whole plan, from our CSV for machines. */
export type CsvPlan = Dialect &
  Readonly<{ kind: 'plan'; table: Table; scenario: Scenario; faults: readonly LineFault[] }>;

/** A table of tiers; `plan` where the file is our CSV for people and opens as a plan too. */
export type CsvTiers = Dialect &
  Readonly<{
    kind: 'tiers';
    decimal: Finding<Decimal>;
    rows: readonly CsvRow[];
    headingRow: number | undefined;
    table: Table;
    columns: Columns;
    marks: CsvMarks;
    read: TiersRead;
    faults: readonly LineFault[];
    plan?: Scenario;
  }>;

export type CsvPreview = CsvRefused | CsvPlan | CsvTiers;

/** Whose file it is to be: the user's locale, the open plan, and where new ids come from. */
export type CsvPlace = Readonly<{ locale: string; open: Scenario; newId: () => string }>;

/** @param text decoded, with or without a byte order mark */
export function csvPreview(text: string, choices: CsvChoices, place: CsvPlace): CsvPreview {
  const usual: Decimal = marksOf(place.locale).latin.decimal === ',' ? ',' : '.';
  const hasQuotes = choices.plainQuotes !== true;
  const delimiter = chosenOr(choices.delimiter, () => findDelimiter(text, usual, hasQuotes));
  const named = delimiterLine(text);
  const split = splitRows(text.slice(named.length).replace(/^\ufeff/, ''), {
    delimiter: delimiter.value,
    hasQuotes,
  });
  const later = named === '' ? 0 : 1;
  const shifted = ({ line, say }: LineFault): LineFault => ({ line: line + later, say });
  if (!split.ok) return { kind: 'refused', delimiter, fault: shifted(split.fault), isQuote: split.isQuote };
  const rows = later === 0 ? split.rows : split.rows.map((row) => ({ ...row, line: row.line + later }));
  const quoteFaults = split.faults.map(shifted);

  const found = findHeadings(rows);
  const machine = readTable(rows, rows.length === 0 ? undefined : 0);
  if (isMachineTable(machine)) {
    const read = readMachine(machine, place.newId);
    if (!read.ok) return { kind: 'refused', delimiter, fault: read.fault, isQuote: false };
    const faults = [...quoteFaults, ...machine.faults, ...read.faults];
    return { kind: 'plan', delimiter, table: machine, scenario: read.scenario, faults: byLine(faults) };
  }
  const people = peopleParts(rows);
  const used = people?.tiers ?? rows;
  const headingRow = people ? 0 : choices.headings === 'none' ? undefined : (choices.headings ?? found);
  const table = readTable(used, headingRow);
  const columns = chosenColumns(columnsOf(table.headings), choices.columns);
  const decimal = chosenOr(choices.decimal, () => findDecimal(numbersOf(table, columns), usual));
  const marks: CsvMarks = { decimal: decimal.value, locale: place.locale, currency: place.open.currency };
  const read = readTiers(table, columns, marks);
  const plan = people && planOfPeople(people, read.tiers, marks, place.open, place.newId);
  const faults = byLine([
    ...quoteFaults,
    ...table.faults,
    ...read.faults,
    ...read.skipped,
    ...leftOut(table, people),
    ...(plan?.faults ?? []),
  ]);
  return {
    kind: 'tiers',
    delimiter,
    decimal,
    rows: used,
    headingRow,
    table,
    columns,
    marks,
    read,
    faults,
    ...(plan ? { plan: plan.scenario } : {}),
  };
}

function chosenOr<T>(chosen: T | undefined, find: () => Finding<T>): Finding<T> {
  return chosen === undefined ? find() : { value: chosen, isSure: true };
}

function chosenColumns(found: Columns, chosen: CsvChoices['columns']): Columns {
  if (!chosen) return found;
  const fields = new Map<number, Field>();
  const own = [...chosen.values()];
  for (const [column, field] of found)
    if (!chosen.has(column) && !own.includes(field)) fields.set(column, field);
  for (const [column, field] of chosen) if (field !== '') fields.set(column, field);
  return fields;
}

/** The cells that are to be numbers; before any column is chosen, all of them. */
function* numbersOf(table: Table, columns: Columns): Generator<string> {
  const chosen = [...columns].filter(([, field]) => field !== 'name').map(([column]) => column);
  for (const { cells } of table.rows) {
    for (const cell of chosen.length === 0 ? cells : chosen.map((column) => cells[column] ?? '')) yield cell;
  }
}

/** The rows above the headings, which are no tiers; our own file's say what they are. */
function leftOut(table: Table, people: PeopleParts | undefined): LineFault[] {
  if (people) {
    const [first] = people.other;
    return first
      ? [{ line: first.line, say: 'From here on figures are computed; they are computed anew' }]
      : [];
  }
  return table.above.map(({ line }) => ({ line, say: 'This stands above the headings; it is left out' }));
}

function byLine(faults: readonly LineFault[]): LineFault[] {
  return faults.toSorted((a, b) => a.line - b.line);
}
