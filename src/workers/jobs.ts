/** What is computed beside the page, as generators: each yields the part that is done, so that it can be given up between. */
import type { Sheet } from '../engine/formula/sheet.ts';
import { axisOf } from '../engine/odds/axis.ts';
import { information, type Information } from '../engine/odds/information.ts';
import { leversOf } from '../engine/odds/levers.ts';
import type { Outcome } from '../engine/odds/moved.ts';
import { picture, type Picture } from '../engine/odds/picture.ts';
import { swings, type Swings } from '../engine/odds/swings.ts';
import { curve, table, type Curve, type Table } from '../engine/odds/table.ts';

import { planSheet } from '../engine/plan.ts';
import type { Scenario } from '../engine/scenario.ts';

/** `x` and `y` are addresses of inputs that can be moved, `points` how many values of each, 3 to 21. */
export type Job =
  | Readonly<{ kind: 'picture' | 'tornado' }>
  | Readonly<{ kind: 'curve'; x: string; points: number; outcome: Outcome }>
  | Readonly<{ kind: 'table'; x: string; y: string; points: number; outcome: Outcome }>
  | Readonly<{ kind: 'information'; tier: string }>;

/** What each kind of job finds; null where an input it names cannot be moved in this plan. */
export type Found = Readonly<{
  picture: Picture;
  tornado: Swings;
  curve: Curve | null;
  table: Table | null;
  information: Information;
}>;
export type Kind = keyof Found;

/** What a job yields: the part that is done, or what it has found so far. */
export type Steps = Generator<number | Readonly<{ soFar: Found[Kind] }>, Found[Kind]>;

/** Starts jobs; what an edit does not reach is kept from the sheet of the scenario before. */
export function createJobs(): (job: Job, scenario: Scenario) => Steps {
  let sheet: Sheet | undefined;
  return (job, scenario) => {
    sheet = planSheet(scenario, sheet);
    return begun(job, scenario, sheet);
  };
}

function begun(job: Job, scenario: Scenario, sheet: Sheet): Steps {
  switch (job.kind) {
    case 'picture':
      return picture(sheet);
    case 'tornado':
      return swings(scenario, sheet);
    case 'curve':
      return curveOf(job, scenario, sheet);
    case 'table':
      return tableOf(job, scenario, sheet);
    case 'information':
      return information(scenario, job.tier, sheet);
  }
}

function* curveOf(
  { x, points, outcome }: Extract<Job, { kind: 'curve' }>,
  scenario: Scenario,
  sheet: Sheet,
): Generator<number, Curve | null> {
  const lever = leversOf(scenario, sheet).find(({ address }) => address === x);
  return lever ? yield* curve(scenario, axisOf(lever, points), outcome, sheet) : null;
}

function* tableOf(
  { x, y, points, outcome }: Extract<Job, { kind: 'table' }>,
  scenario: Scenario,
  sheet: Sheet,
): Generator<number, Table | null> {
  const levers = leversOf(scenario, sheet);
  const [across, down] = [x, y].map((at) => levers.find(({ address }) => address === at));
  if (!across || !down || x === y) return null;
  return yield* table(scenario, axisOf(across, points), axisOf(down, points), outcome, sheet);
}
