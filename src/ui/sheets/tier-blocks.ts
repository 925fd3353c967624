/** The grids of the deal tiers: what is typed and what follows, what each takes, and one tier alone for narrow screens. */
import type { LineName } from '../../engine/lines/catalogue.ts';
import { MOST_TIERS } from '../../engine/read-scenario.ts';
import type { GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { nameOfTier } from './look-up.ts';
import { computed, free, perSdr, settable, typed, type SheetView } from './sheet-cells.ts';

export type TierColumn = GridColumn &
  Readonly<{ cell: (view: SheetView, tier: string) => GridCell; total?: LineName }>;

export const result = (name: LineName) => (view: SheetView, tier: string) => computed(view, name, { tier });

function tierColumns({ scenario }: SheetView): readonly TierColumn[] {
  const byOpps = scenario.split === 'opps';
  const end = { align: 'end' } as const;
  const share: TierColumn = byOpps
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
      cell: (view, tier) => typed(view, 'baseWinRate', { tier }),
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

export function tiersBlock(view: SheetView): GridModel {
  return perTier(view, 'Deal tiers', tierColumns(view), true);
}

/** A grid with a row for each tier and one for all of them. */
export function perTier(
  view: SheetView,
  label: string,
  columns: readonly TierColumn[],
  isNamed: boolean,
): GridModel {
  const { tiers } = view.scenario;
  const name = (id: string): GridCell =>
    isNamed
      ? free(view, `tiers[${id}].name`, 'head')
      : {
          id: `${label} ${id}`,
          role: 'head',
          text: nameOfTier(view.scenario, id),
          label: nameOfTier(view.scenario, id),
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
    ...(isNamed ? { room: Math.max(0, MOST_TIERS - tiers.length) } : {}),
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
    label: nameOfTier(view.scenario, tier),
    columns: [{ id: 'value', head: 'Value', align: 'end', minWidth: '8rem' }],
    rowHead: true,
    showHead: false,
    rows: [{ id: `${tier} name`, head: 'Tier', cells: [free(view, `tiers[${tier}].name`)] }, ...rows],
  };
}
