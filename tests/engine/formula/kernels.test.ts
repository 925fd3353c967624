import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine, KERNELS, sizeOf, sumOver, widen, type Block } from '../../../src/engine/formula/kernels.ts';
import { BINARY, type Dim } from '../../../src/engine/formula/tree.ts';

const SIZES: Readonly<Partial<Record<Dim, number>>> = { tier: 2, sdr: 3, month: 4, age: 2 };
const sizes = (dim: Dim): number => SIZES[dim] ?? 0;
const BOTH: readonly Dim[] = ['tier', 'sdr'];
const block = (per: readonly Dim[], ...data: number[]): Block => ({ per, data: Float64Array.from(data) });
const single = (operation: keyof typeof KERNELS, a: number, b: number): number =>
  combine(KERNELS[operation], block([], a), block([], b), [], sizes).data[0] ?? Infinity;

describe('combine', () => {
  it('repeats a block along the dimensions it lacks', () => {
    const tiers = block(['tier'], 10, 20);
    const people = block(['sdr'], 1, 2, 3);
    expect([...combine(KERNELS['+'], tiers, people, BOTH, sizes).data]).toEqual([11, 12, 13, 21, 22, 23]);
    expect([...combine(KERNELS['-'], people, tiers, BOTH, sizes).data]).toEqual([-9, -8, -7, -19, -18, -17]);
    expect([...combine(KERNELS['*'], tiers, block([], 2), ['tier'], sizes).data]).toEqual([20, 40]);
  });
  it('does cell by cell what the operation does to two numbers', { timeout: 60_000 }, () => {
    const cells = (count: number): fc.Arbitrary<number[]> =>
      fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: count, maxLength: count });
    fc.assert(
      fc.property(cells(6), cells(2), fc.constantFrom(...BINARY), (both, tiers, op) => {
        const out = combine(KERNELS[op], block(BOTH, ...both), block(['tier'], ...tiers), BOTH, sizes);
        both.forEach((x, i) => {
          expect(out.data[i]).toBe(single(op, x, tiers[Math.floor(i / 3)] ?? NaN));
        });
      }),
    );
  });
  it('gives no cells where a dimension has no members', () => {
    const none = (dim: Dim): number => (dim === 'tier' ? 2 : 0);
    expect(combine(KERNELS['+'], block(['tier'], 1, 2), block(BOTH), BOTH, none).data.length).toBe(0);
  });
});

describe('widen and sumOver', () => {
  it('widen repeats, sumOver adds', () => {
    const wide = widen(block(['sdr'], 1, 2, 3), BOTH, sizes);
    expect([...wide.data]).toEqual([1, 2, 3, 1, 2, 3]);
    expect([...sumOver(wide, ['tier'], sizes).data]).toEqual([2, 4, 6]);
    expect([...sumOver(wide, ['sdr'], sizes).data]).toEqual([6, 6]);
    expect([...sumOver(wide, BOTH, sizes).data]).toEqual([12]);
  });
  it('adding what was repeated multiplies by the number of members', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 3, maxLength: 3 }), (people) => {
        const sum = sumOver(widen(block(['sdr'], ...people), BOTH, sizes), ['tier'], sizes);
        expect([...sum.data]).toEqual(people.map((x) => x + x));
      }),
    );
  });
  it('has no sum over no members', () => {
    expect([...sumOver(block(['sdr']), ['sdr'], () => 0).data]).toEqual([NaN]);
  });
  it('sizeOf is 1 for a line over nothing', () => {
    expect([sizeOf([], sizes), sizeOf(['sdr'], sizes), sizeOf(BOTH, sizes)]).toEqual([1, 3, 6]);
  });
});

describe('big blocks', () => {
  it('with every pattern of dimensions are combined and added cell by cell', { timeout: 60_000 }, () => {
    const all = ['tier', 'sdr', 'month', 'age'] as const;
    const pers = fc.subarray([...all]);
    const cells = (per: readonly Dim[], from: number): Block =>
      block(per, ...Array.from({ length: sizeOf(per, sizes) }, (_, i) => from + i));
    /** Where a cell of the block stands at these places of all four dimensions. */
    const at = (of: Block, places: readonly number[]): number =>
      of.data[of.per.reduce((o, dim) => o * sizes(dim) + (places[all.indexOf(dim as 'tier')] ?? 0), 0)] ??
      NaN;
    fc.assert(
      fc.property(pers, pers, pers, (perA, perB, over) => {
        const [a, b] = [cells(perA, 1), cells(perB, 100)];
        const product = combine(KERNELS['*'], a, b, all, sizes);
        const per = all.filter((dim) => !over.includes(dim));
        const totals = new Map<string, number>();
        for (let i = 0; i < 48; i += 1) {
          const places = [Math.floor(i / 24), Math.floor(i / 8) % 3, Math.floor(i / 2) % 4, i % 2];
          expect(product.data[i]).toBe(at(a, places) * at(b, places));
          const key = per.map((dim) => places[all.indexOf(dim)]).join();
          totals.set(key, (totals.get(key) ?? 0) + (product.data[i] ?? NaN));
        }
        expect([...sumOver(product, over, sizes).data]).toEqual([...totals.values()]);
      }),
    );
  });
});

describe('a missing value stays missing', () => {
  it.each(Object.keys(KERNELS) as (keyof typeof KERNELS)[])('through %s', (operation) => {
    for (const other of [0, 1, -2]) {
      expect(single(operation, NaN, other)).toBeNaN();
      expect(single(operation, other, NaN)).toBeNaN();
    }
  });
  it.each([
    ['/', 1, 0],
    ['/', 0, 0],
    ['^', 0, -1],
    ['^', -8, 0.5],
    ['^', 1e200, 2],
  ] as const)('and %s of %d and %d is missing', (operation, a, b) => {
    expect(single(operation, a, b)).toBeNaN();
  });
});

describe('noise of doubles', () => {
  it('is no difference', () => {
    expect(single('=', 0.1 + 0.2, 0.3)).toBe(1);
    expect(single('<>', 0.1 + 0.2, 0.3)).toBe(0);
    expect(single('>', 0.1 + 0.2, 0.3)).toBe(0);
    expect(single('>', 16.000000001, 16)).toBe(1);
  });
  it('is not rounded up', () => {
    expect(single('ROUNDUP', 1.1 * 1.1 * 100, 0)).toBe(121);
    expect(single('ROUNDUP', -1.1 * 1.1 * 100, 0)).toBe(-121);
    expect(single('ROUNDUP', 16.000000001, 0)).toBe(17);
    expect(single('ROUNDUP', 0.1234, 2)).toBe(0.13);
    expect(single('ROUNDUP', 1234, -2)).toBe(1300);
    const digits = combine(
      KERNELS.ROUNDUP,
      block(['sdr'], 12.34, 12.34, 12.34),
      block(['sdr'], 0, 1, -1),
      ['sdr'],
      sizes,
    );
    expect([...digits.data]).toEqual([13, 12.4, 20]);
  });
});
