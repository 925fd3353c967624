import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Num } from '../../../src/engine/number.ts';
import { unitsOf, type Units } from '../../../src/engine/odds/units.ts';

const units = (values: readonly string[], counts: readonly number[]): Units =>
  unitsOf(
    values.map((value) => new Num(value)),
    counts,
  );

describe('whole units', () => {
  it('are as large as the amounts allow', () => {
    expect(units(['60000', '2399.4'], [10, 10])).toMatchObject({ values: [600_000, 23_994], slack: 0 });
    expect(units(['60000', '1000'], [10, 10])).toMatchObject({ values: [60_000, 1000], slack: 0 });
    expect(units(['60000'], [10]).unit.toString()).toBe('1');
    expect(units([], []).values).toEqual([]);
  });
  it('round a target up, and leave one that is whole as it is', () => {
    const { reaching, amountOf } = units(['60000', '2399.4'], [10, 10]);
    expect(reaching(new Num('2000000'))).toBe(20_000_000);
    expect(reaching(new Num('2000000.01'))).toBe(20_000_001);
    expect(reaching(new Num('1e30'))).toBe(Number.MAX_SAFE_INTEGER);
    expect(amountOf(23_994).toString()).toBe('2399.4');
  });
  it('take thirds of thirds for whole', () => {
    const third = new Num(1).div(3);
    const { values, slack, reaching } = unitsOf([third.times(3), new Num(60)], [5, 5]);
    expect([values, slack]).toEqual([[1, 60], 0]);
    expect(reaching(third.times(3))).toBe(1);
  });
  it('round what has no whole unit, and say by how much a sum may be off', () => {
    const third = new Num(1000).div(3);
    const { values, slack, unit } = unitsOf([third], [100]);
    expect(unit.lt('0.0000000001')).toBe(true);
    expect(
      unit
        .times(values[0] ?? 0)
        .minus(third)
        .abs()
        .lte(unit.div(2)),
    ).toBe(true);
    expect(slack).toBeGreaterThan(0);
    expect(slack).toBeLessThanOrEqual(50);
  });
  it('throw where a sum is beyond whole numbers', () => {
    expect(() => units(['1e15'], [1000])).toThrow(RangeError);
  });
  it('never put a sum off by more than they say', () => {
    const amounts = fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 1, max: 700 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(amounts, fc.nat({ max: 500 })), { maxLength: 5 }), (all) => {
        const exact = all.map(([[top, bottom]]) => new Num(top).div(bottom));
        const { values, slack, unit } = unitsOf(
          exact,
          all.map(([, count]) => count),
        );
        const sum = (of: readonly Num[]): Num =>
          of.reduce((total, value, i) => total.plus(value.times(all[i]?.[1] ?? 0)), new Num(0));
        const off = sum(values.map((value) => new Num(value))).minus(sum(exact).div(unit));
        expect(off.abs().lte(new Num(slack).plus('1e-15'))).toBe(true);
      }),
    );
  });
});
