import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Num } from '../../../src/engine/number.ts';
import { smallestQuota, type QuotaQuestion } from '../../../src/engine/odds/quota-search.ts';
import { sumOf } from '../../../src/engine/odds/sum-of-tiers.ts';
import { type Belief } from '../../../src/engine/odds/win-rate-belief.ts';
import { winsOf } from '../../../src/engine/odds/wins.ts';
import { fraction } from '../../support/fraction.ts';
import { highestAverages } from '../../support/oracle.ts';

const n = (x: string | number): Num => new Num(x);
const ONE = n(1);
const known = (rate: number): Belief => ({ kind: 'known', rate });

const SEED: QuotaQuestion = {
  step: 10,
  weights: [ONE],
  tiers: [{ value: 60_000, belief: known(0.2), attained: ONE }],
  target: 2_000_000,
  level: 0.8,
  most: 10_000,
};

describe('the smallest quota for a chance', () => {
  it('is 20 per SDR at 80 %, where 17 meet the target on average', () => {
    const found = smallestQuota(SEED);
    expect(found).toMatchObject({ found: true, quota: 20, shares: [20] });
    expect(found.chance).toBeCloseTo(0.8761045110757182, 12);
    expect(found.found && found.chanceAtOneLess).toBeCloseTo(0.7910587853061166, 12);
    expect(smallestQuota({ ...SEED, level: 0.95 })).toMatchObject({ quota: 22 });
  });
  it('as a total of the team is 191', () => {
    expect(smallestQuota({ ...SEED, step: 1 })).toMatchObject({ quota: 191 });
  });
  it('counts only what is created, rounded down', () => {
    const tiers = [{ value: 60_000, belief: known(0.2), attained: n('0.9') }];
    const found = smallestQuota({ ...SEED, tiers });
    expect(found).toMatchObject({ quota: 22 });
    expect(found.chance).toBeCloseTo(
      sumOf([{ value: 60_000, pmf: winsOf(198, known(0.2)) }]).atLeast(2_000_000),
      13,
    );
  });
  it('is 1 where nothing is needed', () => {
    expect(smallestQuota({ ...SEED, target: 0 })).toMatchObject({
      found: true,
      quota: 1,
      chance: 1,
      chanceAtOneLess: 1,
    });
  });
  it('is none where nothing wins, or all of the most is too little', () => {
    const none = (belief: Belief): unknown =>
      smallestQuota({ ...SEED, tiers: [{ value: 60_000, belief, attained: ONE }] });
    expect(none(known(0))).toEqual({ found: false, reason: 'nothingWins', chance: 0 });
    expect(
      smallestQuota({
        ...SEED,
        weights: [ONE, n(0)],
        tiers: [
          { value: 1, belief: known(0), attained: ONE },
          { value: 1, belief: known(1), attained: ONE },
        ],
      }),
    ).toMatchObject({ reason: 'nothingWins' });
    expect(smallestQuota({ ...SEED, most: 3 })).toEqual({ found: false, reason: 'beyondMost', chance: 0 });
    const found = smallestQuota({ ...SEED, most: 19 });
    expect(found).toMatchObject({ found: false, reason: 'beyondMost' });
    expect(found.chance).toBeCloseTo(0.7910587853061166, 12);
  });
  it('is sure where every opportunity is won', () => {
    const tiers = [{ value: 60_000, belief: known(1), attained: ONE }];
    expect(smallestQuota({ ...SEED, tiers })).toMatchObject({ quota: 4, chance: 1, chanceAtOneLess: 0 });
  });

  const tier = fc.record({
    value: fc.integer({ min: 1, max: 5_000 }),
    belief: fc.oneof(
      fc.integer({ min: 1, max: 10 }).map((p) => known(p / 10)),
      fc
        .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
        .map(([a, b]): Belief => ({ kind: 'beta', alpha: a / 2, beta: b / 2 })),
    ),
    attained: fc.constantFrom(ONE, n('0.9'), n('0.55')),
    weight: fc.integer({ min: 1, max: 9 }),
  });
  it('is the first of all that has the chance, split by Webster’s method', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(tier, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 5, max: 95 }),
        (tiers, step, target, level) => {
          const most = 40;
          const chance = (quota: number): number => {
            const shares = highestAverages(
              quota,
              tiers.map(({ weight }) => fraction(String(weight))),
            );
            return sumOf(
              tiers.map(({ value, belief, attained }, i) => ({
                value,
                pmf: winsOf(Math.floor(Number(attained.times((shares[i] ?? 0) * step))), belief),
              })),
            ).atLeast(target);
          };
          const found = smallestQuota({
            step,
            weights: tiers.map(({ weight }) => n(weight)),
            tiers,
            target,
            level: level / 100,
            most,
          });
          const first = Array.from({ length: most }, (_, i) => i + 1).find(
            (quota) => chance(quota) >= level / 100,
          );
          expect(found.found ? found.quota : undefined).toBe(first);
          expect(found.chance).toBeCloseTo(chance(first ?? most), 12);
          if (found.found) expect(found.chanceAtOneLess).toBeCloseTo(chance(found.quota - 1), 12);
        },
      ),
      { numRuns: 100 },
    );
  });
});
