import { describe, expect, it } from 'vitest';
import { gammaMonths } from '../../../src/engine/lines/gamma-months.ts';

const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
const meanOf = (all: readonly number[]): number => sum(all.map((share, k) => k * share));

/** Shape 1 is exponential, whose H(x) is x - m (1 - e^(-x/m)); its second differences follow. */
function exponential(mean: number, k: number): number {
  const left = 1 - Math.exp(-1 / mean);
  return k === 0 ? 1 - mean * left : mean * Math.exp(-(k - 1) / mean) * left ** 2;
}

/** The share by the midpoint rule over the density of shape 2: the chance that creation plus closing falls in month k. */
function byIntegration(scale: number, k: number): number {
  const steps = 200_000;
  const width = 2 / steps;
  return sum(
    Array.from({ length: steps }, (_, i) => {
      const x = k - 1 + (i + 0.5) * width;
      const density = x <= 0 ? 0 : (x / scale ** 2) * Math.exp(-x / scale);
      return density * (1 - Math.abs(x - k)) * width;
    }),
  );
}

describe('S32 a gamma cut into months', () => {
  it.each([0.3, 1, 2.5, 7])('is the closed form where the spread is the mean of %d', (mean) => {
    gammaMonths(mean, mean, 36)
      .slice(0, -1)
      .forEach((share, k) => {
        expect(share).toBeCloseTo(exponential(mean, k), 12);
      });
  });
  it('is the integral of the density where the shape is 2', () => {
    const scale = 1.5;
    const shares = gammaMonths(2 * scale, Math.SQRT2 * scale, 36);
    for (const k of [0, 1, 2, 5]) expect(shares[k]).toBeCloseTo(byIntegration(scale, k), 8);
  });
  it.each([
    [2, 1],
    [3, 0.5],
    [1, 0.01],
    [5, 2],
    [12, 3],
  ])(
    'keeps the mean of %d months with a spread of %d, as creation is even over its month',
    (mean, spread) => {
      expect(Math.abs(meanOf(gammaMonths(mean, spread, 60)) - mean)).toBeLessThan(1e-9);
    },
  );
  it.each([
    [36, 36],
    [0.001, 36],
    [36, 0.001],
    [5, 1e-6],
    [1e-9, 1e-9],
    [1, 1e-12],
  ])('sums to 1 and is never below 0 for a mean of %d and a spread of %d', (mean, spread) => {
    const shares = gammaMonths(mean, spread, 36);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(sum(shares)).toBeCloseTo(1, 12);
  });
  it('comes to a fixed time as the spread goes to nothing: 2.25 months are a quarter in the third', () => {
    for (const spread of [0.001, 1e-5, 1e-9]) {
      const shares = gammaMonths(2.25, spread, 36);
      expect(shares[2]).toBeCloseTo(0.75, 3);
      expect(shares[3]).toBeCloseTo(0.25, 3);
    }
  });
});
