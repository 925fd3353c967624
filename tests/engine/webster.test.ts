import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Num } from '../../src/engine/number.ts';
import { webster } from '../../src/engine/webster.ts';
import { fractions } from '../support/arbitrary-plans.ts';
import { fraction } from '../support/fraction.ts';
import { highestAverages } from '../support/oracle.ts';

const n = (text: string | number): Num => new Num(text);
const share = (total: number, weights: readonly (string | number)[]): number[] =>
  webster(total, weights.map(n));

/** A weight as text that the engine reads through its decimals and the oracle exactly. */
const asNum = (text: string): Num => {
  const { n: top, d } = fraction(text);
  return n(top.toString()).div(d.toString());
};

const weights = fc
  .array(fc.oneof(fractions, fc.integer({ min: 0, max: 9 }).map(String)), { minLength: 1, maxLength: 9 })
  .filter((all) => all.some((weight) => weight !== '0'));

describe('Webster’s method', () => {
  it.each([
    ['11 of 6, 6, 2: the small one keeps its seat', 11, ['6', '6', '2'], [5, 5, 1]],
    ['10 of 6, 6, 2: a tie to the lower index', 10, ['6', '6', '2'], [5, 4, 1]],
    ['ties to the lower index', 3, ['1', '1'], [2, 1]],
    ['ties of unequal weights to the lower index', 1, ['1', '1', '1'], [1, 0, 0]],
    ['nothing to a weight of 0', 7, ['0', '1', '0', '2'], [0, 2, 0, 5]],
    ['nothing of nothing', 0, ['1', '2'], [0, 0]],
    ['all to one', 9, ['0.3'], [9]],
  ])('%s', (_name, total, all, parts) => {
    expect(share(total, all)).toEqual(parts);
  });
  it('throws where its contract is broken', () => {
    expect(() => share(1.5, ['1'])).toThrow('cannot hand out 1.5');
    expect(() => share(-1, ['1'])).toThrow(RangeError);
    expect(() => share(1, ['0', '0'])).toThrow('weights must be 0 or more, not all 0');
    expect(() => share(1, ['2', '-1'])).toThrow(RangeError);
    expect(() => share(1, [])).toThrow(RangeError);
  });
  it('is what handing out one after another gives', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), weights, (total, all) => {
        expect(webster(total, all.map(asNum))).toEqual(highestAverages(total, all.map(fraction)));
      }),
      { numRuns: 300 },
    );
  });
  it('never takes from anyone as the total grows', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000 }), weights, (total, all) => {
        const before = webster(total, all.map(asNum));
        const after = webster(total + 1, all.map(asNum));
        expect(after.reduce((a, b) => a + b, 0)).toBe(total + 1);
        after.forEach((part, i) => expect(part).toBeGreaterThanOrEqual(before[i] ?? 0));
      }),
    );
  });
});
