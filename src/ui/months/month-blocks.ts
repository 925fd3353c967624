/** The plan by month as grids: the team's figures and each tier's down, months across. */
import type { LineName } from '../../engine/lines/catalogue.ts';
import type { GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { createFilled, type Filled } from '../sheets/filled-cells.ts';
import type { SheetView } from '../sheets/sheet-cells.ts';

type Measure = readonly [line: LineName, head: string, unit: string];

const TEAM: readonly Measure[] = [
  ['boardSdrs', 'SDRs on board', 'full-time'],
  ['rampedSdrs', 'Ramped capacity', 'full-time'],
  ['expectedSdrs', 'Expected capacity', 'with attrition'],
  ['createdInMonth', 'Opportunities to create', 'asked'],
  ['canCreate', 'The roster can create', 'opportunities'],
  ['openInMonth', 'Pipeline open', 'MRR, month end'],
  ['wonInMonth', 'Wins', 'on average'],
  ['monthArr', 'New ARR', 'landing'],
  ['cumulativeArr', 'New ARR so far', 'landed'],
  ['paceArr', 'Target so far', 'ARR, by season'],
  ['canArrSoFar', 'The roster’s ARR so far', 'can create'],
];
const TIER: readonly Measure[] = [
  ['tierSdrs', 'SDRs on board', 'who work the tier'],
  ['tierCapacity', 'Ramped capacity', 'who work the tier'],
  ['createdOpps', 'Opportunities to create', 'asked'],
  ['teamMonthOpps', 'Handed out', 'whole opportunities'],
  ['openPipeline', 'Pipeline open', 'MRR, month end'],
  ['wonOpps', 'Wins', 'on average'],
  ['landedArr', 'New ARR', 'landing'],
];

/** The lines over months that the sheet shows. */
export const filledMonths = createFilled([...[...TEAM, ...TIER].map(([line]) => line), 'canInsideArr']);

function monthColumns({ sheet, format }: SheetView): GridColumn[] {
  return sheet.members('month').map((month) => ({ id: month, head: format.month(month), align: 'end' }));
}

export function monthBlock(view: SheetView, filled: Filled): GridModel {
  const { sheet, scenario } = view;
  const months = sheet.members('month');
  const row = ([line, head, unit]: Measure, id: string, tier?: string): GridRow => ({
    id,
    head: `${head} (${unit})`,
    cells: months.map((month) => filled(line, tier === undefined ? { month } : { tier, month })),
  });
  const ofTiers = scenario.tiers.flatMap(({ id, name }): GridRow[] => [
    { id: `tier ${id}`, head: name || id, section: true, cells: [] },
    ...TIER.map((measure) => row(measure, `${measure[0]} ${id}`, id)),
  ]);
  return {
    label: 'Month by month',
    corner: 'All tiers',
    rowHead: true,
    showHead: true,
    columns: monthColumns(view),
    rows: [...TEAM.map((measure) => row(measure, measure[0])), ...ofTiers],
  };
}
