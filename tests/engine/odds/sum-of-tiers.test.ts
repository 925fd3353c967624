import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram } from '../../../src/engine/odds/distribution.ts';
import { pointMass } from '../../../src/engine/odds/pmf.ts';
import { sumOf } from '../../../src/engine/odds/sum-of-tiers.ts';
import { type Belief } from '../../../src/engine/odds/win-rate-belief.ts';
import { winsOf } from '../../../src/engine/odds/wins.ts';
import { allOutcomes, chanceOf, quantileOf } from '../../support/all-outcomes.ts';
import { exactBetaBinomial, exactBinomial } from '../../support/exact-wins.ts';

type Tier = { value: number; opps: number; belief: Belief; masses: number[] };

const known = (rate: number): Belief => ({ kind: 'known', rate });
const tier = (value: number, opps: number, rate: number): Parameters<typeof sumOf>[0][number] => ({
  value,
  pmf: winsOf(opps, known(rate)),
});
const sumOfTiers = (tiers: readonly Tier[]): ReturnType<typeof sumOf> =>
  sumOf(tiers.map(({ value, opps, belief }) => ({ value, pmf: winsOf(opps, belief) })));

const FIVE = [
  tier(1_200_000, 240, 0.3),
  tier(2_736_000, 180, 0.25),
  tier(6_000_000, 120, 0.2),
  tier(12_600_000, 60, 0.15),
  tier(28_800_000, 24, 0.1),
];

const knownTiers = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20 }))
  .map(([opps, p]) => ({
    opps,
    belief: known(p / 20),
    masses: p === 0 ? [1] : exactBinomial(opps, `${p}/20`),
  }));
const betaTiers = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }))
  .map(([opps, a, b]): Omit<Tier, 'value'> => ({
    opps,
    belief: { kind: 'beta', alpha: a / 4, beta: b / 4 },
    masses: exactBetaBinomial(opps, `${a}/4`, `${b}/4`),
  }));
const values = fc.oneof(
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: 1, max: 40 }).map((x) => x * 500),
  fc.integer({ min: 1, max: 3_000_000 }),
  fc.constantFrom(99_995, 100_000),
);
const tiers: fc.Arbitrary<Tier[]> = fc.array(
  fc.tuple(values, fc.oneof(knownTiers, betaTiers)).map(([value, rest]) => ({ value, ...rest })),
  { maxLength: 3 },
);

