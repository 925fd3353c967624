/**
 * Merging by choice: what another scenario could give to this one, in three groups, and this one with what was chosen of
 * it. Against what both began as, each difference belongs to the side that made it or to both; without that, all of them
 * are merely different. Name and approval say whose document it is, so they are never offered.
 */
import { differences, takeDifferences, type Difference } from '../engine/differences.ts';
import { mergeScenarios } from '../engine/merge-scenarios.ts';
import type { Scenario } from '../engine/scenario.ts';

/** Every difference as what taking it would do to this scenario. */
export type MergeGroups = Readonly<{
  /** Changed only there, or merely different. */
  there: readonly Difference[];
  /** Changed here and there, each in its own way. */
  both: readonly Difference[];
  /** Changed only here: nothing there to take. */
  here: readonly Difference[];
}>;

/** A merge that is being considered; `base` is what both began as, where that is known. */
export type Merge = Readonly<{
  base: Scenario | undefined;
  mine: Scenario;
  theirs: Scenario;
  groups: MergeGroups;
  /** Where differences of each group are taken from. */
  sources: Readonly<{ there: Scenario; both: Scenario; members: Scenario }>;
}>;

/** Sorts the differences of two scenarios. */
export function mergeOf(base: Scenario | undefined, mine: Scenario, theirs: Scenario): Merge {
  const other = inNameOf(mine, theirs);
  if (!base) {
    const groups = { there: differences(mine, other), both: [], here: [] };
    return { base, mine, theirs: other, groups, sources: { there: other, both: other, members: other } };
  }
  const start = inNameOf(mine, base);
  const { merged, conflicts } = mergeScenarios(start, mine, other);
  const preferred = mergeScenarios(start, other, mine).merged;
  const isTier = (address: string): boolean => address.endsWith(']');
  const members = new Set(conflicts.flatMap(({ address }) => (isTier(address) ? [address] : [])));
  const disputed = differences(merged, preferred);
  const both = [...disputed, ...differences(mine, other).filter(({ address }) => members.has(address))];
  const isOpen = new Set(both.map(({ address }) => address));
  const settled = (found: readonly Difference[]): Difference[] =>
    found.filter(({ address }) => !isOpen.has(address));
  return {
    base: start,
    mine,
    theirs: other,
    groups: {
      there: settled(differences(mine, merged)),
      both,
      here: settled(differences(merged, other)),
    },
    sources: { there: merged, both: preferred, members: other },
  };
}

/**
 * This scenario with what was chosen.
 * @param chosen addresses of differences `there` and `both`; others are passed over
 */
export function mergeChosen({ mine, groups, sources }: Merge, chosen: ReadonlySet<string>): Scenario {
  const picked = (group: readonly Difference[]): ReadonlySet<string> =>
    new Set(group.map(({ address }) => address).filter((address) => chosen.has(address)));
  const settled = takeDifferences(mine, sources.there, picked(groups.there));
  const disputed = takeDifferences(settled, sources.both, picked(groups.both));
  const tiers = groups.both.filter(({ kind }) => kind === 'added' || kind === 'removed');
  return takeDifferences(disputed, sources.members, picked(tiers));
}

function inNameOf(mine: Scenario, { approved: _, ...other }: Scenario): Scenario {
  const { name, approved } = mine;
  return { ...other, name, ...(approved === undefined ? {} : { approved }) };
}
