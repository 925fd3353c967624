/**
 * An outcome along one input, and over two: whole quotas per SDR are held as handed out, as in the tornado. Along a win rate it
 * is taken as known at every value, so that the chance at that of now may differ from the plan's own.
 */
import type { Sheet } from '../formula/sheet.ts';
import { holdQuotas } from '../hold-quotas.ts';
import { planSheet } from '../plan.ts';
import type { Scenario } from '../scenario.ts';
import { MOST_POINTS, type Axis } from './axis.ts';
import { movedScenario, outcomeOf, type Outcome } from './moved.ts';

/** One figure for each value of the axis; null where there is none. */
export type Curve = Readonly<{ axis: Axis; outcome: Outcome; now: number | null; figures: Figures }>;
/** A row of figures for each value of `y`, with one for each value of `x`. */
export type Table = Readonly<{
  x: Axis;
  y: Axis;
  outcome: Outcome;
  now: number | null;
  rows: readonly Figures[];
}>;
type Figures = readonly (number | null)[];

/**
 * Yields the part that is done, more than 0 and at most 1, after each value.
 * @param sheet of the scenario, where there is one
 * @throws RangeError for an axis of no values or more than 21, or of an input that is not there
 */
export function* curve(
  scenario: Scenario,
  axis: Axis,
  outcome: Outcome,
  sheet: Sheet = planSheet(scenario),
): Generator<number, Curve> {
  checkSize(axis);
  const held = holdQuotas(scenario, sheet);
  const heldSheet = planSheet(held, sheet);
  const figures: (number | null)[] = [];
  for (const value of axis.values) {
    figures.push(outcomeOf(planSheet(movedScenario(held, axis.address, value), heldSheet), outcome));
    yield figures.length / axis.values.length;
  }
  return { axis, outcome, now: outcomeOf(heldSheet, outcome), figures };
}

/**
 * Yields the part that is done, more than 0 and at most 1, after each cell, so that even slow ones can be run in pieces.
 * @param sheet of the scenario, where there is one
 * @throws RangeError for an axis of no values or more than 21, of an input that is not there, or two of the same input
 */
export function* table(
  scenario: Scenario,
  x: Axis,
  y: Axis,
  outcome: Outcome,
  sheet: Sheet = planSheet(scenario),
): Generator<number, Table> {
  checkSize(x);
  checkSize(y);
  if (x.address === y.address) throw new RangeError(`a table of ${x.address} and itself`);
  const held = holdQuotas(scenario, sheet);
  const heldSheet = planSheet(held, sheet);
  const rows: (number | null)[][] = [];
  for (const value of y.values) {
    const rowPlan = movedScenario(held, y.address, value);
    const rowSheet = planSheet(rowPlan, heldSheet);
    const row: (number | null)[] = [];
    for (const across of x.values) {
      row.push(outcomeOf(planSheet(movedScenario(rowPlan, x.address, across), rowSheet), outcome));
      yield (rows.length * x.values.length + row.length) / (x.values.length * y.values.length);
    }
    rows.push(row);
  }
  return { x, y, outcome, now: outcomeOf(heldSheet, outcome), rows };
}

function checkSize({ values }: Axis): void {
  if (values.length === 0 || values.length > MOST_POINTS)
    throw new RangeError(`an axis of ${values.length} values`);
}
