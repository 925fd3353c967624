import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaAbove, betaBelow, betaQuantile } from '../../../src/engine/odds/incomplete-beta.ts';
import {
  beliefOfHistory,
  beliefOfInterval,
  centralInterval,
  meanRate,
  scaled,
} from '../../../src/engine/odds/win-rate-belief.ts';

/** Quantiles of Beta(a, b) at u, from scipy 1.17.1. */
const QUANTILES = [
  [0.5, 0.5, 0.000001, 2.46740110027031e-12], [0.5, 0.5, 0.025, 0.001541333133436012],
  [0.5, 0.5, 0.5, 0.4999999999999999], [0.5, 0.5, 0.975, 0.9984586668665639],
  [0.5, 100.5, 0.000001, 7.834371284751508e-15], [0.5, 100.5, 0.025, 4.898073104397486e-06],
  [0.5, 100.5, 0.5, 0.002266429228530002], [0.5, 100.5, 0.975, 0.02474527001526989],
  [1, 3, 0.000001, 3.333334444445062e-07], [1, 3, 0.025, 0.008403758659612636],
  [1, 3, 0.5, 0.20629947401590026], [1, 3, 0.975, 0.7075982261787133],
  [2.5, 7.5, 0.000001, 0.0007838097563910315], [2.5, 7.5, 0.025, 0.04930192297659401],
  [2.5, 7.5, 0.5, 0.23287867775885507], [2.5, 7.5, 0.975, 0.5438244331193475],
  [20.5, 80.5, 0.000001, 0.06041132839795936], [20.5, 80.5, 0.025, 0.13079041541868477],
  [20.5, 80.5, 0.5, 0.20100458186271478], [20.5, 80.5, 0.975, 0.28627957282731764],
  [40, 160, 0.000001, 0.08935828295973265], [40, 160, 0.025, 0.1476545526015918],
  [40, 160, 0.5, 0.19899868428601133], [40, 160, 0.975, 0.258025217876992],
  [500, 95000, 0.000001, 0.004199191718042785], [500, 95000, 0.025, 0.004787787711591071],
  [500, 95000, 0.5, 0.005232148630316027], [500, 95000, 0.975, 0.005703041669067686],
  [5000, 5000, 0.000001, 0.47624570454877807], [5000, 5000, 0.025, 0.4902008762219615],
  [5000, 5000, 0.5, 0.5], [5000, 5000, 0.975, 0.5097991237780385],
  [95000, 0.5, 0.000001, 0.9998740700880208], [95000, 0.5, 0.025, 0.9999735587737435],
  [95000, 0.5, 0.5, 0.9999976055943386], [95000, 0.5, 0.975, 0.9999999948312016],
] as const; // prettier-ignore

describe('the incomplete beta function', () => {
  it.each(QUANTILES)('has of Beta(%d, %d) at %d the quantile %d', (a, b, u, x) => {
    expect(betaQuantile(u, a, b) / x).toBeCloseTo(1, 10);
  });
  it('is x for a flat Beta, and x^2 for Beta(2, 1)', () => {
    for (const x of [0, 1e-12, 0.3, 0.9, 1]) {
      expect(betaBelow(x, 1, 1)).toBeCloseTo(x, 14);
      expect(betaBelow(x, 2, 1)).toBeCloseTo(x * x, 14);
    }
  });
  it('has tails that meet, and a quantile that comes back', () => {
    const sizes = fc.double({ min: -3, max: 4, noNaN: true }).map((x) => 10 ** x);
    fc.assert(
      fc.property(sizes, sizes, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, u) => {
        expect(betaBelow(u, a, b) + betaAbove(u, a, b)).toBeCloseTo(1, 12);
        const x = betaQuantile(u, a, b);
        if (x > 1e-12 && 1 - x > 1e-4) expect(betaBelow(x, a, b)).toBeCloseTo(u, 9);
      }),
    );
  });
});

describe('what is believed of a win rate', () => {
  it('by history: 20 won of 100 is Beta(20.5, 80.5), about 13 to 29 %', () => {
    const belief = beliefOfHistory(20, 100);
    expect(belief).toEqual({ kind: 'beta', alpha: 20.5, beta: 80.5 });
    const { low, high } = centralInterval(belief, 0.95);
    expect(low).toBeCloseTo(0.1308, 4);
    expect(high).toBeCloseTo(0.2863, 4);
    expect(beliefOfHistory(0, 0)).toEqual({ kind: 'beta', alpha: 0.5, beta: 0.5 });
  });
  it('by its interval: its own central 95 %', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9998 }), fc.integer({ min: 1, max: 9998 }), (a, b) => {
        const [low, high] = [Math.min(a, b) / 10_000, (Math.max(a, b) + 1) / 10_000];
        const found = centralInterval(beliefOfInterval(low, high), 0.95);
        expect(found.low / low).toBeCloseTo(1, 7);
        expect(found.high / high).toBeCloseTo(1, 7);
      }),
      { numRuns: 60 },
    );
  });
  it('by an interval without width: a known rate', () => {
    expect(beliefOfInterval(0.2, 0.2)).toEqual({ kind: 'known', rate: 0.2 });
    expect(meanRate(beliefOfInterval(0.3, 0.3000001))).toBeCloseTo(0.30000005, 8);
  });
  it('scaled: the mean moves and the weight stays, below a mean of 1', () => {
    const half = scaled({ kind: 'beta', alpha: 20, beta: 80 }, 1.25);
    expect(half).toEqual({ kind: 'beta', alpha: 25, beta: 75 });
    expect(scaled({ kind: 'known', rate: 0.2 }, 1.5)).toEqual({ kind: 'known', rate: 0.2 * 1.5 });
    expect(scaled({ kind: 'known', rate: 0.8 }, 1.5)).toEqual({ kind: 'known', rate: 1 });
    const high = scaled({ kind: 'beta', alpha: 80, beta: 20 }, 2);
    expect(high.kind === 'beta' && high.beta > 0 && high.alpha + high.beta).toBeCloseTo(100, 9);
    expect(scaled({ kind: 'beta', alpha: 80, beta: 20 }, 0)).toEqual({ kind: 'known', rate: 0 });
  });
  it('throws where the contract is broken', () => {
    expect(() => beliefOfHistory(3, 2)).toThrow(RangeError);
    expect(() => beliefOfHistory(-1, 2)).toThrow(RangeError);
    expect(() => beliefOfInterval(0, 0.5)).toThrow(RangeError);
    expect(() => beliefOfInterval(0.6, 0.5)).toThrow(RangeError);
    expect(() => beliefOfInterval(0.5, 1)).toThrow(RangeError);
    expect(() => scaled({ kind: 'known', rate: 0.5 }, -1)).toThrow(RangeError);
  });
});
