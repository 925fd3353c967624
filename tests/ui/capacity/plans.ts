/** Plans with a funnel and hours: three tiers that ten SDRs can just not work, and one tier whose figures are known by hand. */
import type { Scenario } from '../../../src/engine/scenario.ts';
import { threeTiers, worked } from '../../support/plans.ts';

/** 0.4 x 0.4 x 0.8 x 0.6 = 0.0768 of accounts. */
const FUNNEL = { engaged: '0.4', meeting: '0.4', held: '0.8', accepted: '0.6' };

/** The worked example with one opportunity of 10 accounts, so that 170 opportunities take 1,700 accounts of 164 minutes. */
export function oneTier(hoursADay = '2'): Scenario {
  return {
    ...worked,
    tiers: worked.tiers.map((tier) => ({
      ...tier,
      funnel: { engaged: '0.5', meeting: '0.5', held: '0.8', accepted: '0.5' },
    })),
    hours: { day: hoursADay },
  };
}

/** Three tiers that are over, or within, by the selling hours a day. */
export function busy(hoursADay = '3', fields: Parameters<typeof threeTiers>[0] = {}): Scenario {
  const plan = threeTiers(fields);
  return {
    ...plan,
    tiers: plan.tiers.map((tier) => ({ ...tier, funnel: FUNNEL })),
    hours: { day: hoursADay },
  };
}
