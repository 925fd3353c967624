import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomial } from '../../../src/engine/odds/binomial.ts';
import { characteristicSum } from '../../../src/engine/odds/characteristic-sum.ts';
import { type Deal } from '../../../src/engine/odds/deals.ts';
import type { Distribution } from '../../../src/engine/odds/distribution.ts';
import { pipelineOf } from '../../../src/engine/odds/pipeline.ts';
import { roundedSum } from '../../../src/engine/odds/rounded-sum.ts';
import { sumOf } from '../../../src/engine/odds/sum-of-tiers.ts';
import { allOutcomes, chanceOf, quantileOf, type Chances } from '../../support/all-outcomes.ts';

const outcomes = (deals: readonly Deal[]): Chances =>
  allOutcomes(deals.map(({ value, p }) => ({ value, masses: [1 - p, p] })));

const chances = fc.integer({ min: 0, max: 20 }).map((p) => p / 20);
const amounts = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.integer({ min: 1, max: 20 }).map((x) => x * 500),
  fc.integer({ min: 1, max: 5_000_000 }),
);
const pipelines = fc.array(fc.record({ value: amounts, p: chances }), { maxLength: 13 });

/** Many deals of many amounts, all multiples of a step, so that they can be summed up cell by cell too. */
const large = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 60, maxLength: 150 }),
    fc.integer({ min: 1, max: 12 }),
    fc.array(fc.integer({ min: 1, max: 19 }), { minLength: 3, maxLength: 7 }),
  )
  .map(([multiples, twentieths, ps]): Deal[] =>
    multiples.map((times, i) => ({
      value: times * 500,
      p: ((ps[i % ps.length] ?? 1) * (i % 2 === 0 ? twentieths : 12)) / 240,
    })),
  );
const cellByCell = (deals: readonly Deal[]): Distribution =>
  sumOf(deals.map(({ value, p }) => ({ value, pmf: binomial(1, p) })));

/** A spread of amounts in cents and of chances, the same at each run. */
const spread = (count: number, p = (i: number): number => 0.05 + ((i * 7) % 45) / 100): Deal[] =>
  Array.from({ length: count }, (_, i) => ({
    value: 100_000 + ((i * i * 7919 + i * 104_729) % 9_000_017),
    p: p(i),
  }));

