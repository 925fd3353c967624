/** The lower grids of the Plan sheet: what is needed and handed out, the plan against its target, what each tier takes. */
import type { LineName } from '../../engine/lines/catalogue.ts';
import type { GridModel } from '../grid/model.ts';
import { facts } from './fact-blocks.ts';
import { computed, perSdr, type SheetView } from './sheet-cells.ts';
import { perTier, result, type TierColumn } from './tier-blocks.ts';

const DETAIL_COLUMNS: readonly TierColumn[] = [
  { id: 'dealArr', head: 'ACV', hint: 'ARR of one deal', align: 'end', cell: result('dealArr') },
  {
    id: 'winsNeeded',
    head: 'Wins needed',
    hint: 'team, plan period',
    align: 'end',
    cell: result('winsNeeded'),
    total: 'allWinsNeeded',
  },
  {
    id: 'neededOpps',
    head: 'Opps needed',
    hint: 'team, plan period, unrounded',
    align: 'end',
    cell: result('neededOpps'),
  },
  {
    id: 'teamOpps',
    head: 'Opps handed out',
    hint: 'team, plan period',
    align: 'end',
    cell: result('teamOpps'),
    total: 'allOpps',
  },
  {
    id: 'monthOpps',
    head: 'Opps / SDR / month',
    hint: 'a month',
    align: 'end',
    cell: result('monthOpps'),
    total: 'sdrMonthOpps',
  },
  {
    id: 'handedMrr',
    head: 'Handed out / SDR',
    hint: 'MRR, plan period',
    align: 'end',
    cell: result('handedMrr'),
    total: 'sdrHandedMrr',
  },
  {
    id: 'oneLessArr',
    head: 'ARR at one fewer',
    hint: 'planned, others held',
    align: 'end',
    cell: result('oneLessArr'),
  },
];

export function detailBlock(view: SheetView): GridModel {
  return perTier(view, 'What each tier takes', DETAIL_COLUMNS, false);
}

const HANDED: readonly (readonly [head: string, perSdr: LineName, perMonth: LineName, team: LineName])[] = [
  ['Opportunities handed out', 'sdrOpps', 'sdrMonthOpps', 'allOpps'],
  ['MRR handed out', 'sdrHandedMrr', 'sdrMonthMrr', 'streetMrr'],
  ['MRR needed', 'sdrMrr', 'sdrMonthNeededMrr', 'teamPipelineMrr'],
];

export function handedBlock(view: SheetView): GridModel {
  return {
    label: 'Needed and handed out',
    corner: 'Quota',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'sdr', head: 'Per SDR', hint: 'plan period', align: 'end' },
      { id: 'month', head: 'Per SDR', hint: 'a month', align: 'end' },
      { id: 'team', head: 'Team', hint: 'plan period', align: 'end' },
    ],
    rows: HANDED.map(([head, ...lines]) => ({
      id: head,
      head,
      cells: lines.map((name) => (name === 'sdrOpps' ? perSdr(view, name) : computed(view, name))),
    })),
  };
}

export function planBlock(view: SheetView): GridModel {
  return facts(view, 'Plan against target', [
    ['Planned ARR', computed(view, 'plannedArr'), 'new ARR, per plan period'],
    ['Target SDRs source', computed(view, 'targetPart'), 'new ARR, per plan period'],
    ['Planned above target', computed(view, 'overshootArr'), 'new ARR; negative is short'],
    ['Over-assignment', computed(view, 'overAssignment'), 'street quota over need'],
    ['Win rate by value', computed(view, 'blendedWinRateByValue'), 'won over pipeline MRR'],
    ['Win rate by count', computed(view, 'blendedWinRateByCount'), 'won over closed deals'],
  ]);
}
