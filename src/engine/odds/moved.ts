/** What is watched while inputs are moved, and the plan with one of them moved. */
import { keyOf, withText } from '../address.ts';
import type { Sheet } from '../formula/sheet.ts';
import type { LineName } from '../lines/catalogue.ts';
import { toDouble, type Num } from '../number.ts';
import { isProblem } from '../problem.ts';
import type { Scenario } from '../scenario.ts';

/** Planned ARR, the ARR that lands inside the plan, and the chance of the target. */
export type Outcome = 'planned' | 'landed' | 'chance';

/** The line that tells each outcome. */
export const OUTCOMES = {
  planned: 'plannedArr',
  landed: 'insideArr',
  chance: 'chanceOfTarget',
} as const satisfies Record<Outcome, LineName>;

/** Money a year, or a rate; null where it cannot be computed. */
export type Outcomes = Readonly<Record<Outcome, number | null>>;

/** @returns null where the outcome is a problem */
export function outcomeOf(sheet: Sheet, outcome: Outcome): number | null {
  const value = sheet.value(OUTCOMES[outcome]);
  return isProblem(value) ? null : toDouble(value);
}

export function outcomesOf(sheet: Sheet): Outcomes {
  return {
    planned: outcomeOf(sheet, 'planned'),
    landed: outcomeOf(sheet, 'landed'),
    chance: outcomeOf(sheet, 'chance'),
  };
}

/**
 * The plan with a value typed into an input. A win rate is then taken as known exactly, however surely it was known before.
 * @param held    the plan with its quotas held (`holdQuotas`), lest they move with the input
 * @param address of the input
 * @throws RangeError if nothing stands at the address
 */
export function movedScenario(held: Scenario, address: string, value: Num): Scenario {
  const moved = withText(held, address, value.toString());
  const { key, id } = keyOf(address);
  if (key !== 'tiers[].winRate' || id === undefined) return moved;
  return withText(moved, `tiers[${id}].known`, undefined);
}