describe('a pipeline of deals', () => {
  it('of 1,000 at 50 %, 2,000 at 25 % and 3,000 at 10 %: worked by hand', () => {
    const pipe = pipelineOf([
      { value: 1000, p: 0.5 },
      { value: 2000, p: 0.25 },
      { value: 3000, p: 0.1 },
    ]);
    const found = [1000, 3000, 6000, 6001].map(pipe.atLeast);
    [0.6625, 0.2125, 0.0125, 0].forEach((want, i) => expect(found[i]).toBeCloseTo(want, 15));
    expect(pipe.pNothing).toBeCloseTo(0.3375, 15);
    expect(pipe.mean).toBeCloseTo(1300, 12);
    expect([0.1, 0.5, 0.9].map(pipe.quantile)).toEqual([0, 1000, 3000]);
  });
  it('without open deals is what is sure', () => {
    const none = pipelineOf([]);
    expect([none.atLeast(0), none.atLeast(1), none.quantile(0.5), none.mean, none.pNothing]).toEqual([
      1, 0, 0, 0, 1,
    ]);
    const sure = pipelineOf([
      { value: 500, p: 1 },
      { value: 900, p: 0 },
    ]);
    expect([sure.atLeast(500), sure.atLeast(501), sure.quantile(0.5), sure.mean, sure.pNothing]).toEqual([
      1, 0, 500, 500, 0,
    ]);
  });
  it('throws for amounts and chances that are none', () => {
    expect(() => pipelineOf([{ value: 0.5, p: 0.5 }])).toThrow(RangeError);
    expect(() => pipelineOf([{ value: -5, p: 0.5 }])).toThrow(RangeError);
    expect(() => pipelineOf([{ value: 5, p: 1.5 }])).toThrow(RangeError);
    expect(() => pipelineOf([{ value: 5, p: NaN }])).toThrow(RangeError);
    expect(() =>
      pipelineOf([
        { value: 2 ** 53 - 1, p: 0.5 },
        { value: 5, p: 0.5 },
      ]),
    ).toThrow(RangeError);
  });
  it('of few deals is what all outcomes give', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        pipelines,
        fc.nat(),
        fc.boolean(),
        fc.integer({ min: 1, max: 99 }),
        (deals, roll, isOn, u) => {
          const all = outcomes(deals);
          const pipe = pipelineOf(deals);
          const target = isOn ? ([...all.keys()][roll % all.size] ?? 0) : roll % (pipe.most + 2);
          expect(Math.abs(pipe.atLeast(target) - chanceOf(all, (x) => x >= target))).toBeLessThan(1e-11);
          expect(Math.abs(pipe.atMost(target) - chanceOf(all, (x) => x <= target))).toBeLessThan(1e-11);
          expect(pipe.quantile(u / 100)).toBe(quantileOf(all, u / 100));
          expect(pipe.slack).toBe(0);
          expect(
            Math.abs(
              pipe.pNothing - chanceOf(outcomes(deals.map(({ p }) => ({ value: 1, p }))), (x) => x === 0),
            ),
          ).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 120 },
    );
  });
  it('by frequencies is what it is exactly, within the bracket', { timeout: 60_000 }, () => {
    let answered = 0;
    fc.assert(
      fc.property(large, fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean(), (deals, z, isOn) => {
        const exact = cellByCell(deals);
        expect(exact.slack).toBe(0);
        const smooth = characteristicSum(deals, 500);
        if (!smooth) return;
        answered += 1;
        const near = Math.round(exact.mean + z * exact.sd);
        const target = isOn ? Math.round(near / 500) * 500 : near;
        const { low, high } = smooth.bounds(target);
        expect(exact.atLeast(target)).toBeGreaterThanOrEqual(low);
        expect(exact.atLeast(target)).toBeLessThanOrEqual(high);
        expect(smooth.atLeast(target) + smooth.atMost(target - 1)).toBeCloseTo(1, 8);
      }),
      { numRuns: 60, endOnFailure: true, interruptAfterTimeLimit: 20_000 },
    );
    expect(answered).toBeGreaterThan(10);
  });
  it('on a rounded lattice is what it is exactly, within the bracket', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(large, fc.double({ min: -3, max: 3, noNaN: true }), fc.boolean(), (deals, z, isOn) => {
        const exact = cellByCell(deals);
        const rounded = roundedSum(deals);
        const near = Math.round(exact.mean + z * exact.sd);
        const target = isOn ? Math.round(near / 500) * 500 : near;
        const { low, high } = rounded.bounds(target);
        expect(exact.atLeast(target)).toBeGreaterThanOrEqual(low);
        expect(exact.atLeast(target)).toBeLessThanOrEqual(high);
        expect(Math.abs(rounded.quantile(0.5) - exact.quantile(0.5))).toBeLessThanOrEqual(rounded.slack);
      }),
      { numRuns: 60, endOnFailure: true, interruptAfterTimeLimit: 20_000 },
    );
  });
  it('of many amounts is good to 1e-6, a target on the lattice counted as reached', () => {
    const deals = spread(300).map(({ value, p }) => ({ value: Math.round(value / 500_000) * 500_000, p }));
    const exact = pipelineOf(deals);
    const smooth = characteristicSum(deals, 500_000);
    expect(exact.slack).toBe(0);
    for (const target of [0.9, 1, 1.1].map((part) => Math.round((exact.mean * part) / 500_000) * 500_000))
      for (const near of [target - 1, target, target + 1])
        expect(Math.abs((smooth?.atLeast(near) ?? NaN) - exact.atLeast(near))).toBeLessThan(1e-6);
    expect(smooth?.quantile(0.3)).toBe(exact.quantile(0.3));
  });
  it('agrees with a seeded sample', () => {
    const deals = spread(300);
    const pipe = pipelineOf(deals);
    const target = Math.round(pipe.mean);
    let state = 1;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    let hits = 0;
    for (let turn = 0; turn < 20_000; turn += 1)
      if (deals.reduce((sum, { value, p }) => (random() < p ? sum + value : sum), 0) >= target) hits += 1;
    const p = pipe.atLeast(target);
    expect(Math.abs(hits / 20_000 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 20_000));
  });
  it.each([
    ['300 deals', spread(300), 2e-6],
    ['10,000 deals', spread(10_000), 2e-6],
    ['100 deals of which two are won', spread(100, () => 0.02), 0.02],
    [
      '150 deals near multiples of 1,000',
      spread(150).map(({ value, p }, i) => ({ value: Math.round(value / 1e5) * 1e5 + (i % 11) - 5, p })),
      0.02,
    ],
    [
      '1,000 multiples of 10 but for three',
      spread(1000).map(({ value, p }, i) => ({
        value: i < 3 ? value : Math.round(value / 1000) * 1000 + 1000,
        p,
      })),
      1e-3,
    ],
    ['a whale', [...spread(60), { value: 900_000_000, p: 0.3 }], 0.02],
  ])('%s have a bracket that is not wide, and quantiles in order', (_name, deals, width) => {
    const pipe = pipelineOf(deals);
    for (const target of [0, 1, pipe.mean, pipe.mean + pipe.sd, pipe.most].map(Math.round)) {
      const { low, high } = pipe.bounds(target);
      const chance = pipe.atLeast(target);
      expect(low).toBeLessThanOrEqual(chance);
      expect(high).toBeGreaterThanOrEqual(chance);
      expect(high - low).toBeLessThan(width);
    }
    const quantiles = [0, 0.01, 0.1, 0.5, 0.9, 0.99, 1].map(pipe.quantile);
    expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
    expect(quantiles.every(Number.isSafeInteger)).toBe(true);
    expect([pipe.atLeast(0), pipe.atLeast(pipe.most + 1), pipe.atMost(pipe.most)]).toEqual([1, 0, 1]);
  });
});
