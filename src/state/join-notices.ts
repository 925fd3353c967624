/** What is said where two tabs meet. */
import { cellLabel, tierName } from '../engine/edit.ts';
import { isolated } from '../engine/isolated.ts';
import { catalogue } from '../engine/lines/catalogue.ts';
import type { Conflict } from '../engine/merge-scenarios.ts';
import type { Scenario } from '../engine/scenario.ts';

/** Another tab changed a plan beyond joining. */
export function splitNotice(name: string, copy: string): string {
  return `“${isolated(name)}” was changed in another tab. Your version was kept as “${isolated(copy)}”.`;
}

/** Two tabs changed the same cells: this tab's values are shown. */
export function conflictNotice(scenario: Scenario, conflicts: readonly Conflict[]): string {
  const [first] = conflicts;
  const more = conflicts.length - 1;
  const where = first ? placeOf(scenario, first.address) : '';
  const others = more === 0 ? '' : ` and ${more} more`;
  return `Another tab changed ${where}${others} as well. What you typed here is shown; the other version is in the history.`;
}

function placeOf(scenario: Scenario, address: string): string {
  const tier = /^tiers\[([\w-]+)\]$/.exec(address)?.[1];
  return `“${tier === undefined ? cellLabel(scenario, address, catalogue) : tierName(scenario, tier)}”`;
}
