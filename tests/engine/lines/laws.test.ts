/** Laws that the lines keep on every plan. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, Num, ONE, ZERO } from '../../../src/engine/number.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { anyPlans, rates, wholePlans } from '../../support/arbitrary-plans.ts';
import { figure, isNear, num, plan, total, valuesOf } from '../../support/plans.ts';

const runs = { numRuns: 120 };
const scaled = (scenario: Scenario, factor: number): Scenario => ({
  ...scenario,
  target: { ...scenario.target, arr: `=${scenario.target.arr}*${factor}` },
});

describe('the target', () => {
  it('scales the pipeline, the wins and the needed opportunities with it', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(wholePlans, fc.integer({ min: 2, max: 9 }), (scenario, factor) => {
        for (const line of ['pipelineMrr', 'quotaMrr', 'neededOpps', 'winsNeeded', 'tierTarget'])
          valuesOf(scaled(scenario, factor), line).forEach((value, i) => {
            const before = valuesOf(scenario, line)[i] ?? ZERO;
            expect(isNear(value, before.times(factor), '1e-30'), line).toBe(true);
          });
      }),
      { numRuns: 40 },
    );
  });
  it('is reached by the whole opportunities where the shares make 100 %', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(wholePlans, (scenario) => {
        expect(compare(num(planSheet(scenario).value('overshootArr')), ZERO)).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });
  it('is missed with one opportunity fewer, where a single tier is rounded up', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(wholePlans, (scenario) => {
        const single = {
          ...scenario,
          tiers: scenario.tiers.slice(0, 1).map((tier) => ({ ...tier, arrShare: '1' })),
        };
        const sheet = planSheet(single);
        if (num(sheet.value('targetPart')).isZero()) return;
        const less = num(sheet.value('oneLessArr', { tier: 't1' }));
        expect(compare(less, num(sheet.value('targetPart')))).toBeLessThan(0);
      }),
      runs,
    );
  });
  it('is overshot by less than one opportunity of each tier', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(wholePlans, (scenario) => {
        const byShare = { ...scenario, split: 'arr' as const };
        const one = valuesOf(byShare, byShare.team.rounding === 'each' ? 'eachArr' : 'oppArr');
        expect(compare(num(planSheet(byShare).value('overshootArr')), total(one))).toBeLessThan(0);
      }),
      runs,
    );
  });
  it('never asks for fewer opportunities when it grows', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(wholePlans, fc.integer({ min: 1, max: 500_000 }), (scenario, more) => {
        const grown = { ...scenario, target: { ...scenario.target, arr: `=${scenario.target.arr}+${more}` } };
        const [before, after] = [scenario, grown].map((one) => num(planSheet(one).value('plannedArr')));
        expect(after && before && compare(after, before)).toBeGreaterThanOrEqual(0);
        if (scenario.split === 'arr')
          valuesOf(grown, 'wholeOpps').forEach((n, i) => {
            expect(n.gte(valuesOf(scenario, 'wholeOpps')[i] ?? ZERO)).toBe(true);
          });
      }),
      { numRuns: 60 },
    );
  });
});

describe('attainment and the SDRs’ share', () => {
  it('a share of the target is the same plan as a smaller target', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(wholePlans, rates, (scenario, share) => {
        const shared = planSheet({ ...scenario, target: { ...scenario.target, sdrShare: share } });
        const arr = `=${scenario.target.arr}*(${share})`;
        const smaller = planSheet({ ...scenario, target: { arr, sdrShare: '1' } });
        for (const line of ['plannedArr', 'sdrOpps', 'overshootArr', 'sdrMrr'])
          expect(isNear(num(shared.value(line)), num(smaller.value(line)), '1e-30'), line).toBe(true);
      }),
      runs,
    );
  });
  it(
    'expected attainment raises the pipeline by as much as it lowers what is planned of it',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(wholePlans, rates, (scenario, attainment) => {
          const sure = planSheet({ ...scenario, team: { ...scenario.team, attainment: '1' } });
          const expected = planSheet({ ...scenario, team: { ...scenario.team, attainment } });
          const rate = num(expected.value('attainment'));
          const pipelines = [sure, expected].map((sheet) => num(sheet.value('teamPipelineMrr')));
          expect(isNear(pipelines[0] ?? ONE, (pipelines[1] ?? ONE).times(rate), '1e-30')).toBe(true);
          expect(figure(expected, 'targetPart')).toBe(figure(sure, 'targetPart'));
          for (const tier of sure.members('tier'))
            expect(figure(expected, 'winsNeeded', { tier })).toBe(figure(sure, 'winsNeeded', { tier }));
        }),
        runs,
      );
    },
  );
});

describe('win rates', () => {
  it(
    'blend to between the lowest and the highest, and the blend by value gives the pipeline',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(wholePlans, (scenario) => {
          const sheet = planSheet(scenario);
          if (num(sheet.value('targetPart')).isZero()) return;
          const tiers = valuesOf(scenario, 'winRate');
          const byValue = num(sheet.value('blendedWinRateByValue'));
          for (const blend of [byValue, num(sheet.value('blendedWinRateByCount'))]) {
            expect(compare(blend, Num.min(...tiers))).toBeGreaterThanOrEqual(0);
            expect(compare(blend, Num.max(...tiers))).toBeLessThanOrEqual(0);
          }
          const pipeline = num(sheet.value('sdrTarget')).div(byValue.times(12));
          expect(isNear(pipeline, num(sheet.value('teamPipelineMrr')), '1e-30')).toBe(true);
        }),
        runs,
      );
    },
  );
});

describe('any plan at all', () => {
  it('gives a number or a problem in every cell, and throws nowhere', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyPlans, (scenario) => {
        const sheet = planSheet(scenario);
        for (const { name } of catalogue.lines)
          for (const { value } of sheet.cells(name))
            expect(isProblem(value) ? value.say.length > 0 : value.isFinite(), name).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
  it('takes any size of target within the limits', () => {
    for (const arr of ['0', '0.01', '1000000000000000'])
      expect(isProblem(planSheet(plan({ arr })).value('plannedArr')), arr).toBe(false);
  });
});
