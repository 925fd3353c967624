/**
 * A model as a coordinate plane: every point holds a cell. A short row is filled up with empty ones, a spanning cell
 * answers for every point it covers.
 */
import { type GridCell, type GridModel, type GridRow } from './model.ts';
import { type Point, type Range, type Surface } from './selection.ts';

export type Plane = Surface & {
  readonly cellAt: (point: Point) => GridCell | undefined;
  /** The cells of a row in the order they are drawn, each with its first column. */
  readonly drawn: (row: number) => readonly DrawnCell[];
  readonly find: (id: string) => Point | undefined;
  /** How many rows there are before the totals at the end. */
  readonly entryRows: number;
};

export type DrawnCell = { readonly cell: GridCell; readonly column: number; readonly span: number };

export function planeOf({ rows, columns, find }: GridModel): Plane {
  const drawn: (readonly DrawnCell[] | undefined)[] = [];
  const drawnAt = (row: number): readonly DrawnCell[] => {
    const source = rows[row];
    return source ? (drawn[row] ??= layOut(source, columns.length)) : [];
  };
  const drawnCellAt = ({ row, column }: Point): DrawnCell | undefined => {
    const cells = drawnAt(row);
    const direct = cells[column];
    if (direct?.column === column) return direct; // no span before it, as nearly always
    return cells.find((each) => column >= each.column && column < each.column + each.span);
  };
  const places = lazily(() => placesOf(rows.length, drawnAt));

  return {
    rows: rows.length,
    columns: columns.length,
    drawn: drawnAt,
    cellAt: (point) => drawnCellAt(point)?.cell,
    isFilled: (point) => (drawnCellAt(point)?.cell.text ?? '') !== '',
    spanAt: (point) => {
      const { column, span } = drawnCellAt(point) ?? { column: point.column, span: 1 };
      return { from: column, to: column + span - 1 };
    },
    find: find ?? ((id) => places().get(id)),
    entryRows: rows.findLastIndex(({ total }) => total !== true) + 1,
  };
}

/** The different cells of a range, in reading order. */
export function cellsIn(plane: Plane, range: Range): GridCell[] {
  const cells: GridCell[] = [];
  for (let row = range.top; row <= range.bottom; row += 1)
    for (const { cell, column, span } of plane.drawn(row))
      if (column <= range.end && column + span > range.start) cells.push(cell);
  return cells;
}

function layOut({ id, cells }: GridRow, width: number): DrawnCell[] {
  const drawn: DrawnCell[] = [];
  let column = 0;
  for (const cell of cells) {
    if (column >= width) break;
    const span = Math.min(Math.max(cell.span ?? 1, 1), width - column);
    drawn.push({ cell, column, span });
    column += span;
  }
  for (; column < width; column += 1) {
    const filler: GridCell = { id: `${id}/blank-${column}`, role: 'text', text: '', label: '' };
    drawn.push({ cell: filler, column, span: 1 });
  }
  return drawn;
}

function placesOf(rows: number, drawn: (row: number) => readonly DrawnCell[]): Map<string, Point> {
  const places = new Map<string, Point>();
  for (let row = 0; row < rows; row += 1)
    for (const { cell, column } of drawn(row)) places.set(cell.id, { row, column });
  return places;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