describe('the sum of tiers', () => {
  it('is exact for five tiers and 624 opportunities', () => {
    const sum = sumOf(FIVE);
    expect(sum.atLeast(500_000_000)).toBeCloseTo(0.706161597191536, 14);
    expect(sum.atMost(499_999_999)).toBeCloseTo(1 - 0.706161597191536, 14);
    expect(sum.slack).toBe(0);
    expect(sum.bounds(500_000_000).low).toBe(sum.bounds(500_000_000).high);
    expect(sum.mean).toBeCloseTo(
      72 * 1_200_000 + 45 * 2_736_000 + 24 * 6_000_000 + 9 * 12_600_000 + 2.4 * 28_800_000,
      3,
    );
  });
  it('of nothing is nothing for sure', () => {
    const sum = sumOf([]);
    expect([sum.atLeast(0), sum.atLeast(1), sum.atMost(0), sum.atMost(-1)]).toEqual([1, 0, 1, 0]);
    expect([sum.quantile(0), sum.quantile(0.5), sum.quantile(1), sum.mean, sum.sd]).toEqual([0, 0, 0, 0, 0]);
  });
  it('holds what is sure beside what is not', () => {
    const sum = sumOf([{ value: 500, pmf: pointMass(3) }, tier(0, 9, 0.5), tier(1000, 1, 0.25)]);
    expect([sum.least, sum.most, sum.mean]).toEqual([1500, 2500, 1750]);
    expect([sum.atLeast(1500), sum.atLeast(1501), sum.atLeast(2500), sum.atLeast(2501)]).toEqual([
      1, 0.25, 0.25, 0,
    ]);
    expect([sum.quantile(0.75), sum.quantile(0.76)]).toEqual([1500, 2500]);
  });
  it('throws for values that are no whole units, and for sums beyond exact numbers', () => {
    expect(() => sumOf([tier(0.5, 1, 0.5)])).toThrow(RangeError);
    expect(() => sumOf([tier(-1, 1, 0.5)])).toThrow(RangeError);
    expect(() => sumOf([tier(2 ** 52, 3, 0.5)])).toThrow(RangeError);
  });

  it('is what all outcomes give, tail by tail', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        tiers,
        fc.double({ min: -0.1, max: 1.1, noNaN: true }),
        fc.boolean(),
        (some, part, isOn) => {
          const all = allOutcomes(some);
          const sum = sumOfTiers(some);
          const any = Math.round(sum.least + part * (sum.most - sum.least));
          const target = isOn ? ([...all.keys()][Math.floor(Math.abs(part) * all.size)] ?? any) : any;
          expect(Math.abs(sum.atLeast(target) - chanceOf(all, (x) => x >= target))).toBeLessThan(1e-11);
          expect(Math.abs(sum.atMost(target) - chanceOf(all, (x) => x <= target))).toBeLessThan(1e-11);
          expect(sum.atLeast(target) + sum.atMost(target - 1)).toBeCloseTo(1, 10);
        },
      ),
      { numRuns: 150 },
    );
  });
  it('keeps the digits of small tails', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(tiers, fc.double({ min: 0, max: 1, noNaN: true }), (some, part) => {
        const all = allOutcomes(some);
        const sum = sumOfTiers(some);
        const target = Math.round(sum.least + part * (sum.most - sum.least));
        for (const [found, exact] of [
          [sum.atLeast(target), chanceOf(all, (x) => x >= target)],
          [sum.atMost(target), chanceOf(all, (x) => x <= target)],
        ] as const)
          if (exact > 1e-200) expect(Math.abs(found / exact - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 150 },
    );
  });
  it('has the quantiles that all outcomes give', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(tiers, fc.integer({ min: 1, max: 999 }), (some, u) => {
        expect(sumOfTiers(some).quantile(u / 1000)).toBe(quantileOf(allOutcomes(some), u / 1000));
      }),
      { numRuns: 150 },
    );
  });
  it('has the moments, and the picture, that all outcomes give', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(tiers, fc.integer({ min: 1, max: 12 }), (some, bins) => {
        const all = allOutcomes(some);
        const sum = sumOfTiers(some);
        const mean = [...all].reduce((total, [x, chance]) => total + x * chance, 0);
        const variance = [...all].reduce((total, [x, chance]) => total + (x - mean) ** 2 * chance, 0);
        expect(Math.abs(sum.mean - mean)).toBeLessThan(1e-11 * (1 + mean));
        expect(Math.abs(sum.sd - Math.sqrt(variance))).toBeLessThan(1e-6 * (1 + sum.sd));
        const [from, to] = [sum.least, Math.max(sum.most, sum.least + 1)];
        const want = new Array<number>(bins).fill(0);
        for (const [x, chance] of all) {
          const bin = want.findIndex(
            (_, i) => i === bins - 1 || x < Math.ceil(from + ((to - from) * (i + 1)) / bins),
          );
          want[bin] = (want[bin] ?? 0) + chance;
        }
        histogram(sum, from, to, bins).forEach((mass, i) => expect(mass).toBeCloseTo(want[i] ?? NaN, 10));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the sum of many tiers', () => {
  const many = (value: (i: number) => number, count = 20): ReturnType<typeof sumOf> =>
    sumOf(Array.from({ length: count }, (_, i) => tier(value(i), 60, 0.3 - 0.01 * i)));

  it('is exact at round prices', () => {
    const sum = many((i) => 600_000 * (i + 1));
    expect(sum.slack).toBe(0);
    expect(sum.atLeast(sum.mean) + sum.atMost(sum.mean - 1)).toBeCloseTo(1, 12);
  });
  it('has a bracket at any prices, which holds what is exact on a lattice', { timeout: 60_000 }, () => {
    // A lattice that both can list: the same values, and with a tier of next to nothing that makes the lattice a cent wide.
    const values = (i: number): number => 600_000 * (i + 1);
    const exact = many(values);
    const rough = sumOf([
      ...Array.from({ length: 20 }, (_, i) => tier(values(i), 60, 0.3 - 0.01 * i)),
      ...Array.from({ length: 12 }, (_, i) => tier(2 * i + 1, 60, 0.1)),
    ]);
    expect(rough.slack).toBeGreaterThan(0);
    for (const z of [-2, -0.5, 0, 1, 3]) {
      const target = Math.round(exact.mean + z * exact.sd);
      const { low, high } = rough.bounds(target);
      expect(low).toBeLessThanOrEqual(exact.atLeast(target));
      expect(high).toBeGreaterThanOrEqual(exact.atLeast(target - 60 * 144));
      expect(high - low).toBeLessThan(0.01);
      expect(rough.atLeast(target)).toBeCloseTo(exact.atLeast(target), 2);
    }
    expect(Math.abs(rough.quantile(0.5) - exact.quantile(0.5))).toBeLessThan(
      rough.slack + 60 * 144 + 600_000,
    );
  });
  it('is quick for 10,000 opportunities a tier, and never NaN', () => {
    const sum = sumOf(Array.from({ length: 5 }, (_, i) => tier(100_001 + 777 * i, 10_000, 0.001 + 0.2 * i)));
    const start = performance.now();
    for (const u of [0, 0.1, 0.5, 0.9, 1]) expect(Number.isSafeInteger(sum.quantile(u))).toBe(true);
    expect(sum.atLeast(Math.round(sum.mean))).toBeCloseTo(0.5, 1);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
  it('takes prices a hair apart as they are', () => {
    const sum = sumOf([tier(99_995, 8, 0.4), tier(100_000, 32, 0.4)]);
    expect(sum.atLeast(1_600_000)).toBeCloseTo(0.4330915222622904, 12);
    expect(sum.atLeast(1_599_999)).toBeCloseTo(sum.atLeast(1_600_000), 12);
    expect(sum.quantile(0.5)).toBe(1_599_985);
  });
  it('agrees with a seeded sample of 100,000', { timeout: 60_000 }, () => {
    const random = mulberry(7);
    const target = 500_000_000;
    let hits = 0;
    for (let turn = 0; turn < 20_000; turn += 1) {
      let sum = 0;
      for (const [value, opps, rate] of [
        [1_200_000, 240, 0.3],
        [2_736_000, 180, 0.25],
        [6_000_000, 120, 0.2],
        [12_600_000, 60, 0.15],
        [28_800_000, 24, 0.1],
      ] as const)
        for (let i = 0; i < opps; i += 1) if (random() < rate) sum += value;
      if (sum >= target) hits += 1;
    }
    const p = sumOf(FIVE).atLeast(target);
    expect(Math.abs(hits / 20_000 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 20_000));
  });
  it('never has a lower chance with more opportunities', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), fc.nat({ max: 9_000_000 }), (a, b, target) => {
        const chance = (more: number): number =>
          sumOf([tier(99_995, a + more, 0.3), tier(250_000, b, 0.2)]).atLeast(target);
        expect(chance(1)).toBeGreaterThanOrEqual(chance(0) - 1e-13);
      }),
    );
  });
});

/** A small generator of numbers from 0 to 1, the same at each run. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
