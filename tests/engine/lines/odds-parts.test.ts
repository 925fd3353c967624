/** The chances of months, people and quotas by hand. */
import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario, Tier } from '../../../src/engine/scenario.ts';
import { example, exampleNear } from '../../support/example.ts';
import { column, plan, withRoster, worked } from '../../support/plans.ts';

/** Two opportunities a month that win by half; half of them close at once, half a month later; 60,000 are due a month. */
const CURVE: Partial<Tier> = { opps: '4', winRate: '50%', lag: 'curve', curve: { a0: '50%', a1: '50%' } };
const twoMonths = (tier: Partial<Tier> = {}): Scenario =>
  plan({ arr: '120000', sdrs: '1', months: 2, tiers: [{ ...CURVE, ...tier }] });
const late = twoMonths();
const opening = twoMonths({ openMrr: '10000', openRate: '50%' });
/** 84 opportunities each, Anna under Mo, who answers for 1 / 1.25 of them. */
const two = withRoster(worked);
const over: Scenario = { ...two, team: { ...two.team, managerOver: '25%' } };
/** Both carry 90 of the team's 168. */
const more: Scenario = {
  ...two,
  roster: [
    { id: 'anna', name: 'Anna', manager: 'Mo', opps: { mid: '90' } },
    { id: 'ben', name: 'Ben', opps: { mid: '90' } },
  ],
};

describe('month by month', () => {
  exampleNear(
    'O53',
    'monthChance',
    'a win of two at 1/4; two wins with two more at 1/2 and 1/4; 60,000 from before are the first month’s',
    [late, [7 / 16, 31 / 64]],
    [opening, [1, 55 / 64]],
  );
  example(
    'O54',
    'monthQuantile',
    'no win by January has 9/16, one or none 15/16; by February as inside the plan',
    [late, ['0', '0', '60000', '0', '60000', '180000']],
    [opening, ['60000', '60000', '120000', '60000', '120000', '240000']],
  );
  it('O53 ends where the chance inside the plan is', () => {
    for (const scenario of [late, opening, worked]) {
      const sheet = planSheet(scenario);
      expect(Number(column(sheet, 'monthChance').at(-1))).toBeCloseTo(
        Number(column(sheet, 'chanceInside')[0]),
        12,
      );
    }
  });
});

describe('person by person', () => {
  exampleNear(
    'O56',
    'sdrChance',
    '17 x 12,000 is 3.4 wins, so 4 of 17; 84 x 12,000 is 16.8, so 17 of 84',
    [worked, Array.from({ length: 10 }, () => 0.4511237954142208)],
    [two, [0.5216756298970522, 0.5216756298970522]],
  );
  exampleNear(
    'O56a',
    'sdrsReaching',
    'ten times that; twice that',
    [worked, [4.511237954142208]],
    [two, [1.0433512597941044]],
  );
  exampleNear(
    'O57',
    'managerChance',
    'all of Anna’s 84; 806,400 is 13.44 wins, so 14 of 84',
    [two, [0.5216756298970522]],
    [over, [0.8146867763189005]],
  );
});

describe('quota by quota', () => {
  example(
    'O58',
    'streetPart',
    '170 x 12,000; 168 x 12,000; 180 x 12,000',
    [worked, ['2040000']],
    [two, ['2016000']],
    [more, ['2160000']],
  );
  exampleNear(
    'O58a',
    'streetChance',
    '34 wins of 170; 34 and 36 of 168',
    [worked, [0.5305725312123044]],
    [two, [0.4999634027285436]],
    [more, [0.3508599916173035]],
  );
  example('O59', 'managersPart', '84 x 12,000; over 1.25', [two, ['1008000']], [over, ['806400']]);
  exampleNear(
    'O59a',
    'managersChance',
    '17 wins of 168; 14 of 168',
    [two, [0.9998127314694812]],
    [over, [0.9999902640921925]],
  );
});
