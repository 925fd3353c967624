/**
 * Two to six scenarios side by side: the inputs and results of plan and tiers, and their changes from the baseline. Each
 * scenario is solved anew; sheets of scenarios that did not change are kept, so that one edit solves one.
 */
import { deltaOf, isSame, type Delta, type Held } from './compare-held.ts';
import { measures, type Measure, type Side } from './compare-measures.ts';
import type { Sheet } from './formula/sheet.ts';
import { UNITS, type Unit } from './formula/unit.ts';
import { matchTiers } from './match-tiers.ts';
import { planSheet } from './plan.ts';
import type { Scenario } from './scenario.ts';

export const FEWEST = 2;
export const MOST = 6;

/** `delta` is the change from the baseline, which has none itself. */
export type ComparedCell = Readonly<{ held: Held; delta?: Delta }>;

/** One measure in every scenario, in their order; `differs` tells whether any of them holds something else. */
export type ComparedRow = Omit<Measure, 'heldIn'> &
  Readonly<{ cells: readonly ComparedCell[]; differs: boolean }>;

export type Comparison = Readonly<{
  scenarios: readonly Scenario[];
  /** The place of the baseline among them. */
  baseline: number;
  rows: readonly ComparedRow[];
}>;

/**
 * @param baseline the place of the scenario that the others are held against, the first unless told otherwise
 * @returns a row for every measure that any of the scenarios holds something of
 * @throws RangeError unless there are two to six scenarios with the baseline among them
 */
export type Comparer = (scenarios: readonly Scenario[], baseline?: number) => Comparison;

/** A comparer that keeps sheets: a scenario object it has seen is not solved again. */
export function createComparer(): Comparer {
  const sheets = new WeakMap<Scenario, Sheet>();
  const sheetOf = (scenario: Scenario): Sheet => {
    const sheet = sheets.get(scenario) ?? planSheet(scenario);
    sheets.set(scenario, sheet);
    return sheet;
  };
  return (scenarios, baseline = 0) => {
    if (scenarios.length < FEWEST || scenarios.length > MOST || !scenarios[baseline])
      throw new RangeError(`${scenarios.length} scenarios cannot be compared with number ${baseline}`);
    const sides = scenarios.map((scenario, place) => ({ scenario, sheet: sheetOf(scenario), place }));
    const rows = measures(matchTiers(scenarios, baseline)).map((measure) => rowOf(measure, sides, baseline));
    return { scenarios, baseline, rows: withoutTwins(rows.filter(isHeldAnywhere)) };
  };
}

function rowOf({ heldIn, ...measure }: Measure, sides: readonly Side[], baseline: number): ComparedRow {
  const held = sides.map(heldIn);
  const base = held[baseline] ?? { kind: 'absent' };
  const apart = sides.map(({ scenario }) =>
    isMoney(measure.unit) ? whyApart(scenario, sides[baseline]?.scenario) : undefined,
  );
  return {
    ...measure,
    cells: held.map((one, place) =>
      place === baseline
        ? { held: one }
        : { held: one, delta: deltaOf(one, base, measure.better, apart[place]) },
    ),
    differs: held.some(
      (one, place) => !isSame(one, base) || (one.kind === 'figure' && apart[place] !== undefined),
    ),
  };
}

function whyApart({ currency }: Scenario, base: Scenario | undefined): string | undefined {
  if (!base || currency === base.currency) return undefined;
  return `This plan is in ${currency} and the baseline in ${base.currency}`;
}

function isMoney(unit: Measure['unit']): boolean {
  const of: Unit['of'] = unit === 'month' || unit === 'words' ? {} : UNITS[unit].of;
  return 'money' in of;
}

/** Without the results that are in every scenario what is typed beside them. */
function withoutTwins(rows: readonly ComparedRow[]): ComparedRow[] {
  const typed = new Map(rows.map((row) => [row.id, row]));
  return rows.filter(({ twin, cells }) => {
    const other = twin === undefined ? undefined : typed.get(twin);
    return !other?.cells.every(({ held }, place) => isSame(held, cells[place]?.held ?? { kind: 'absent' }));
  });
}

function isHeldAnywhere({ cells }: ComparedRow): boolean {
  return cells.some(
    ({ held }) =>
      held.kind !== 'blank' && held.kind !== 'absent' && !(held.kind === 'problem' && held.untyped),
  );
}
