/** What clearing and filling change. Cells that cannot be typed into are left out, and so are those that would not change. */
import { isEditable, rawText, type CellEdit, type Choice, type GridCell } from './model.ts';
import { cellsIn, type Plane } from './plane.ts';
import { pointsOf, type Point, type Range } from './selection.ts';

/** The edit that gives a cell this text, or nothing if it is not for typing or has that text already. */
export function editOf(cell: GridCell | undefined, text: string): CellEdit | undefined {
  if (!cell) return undefined;
  const value = pastedText(cell, text);
  return value === undefined || value === rawText(cell) ? undefined : { id: cell.id, text: value };
}

/** Every cell of the range emptied. */
export function clearEdits(plane: Plane, range: Range): CellEdit[] {
  return allEdits(plane, range, '');
}

/** Every cell of the range with the same text. */
export function allEdits(plane: Plane, range: Range, text: string): CellEdit[] {
  return cellsIn(plane, range).flatMap((cell) => editOf(cell, text) ?? []);
}

/** The top row copied down; a range of one row takes the row above it. */
export function fillDownEdits(plane: Plane, range: Range): CellEdit[] {
  const row = range.top === range.bottom ? range.top - 1 : range.top;
  return row < 0 ? [] : fillFrom(plane, range, ({ column }) => ({ row, column }));
}

/** The first column copied across; a range of one column takes the column before it. */
export function fillRightEdits(plane: Plane, range: Range): CellEdit[] {
  const column = range.start === range.end ? range.start - 1 : range.start;
  return column < 0 ? [] : fillFrom(plane, range, ({ row }) => ({ row, column }));
}

/** What a cell hands to another: its own text if it was typed in, its value in full if it was computed. */
export function handedText(cell: GridCell): string {
  return isEditable(cell) ? rawText(cell) : (cell.copy ?? cell.text);
}

function fillFrom(plane: Plane, range: Range, sourceOf: (point: Point) => Point): CellEdit[] {
  return [...pointsOf(range)].flatMap((point) => {
    const source = plane.cellAt(sourceOf(point));
    const target = plane.cellAt(point);
    return (source && source !== target && editOf(target, handedText(source))) || [];
  });
}

/** The next choice whose label begins with a letter, going round from the chosen one. */
export function nextChoice(cell: GridCell, letter: string): Choice | undefined {
  const choices = cell.choices ?? [];
  const chosen = choices.findIndex(({ value }) => value === rawText(cell));
  const inTurn = [...choices.slice(chosen + 1), ...choices.slice(0, chosen + 1)];
  return inTurn.find(({ label }) => label.toLowerCase().startsWith(letter.toLowerCase()));
}

/** What a text becomes in a cell: a choice is named by its label and kept by its value. Nothing where it cannot be put. */
export function pastedText(cell: GridCell, text: string): string | undefined {
  if (!isEditable(cell)) return undefined;
  if (!cell.choices) return text;
  const wanted = text.trim().toLowerCase();
  return cell.choices.find(({ value, label }) => value === text || label.toLowerCase() === wanted)?.value;
}
