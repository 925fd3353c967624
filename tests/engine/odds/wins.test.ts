import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaBinomial } from '../../../src/engine/odds/beta-binomial.ts';
import { binomial } from '../../../src/engine/odds/binomial.ts';
import {
  convolved,
  largest,
  moments,
  tailFrom,
  tailTo,
  trimmed,
  type Pmf,
} from '../../../src/engine/odds/pmf.ts';
import { winsOf } from '../../../src/engine/odds/wins.ts';
import { exactBetaBinomial, exactBinomial } from '../../support/exact-wins.ts';

const at = ({ from, mass }: Pmf, k: number): number => mass[k - from] ?? 0;
const sum = ({ mass }: Pmf): number => mass.reduce((a, b) => a + b, 0);

/** The largest relative difference from the exact masses, of those above 1e-290. */
function worst(pmf: Pmf, exact: readonly number[]): number {
  return exact.reduce((most, want, k) => {
    return want < 1e-290 ? most : Math.max(most, Math.abs(at(pmf, k) / want - 1));
  }, 0);
}

const rates = fc.integer({ min: 1, max: 999 }).map((x) => `${x}/1000`);
const parameters = fc.integer({ min: 1, max: 400 }).map((x) => `${x}/8`);
const number = (text: string): number => {
  const [top = '', bottom = '1'] = text.split('/');
  return Number(top) / Number(bottom);
};

describe('the wins of opportunities', () => {
  it('at a known rate: 170 at 20 % give 34 or more wins 53 % of the time', () => {
    expect(tailFrom(binomial(170, 0.2), 34)).toBeCloseTo(0.5305725312123044, 13);
  });
  it('at an uncertain rate: with 40 won of 200 it is 51 %', () => {
    expect(tailFrom(winsOf(170, { kind: 'beta', alpha: 40, beta: 160 }), 34)).toBeCloseTo(
      0.5129011173041743,
      13,
    );
  });
  it('are sure where nothing is open', () => {
    expect(binomial(0, 0.3)).toEqual({ from: 0, mass: Float64Array.of(1) });
    expect(binomial(9, 0)).toEqual({ from: 0, mass: Float64Array.of(1) });
    expect(binomial(9, 1)).toEqual({ from: 9, mass: Float64Array.of(1) });
    expect(betaBinomial(0, 0.5, 0.5)).toEqual({ from: 0, mass: Float64Array.of(1) });
  });
  it('throw where the contract is broken', () => {
    expect(() => binomial(1.5, 0.2)).toThrow(RangeError);
    expect(() => binomial(-1, 0.2)).toThrow(RangeError);
    expect(() => binomial(1, 1.2)).toThrow(RangeError);
    expect(() => binomial(1, NaN)).toThrow(RangeError);
    expect(() => betaBinomial(1, 0, 1)).toThrow(RangeError);
    expect(() => betaBinomial(1.5, 1, 1)).toThrow(RangeError);
  });
  it.each([[10_000, 0.0001], [10_000, 0.5], [10_000, 0.9999], [1, 0.5], [3, 1e-200]])(
    'add up to 1: %d at %d',
    (n, p) => {
      const pmf = binomial(n, p);
      expect(sum(pmf)).toBeCloseTo(1, 12);
      expect(moments(pmf).mean / (n * p)).toBeCloseTo(1, 11);
    },
  ); // prettier-ignore
  it.each([[10_000, 0.5, 0.5], [10_000, 1, 1], [10_000, 0.001, 0.001], [10_000, 0.2, 30], [10_000, 30, 0.2], [10_000, 900, 100]])(
    'add up to 1: %d with Beta(%d, %d)',
    (n, a, b) => {
      const pmf = betaBinomial(n, a, b);
      expect(sum(pmf)).toBeCloseTo(1, 12);
      expect(moments(pmf).mean / ((n * a) / (a + b))).toBeCloseTo(1, 10);
    },
  ); // prettier-ignore
  it('are what exact fractions give, in the far tails too', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), rates, (n, p) => {
        expect(worst(binomial(n, number(p)), exactBinomial(n, p))).toBeLessThan(1e-12);
      }),
      { numRuns: 60 },
    );
  });
  it(
    'are what exact fractions give where the rate is uncertain, U-shaped or not',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 120 }), parameters, parameters, (n, a, b) => {
          expect(worst(betaBinomial(n, number(a), number(b)), exactBetaBinomial(n, a, b))).toBeLessThan(
            1e-12,
          );
        }),
        { numRuns: 60 },
      );
    },
  );
  it('have tails that meet, each summed as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), rates, fc.integer({ min: -5, max: 310 }), (n, p, k) => {
        const pmf = binomial(n, number(p));
        expect(tailFrom(pmf, k) + tailTo(pmf, k - 1)).toBeCloseTo(1, 12);
      }),
    );
    expect(tailFrom(binomial(300, 0.01), 300)).toBeCloseTo(0, 300);
    expect(tailFrom(binomial(100, 0.01), 100) / 1e-200).toBeCloseTo(1, 12);
  });
  it('convolve: 30 and 50 at one rate are 80', () => {
    const both = convolved(binomial(30, 0.3), binomial(50, 0.3));
    expect(worst(both, exactBinomial(80, '3/10'))).toBeLessThan(1e-12);
  });
  it('trimmed, lose only what is small at the ends', () => {
    const u = betaBinomial(50, 0.5, 0.5);
    expect(trimmed(u, 1e-15)).toEqual(u);
    const cut = trimmed(binomial(1000, 0.5), 1e-15);
    expect(cut.mass.length).toBeLessThan(300);
    expect(1 - sum(cut)).toBeLessThan(1e-14);
    expect([cut.from > 350, largest(cut) < 650]).toEqual([true, true]);
  });
});
