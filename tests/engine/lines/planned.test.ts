import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import { example } from '../../support/example.ts';
import { figure, plan, threeTiers, worked } from '../../support/plans.ts';

/** Half of the target comes from SDRs, who are expected to reach 80 % of quota. */
const half = plan({ sdrShare: '50%', attainment: '0.8' });
const three = threeTiers();
const team = threeTiers({ rounding: 'team' });
const byHand = plan({
  tiers: [
    { id: 'a', opps: '20', arrShare: '0.5' },
    { id: 'b', arrShare: '0.5' },
  ],
});

describe('planned ARR', () => {
  example('Q8b', 'tierArr', '170 x 12,000', [worked, ['2040000']], [three, ['864000', '960000', '324000']]);
  example(
    'Q8',
    'plannedArr',
    '17 x 10 x 60,000 x 20 % = 2,040,000; the team’s 167 plan 2,004,000',
    [worked, ['2040000']],
    [plan({ rounding: 'team' }), ['2004000']],
    [half, ['1056000']],
    [three, ['2148000']],
    [team, ['2008800']],
  );
  example(
    'Q9',
    'overshootArr',
    '2,040,000 - 2,000,000',
    [worked, ['40000']],
    [half, ['56000']],
    [three, ['148000']],
    [byHand, ['1480000']],
  );
  example(
    'Q10',
    'oneLessArr',
    '16 each plan 1,920,000; one fewer for the team 1,992,000; fewer than none is none fewer',
    [worked, ['1920000']],
    [three, ['2004000', '2028000', '2112000']],
    [plan({ rounding: 'team' }), ['1992000']],
    [plan({ arr: '0' }), ['0']],
  );

  it('Q10 takes one from a team that has fewer opportunities than SDRs', () => {
    const few = plan({ arr: '30000', rounding: 'team' });
    expect(figure(planSheet(few), 'teamOpps', { tier: 't1' })).toBe('3');
    expect(figure(planSheet(few), 'oneLessArr', { tier: 't1' })).toBe('24000');
  });
  it('Q9 is below zero where quotas by hand fall short, and exactly zero where they just reach', () => {
    const short = (opps: string): string => figure(planSheet(plan({ tiers: [{ opps }] })), 'overshootArr');
    expect([short('16'), short('50/3')]).toEqual(['-80000', '0']);
  });
});
