/** The tornado with elasticities: by how much ARR moves with a small step of each input, as the formulas say. */
import { elasticity } from '../formula/elasticity.ts';
import type { Sheet } from '../formula/sheet.ts';
import { holdQuotas } from '../hold-quotas.ts';
import { planSheet } from '../plan.ts';
import type { Scenario } from '../scenario.ts';
import { OUTCOMES } from './moved.ts';
import { tornado, type Tornado } from './tornado.ts';

/** The tornado, and by how many percent planned and landed ARR move with one percent of each input; null where formulas do not say. */
export type Swings = Tornado &
  Readonly<{ elasticities: readonly Readonly<{ planned: number | null; landed: number | null }>[] }>;

/** Yields the part that is done, as `tornado` does. */
export function* swings(scenario: Scenario, sheet: Sheet): Generator<number, Swings> {
  const found = yield* tornado(scenario, sheet);
  const held = planSheet(holdQuotas(scenario, sheet), sheet);
  const elasticities = found.bars.map(({ lever: { line, at } }) => {
    const of = (outcome: 'planned' | 'landed'): number | null =>
      elasticity(held, { line: OUTCOMES[outcome], at: {} }, { line, at });
    return { planned: of('planned'), landed: of('landed') };
  });
  return { ...found, elasticities };
}
