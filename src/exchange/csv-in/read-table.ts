/**
 * Rows of a CSV file as a table: headings, and under them rows as long as they are. Columns go by their place, never by
 * their heading, so that two of the same name are two and one called `__proto__` is a column like any other.
 */
import { unguardCell } from '../csv.ts';
import { quoted } from './quoted.ts';
import { isBlankRow, type CsvRow, type LineFault } from './split-rows.ts';

export type Table = Readonly<{
  /** As long as the longest row; empty where the file has no headings. */
  headings: readonly string[];
  /** The rows under the headings, blank ones left out, our guards taken off. */
  rows: readonly CsvRow[];
  /** Rows longer or shorter than the headings, headings that come twice. */
  faults: readonly LineFault[];
  /** Blank rows, and those above the headings. */
  blank: number;
  above: readonly CsvRow[];
}>;

/** What nobody would see the reason of: an object's own names, that a careless program loses. */
const RESERVED = ['__proto__', 'constructor', 'prototype'];

/** @param headingRow the index of the row of headings, undefined where there is none */
export function readTable(rows: readonly CsvRow[], headingRow: number | undefined): Table {
  const all = rows.map(({ line, cells }) => ({ line, cells: cells.map(unguardCell) }));
  const head = headingRow === undefined ? undefined : all[headingRow];
  const under = headingRow === undefined ? all : all.slice(headingRow + 1);
  const filled = under.filter((row) => !isBlankRow(row));
  const width = Math.max(0, head?.cells.length ?? 0, ...lengths(filled));
  const usual = head?.cells.length ?? commonest(lengths(filled));
  return {
    headings: Array.from({ length: width }, (_, i) => head?.cells[i]?.trim() ?? ''),
    rows: filled,
    faults: [...(head ? headingFaults(head) : []), ...filled.flatMap((row) => raggedFault(row, usual))],
    blank: under.length - filled.length,
    above: headingRow === undefined ? [] : all.slice(0, headingRow).filter((row) => !isBlankRow(row)),
  };
}

function lengths(rows: readonly CsvRow[]): number[] {
  // Spread into Math.max, 50,000 of them would overflow the stack; the distinct ones are few.
  return [...new Set(rows.map(({ cells }) => cells.length))];
}

function commonest(found: readonly number[]): number {
  return Math.max(0, ...found);
}

function headingFaults({ line, cells }: CsvRow): LineFault[] {
  const names = cells.map((cell) => cell.trim());
  const doubled = [...new Set(names.filter((name, i) => name !== '' && names.indexOf(name) !== i))];
  return [
    ...doubled.map((name) => ({
      line,
      say: `More than one column is called ${quoted(name)}; each can be chosen`,
    })),
    ...names
      .filter((name) => RESERVED.includes(name))
      .map((name) => ({ line, say: `A column is called ${quoted(name)}; it is taken as any other` })),
  ];
}

function raggedFault({ line, cells }: CsvRow, usual: number): LineFault[] {
  if (cells.length === usual) return [];
  const count = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`;
  if (cells.length < usual)
    return [{ line, say: `${count} instead of ${usual}; the missing ones are blank` }];
  const extra = cells.slice(usual).filter((cell) => cell.trim() !== '');
  const what =
    extra.length === 0
      ? 'the others are blank'
      : `beyond the headings: ${extra.map(quoted).slice(0, 5).join(', ')}`;
  return [{ line, say: `${count} instead of ${usual}; ${what}` }];
}
