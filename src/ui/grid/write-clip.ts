/** A range as clipboard content, and clipboard content as texts for cells. */
import { handedText } from './edits.ts';
import { decodeHtmlTable, encodeHtmlTable, type ClipCell } from './html-table.ts';
import { isEditable, type GridCell } from './model.ts';
import { type Plane } from './plane.ts';
import { type Point, type Range } from './selection.ts';
import { decodeTsv, encodeTsv } from './tsv.ts';

/** The two forms the clipboard holds: `text` as shown on the screen, `html` with every figure in full. */
export type Clip = { readonly text: string; readonly html: string };

export function clipOf(plane: Plane, range: Range): Clip {
  const rows = Array.from({ length: range.bottom - range.top + 1 }, (_, y) =>
    Array.from({ length: range.end - range.start + 1 }, (_, x) =>
      cellAt(plane, { row: range.top + y, column: range.start + x }),
    ),
  );
  return {
    text: encodeTsv(rows.map((cells) => cells.map((cell) => cell?.text ?? ''))),
    html: encodeHtmlTable(rows.map((cells) => cells.map(clipCell))),
  };
}

/**
 * The cells in clipboard content. Our own table is read from its HTML, in full; others' from their text, which every
 * spreadsheet writes as people see it, and from their HTML only if there is no text.
 */
export function readClip({ text, html }: Clip): string[][] {
  const table = html === '' ? undefined : decodeHtmlTable(html);
  if (table && table.cells.length > 0 && (table.isOurs || text === '')) return table.cells;
  return text === '' ? [] : decodeTsv(text);
}

/** The cell that begins at a point; a spanning cell is copied once. */
function cellAt(plane: Plane, point: Point): GridCell | undefined {
  return plane.spanAt(point).from === point.column ? plane.cellAt(point) : undefined;
}

function clipCell(cell: GridCell | undefined): ClipCell {
  if (!cell) return { value: '' };
  const value = cell.copy ?? cell.text;
  const raw = isEditable(cell) && handedText(cell) !== value ? handedText(cell) : undefined;
  return { value, raw, isText: cell.number === undefined && /^[=+\-@]/.test(value) };
}
