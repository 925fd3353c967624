import { describe, expect, it } from 'vitest';
import { breakEven } from '../../src/engine/break-even.ts';
import { holdQuotas } from '../../src/engine/hold-quotas.ts';
import { planSheet } from '../../src/engine/plan.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import type { Solution } from '../../src/engine/solve.ts';
import { figure, plan, threeTiers } from '../support/plans.ts';

const money = {
  base: '50000',
  variable: '20000',
  loading: '1.4',
  tools: '6000',
  margin: '80%',
  horizon: '2',
};

function even(scenario: Scenario, tier: string, by: 'baseWinRate' | 'price'): Solution {
  return breakEven(scenario, planSheet(scenario), tier, by);
}

describe('break-even of one tier alone', () => {
  it('is, with one tier, what M24 and M25 say, rounded up to a step: 20 % / 3.4, $200 / 3.4', () => {
    const one = plan({ parts: { money } });
    expect(even(one, 't1', 'baseWinRate')).toMatchObject({ found: true });
    expect(String(even(one, 't1', 'baseWinRate').exact?.toFixed(12))).toBe('0.058823529412');
    const price = even(one, 't1', 'price');
    expect(price.found && price.value.toString()).toBe('58.83');
  });
  it('holds the quotas: the answer typed into the plan so held pays once, and a step less does not', () => {
    const three = threeTiers({ parts: { money: { ...money, margin: '35%' } } });
    const found = even(three, 'enterprise', 'price');
    if (!found.found) throw new Error(found.say);
    expect(Number(figure(planSheet(found.scenario), 'returnMultiple'))).toBeGreaterThanOrEqual(1);
    const held = holdQuotas(three, planSheet(three));
    const less = {
      ...held,
      tiers: held.tiers.map((t) =>
        t.id === 'enterprise' ? { ...t, price: found.value.minus('0.01').toString() } : t,
      ),
    };
    expect(Number(figure(planSheet(less), 'returnMultiple'))).toBeLessThan(1);
  });
  it('is not asked for where the other tiers pay already: the exact answer is below 0', () => {
    const rich = threeTiers({ parts: { money: { ...money, margin: '100%', horizon: '10' } } });
    expect(even(rich, 'enterprise', 'baseWinRate').exact?.lt(0)).toBe(true);
  });
  it('is not found where not even every deal won would pay', () => {
    const poor = plan({ parts: { money: { ...money, margin: '1%' } } });
    expect(even(poor, 't1', 'baseWinRate')).toMatchObject({ found: false });
  });
});

describe('quotas held', () => {
  it('stay when the win rate halves, and plan half', () => {
    const three = threeTiers();
    const held = holdQuotas(three, planSheet(three));
    const halved = { ...held, tiers: held.tiers.map((tier) => ({ ...tier, winRate: `=${tier.winRate}/2` })) };
    const [before, after] = [planSheet(three), planSheet(halved)];
    for (const { id } of three.tiers)
      expect(figure(after, 'quotaOpps', { tier: id })).toBe(figure(before, 'quotaOpps', { tier: id }));
    expect(Number(figure(after, 'plannedArr')) * 2).toBeCloseTo(Number(figure(before, 'plannedArr')), 6);
  });
});
