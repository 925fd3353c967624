/** Clipboard content as texts for cells. */
import { isPercent } from './exact-number.ts';
import { type ForeignNumbers } from './model.ts';
import { decodeHtmlTable, type TableCell } from './read-table.ts';
import { decodeTsv } from './read-tsv.ts';
import { type Clip } from './write-clip.ts';

export type ReadClip = {
  readonly cells: readonly (readonly string[])[];
  /** The locale that the texts were written in, where the clipboard tells it. */
  readonly locale?: string | undefined;
};

/**
 * Our own table is read from its HTML, as it was typed. Others' cells are read from their text, which every spreadsheet
 * writes as people see it, but for numbers that their HTML tells exactly; and from their HTML alone if there is no text.
 */
export function readClip({ text, html }: Clip, write?: ForeignNumbers['write']): ReadClip {
  const table = html === '' ? undefined : decodeHtmlTable(html);
  if (table?.locale !== undefined) return { cells: table.rows.map(textsOf), locale: table.locale };
  const exact = (cell: TableCell | undefined, shown: string): string =>
    cell?.exact === undefined || !write ? shown : write(cell.exact, isPercent(cell.text));
  if (text === '')
    return { cells: table?.rows.map((row) => row.map((cell) => exact(cell, cell.text))) ?? [] };
  const cells = decodeTsv(text);
  if (!table || !isAlike(table.rows, cells)) return { cells };
  return { cells: cells.map((row, y) => row.map((shown, x) => exact(table.rows[y]?.[x], shown))) };
}

function textsOf(row: readonly TableCell[]): string[] {
  return row.map(({ text }) => text);
}

/** Whether table and text are of one shape, so that cells at one place are one cell. */
function isAlike(table: readonly (readonly TableCell[])[], texts: readonly (readonly string[])[]): boolean {
  return table.length === texts.length && table.every((row, y) => row.length === texts[y]?.length);
}
