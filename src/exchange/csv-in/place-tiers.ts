/** Where tiers that were read from a file go: after the plan's own, in their place, or into a new plan. */
import { blankScenario, TIER_DEFAULTS, type Scenario, type Tier } from '../../engine/scenario.ts';
import { asTiers, MOST_TIERS, type NumberField, type TierRead } from './read-tiers.ts';

export type Placing = 'add' | 'replace';
type ShareField = 'arrShare' | 'oppShare';

/** Why the tiers cannot go there, in a sentence; undefined where they can. */
export function whyNot(read: readonly TierRead[], scenario: Scenario, placing: Placing): string | undefined {
  if (read.length === 0) return 'No row of this file holds a tier';
  const count = read.length + (placing === 'add' ? scenario.tiers.length : 0);
  return count > MOST_TIERS ? `A plan holds at most ${MOST_TIERS} tiers` : undefined;
}

/**
 * The plan with the tiers in it; nothing else of it changes, but which shares lead, where the file has those of one kind only.
 * Without a column of shares, tiers added to others take none, and the leading shares of tiers that stand alone are left
 * blank: the plan says so, and nothing is made up.
 */
export function withTiers(
  scenario: Scenario,
  read: readonly TierRead[],
  placing: Placing,
  newId: () => string,
): Scenario {
  const before = placing === 'add' ? scenario.tiers : [];
  const tiers = asTiers(read, newId, new Set(before.map(({ id }) => id)));
  const has = (field: NumberField): boolean => read.some(({ amounts }) => amounts.has(field));
  const isByOpps = has('oppShare') && !has('arrShare');
  const split =
    placing === 'add' || has('oppShare') === has('arrShare') ? scenario.split : isByOpps ? 'opps' : 'arr';
  const leading: NumberField = split === 'arr' ? 'arrShare' : 'oppShare';
  const without = (field: ShareField): string => {
    if (before.length > 0) return '0';
    return tiers.length > 1 && field === leading ? '' : TIER_DEFAULTS[field];
  };
  const share = (tier: Tier, field: ShareField): string => (has(field) ? tier[field] : without(field));
  const withShares = tiers.map((tier) => ({
    ...tier,
    arrShare: share(tier, 'arrShare'),
    oppShare: share(tier, 'oppShare'),
  }));
  return { ...scenario, split, tiers: [...before, ...withShares] };
}

/** A new plan with the tiers, in the currency and over the period of the one that is open. */
export function planOfTiers(
  open: Scenario,
  read: readonly TierRead[],
  name: string,
  newId: () => string,
): Scenario {
  const blank = blankScenario(newId(), open.period.start);
  const { currency, period } = open;
  return withTiers({ ...blank, name: name.slice(0, 200), currency, period }, read, 'replace', newId);
}
