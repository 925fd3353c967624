import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planeOf } from '../../../src/ui/grid/plane.ts';
import {
  at,
  clamp,
  edgeOfData,
  edgesIn,
  extendTo,
  inReadingOrder,
  isInside,
  neighbour,
  pointsOf,
  rangeOf,
  selectAll,
  selectColumns,
  selectRows,
  type Point,
  type Surface,
  type Toward,
} from '../../../src/ui/grid/selection.ts';
import { input, modelOf } from './support.ts';

/** A surface from a picture: `x` is filled, `.` is empty. */
function surface(...lines: string[]): Surface {
  return {
    rows: lines.length,
    columns: lines[0]?.length ?? 0,
    isFilled: ({ row, column }) => lines[row]?.[column] === 'x',
    spanAt: ({ column }) => ({ from: column, to: column }),
  };
}

const p = (row: number, column: number): Point => ({ row, column });
const four: readonly Toward[] = ['up', 'down', 'before', 'after'];

describe('neighbour (U1)', () => {
  const grid = surface('xx', 'xx', 'xx');

  it('moves one cell each way', () => {
    expect(neighbour(grid, p(1, 0), 'up')).toEqual(p(0, 0));
    expect(neighbour(grid, p(1, 0), 'down')).toEqual(p(2, 0));
    expect(neighbour(grid, p(1, 0), 'after')).toEqual(p(1, 1));
    expect(neighbour(grid, p(1, 1), 'before')).toEqual(p(1, 0));
  });

  it('stops at every edge', () => {
    expect(neighbour(grid, p(0, 0), 'up')).toEqual(p(0, 0));
    expect(neighbour(grid, p(0, 0), 'before')).toEqual(p(0, 0));
    expect(neighbour(grid, p(2, 1), 'down')).toEqual(p(2, 1));
    expect(neighbour(grid, p(2, 1), 'after')).toEqual(p(2, 1));
  });

  it('crosses a spanning cell in one step', () => {
    const model = modelOf(['1', '2', '3', '4']);
    const wide = {
      ...model,
      rows: [{ id: 'r', cells: [input('a', '1'), input('b', '2', { span: 2 }), input('c', '3')] }],
    };
    const plane = planeOf(wide);
    expect(neighbour(plane, p(0, 0), 'after')).toEqual(p(0, 1));
    expect(neighbour(plane, p(0, 1), 'after')).toEqual(p(0, 3));
    expect(neighbour(plane, p(0, 3), 'before')).toEqual(p(0, 1));
    expect(plane.cellAt(p(0, 2))?.id).toBe('b');
  });

  it('never leaves the grid', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...four), { maxLength: 60 }), (steps) => {
        const end = steps.reduce((point, toward) => neighbour(grid, point, toward), p(1, 1));
        expect(clamp(grid, end)).toEqual(end);
      }),
    );
  });
});

describe('edgeOfData (U10)', () => {
  const line = surface('xxx..xx.x.');

  it('stops at the end of a block, at the start of the next, and at the edge', () => {
    expect(edgeOfData(line, p(0, 0), 'after')).toEqual(p(0, 2));
    expect(edgeOfData(line, p(0, 2), 'after')).toEqual(p(0, 5));
    expect(edgeOfData(line, p(0, 5), 'after')).toEqual(p(0, 6));
    expect(edgeOfData(line, p(0, 6), 'after')).toEqual(p(0, 8));
    expect(edgeOfData(line, p(0, 8), 'after')).toEqual(p(0, 9));
    expect(edgeOfData(line, p(0, 9), 'after')).toEqual(p(0, 9));
  });

  it('stops at the same blocks on the way back', () => {
    const stops = [p(0, 9)];
    for (;;) {
      const here = stops.at(-1) ?? p(0, 0);
      const next = edgeOfData(line, here, 'before');
      if (next === here) break;
      stops.push(next);
    }
    expect(stops.map(({ column }) => column)).toEqual([9, 8, 6, 5, 2, 0]);
  });

  it('from an empty cell goes to the first filled one', () => {
    expect(edgeOfData(surface('.', '.', 'x', 'x'), p(0, 0), 'down')).toEqual(p(2, 0));
  });

  it('gets to the edge in the end, whatever is filled', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('x', '.'), { minLength: 1, maxLength: 30 }), (cells) => {
        const grid = surface(cells.join(''));
        let here = p(0, 0);
        for (let jumps = 0; jumps <= cells.length; jumps += 1) here = edgeOfData(grid, here, 'after');
        expect(here).toEqual(p(0, cells.length - 1));
      }),
    );
  });
});

describe('ranges (U9, U14)', () => {
  const grid = surface('xxx', 'xxx', 'xxx');

  it('is the box between anchor and focus, whichever comes first', () => {
    expect(rangeOf(extendTo(at(p(2, 2)), p(0, 1)))).toEqual({ top: 0, bottom: 2, start: 1, end: 2 });
  });

  it('keeps the cursor where it is while it grows', () => {
    const grown = selectColumns(grid, selectRows(grid, at(p(1, 1))));
    expect(grown.active).toEqual(p(1, 1));
    expect(rangeOf(grown)).toEqual({ top: 0, bottom: 2, start: 0, end: 2 });
    expect(rangeOf(selectAll(grid, at(p(1, 1))))).toEqual(rangeOf(grown));
  });

  it('holds exactly its points', () => {
    const side = fc.nat({ max: 6 });
    fc.assert(
      fc.property(side, side, side, side, (a, b, c, d) => {
        const range = rangeOf(extendTo(at(p(a, b)), p(c, d)));
        const points = [...pointsOf(range)];
        expect(points).toHaveLength((range.bottom - range.top + 1) * (range.end - range.start + 1));
        expect(points.every((point) => isInside(range, point))).toBe(true);
        expect(isInside(range, p(range.bottom + 1, range.start))).toBe(false);
        expect(isInside(range, p(range.top, range.end + 1))).toBe(false);
      }),
    );
  });

  it('frames a range along its outer cells, and a single cell not at all', () => {
    const range = { top: 0, bottom: 1, start: 0, end: 1 };
    expect(edgesIn(range, 0, 0, 1)).toBe('top start');
    expect(edgesIn(range, 1, 1, 1)).toBe('bottom end');
    expect(edgesIn(range, 0, 0, 2)).toBe('top start end');
    expect(edgesIn(range, 2, 0, 1)).toBe('');
    expect(edgesIn({ top: 0, bottom: 0, start: 0, end: 0 }, 0, 0, 1)).toBe('');
  });
});

describe('inReadingOrder (U4)', () => {
  const grid = surface('xx', 'xx');

  it('goes along the row, wraps to the next and ends after the last cell', () => {
    expect(inReadingOrder(grid, p(0, 0), 'next')).toEqual(p(0, 1));
    expect(inReadingOrder(grid, p(0, 1), 'next')).toEqual(p(1, 0));
    expect(inReadingOrder(grid, p(1, 1), 'next')).toBeUndefined();
    expect(inReadingOrder(grid, p(1, 0), 'previous')).toEqual(p(0, 1));
    expect(inReadingOrder(grid, p(0, 0), 'previous')).toBeUndefined();
  });

  it('visits every cell once', () => {
    const seen: Point[] = [];
    for (let here: Point | undefined = p(0, 0); here; here = inReadingOrder(grid, here, 'next'))
      seen.push(here);
    expect(seen).toEqual([...pointsOf({ top: 0, bottom: 1, start: 0, end: 1 })]);
  });
});
