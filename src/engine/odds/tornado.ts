/**
 * The tornado: what moving each input alone to its low and its high end does to planned ARR, to what lands inside the plan and
 * to the chance of the target. Whole quotas per SDR are held as handed out: rounded anew, they would make a sawtooth.
 */
import type { Sheet } from '../formula/sheet.ts';
import { holdQuotas } from '../hold-quotas.ts';
import { planSheet } from '../plan.ts';
import type { Scenario } from '../scenario.ts';
import { leversOf, type Lever } from './levers.ts';
import { movedScenario, outcomesOf, type Outcome, type Outcomes } from './moved.ts';

/** A lever with the outcomes at its two ends. */
export type Bar = Readonly<{ lever: Lever; low: Outcomes; high: Outcomes }>;
export type Tornado = Readonly<{ now: Outcomes; bars: readonly Bar[] }>;

/**
 * Yields the part that is done, more than 0 and at most 1, after every plan that was evaluated, so that it can be run in
 * pieces; the bars come in the order of `leversOf`.
 * @param sheet of the scenario, where there is one
 */
export function* tornado(scenario: Scenario, sheet: Sheet = planSheet(scenario)): Generator<number, Tornado> {
  const levers = leversOf(scenario, sheet);
  const held = holdQuotas(scenario, sheet);
  const heldSheet = planSheet(held, sheet);
  const now = outcomesOf(heldSheet);
  const plans = 1 + 2 * levers.length;
  let done = 1;
  yield done / plans;
  const bars: Bar[] = [];
  for (const lever of levers) {
    const at = (end: 'low' | 'high'): Outcomes =>
      outcomesOf(planSheet(movedScenario(held, lever.address, lever[end]), heldSheet));
    const low = at('low');
    yield (done += 1) / plans;
    const high = at('high');
    yield (done += 1) / plans;
    bars.push({ lever, low, high });
  }
  return { now, bars };
}

/** By how much an outcome differs between the two ends, 0 or more; null where either cannot be computed. */
export function swingOf({ low, high }: Bar, outcome: Outcome): number | null {
  const [from, to] = [low[outcome], high[outcome]];
  return from === null || to === null ? null : Math.abs(to - from);
}

/** The bars with the largest swing first, those without one last; equal ones keep their order. */
export function sortBySwing(bars: readonly Bar[], outcome: Outcome): Bar[] {
  const rank = (bar: Bar): number => swingOf(bar, outcome) ?? -1;
  return bars.toSorted((a, b) => rank(b) - rank(a));
}
