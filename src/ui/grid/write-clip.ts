/** A range as clipboard content. */
import { handedText } from './edits.ts';
import { isEditable, type GridCell } from './model.ts';
import { type Plane } from './plane.ts';
import { type Point, type Range } from './selection.ts';
import { encodeHtmlTable, type ClipCell } from './write-table.ts';
import { encodeTsv } from './write-tsv.ts';

/** The two forms the clipboard holds, both with every figure in full. */
export type Clip = { readonly text: string; readonly html: string };

/** @param locale whose marks the figures are written in */
export function clipOf(plane: Plane, range: Range, locale: string): Clip {
  const rows = Array.from({ length: range.bottom - range.top + 1 }, (_, y) =>
    Array.from({ length: range.end - range.start + 1 }, (_, x) =>
      cellAt(plane, { row: range.top + y, column: range.start + x }),
    ),
  );
  return {
    text: encodeTsv(rows.map((cells) => cells.map(fullText))),
    html: encodeHtmlTable(
      rows.map((cells) => cells.map(clipCell)),
      locale,
    ),
  };
}

/** The cell that begins at a point; a spanning cell is copied once. */
function cellAt(plane: Plane, point: Point): GridCell | undefined {
  return plane.spanAt(point).from === point.column ? plane.cellAt(point) : undefined;
}

function fullText(cell: GridCell | undefined): string {
  return cell?.copy ?? cell?.text ?? '';
}

function clipCell(cell: GridCell | undefined): ClipCell {
  if (!cell) return { value: '' };
  const value = fullText(cell);
  const raw = isEditable(cell) && handedText(cell) !== value ? handedText(cell) : undefined;
  return { value, raw, isText: cell.number === undefined && /^[=+\-@]/.test(value) };
}
