import { describe, expect, it } from 'vitest';
import { holdQuotas } from '../../src/engine/hold-quotas.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { column, plan, threeTiers } from '../support/plans.ts';

describe('quotas that are held', () => {
  it.each(['each', 'team'] as const)('are what is handed out, their buffer among it: %s', (rounding) => {
    const three = threeTiers({ rounding });
    const tiers = three.tiers.map((tier, i) => ({ ...tier, buffer: ['3', '-1', '-99'][i] ?? '' }));
    const scenario = { ...three, tiers };
    const sheet = planSheet(scenario);
    const held = holdQuotas(scenario, sheet);
    expect(held.tiers.map((tier) => 'buffer' in tier)).toEqual([false, false, false]);
    for (const line of ['quotaOpps', 'teamOpps', 'plannedArr'])
      expect(column(planSheet(held), line)).toEqual(column(sheet, line));
  });
  it('stay where the win rate falls', () => {
    const scenario = plan({ tiers: [{ buffer: '3' }] });
    const held = holdQuotas(scenario, planSheet(scenario));
    const after = { ...held, tiers: held.tiers.map((tier) => ({ ...tier, winRate: '10%' })) };
    expect(column(planSheet(after), 'quotaOpps')).toEqual(['20']);
  });
  it('are left as they are where one has no answer', () => {
    const scenario = plan({ tiers: [{ buffer: '3' }, { winRate: '' }] });
    expect(holdQuotas(scenario, planSheet(scenario))).toBe(scenario);
  });
});
