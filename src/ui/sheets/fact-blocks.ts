/** The grids of single figures on the Plan sheet: target, team, what is needed and handed out, and the plan against its target. */
import { isProblem } from '../../engine/problem.ts';
import type { Choice, GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { chosen, computed, free, month, remark, typed, type SheetView } from './sheet-cells.ts';

/** Who rounds up, and which share leads, as they are chosen. */
export const ROUNDINGS: readonly Choice[] = [
  { value: 'each', label: 'each SDR' },
  { value: 'team', label: 'team total' },
];
export const SPLITS: readonly Choice[] = [
  { value: 'arr', label: 'the ARR target' },
  { value: 'opps', label: 'opportunities' },
];

const FACT_COLUMNS: readonly GridColumn[] = [
  { id: 'value', head: 'Value', align: 'end', minWidth: '9rem' },
  { id: 'note', head: 'Note', align: 'start' },
];

/** Figures one below the other, each with a remark; on a narrow screen the remark joins the name. */
export function facts(
  view: SheetView,
  label: string,
  rows: readonly (readonly [head: string, cell: GridCell, note: string])[],
): GridModel {
  const { isNarrow } = view;
  return {
    label,
    columns: isNarrow ? FACT_COLUMNS.slice(0, 1) : FACT_COLUMNS,
    rowHead: true,
    showHead: false,
    rows: rows.map(([head, cell, note]): GridRow => ({
      id: cell.id,
      head: isNarrow && note !== '' ? `${head} (${note})` : head,
      cells: isNarrow ? [cell] : [cell, remark(`${cell.id} note`, note)],
    })),
  };
}

export function targetBlock(view: SheetView): GridModel {
  const { scenario, sheet, format } = view;
  const months = sheet.value('months');
  const span =
    isProblem(months) || !/^\d{4}-\d\d$/.test(scenario.period.start)
      ? ''
      : format.period(scenario.period.start, months.toNumber());
  return facts(view, 'Target', [
    ['New ARR target', typed(view, 'targetArr'), 'new ARR, per plan period'],
    ['SDR-sourced share', typed(view, 'sdrShare'), 'of the target'],
    ['First month', month(view, 'period.start'), span],
    ['Plan period', typed(view, 'months'), 'months'],
  ]);
}

export function teamBlock(view: SheetView): GridModel {
  return facts(view, 'Team', [
    [
      'SDRs',
      view.scenario.roster ? { ...computed(view, 'sdrs'), role: 'linked' } : typed(view, 'typedSdrs'),
      view.scenario.roster ? 'full-time, on the roster' : 'full-time equivalents',
    ],
    ['Expected attainment', typed(view, 'attainment'), 'of the quotas'],
    ['Round up', chosen(view, 'team.rounding', ROUNDINGS), 'per tier'],
    ['Tiers share', chosen(view, 'split', SPLITS), 'by the share column'],
  ]);
}

/** What the plan's owner wants remembered: text of any length. */
export function notesBlock(view: SheetView): GridModel {
  return {
    label: 'Notes',
    columns: [{ id: 'notes', head: 'Notes', align: 'start', minWidth: 'min(34rem, 80vw)' }],
    showHead: false,
    rows: [{ id: 'notes', cells: [{ ...free(view, 'notes'), isLong: true }] }],
  };
}
