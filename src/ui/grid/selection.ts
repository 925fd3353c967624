/**
 * Where a grid's cursor is and what is selected, as a value over a coordinate plane: no DOM, no model, no state.
 * `active` is the cell that takes the keys; the range is the box between `anchor` and `focus`, and holds `active`.
 * Directions are logical: `before` is towards the start of the line, whichever side that is on the screen.
 */

export type Point = { readonly row: number; readonly column: number };
export type Range = {
  readonly top: number;
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
};
export type Selection = { readonly active: Point; readonly anchor: Point; readonly focus: Point };
export type Toward = 'up' | 'down' | 'before' | 'after';

/** What selection needs to know of a grid. A point inside a spanning cell counts as that cell. */
export type Surface = {
  readonly rows: number;
  readonly columns: number;
  readonly isFilled: (point: Point) => boolean;
  readonly spanAt: (point: Point) => { readonly from: number; readonly to: number };
};

/** The selection of one cell. */
export function at(point: Point): Selection {
  return { active: point, anchor: point, focus: point };
}

export function rangeOf({ anchor, focus }: Selection): Range {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    start: Math.min(anchor.column, focus.column),
    end: Math.max(anchor.column, focus.column),
  };
}

export function isInside(range: Range, { row, column }: Point): boolean {
  return row >= range.top && row <= range.bottom && column >= range.start && column <= range.end;
}

export function isSinglePoint(range: Range): boolean {
  return range.top === range.bottom && range.start === range.end;
}

/** Which sides of a range's frame run along a cell, as words: `top start`. A single cell has the cursor's ring instead. */
export function edgesIn(range: Range | undefined, row: number, column: number, span: number): string {
  if (!range || isSinglePoint(range)) return '';
  const end = column + span - 1;
  if (row < range.top || row > range.bottom || end < range.start || column > range.end) return '';
  const sides = [
    row === range.top && 'top',
    row === range.bottom && 'bottom',
    column <= range.start && 'start',
    end >= range.end && 'end',
  ];
  return sides.filter((side) => side !== false).join(' ');
}

/** The points of a range, row by row. */
export function* pointsOf(range: Range): Generator<Point> {
  for (let row = range.top; row <= range.bottom; row += 1)
    for (let column = range.start; column <= range.end; column += 1) yield { row, column };
}

/** The neighbouring cell, or the point itself at the edge. */
export function neighbour(surface: Surface, point: Point, toward: Toward): Point {
  const { row } = point;
  const { from, to } = surface.spanAt(point);
  switch (toward) {
    case 'up':
      return row > 0 ? { row: row - 1, column: point.column } : point;
    case 'down':
      return row < surface.rows - 1 ? { row: row + 1, column: point.column } : point;
    case 'before':
      return from > 0 ? { row, column: surface.spanAt({ row, column: from - 1 }).from } : point;
    case 'after':
      return to < surface.columns - 1 ? { row, column: to + 1 } : point;
  }
}

/** Where a block of filled cells ends or the next one begins, as Ctrl and an arrow go in a spreadsheet. */
export function edgeOfData(surface: Surface, from: Point, toward: Toward): Point {
  let here = from;
  let next = neighbour(surface, here, toward);
  const insideBlock = surface.isFilled(here) && surface.isFilled(next);
  while (next !== here) {
    if (insideBlock && !surface.isFilled(next)) return here;
    here = next;
    if (!insideBlock && surface.isFilled(here)) return here;
    next = neighbour(surface, here, toward);
  }
  return here;
}

/** The same range with its free corner at `focus`. */
export function extendTo(selection: Selection, focus: Point): Selection {
  return { ...selection, focus };
}

export function selectAll(surface: Surface, { active }: Selection): Selection {
  return { active, anchor: { row: 0, column: 0 }, focus: lastPoint(surface) };
}

/** The whole of every row that the range touches. */
export function selectRows(surface: Surface, { active, anchor, focus }: Selection): Selection {
  return {
    active,
    anchor: { row: anchor.row, column: 0 },
    focus: { row: focus.row, column: lastPoint(surface).column },
  };
}

/** The whole of every column that the range touches. */
export function selectColumns(surface: Surface, { active, anchor, focus }: Selection): Selection {
  return {
    active,
    anchor: { row: 0, column: anchor.column },
    focus: { row: lastPoint(surface).row, column: focus.column },
  };
}

/** The next cell in reading order, or nothing after the last: from there Tab leaves the grid. */
export function inReadingOrder(surface: Surface, point: Point, step: 'next' | 'previous'): Point | undefined {
  const beside = neighbour(surface, point, step === 'next' ? 'after' : 'before');
  if (beside !== point) return beside;
  const row = point.row + (step === 'next' ? 1 : -1);
  if (row < 0 || row >= surface.rows) return undefined;
  const column = step === 'next' ? 0 : surface.spanAt({ row, column: lastPoint(surface).column }).from;
  return { row, column };
}

export function lastPoint(surface: Surface): Point {
  return { row: Math.max(0, surface.rows - 1), column: Math.max(0, surface.columns - 1) };
}

/** The nearest point of the surface. */
export function clamp(surface: Surface, { row, column }: Point): Point {
  const last = lastPoint(surface);
  return {
    row: Math.min(Math.max(row, 0), last.row),
    column: Math.min(Math.max(column, 0), last.column),
  };
}
