/**
 * The plan with its whole quotas held as they are handed out: every tier's opportunities per SDR set by hand to what they
 * come to, their buffer among them. What then changes (a win rate, a price) moves what the quotas win, and not the quotas.
 */
import type { Sheet } from './formula/sheet.ts';
import { isProblem } from './problem.ts';
import type { Scenario } from './scenario.ts';

/**
 * @param sheet of the scenario
 * @returns the scenario itself where a tier has no quota to hold
 */
export function holdQuotas(scenario: Scenario, sheet: Sheet): Scenario {
  const tiers = scenario.tiers.flatMap((tier) => {
    const quota = sheet.value('quotaOpps', { tier: tier.id });
    const { buffer: _, ...rest } = tier;
    return isProblem(quota) ? [] : { ...rest, opps: quota.toString() };
  });
  return tiers.length < scenario.tiers.length ? scenario : { ...scenario, tiers };
}
