/** One change that would bring the load of the team down to 100%, and what all kinds of them are looked for with. */
import type { Sheet } from '../../engine/formula/sheet.ts';
import type { At } from '../../engine/formula/tree.ts';
import { isolated } from '../../engine/isolated.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import { compare, ONE, toDouble, ZERO, type Num } from '../../engine/number.ts';
import { planSheet } from '../../engine/plan.ts';
import { isProblem } from '../../engine/problem.ts';
import type { Scenario } from '../../engine/scenario.ts';
import type { Format } from '../../exchange/format.ts';
import { nameOfTier } from '../sheets/look-up.ts';

/** `text` says what changes, `what` names it for undo, `change` is its relative size, and `load` what the team's comes to. */
export type Fix = Readonly<{ text: string; what: string; change: number; load: Num; scenario: Scenario }>;

/** A plan that asks for more hours than there are. `newId` makes ids of people who are added. */
export type Overload = Readonly<{ scenario: Scenario; sheet: Sheet; format: Format; newId: () => string }>;

/** The load of a changed plan, where it is at most 100%. */
export function eased({ sheet }: Overload, scenario: Scenario): Num | undefined {
  const load = planSheet(scenario, sheet).value('teamLoad');
  return isProblem(load) || compare(load, ONE) > 0 ? undefined : load;
}

export function numberAt({ sheet }: Overload, name: LineName, at: At = {}): Num | undefined {
  const value = sheet.value(name, at);
  return isProblem(value) ? undefined : value;
}

/** The tier whose opportunities take the most hours. */
export function busiestTier(plan: Overload): string | undefined {
  const hours = plan.scenario.tiers.map(({ id: tier }) => ({
    tier,
    hours: (numberAt(plan, 'teamOpps', { tier }) ?? ZERO).times(numberAt(plan, 'oppHours', { tier }) ?? ZERO),
  }));
  return hours.sort((a, b) => compare(b.hours, a.hours))[0]?.tier;
}

export const named = ({ scenario }: Overload, tier: string): string => isolated(nameOfTier(scenario, tier));

/** @returns nothing where the changed plan’s load is still over 100% */
export function fixOf(
  plan: Overload,
  scenario: Scenario,
  text: string,
  what: string,
  change: Num,
): Fix | undefined {
  const load = eased(plan, scenario);
  return load && { text, what, change: toDouble(change), load, scenario };
}

/** All that would do, the smallest change first. */
export function bySize(fixes: readonly (Fix | undefined)[]): Fix[] {
  return fixes.flatMap((fix) => fix ?? []).sort((a, b) => a.change - b.change);
}
