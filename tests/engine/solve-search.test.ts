import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Num } from '../../src/engine/number.ts';
import { bisectToStep, rootBetween, searchPoints, smallestWhole } from '../../src/engine/solve-search.ts';

const n = (x: number | string): Num => new Num(x);

describe('smallestWhole', () => {
  it('finds the first of a sawtooth, not any', () => {
    const reaching = new Set([11, 13, 15, 16, 17]);
    const is = (x: Num): boolean => reaching.has(x.toNumber());
    expect(smallestWhole(n(1), n(1000), is)?.toString()).toBe('11');
    expect(smallestWhole(n(12), n(1000), is)?.toString()).toBe('13');
  });
  it('tries the first 400 one by one, so no tooth among them is missed', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (reaching) => {
        const found = smallestWhole(n(1), n(1e6), (x) => reaching.includes(x.toNumber()));
        expect(found?.toNumber()).toBe(Math.min(...reaching));
      }),
    );
  });
  it('finds an edge at any height in few steps', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (edge) => {
        let tried = 0;
        const found = smallestWhole(n(1), n(1_000_000), (x) => ((tried += 1), x.gte(edge)));
        expect(found?.toNumber()).toBe(edge);
        expect(tried).toBeLessThan(480);
      }),
    );
  });
  it('tries the largest before it gives up', () => {
    expect(smallestWhole(n(1), n(777_777), (x) => x.eq(777_777))?.toString()).toBe('777777');
    expect(smallestWhole(n(1), n(777_777), () => false)).toBeNull();
    expect(smallestWhole(n(1), n(3), () => false)).toBeNull();
    expect(smallestWhole(n(3), n(3), () => true)?.toString()).toBe('3');
  });
});

describe('bisectToStep', () => {
  it('ends at neighbours on the grid, from either side', { timeout: 60_000 }, () => {
    const grid = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(grid, grid, grid, fc.constantFrom('1', '0.01', '0.0001'), (a, b, c, step) => {
        const [low, edge, high] = [a, b, c].sort((x, y) => x - y).map((x) => n(x).times(step));
        if (!low || !edge || !high || low.eq(edge)) return;
        const up = bisectToStep(low, high, n(step), (x) => x.gte(edge));
        expect([up.yes, up.no].map(String)).toEqual([edge, edge.minus(step)].map(String));
        if (high.eq(edge)) return;
        const down = bisectToStep(high, low, n(step), (x) => x.lte(edge));
        expect([down.yes, down.no].map(String)).toEqual([edge, edge.plus(step)].map(String));
      }),
    );
  });
});

describe('searchPoints', () => {
  it('hold both ends and the present, in order and on the grid', () => {
    const points = searchPoints(n('0.2'), n('0.0001'), n('1'), n('0.0001'));
    const shown = points.map(String);
    for (const point of ['0.0001', '0.2', '1']) expect(shown).toContain(point);
    points.forEach((point, i) => {
      expect(point.div('0.0001').isInteger()).toBe(true);
      expect(point.gt(points[i - 1] ?? 0)).toBe(true);
      expect(point.lte(1)).toBe(true);
    });
    expect(points.length).toBeGreaterThan(100);
  });
  it('spread a thousandfold around the present where there is no near end', () => {
    const points = searchPoints(n('1000'), n('0.01'), n('1e15'), n('0.01'));
    expect(points.some((x) => x.gt(5e5) && x.lt(1e6))).toBe(true);
    expect(points.some((x) => x.lt(2) && x.gt(1))).toBe(true);
    expect(points.length).toBeLessThan(70);
  });
});

describe('rootBetween', () => {
  it.each<[string, (x: Num) => Num, Num]>([
    ['a line', (x) => x.times(3).minus(1), n(1).div(3)],
    ['a square', (x) => x.times(x).minus(2), n(2).sqrt()],
    ['a curve that flattens', (x) => n(1).div(x).minus(4), n('0.25')],
  ])('finds the root of %s', (_name, gap, want) => {
    const root = rootBetween(n('0.01'), n('5'), gap);
    expect(root?.minus(want).abs().lt('1e-30')).toBe(true);
  });
  it('knows a jump between two flat stretches at the first look', () => {
    let tried = 0;
    const stairs = (x: Num): Num => ((tried += 1), x.ceil().times(7).minus(17));
    expect(rootBetween(n('2.5'), n('2.51'), (x) => (x.gt('2.505') ? n(4) : n(-3)))).toBeNull();
    expect(rootBetween(n('1.5'), n('2.5'), stairs)).toBeNull();
    expect(tried).toBe(3);
  });
  it('has none at a jump, where the sign stays, or where the value is missing', () => {
    expect(rootBetween(n(0), n(2), (x) => n(x.lt('1.1') ? -1 : 1))).toBeNull();
    expect(rootBetween(n(1), n(2), (x) => x)).toBeNull();
    expect(rootBetween(n(1), n(2), () => null)).toBeNull();
    expect(rootBetween(n(-1), n(2), (x) => (x.eq(-1) || x.eq(2) ? x : null))).toBeNull();
  });
});
