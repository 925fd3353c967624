/** The grids of the Plan sheet, as data: target and team, deal tiers, what each tier takes, what is handed out and to whom. */
import type { Dim } from '../../engine/formula/tree.ts';
import type { Bulk } from '../../engine/formula/compile.ts';
import { tierName } from '../../engine/edit.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import { fromDouble } from '../../engine/number.ts';
import { isProblem } from '../../engine/problem.ts';
import type { GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { idOf } from './cell-ids.ts';
import {
  chosen,
  computed,
  free,
  month,
  perSdr,
  remark,
  settable,
  typed,
  type SheetView,
} from './sheet-cells.ts';

const FACT_COLUMNS: readonly GridColumn[] = [
  { id: 'value', head: 'Value', align: 'end', minWidth: '9rem' },
  { id: 'note', head: 'Note', align: 'start' },
];

/** Figures one below the other, each with a remark; on a narrow screen the remark joins the name. */
function facts(
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
    ['SDRs', typed(view, 'sdrs'), 'full-time equivalents'],
    ['Expected attainment', typed(view, 'attainment'), 'of the quotas'],
    [
      'Round up',
      chosen(view, 'team.rounding', [
        { value: 'each', label: 'each SDR' },
        { value: 'team', label: 'team total' },
      ]),
      'per tier',
    ],
    [
      'Tiers share',
      chosen(view, 'split', [
        { value: 'arr', label: 'the ARR target' },
        { value: 'opps', label: 'opportunities' },
      ]),
      'by the share column',
    ],
  ]);
}

type Column = GridColumn & Readonly<{ cell: (view: SheetView, tier: string) => GridCell; total?: LineName }>;

const result = (name: LineName) => (view: SheetView, tier: string) => computed(view, name, { tier });

function tierColumns({ scenario }: SheetView): readonly Column[] {
  const byOpps = scenario.split === 'opps';
  const end = { align: 'end' } as const;
  const share: Column = byOpps
    ? {
        id: 'share',
        head: 'Share of opps',
        hint: 'typed, on any scale',
        ...end,
        cell: (view, tier) => typed(view, 'oppShare', { tier }),
      }
    : {
        id: 'share',
        head: 'Share of ARR',
        ...end,
        cell: (view, tier) => typed(view, 'givenArrShare', { tier }),
        total: 'shareSum',
      };
  return [
    { id: 'seats', head: 'Seats', ...end, cell: (view, tier) => typed(view, 'seats', { tier }) },
    { id: 'price', head: 'Price / seat / mo', ...end, cell: (view, tier) => typed(view, 'price', { tier }) },
    { id: 'dealMrr', head: 'Deal MRR', ...end, cell: result('dealMrr'), total: 'averageDealMrr' },
    {
      id: 'winRate',
      head: 'AE win rate',
      ...end,
      cell: (view, tier) => typed(view, 'winRate', { tier }),
      total: 'blendedWinRateByValue',
    },
    share,
    {
      id: 'pipelineMrr',
      head: 'Pipeline needed',
      hint: 'MRR, team, plan period',
      ...end,
      cell: result('pipelineMrr'),
      total: 'teamPipelineMrr',
    },
    {
      id: 'quotaMrr',
      head: 'Quota / SDR',
      hint: 'MRR needed, plan period',
      ...end,
      cell: result('quotaMrr'),
      total: 'sdrMrr',
    },
    {
      id: 'quotaOpps',
      head: 'Opps / SDR',
      hint: 'plan period',
      ...end,
      cell: (view, tier) => settable(view, { tier }),
      total: 'sdrOpps',
    },
    {
      id: 'tierArr',
      head: 'Planned ARR',
      hint: 'new ARR',
      ...end,
      cell: result('tierArr'),
      total: 'plannedArr',
    },
  ];
}

