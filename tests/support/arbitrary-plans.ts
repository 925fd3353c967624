/** Random plans: all that a user may type within the limits of the inputs, rates from history among it. */
import fc from 'fast-check';
import type { Scenario, Tier } from '../../src/engine/scenario.ts';
import { plan } from './plans.ts';

/** A decimal of up to `places` places between two whole numbers of units of its last place. */
export function decimals(min: number, max: number, places: number): fc.Arbitrary<string> {
  const unit = 10 ** places;
  return fc.integer({ min: min * unit, max: max * unit }).map((n) => (n / unit).toFixed(places));
}

/** Won / closed, from 1 % to 100 %. */
export const fractions: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }))
  .map(([a, b]) => `${Math.min(a, b)}/${Math.max(a, b)}`);

const percents = fc.integer({ min: 1, max: 100 });

/** More than 0 and at most 100 %, in each of the ways that rates are typed. */
export const rates: fc.Arbitrary<string> = fc.oneof(
  percents.map((n) => `${n}%`),
  percents.map((n) => `0.${String(n).padStart(3, '0')}`),
  fractions,
);

const shares: fc.Arbitrary<string> = fc.oneof(fc.constant('0'), rates);
const headcounts: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map(String),
  decimals(1, 20, 1).filter((text) => Number(text) > 0),
);

const tier: fc.Arbitrary<Partial<Tier>> = fc.record(
  {
    seats: fc.integer({ min: 1, max: 400 }).map(String),
    price: fc.oneof(decimals(1, 900, 2), decimals(1, 900, 0)),
    winRate: rates,
    arrShare: shares,
    oppShare: fc.oneof(fc.integer({ min: 0, max: 9 }).map(String), rates),
    opps: fc.integer({ min: 0, max: 40 }).map(String),
    effort: decimals(1, 9, 1),
    minOpps: fc.integer({ min: 0, max: 3 }).map(String),
    maxOpps: fc.integer({ min: 4, max: 60 }).map(String),
  },
  { requiredKeys: ['seats', 'price', 'winRate', 'arrShare', 'oppShare'] },
);

/** Plans in which every required input is within its limits; a few figures may still have no answer. */
export const validPlans: fc.Arbitrary<Scenario> = fc
  .record({
    arr: fc.oneof(decimals(0, 9_000_000, 0), decimals(1, 5_000_000, 2)),
    sdrShare: rates,
    sdrs: headcounts,
    attainment: fc.oneof(rates, fc.constant('1')),
    months: fc.oneof(
      { weight: 19, arbitrary: fc.integer({ min: 1, max: 14 }) },
      { weight: 1, arbitrary: fc.integer({ min: 15, max: 60 }) },
    ),
    split: fc.constantFrom('arr', 'opps'),
    rounding: fc.constantFrom('each', 'team'),
    tiers: fc.array(tier, { minLength: 1, maxLength: 4 }),
  })
  .map((fields) => plan(fields));

/** Plans without quotas by hand, whose shares make 100 %. */
export const wholePlans: fc.Arbitrary<Scenario> = validPlans.map((scenario) => ({
  ...scenario,
  tiers: scenario.tiers.map(({ opps: _, ...rest }) => ({
    ...rest,
    arrShare: `1/${scenario.tiers.length}`,
    oppShare: '1',
  })),
}));

const JUNK = ['', 'abc', '-1', '=1/0', "='ten", '1e400', '0'];

/** Plans where anything may stand in any cell. */
export const anyPlans: fc.Arbitrary<Scenario> = fc
  .tuple(validPlans, fc.array(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom(...JUNK)), { maxLength: 3 }))
  .map(([scenario, spoilt]) =>
    spoilt.reduce((changed, [place, text]) => spoil(changed, place, text), scenario),
  );

function spoil(scenario: Scenario, place: number, text: string): Scenario {
  const { target, team, tiers } = scenario;
  const keys = ['seats', 'price', 'winRate', 'arrShare', 'oppShare'] as const;
  switch (place) {
    case 0:
      return { ...scenario, target: { ...target, arr: text } };
    case 1:
      return { ...scenario, target: { ...target, sdrShare: text } };
    case 2:
      return { ...scenario, team: { ...team, sdrs: text } };
    case 3:
      return { ...scenario, team: { ...team, attainment: text } };
    case 4:
      return { ...scenario, tiers: [] };
    default:
      return {
        ...scenario,
        tiers: tiers.map((one, i) => (i === 0 ? { ...one, [keys[place - 5] ?? 'seats']: text } : one)),
      };
  }
}
