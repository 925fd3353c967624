/** What a paste would change, worked out before anything is changed. */
import { editOf, pastedText } from './edits.ts';
import { type CellEdit, type NumberRules, type PasteReading } from './model.ts';
import { type Plane } from './plane.ts';
import { readClip } from './read-clip.ts';
import { clamp, type Range } from './selection.ts';
import { type Clip } from './write-clip.ts';

export type PastePlan = {
  /** The size of what is pasted, after it was repeated to fill the range. */
  readonly rows: number;
  readonly columns: number;
  readonly edits: readonly CellEdit[];
  /** The rows to add below the last, under the ids of its cells. */
  readonly rowsBelow: readonly (readonly CellEdit[])[];
  /** How many pasted cells fall where the grid ends and has no room for more. */
  readonly outside: number;
  /** How many pasted cells fall on cells that cannot be typed into. */
  readonly readOnly: number;
  /** The cells that the paste covers, as far as the grid goes. */
  readonly target: Range;
  /** The ways to read it: none if nothing reads it, more than one where the user has to say. */
  readonly readings: readonly PasteReading[];
};

type Place = Readonly<{ plane: Plane; range: Range; room: number }>;

/** Clipboard content worked out for a range; undefined if there is nothing in it. */
export async function preparePaste(
  clip: Clip,
  place: Place,
  numbers: NumberRules | undefined,
): Promise<PastePlan | undefined> {
  const foreign = await numbers?.load();
  const { cells, locale } = readClip(clip, foreign?.write);
  if (cells.length === 0) return undefined;
  const plan = planPaste(place, cells);
  return { ...plan, readings: foreign?.readings([...plan.edits, ...plan.rowsBelow.flat()], locale) ?? [] };
}

/** Whether a paste does just what was asked, and nothing has to be said before. */
export function isPlain({ rowsBelow, outside, readOnly, readings }: PastePlan): boolean {
  const isRead = readings.length < 2 && (readings[0]?.unread ?? 0) === 0;
  return isRead && rowsBelow.length === 0 && outside === 0 && readOnly === 0;
}

/** One cell fills the range, a block whose size divides the range is repeated in it, any other starts at its first cell. */
export function planPaste(
  { plane, range, room }: Place,
  clip: readonly (readonly string[])[],
): Omit<PastePlan, 'readings'> {
  const clipColumns = Math.max(1, ...clip.map((cells) => cells.length));
  const rows = repeated(clip.length, range.bottom - range.top + 1);
  const columns = repeated(clipColumns, range.end - range.start + 1);
  const end = room > 0 && range.top < plane.entryRows ? plane.entryRows : plane.rows;

  const edits: CellEdit[] = [];
  const rowsBelow: CellEdit[][] = [];
  let outside = 0;
  let readOnly = 0;
  for (let y = 0; y < rows; y += 1) {
    const row = range.top + y;
    const isBelow = row >= end && row < end + room;
    const added: CellEdit[] = [];
    for (let x = 0; x < columns; x += 1) {
      const text = clip[y % clip.length]?.[x % clipColumns];
      if (text === undefined) continue;
      const point = { row: isBelow ? end - 1 : row, column: range.start + x };
      const cell = row < end || isBelow ? plane.cellAt(point) : undefined;
      if (!cell) outside += 1;
      else if (plane.spanAt(point).from !== point.column) continue;
      else {
        const pasted = pastedText(cell, text);
        if (pasted === undefined) readOnly += 1;
        else if (isBelow) added.push({ id: cell.id, text: pasted });
        else edits.push(...[editOf(cell, text) ?? []].flat());
      }
    }
    if (isBelow) rowsBelow.push(added);
  }
  const corner = clamp(plane, {
    row: Math.min(range.top + rows, end) - 1,
    column: range.start + columns - 1,
  });
  const target = { top: range.top, bottom: corner.row, start: range.start, end: corner.column };
  return { rows, columns, edits, rowsBelow, outside, readOnly, target };
}

function repeated(size: number, room: number): number {
  return room % size === 0 ? room : size;
}
