import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '../../src/engine/apportion.ts';
import { Num, ZERO } from '../../src/engine/number.ts';
import { fractions } from '../support/arbitrary-plans.ts';
import { fraction } from '../support/fraction.ts';
import { largestRemainders } from '../support/oracle.ts';

const n = (text: string | number): Num => new Num(text);
const share = (total: number, weights: readonly (string | number)[], first = 0): number[] =>
  apportion(n(total), weights.map(n), first).map((part) => part.toNumber());
const times = (count: number, weight: string): string[] => Array.from({ length: count }, () => weight);

/** A weight as text that the engine reads through its decimals and the oracle exactly. */
const asNum = (text: string): Num => {
  const { n: top, d } = fraction(text);
  return n(top.toString()).div(d.toString());
};

describe('H9 apportion', () => {
  it('167 over ten: seven carry 17, three carry 16', () => {
    expect(share(167, times(10, '1'))).toEqual([17, 17, 17, 17, 17, 17, 17, 16, 16, 16]);
  });
  it.each([
    ['the larger remainder first', 10, ['6', '3', '1.5'], [6, 3, 1]],
    ['ties to the larger weight', 3, ['1', '3', '2'], [0, 2, 1]],
    ['ties of equal weights to the lower index', 5, ['1', '1', '1'], [2, 2, 1]],
    ['nothing to a weight of 0', 7, ['0', '1', '0', '2'], [0, 2, 0, 5]],
    ['nothing of nothing', 0, ['1', '2'], [0, 0]],
    ['all to one', 9, ['0.3'], [9]],
  ])('%s', (_name, total, weights, parts) => {
    expect(share(total, weights)).toEqual(parts);
  });
  it('starts full ties at the turn it is given', () => {
    expect(share(5, times(3, '1'), 1)).toEqual([1, 2, 2]);
    expect(share(4, times(3, '1'), 2)).toEqual([1, 1, 2]);
  });
  it('reads thirds as thirds: dust makes no remainder and breaks no tie', () => {
    const third = n(1).div(3);
    expect(apportion(n(9), [third, third, third]).map(String)).toEqual(['3', '3', '3']);
    expect(apportion(n(4), [third, third, third]).map(String)).toEqual(['2', '1', '1']);
    expect(apportion(n(5), [n(9).div(6), n(1).div(6)]).map(String)).toEqual(['5', '0']);
  });
  it('throws where its contract is broken', () => {
    expect(() => share(1.5, ['1'])).toThrow('cannot hand out 1.5');
    expect(() => share(-1, ['1'])).toThrow('cannot hand out -1');
    expect(() => share(1, ['0', '0'])).toThrow('weights must be 0 or more, not all 0');
    expect(() => share(1, ['2', '-1'])).toThrow('weights must be 0 or more');
    expect(() => share(1, [])).toThrow(RangeError);
  });
});

const totals = fc.integer({ min: 0, max: 5000 });
const weights = fc
  .array(fc.oneof(fractions, fc.integer({ min: 0, max: 9 }).map(String)), { minLength: 1, maxLength: 12 })
  .filter((all) => all.some((weight) => weight !== '0'));

describe('on random weights', () => {
  it('is what exact fractions give', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(totals, weights, (total, all) => {
        const parts = apportion(n(total), all.map(asNum)).map((part) => BigInt(part.toString()));
        expect(parts).toEqual(largestRemainders(BigInt(total), all.map(fraction)));
      }),
      { numRuns: 400 },
    );
  });
  it('sums to the total, each part its exact value rounded down or up', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(totals, weights, fc.nat({ max: 11 }), (total, all, first) => {
        const decimals = all.map(asNum);
        const sum = decimals.reduce((a, b) => a.plus(b), ZERO);
        const parts = apportion(n(total), decimals, first);
        expect(parts.reduce((a, b) => a.plus(b), ZERO).toNumber()).toBe(total);
        parts.forEach((part, i) => {
          const exact = (decimals[i] ?? ZERO).times(total).div(sum);
          expect(part.isInteger() && part.minus(exact).abs().lt('1.000000000000001')).toBe(true);
        });
      }),
    );
  });
  it('never gives less to a larger weight', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(totals, weights, (total, all) => {
        const decimals = all.map(asNum);
        const parts = apportion(n(total), decimals);
        parts.forEach((part, i) => {
          parts.forEach((other, k) => {
            if (decimals[i]?.gt(decimals[k] ?? ZERO)) expect(part.gte(other)).toBe(true);
          });
        });
      }),
    );
  });
  it('depends only on the ratios of the weights', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(totals, weights, fc.integer({ min: 2, max: 97 }), (total, all, factor) => {
        const decimals = all.map(asNum);
        const larger = decimals.map((weight) => weight.times(factor).div(7));
        expect(apportion(n(total), larger).map(String)).toEqual(apportion(n(total), decimals).map(String));
      }),
    );
  });
});
