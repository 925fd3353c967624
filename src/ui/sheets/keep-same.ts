/** Keeps the identity of what did not change between two models of a grid, so that only changed cells are drawn again. */
import type { GridCell, GridModel, GridRow } from '../grid/model.ts';

/** Wraps a maker of models: what equals the one before, cell by cell and row by row, is the same object again. */
export function keepSame(make: () => GridModel): () => GridModel {
  let before: GridModel | undefined;
  return () => {
    const next = make();
    const rows = new Map(before?.rows.map((row) => [row.id, row]));
    before = { ...next, rows: next.rows.map((row) => keptRow(rows.get(row.id), row)) };
    return before;
  };
}

function keptRow(before: GridRow | undefined, next: GridRow): GridRow {
  if (!before) return next;
  const cells = keptCells(before.cells, next.cells);
  const isKept = cells.length === before.cells.length && cells.every((cell, i) => cell === before.cells[i]);
  return isKept && before.head === next.head && before.total === next.total ? before : { ...next, cells };
}

/** The next cells of a row, each the same object as before where it equals it. */
export function keptCells(before: readonly GridCell[], next: readonly GridCell[]): readonly GridCell[] {
  const known = new Map(before.map((cell) => [cell.id, cell]));
  return next.map((cell) => {
    const old = known.get(cell.id);
    return old && isSame(old, cell) ? old : cell;
  });
}

/** Shallow, but for the choices of a cell, which are compared by what they offer. */
function isSame(a: object, b: object): boolean {
  const [left, right] = [Object.entries(a), Object.entries(b)];
  if (left.length !== right.length) return false;
  const values = new Map<string, unknown>(right);
  return left.every(([key, value]) => {
    const other = values.get(key);
    return value === other || (typeof value === 'object' && JSON.stringify(value) === JSON.stringify(other));
  });
}
