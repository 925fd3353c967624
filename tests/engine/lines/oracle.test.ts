/** Whole answers against exact fractions, on thousands of plans, many of which have an answer that is whole to begin with. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { decimals, fractions, rates } from '../../support/arbitrary-plans.ts';
import { agrees, fraction, over, plus, times } from '../../support/fraction.ts';
import { answer } from '../../support/oracle.ts';
import { column, figure, plan } from '../../support/plans.ts';

const headcount = fc.oneof(fc.integer({ min: 1, max: 60 }).map(String), decimals(1, 20, 1));
const tier = fc.record({
  seats: fc.integer({ min: 1, max: 90 }).map(String),
  price: fc.oneof(decimals(1, 400, 2), decimals(1, 400, 0)),
  winRate: fc.oneof(rates, fractions),
  arrShare: fc.oneof(rates, fractions),
  oppShare: fc.oneof(rates, fc.integer({ min: 1, max: 9 }).map(String)),
});
const frame = {
  sdrs: headcount.filter((text) => Number(text) > 0),
  attainment: fc.oneof(fc.constant('1'), rates),
  sdrShare: fc.oneof(fc.constant('1'), rates),
  rounding: fc.constantFrom('each' as const, 'team' as const),
};

function expectAnswer(scenario: Scenario): void {
  const { whole, plannedArr } = answer(scenario);
  const sheet = planSheet(scenario);
  expect(column(sheet, 'wholeOpps')).toEqual(whole.map(String));
  expect(agrees(figure(sheet, 'plannedArr'), plannedArr)).toBe(true);
}

/** The target that asks for exactly this many opportunities, and some cents, as one fraction. */
function targetFor(opps: number, scenario: Scenario, cents = 0): string {
  const { target, tiers, split } = scenario;
  const { gains } = answer(scenario);
  const share = split === 'arr' ? fraction(tiers[0]?.arrShare ?? '1') : fraction('1');
  const part = times(fraction(target.sdrShare), share);
  const exact = over(times(fraction(String(opps)), gains[0] ?? part), part);
  const { n, d } = plus(exact, fraction(`${cents}/100`));
  return `${n < 0n ? 0n : n}/${d}`;
}

const withTarget = (scenario: Scenario, arr: string): Scenario => ({
  ...scenario,
  target: { ...scenario.target, arr },
});

describe('shares of ARR', () => {
  it('round up as exact fractions do', { timeout: 60_000 }, () => {
    const tiers = fc.array(tier, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.record({ ...frame, arr: decimals(0, 20_000_000, 2), tiers }), (fields) => {
        expectAnswer(plan(fields));
      }),
      { numRuns: 1000 },
    );
  });
  it(
    'find the number that is whole in fractions, and the next one for a cent more',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(fc.record({ ...frame, tier }), fc.integer({ min: 1, max: 3000 }), (fields, opps) => {
          const scenario = plan({ ...fields, tiers: [fields.tier] });
          const exactly = withTarget(scenario, targetFor(opps, scenario));
          expect(figure(planSheet(exactly), 'wholeOpps', { tier: 't1' })).toBe(String(opps));
          const more = withTarget(scenario, targetFor(opps, scenario, 1));
          expect(answer(more).whole[0]).toBeGreaterThan(opps);
          expectAnswer(more);
        }),
        { numRuns: 1000 },
      );
    },
  );
  it('plan exactly the target then: no dust is left over', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.record({ ...frame, tier }), fc.integer({ min: 1, max: 3000 }), (fields, opps) => {
        const scenario = plan({ ...fields, attainment: '1', tiers: [{ ...fields.tier, arrShare: '1' }] });
        const sheet = planSheet(withTarget(scenario, targetFor(opps, scenario)));
        expect([figure(sheet, 'overshootArr'), figure(sheet, 'overAssignment')]).toEqual(['0', '0']);
      }),
      { numRuns: 500 },
    );
  });
});

describe('shares of opportunities', () => {
  it('are split as fractions are, from the least number whose split reaches', { timeout: 60_000 }, () => {
    const tiers = fc.array(tier, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.record({ ...frame, tiers }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: -1, max: 1 }),
        (fields, opps, cents) => {
          const scenario = plan({ ...fields, split: 'opps', arr: '0' });
          expectAnswer(withTarget(scenario, targetFor(opps, scenario, cents)));
        },
      ),
      { numRuns: 600 },
    );
  });
});
