/** What is said of things that happened to the user's work without their doing. */
import { cellLabel, tierName } from '../engine/edit.ts';
import type { Conflict } from '../engine/merge-scenarios.ts';
import type { Scenario } from '../engine/scenario.ts';

/** An approved plan was edited. */
export function copyNotice(name: string, copy: string): string {
  return `“${name}” is approved and stays as it is. Your change is in “${copy}”.`;
}

/** Another tab changed a plan beyond joining. */
export function splitNotice(name: string, copy: string): string {
  return `“${name}” was changed in another tab. Your version was kept as “${copy}”.`;
}

/** Storage answered after work had begun in memory. */
export const LATE_NOTICE =
  'The storage of this browser answers now. What you made meanwhile was kept as a copy.';

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
  return `“${tier === undefined ? cellLabel(scenario, address) : tierName(scenario, tier)}”`;
}
