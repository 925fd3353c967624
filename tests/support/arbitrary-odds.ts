/** Random plans for odds: small ones, as each of their figures is an exact sum over all outcomes. */
import fc from 'fast-check';
import type { Scenario, Tier } from '../../src/engine/scenario.ts';
import { fractions, rates } from './arbitrary-plans.ts';
import { plan } from './plans.ts';

/** A whole number as text. */
export const whole = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map(String);
const known: fc.Arbitrary<Partial<Tier>> = fc.oneof(
  fc.constant({}),
  fc.record({
    known: fc.constant('history' as const),
    past: fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 200 }))
      .map(([won, lost]) => ({ won: String(won), closed: String(won + lost) })),
  }),
  fc.record({
    known: fc.constant('beta' as const),
    shape: fc.record({ alpha: whole(1, 80), beta: whole(1, 200) }),
  }),
  fc.record({
    known: fc.constant('interval' as const),
    between: fc
      .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 39 }))
      .map(([low, more]) => ({ low: `${low}%`, high: `${low + more}%` })),
  }),
);
const tier: fc.Arbitrary<Partial<Tier>> = fc
  .tuple(
    fc.record({
      seats: whole(1, 60),
      price: whole(20, 400),
      winRate: fc.oneof(rates, fractions),
      opps: whole(0, 9),
    }),
    known,
  )
  .map(([fields, belief]) => ({
    ...fields,
    ...belief,
    lag: 'curve',
    curve: { a0: '20%', a1: '30%', a2: '40%' },
  }));

/** Up to three tiers with quotas by hand, win rates known in any way, and a target that may be missed or met. */
export const oddsPlans: fc.Arbitrary<Scenario> = fc
  .record({
    arr: fc.integer({ min: 0, max: 60 }).map((n) => String(n * 25_000)),
    sdrs: whole(1, 6),
    attainment: fc.constantFrom('1', '0.9', '2/3'),
    rounding: fc.constantFrom('each' as const, 'team' as const),
    months: fc.integer({ min: 1, max: 5 }),
    tiers: fc.array(tier, { minLength: 1, maxLength: 3 }),
  })
  .map((fields) =>
    plan({ ...fields, tiers: fields.tiers.map((one) => ({ ...one, arrShare: `1/${fields.tiers.length}` })) }),
  );
