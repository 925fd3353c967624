/** Laws of the months and the roster, on random rosters, curves and seasons: nothing is lost, and more is never less. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../src/engine/formula/sheet.ts';
import { giniOf } from '../../../src/engine/lines/fairness.ts';
import { compare, Num, ZERO } from '../../../src/engine/number.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import { STANDARD_RAMP, type Scenario, type Tier } from '../../../src/engine/scenario.ts';
import { percent, rosterPlans as plans } from '../../support/arbitrary-rosters.ts';
import { isNear, num, plan, total } from '../../support/plans.ts';

const all = (sheet: Sheet, line: string): Num[] => sheet.cells(line).map(({ value }) => num(value));
const one = (sheet: Sheet, line: string): Num => num(sheet.value(line));
const same = (a: Num, b: Num, what: string): void => {
  expect(
    a.minus(b).abs().lte(Num.max(1, a.abs()).times('1e-25')),
    `${what}: ${a.toString()} and ${b.toString()}`,
  ).toBe(true);
};
const runs = { numRuns: 50 };

describe('conservation', () => {
  it(
    'months and people sum to what the team has, and each person’s months to their quota',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(
          plans.filter(({ roster }) => roster !== undefined),
          (scenario) => {
            const sheet = planSheet(scenario);
            for (const tier of sheet.members('tier')) {
              let handed = num(sheet.value('unassignedOpps', { tier }));
              for (const sdr of sheet.members('sdr')) {
                const quota = num(sheet.value('handedOpps', { tier, sdr }));
                const months = sheet
                  .members('month')
                  .map((month) => num(sheet.value('monthQuota', { tier, sdr, month })));
                expect(months.every((n) => n.isInteger() && n.gte(0))).toBe(true);
                expect(compare(total(months), quota)).toBe(0);
                handed = handed.plus(quota);
              }
              expect(compare(handed, num(sheet.value('teamOpps', { tier })))).toBe(0);
              // the person who is there all the time has no quota by hand, so nothing is left over
              expect(num(sheet.value('unassignedOpps', { tier })).lte(0)).toBe(true);
            }
            same(total(all(sheet, 'quarterQuota')), total(all(sheet, 'monthQuota')), 'quarters');
          },
        ),
        runs,
      );
    },
  );
  it(
    'every win is inside, after the plan, or never booked; months add up to what lands inside',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(plans, (scenario) => {
          const sheet = planSheet(scenario);
          for (const tier of sheet.members('tier')) {
            const won = total(
              sheet.members('month').map((month) => num(sheet.value('wonOpps', { tier, month }))),
            );
            same(
              won.plus(num(sheet.value('lateWins', { tier }))),
              num(sheet.value('allWins', { tier })),
              'wins',
            );
            expect(compare(num(sheet.value('lateWins', { tier })), ZERO)).toBeGreaterThanOrEqual(0);
          }
          const inside = one(sheet, 'insideArr').minus(total(all(sheet, 'openingTierArr')));
          same(
            inside.plus(one(sheet, 'lateArr')).plus(one(sheet, 'neverArr')),
            one(sheet, 'plannedArr'),
            'ARR',
          );
          same(total(all(sheet, 'monthArr')), one(sheet, 'insideArr'), 'months');
          const soFar = all(sheet, 'cumulativeArr');
          soFar.forEach((arr, m) => {
            expect(arr.gte(soFar[m - 1] ?? ZERO)).toBe(true);
          });
        }),
        runs,
      );
    },
  );
});

describe('more is never less', () => {
  const better = (scenario: Scenario, change: (tier: Tier) => Partial<Tier>): Scenario => ({
    ...scenario,
    tiers: scenario.tiers.map((tier) => ({ ...tier, ...change(tier) })),
  });
  it(
    'a better win rate wins no less of a held quota, and asks for no more pipeline',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(plans, fc.constantFrom('all', 'landed'), (scenario, basis) => {
          const held = better(scenario, () => ({ opps: '7' }));
          const raised = (tier: Tier): Partial<Tier> => ({ winRate: `=(${tier.winRate})+30%` });
          const [before, after] = [held, better(held, raised)].map((each) => planSheet(each));
          for (const line of ['plannedArr', 'insideArr', 'endingArr'])
            expect(
              before && after && compare(one(after, line), one(before, line)),
              line,
            ).toBeGreaterThanOrEqual(0);
          const [asked, less] = [scenario, better(scenario, raised)].map((each) =>
            planSheet({ ...each, basis }),
          );
          if (!asked || !less || asked.cells('pipelineMrr').some(({ value }) => isProblem(value))) return;
          all(asked, 'pipelineMrr').forEach((mrr, i) => {
            expect(compare(all(less, 'pipelineMrr')[i] ?? ZERO, mrr)).toBeLessThanOrEqual(0);
          });
        }),
        runs,
      );
    },
  );
  it('a better step of the funnel takes no more accounts or hours', () => {
    const rate = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(fc.array(rate, { minLength: 4, maxLength: 4 }), fc.nat({ max: 3 }), (rates, step) => {
        const names = ['engaged', 'meeting', 'held', 'accepted'];
        const hours = (more: number): Num => {
          const of = rates.map((one, i) => `${one + (i === step ? more : 0)}%`);
          const funnel = Object.fromEntries(names.map((name, i) => [name, of[i] ?? '1%']));
          return one(planSheet(plan({ tiers: [{ funnel }] })), 'neededHours');
        };
        expect(hours(1).lt(hours(0))).toBe(true);
      }),
      runs,
    );
  });
  it('where landed wins count, the whole opportunities reach the target inside', { timeout: 60_000 }, () => {
    const soon = plans.map((scenario) =>
      better(scenario, ({ lag, ...rest }) =>
        lag ? { lag } : { cycleDays: String(Number(rest.cycleDays) % 25) },
      ),
    );
    fc.assert(
      fc.property(soon, (scenario) => {
        const sheet = planSheet({ ...scenario, basis: 'landed' });
        if (all(sheet, 'landedOppArr').some((arr) => arr.lt('0.01'))) return;
        expect(compare(one(sheet, 'insideGap'), ZERO)).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });
});

describe('attrition', () => {
  it(
    'takes from ramped capacity without backfill, and nothing where nobody leaves',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(plans, percent(1, 99), (scenario, attrition) => {
          const ramped = all(planSheet(scenario), 'rampedSdrs');
          const staying = planSheet({
            ...scenario,
            team: { ...scenario.team, attrition: '0', backfill: '1' },
          });
          const leaving = all(
            planSheet({ ...scenario, team: { ...scenario.team, attrition } }),
            'expectedSdrs',
          );
          all(staying, 'expectedSdrs').forEach((sdrs, m) => {
            same(sdrs, ramped[m] ?? ZERO, 'staying');
            expect(compare(leaving[m] ?? ZERO, sdrs)).toBeLessThanOrEqual(0);
          });
          expect((leaving.at(-1) ?? ZERO).lt(ramped.at(-1) ?? ZERO)).toBe(true);
        }),
        runs,
      );
    },
  );
});

describe('equal people in an even season', () => {
  it('have months that differ by at most one', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 24 }),
        (count, wins, months) => {
          const roster = Array.from({ length: count }, (_, i) => ({ id: `p${i}`, name: `P ${i}` }));
          const sheet = planSheet(
            plan({
              arr: `=${wins}*12000`,
              months,
              rounding: 'team',
              tiers: [{}, {}],
              parts: { roster, ramps: [STANDARD_RAMP] },
            }),
          );
          for (const tier of sheet.members('tier')) {
            const team = sheet
              .members('month')
              .map((month) => num(sheet.value('teamMonthOpps', { tier, month })));
            expect(
              Num.max(...team)
                .minus(Num.min(...team))
                .lte(1),
              team.join(' '),
            ).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('the Gini coefficient', () => {
  const gini = (quotas: readonly number[], scale = 1): Num => {
    const found = giniOf(() => quotas.map((quota) => new Num(quota).times(scale)))({
      list: () => [],
      blankable: () => [],
      size: () => 0,
    });
    const first = 'code' in found ? undefined : found[0];
    if (!first || 'code' in first) throw new Error('no coefficient');
    return first;
  };
  it('lies between 0 and 1, is 0 for equal quotas, and does not change with the scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 999 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 99 }),
        (quotas, scale) => {
          fc.pre(quotas.some((quota) => quota > 0));
          const found = gini(quotas);
          expect(found.gte(0) && found.lt(1)).toBe(true);
          expect(isNear(gini(quotas, scale), found, '1e-30')).toBe(true);
          expect(found.isZero()).toBe(quotas.every((quota) => quota === quotas[0]));
        },
      ),
    );
  });
});
