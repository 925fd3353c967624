/** Laws of handing out, on every plan: nothing is lost, and nobody gets more than an odd one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, Num } from '../../../src/engine/number.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import { validPlans, wholePlans } from '../../support/arbitrary-plans.ts';
import { num, total, valuesOf } from '../../support/plans.ts';

describe('handing out', () => {
  it('conserves: what people carry sums to what each tier hands out', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(validPlans, (scenario) => {
        const sheet = planSheet(scenario);
        const people = sheet.members('sdr');
        if (isProblem(sheet.value('allOpps'))) return;
        for (const tier of sheet.members('tier')) {
          const parts = people.map((sdr) => num(sheet.value('handedOpps', { tier, sdr })));
          expect(compare(total(parts), num(sheet.value('teamOpps', { tier })))).toBe(0);
        }
        expect(compare(total(valuesOf(scenario, 'carriedOpps')), num(sheet.value('allOpps')))).toBe(0);
        expect(compare(total(valuesOf(scenario, 'carriedMrr')), num(sheet.value('streetMrr')))).toBe(0);
        expect(compare(total(valuesOf(scenario, 'capacity')), num(sheet.value('sdrs')))).toBe(0);
      }),
      { numRuns: 80 },
    );
  });
  it(
    'keeps the quota rule: a share of the team’s total is its exact part rounded down or up',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(wholePlans, (scenario) => {
          const team = { ...scenario, team: { ...scenario.team, rounding: 'team' as const } };
          const sheet = planSheet(team);
          for (const { cell, value } of sheet.cells('handedOpps')) {
            const { tier = '', sdr = '' } = cell.at;
            const part = num(sheet.value('capacity', { sdr })).div(num(sheet.value('sdrs')));
            const exact = num(sheet.value('teamOpps', { tier })).times(part);
            expect(num(value).isInteger()).toBe(true);
            expect(num(value).minus(exact).abs().lt('1.0000000001')).toBe(true);
          }
        }),
        { numRuns: 60 },
      );
    },
  );
  it(
    'rotates the odd ones: full-time SDRs never differ by more than one over all tiers',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(wholePlans, fc.integer({ min: 1, max: 20 }), (scenario, sdrs) => {
          const team = {
            ...scenario,
            team: { ...scenario.team, rounding: 'team' as const, sdrs: String(sdrs) },
          };
          const carried = valuesOf(team, 'carriedOpps');
          expect(
            Num.max(...carried)
              .minus(Num.min(...carried))
              .lte(1),
          ).toBe(true);
        }),
        { numRuns: 120 },
      );
    },
  );
});
