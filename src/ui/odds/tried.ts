/** A win rate that is tried on the Odds sheet, and what the odds would be; the plan that it is tried on stays as it is. */
import type { Bars } from '../../engine/lines/odds-bars.ts';
import type { Value } from '../../engine/problem.ts';
import type { Scenario } from '../../engine/scenario.ts';

export type Tried = Readonly<{
  of: Scenario;
  tier: string;
  rate: number;
  chance: Value;
  bars: Bars | null;
}>;
