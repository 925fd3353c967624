import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wonByMonth } from '../../../src/engine/odds/by-month.ts';
import { winsLanded } from '../../../src/engine/odds/landed.ts';
import { tailFrom } from '../../../src/engine/odds/pmf.ts';
import { type Belief } from '../../../src/engine/odds/win-rate-belief.ts';
import { winsOf } from '../../../src/engine/odds/wins.ts';
import { allOutcomes } from '../../support/all-outcomes.ts';
import { exactBetaBinomial } from '../../support/exact-wins.ts';

const BETA: Belief = { kind: 'beta', alpha: 40, beta: 160 };
const beliefs = fc.oneof(
  fc.integer({ min: 0, max: 10 }).map((p): Belief => ({ kind: 'known', rate: p / 10 })),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
    .map(([a, b]): Belief => ({ kind: 'beta', alpha: a / 2, beta: b / 2 })),
);
const cohorts = fc.array(
  fc.record({
    opps: fc.integer({ min: 0, max: 5 }),
    landed: fc.integer({ min: 0, max: 4 }).map((x) => x / 4),
  }),
  { maxLength: 4 },
);

describe('wins that have landed', () => {
  it('of three cohorts of 20, all, 70 % and 20 % landed: 8 or more have a chance of 49 %', () => {
    const wins = winsLanded(
      [
        { opps: 20, landed: 1 },
        { opps: 20, landed: 0.7 },
        { opps: 20, landed: 0.2 },
      ],
      BETA,
    );
    expect(tailFrom(wins, 8)).toBeCloseTo(0.49172660764874715, 13);
  });
  it('are all wins once all have landed, and none before any has', () => {
    expect(
      winsLanded(
        [
          { opps: 30, landed: 1 },
          { opps: 12, landed: 1 },
        ],
        BETA,
      ),
    ).toEqual(winsOf(42, BETA));
    expect(winsLanded([{ opps: 30, landed: 0 }], BETA)).toEqual({ from: 0, mass: Float64Array.of(1) });
    expect(winsLanded([], BETA)).toEqual({ from: 0, mass: Float64Array.of(1) });
  });
  it('throw for a share that is none', () => {
    expect(() => winsLanded([{ opps: 3, landed: 1.5 }], BETA)).toThrow(RangeError);
  });
  it('are what all outcomes give', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(cohorts, beliefs, (all, belief) => {
        const found = winsLanded(all, belief);
        const want = bruteForce(all, belief);
        want.forEach((chance, k) => expect(found.mass[k - found.from] ?? 0).toBeCloseTo(chance, 12));
      }),
      { numRuns: 100 },
    );
  });
});

/** One opportunity at a time: which have landed, by every outcome; then how many of those are won. */
function bruteForce(all: readonly { opps: number; landed: number }[], belief: Belief): number[] {
  const parts = all.flatMap(({ opps, landed }) =>
    Array.from({ length: opps }, () => ({ masses: [1 - landed, landed], value: 1 })),
  );
  const wins = new Array<number>(parts.length + 1).fill(0);
  for (const [count, chance] of allOutcomes(parts)) {
    const won =
      belief.kind === 'beta'
        ? exactBetaBinomial(count, `${belief.alpha * 2}/2`, `${belief.beta * 2}/2`)
        : [
            ...allOutcomes(
              Array.from({ length: count }, () => ({ masses: [1 - belief.rate, belief.rate], value: 1 })),
            ),
          ]
            .sort(([a], [b]) => a - b)
            .reduce<number[]>((list, [k, p]) => ((list[k] = p), list), []);
    won.forEach((p, k) => {
      wins[k] = (wins[k] ?? 0) + chance * p;
    });
  }
  return wins;
}

describe('what is won by month', () => {
  const tier = fc.record({
    value: fc.integer({ min: 1, max: 4 }).map((x) => x * 500),
    belief: beliefs,
    created: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 }),
    closed: fc
      .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 })
      .map((all) => all.sort((a, b) => a - b).map((x) => x / 4))
      .map((all) => (_: number, age: number) => all[Math.min(age, all.length - 1)] ?? 0),
  });
  it(
    'never falls from month to month, in its chance, its quantiles and its mean',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(fc.array(tier, { maxLength: 3 }), fc.nat({ max: 20_000 }), (tiers, target) => {
          const months = Array.from({ length: 10 }, (_, month) => wonByMonth(tiers, month));
          months.slice(1).forEach((now, i) => {
            const before = months[i];
            if (!before) return;
            expect(now.atLeast(target)).toBeGreaterThanOrEqual(before.atLeast(target) - 1e-12);
            expect(now.mean).toBeGreaterThanOrEqual(before.mean * (1 - 1e-12));
            for (const u of [0.1, 0.5, 0.9])
              expect(now.quantile(u)).toBeGreaterThanOrEqual(before.quantile(u));
          });
        }),
        { numRuns: 60 },
      );
    },
  );
  it('by the end of a month holds what was created up to it, by its age', () => {
    const tiers = [
      {
        value: 10,
        belief: { kind: 'known', rate: 1 } as const,
        created: [2, 1, 4],
        closed: (_: number, age: number) => (age > 0 ? 1 : 0),
      },
    ];
    expect([0, 1, 2, 3, 9].map((month) => wonByMonth(tiers, month).quantile(0.5))).toEqual([
      0, 20, 30, 70, 70,
    ]);
  });
});
