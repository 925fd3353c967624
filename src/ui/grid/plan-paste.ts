/** What a paste would change, worked out before anything is changed. */
import { editOf } from './edits.ts';
import { isEditable, type CellEdit } from './model.ts';
import { type Plane } from './plane.ts';
import { clamp, type Range } from './selection.ts';

export type PastePlan = {
  /** The size of what is pasted, after it was repeated to fill the range. */
  readonly rows: number;
  readonly columns: number;
  readonly edits: readonly CellEdit[];
  /** How many pasted cells fall below or beside the grid. */
  readonly outside: number;
  /** How many pasted cells fall on cells that cannot be typed into. */
  readonly readOnly: number;
  /** The pasted rows that fall below the grid, for an app that can add rows; column 0 is the grid's first. */
  readonly rowsBelow: readonly (readonly string[])[];
  /** The cells that the paste covers, as far as the grid goes. */
  readonly target: Range;
};

/** One cell fills the range, a block whose size divides the range is repeated in it, any other starts at its first cell. */
export function planPaste(plane: Plane, range: Range, clip: readonly (readonly string[])[]): PastePlan {
  const clipColumns = Math.max(1, ...clip.map((cells) => cells.length));
  const rows = repeated(clip.length, range.bottom - range.top + 1);
  const columns = repeated(clipColumns, range.end - range.start + 1);

  const edits: CellEdit[] = [];
  const rowsBelow: string[][] = [];
  let outside = 0;
  let readOnly = 0;
  for (let y = 0; y < rows; y += 1) {
    const row = range.top + y;
    if (row >= plane.rows) rowsBelow.push(Array<string>(range.start).fill(''));
    for (let x = 0; x < columns; x += 1) {
      const text = clip[y % clip.length]?.[x % clipColumns];
      if (text === undefined) continue;
      const column = range.start + x;
      const cell = plane.cellAt({ row, column });
      if (row >= plane.rows) rowsBelow.at(-1)?.push(text);
      if (!cell) outside += 1;
      else if (plane.spanAt({ row, column }).from !== column) continue;
      else if (!isEditable(cell)) readOnly += 1;
      else edits.push(...[editOf(cell, text) ?? []].flat());
    }
  }
  const corner = clamp(plane, { row: range.top + rows - 1, column: range.start + columns - 1 });
  const target = { top: range.top, bottom: corner.row, start: range.start, end: corner.column };
  return { rows, columns, edits, outside, readOnly, rowsBelow, target };
}

function repeated(size: number, room: number): number {
  return room % size === 0 ? room : size;
}
