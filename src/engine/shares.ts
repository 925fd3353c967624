/** Shares of the ARR target: what they lack of 100 %, and the ways to mend it, each one step. */
import { readAmount } from './amount.ts';
import { addressOf, withText } from './address.ts';
import { compare, ONE, withoutDust, ZERO, type Num } from './number.ts';
import type { Scenario, Tier } from './scenario.ts';

const KEY = 'tiers[].arrShare';

/** One minus the sum of the typed shares, dust taken off; null where a share cannot be read. */
export function shareGap(scenario: Scenario): Num | null {
  let sum = ZERO;
  for (const tier of scenario.tiers) {
    const share = shareOf(tier);
    if (!share) return null;
    sum = sum.plus(share);
  }
  return compare(sum, ONE) === 0 ? ZERO : ONE.minus(sum);
}

/** One tier's share set, the others scaled in proportion so that all make 100 %; equal parts where they were all 0. */
export function withShare(scenario: Scenario, id: string, share: Num): Scenario {
  const others = scenario.tiers.filter((tier) => tier.id !== id);
  const sum = others.reduce((total, tier) => total.plus(shareOf(tier) ?? ZERO), ZERO);
  const left = ONE.minus(share);
  const scaled = others.reduce((changed, tier) => {
    const part = sum.isZero() ? left.div(others.length) : (shareOf(tier) ?? ZERO).times(left).div(sum);
    return withText(changed, addressOf(KEY, tier.id), shareText(part));
  }, scenario);
  return withText(scaled, addressOf(KEY, id), shareText(share));
}

/** All shares scaled in proportion to make 100 %. */
export function scaledShares(scenario: Scenario): Scenario {
  const sum = scenario.tiers.reduce((total, tier) => total.plus(shareOf(tier) ?? ZERO), ZERO);
  return scenario.tiers.reduce((changed, tier) => {
    const part = sum.isZero() ? ONE.div(scenario.tiers.length) : (shareOf(tier) ?? ZERO).div(sum);
    return withText(changed, addressOf(KEY, tier.id), shareText(part));
  }, scenario);
}

/** What the shares lack given to one tier, or taken from it; null where it would fall below 0 % or rise above 100 %. */
export function restTo(scenario: Scenario, id: string): Scenario | null {
  const gap = shareGap(scenario);
  const tier = scenario.tiers.find((one) => one.id === id);
  const share = tier && shareOf(tier);
  if (!gap || !share) return null;
  const whole = share.plus(gap);
  return whole.lt(0) || whole.gt(1) ? null : withText(scenario, addressOf(KEY, id), shareText(whole));
}

function shareOf(tier: Tier): Num | null {
  const read = readAmount(tier.arrShare);
  return read.ok ? read.value : null;
}

function shareText(share: Num): string {
  return withoutDust(share, 30).toString();
}
