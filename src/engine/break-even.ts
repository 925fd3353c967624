/**
 * Where the margin over the horizon just pays for the SDR programme (return multiple 1, rule M23), asked of the solver: the
 * win rate or the price of one tier alone, its whole quotas and all other tiers as they are. The lines M24 and M25 tell the
 * other question, all tiers moved in proportion.
 */
import { addressAt } from './address.ts';
import type { Sheet } from './formula/sheet.ts';
import { holdQuotas } from './hold-quotas.ts';
import { catalogue } from './lines/catalogue.ts';
import { ONE } from './number.ts';
import type { Scenario } from './scenario.ts';
import { solve, type Solution } from './solve.ts';

const GOAL = { cell: { line: 'returnMultiple', at: {} }, direction: 'atLeast', value: ONE } as const;

/** The inputs of a tier that break-even is asked of. */
export type EvenBy = 'baseWinRate' | 'price';

/**
 * @param sheet of the scenario
 * @param by    the tier's input that is looked for
 * @returns the least value at which the programme is paid for, rounded up to the input's step; not found where the other
 *          tiers pay for it without this one, or where no value is enough
 */
export function breakEven(scenario: Scenario, sheet: Sheet, tier: string, by: EvenBy): Solution {
  const { line } = catalogue.line(by);
  if (line.kind !== 'input') throw new RangeError(`${by} is not typed`);
  return solve(holdQuotas(scenario, sheet), GOAL, addressAt(line, { tier }));
}