const DETAIL_COLUMNS: readonly Column[] = [
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

export function tiersBlock(view: SheetView): GridModel {
  return perTier(view, 'Deal tiers', tierColumns(view), true);
}

export function detailBlock(view: SheetView): GridModel {
  return perTier(view, 'What each tier takes', DETAIL_COLUMNS, false);
}

function perTier(view: SheetView, label: string, columns: readonly Column[], isNamed: boolean): GridModel {
  const { tiers } = view.scenario;
  const name = (id: string): GridCell =>
    isNamed
      ? free(view, `tiers[${id}].name`, 'head')
      : {
          id: `${label} ${id}`,
          role: 'head',
          text: tierName(view.scenario, id),
          label: tierName(view.scenario, id),
          align: 'start',
        };
  const rows = tiers.map(({ id }): GridRow => ({
    id,
    cells: [name(id), ...columns.map((column) => column.cell(view, id))],
  }));
  const total: GridRow = {
    id: 'total',
    total: true,
    cells: [
      {
        id: `${label} total`,
        role: 'head',
        text: 'All tiers',
        label: 'All tiers',
        align: 'start',
        strong: true,
      },
      ...columns.map((column): GridCell =>
        column.total === 'sdrOpps'
          ? perSdr(view, column.total, {}, { strong: true })
          : column.total
            ? computed(view, column.total, {}, { strong: true })
            : { id: `${label} ${column.id} total`, role: 'text', text: '', label: 'no total' },
      ),
    ],
  };
  return {
    label,
    columns: [{ id: 'name', head: 'Tier', align: 'start', minWidth: '7.5rem' }, ...columns],
    rows: tiers.length === 0 ? rows : [...rows, total],
    showHead: true,
  };
}

/** One tier as a list, for narrow screens. */
export function tierCard(view: SheetView, tier: string): GridModel {
  const rows = tierColumns(view).map(({ head, hint, cell }): GridRow => {
    const made = cell(view, tier);
    return {
      id: made.id,
      head: hint === undefined ? head : `${head} (${hint})`,
      cells: [{ ...made, strong: made.id.startsWith('quotaOpps') }],
    };
  });
  return {
    label: tierName(view.scenario, tier),
    columns: [{ id: 'value', head: 'Value', align: 'end', minWidth: '8rem' }],
    rowHead: true,
    showHead: false,
    rows: [{ id: `${tier} name`, head: 'Tier', cells: [free(view, `tiers[${tier}].name`)] }, ...rows],
  };
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

/** Who carries what: people in a row with equal loads share one row. Empty while nobody is on the team. */
export function peopleBlock(view: SheetView, bulk: Bulk): GridModel {
  const { scenario, sheet, format } = view;
  const people = sheet.members('sdr' satisfies Dim);
  const load = (sdr: string): number[] => [
    ...scenario.tiers.map(({ id }) => bulk.value('handedOpps', { tier: id, sdr })),
    bulk.value('carriedOpps', { sdr }),
    bulk.value('carriedMrr', { sdr }),
  ];
  const groups: { from: number; to: number; load: number[] }[] = [];
  people.forEach((sdr, i) => {
    const own = load(sdr);
    const last = groups.at(-1);
    if (last && last.load.every((value, k) => value === own[k])) last.to = i;
    else groups.push({ from: i, to: i, load: own });
  });
  const units = [...scenario.tiers.map(() => 'count' as const), 'count' as const, 'mrr' as const];
  const columns: GridColumn[] = [
    ...scenario.tiers.map(({ id }): GridColumn => ({
      id,
      head: tierName(scenario, id),
      hint: 'opps, plan period',
      align: 'end',
    })),
    { id: 'all', head: 'Opportunities', hint: 'plan period', align: 'end' },
    { id: 'mrr', head: 'Quota handed out', hint: 'MRR, plan period', align: 'end' },
  ];
  const rows = groups.map(({ from, to, load: values }): GridRow => {
    const head = from === to ? `SDR ${from + 1}` : `SDR ${from + 1}–${to + 1}`;
    const cells = values.map((value, k): GridCell => {
      const unit = units[k] ?? 'count';
      const text = Number.isNaN(value) ? '—' : format.cell(fromDouble(value), unit);
      const label = `${columns[k]?.head ?? ''}, ${head}`;
      const tier = scenario.tiers[k]?.id;
      const first = people[from] ?? '';
      const id = idOf(
        tier === undefined
          ? { line: k === scenario.tiers.length ? 'carriedOpps' : 'carriedMrr', at: { sdr: first } }
          : { line: 'handedOpps', at: { tier, sdr: first } },
      );
      return { id, role: 'computed', text, number: value, align: 'end', label, strong: tier === undefined };
    });
    return { id: head, head, cells };
  });
  return { label: 'Who carries what', corner: 'SDR', columns, rows, rowHead: true, showHead: true };
}
