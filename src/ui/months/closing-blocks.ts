/** Period and basis, how the deals of each tier close, and the season, as grids. */
import type { At } from '../../engine/formula/tree.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import { isProblem } from '../../engine/problem.ts';
import { CALENDAR, type Tier } from '../../engine/scenario.ts';
import type { Choice, GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { facts } from '../sheets/fact-blocks.ts';
import type { Filled } from '../sheets/filled-cells.ts';
import { nameOfTier } from '../sheets/look-up.ts';
import { assumed, chosen, computed, month, typed, type SheetView } from '../sheets/sheet-cells.ts';

/** Which wins set the quota, as it is chosen. */
const BASES: readonly Choice[] = [
  { value: '', label: 'every win' },
  { value: 'landed', label: 'what lands inside' },
];

/** How a tier's deals close over time, as it is chosen. */
const CLOSINGS: readonly Choice[] = [
  { value: '', label: 'after days' },
  { value: 'gamma', label: 'mean and spread' },
  { value: 'curve', label: 'by month, typed' },
  { value: 'cohorts', label: 'by quarter, typed' },
];

export function periodBlock(view: SheetView): GridModel {
  const { scenario, sheet, format } = view;
  const months = sheet.value('months');
  const span = isProblem(months) ? '' : format.period(scenario.period.start, months.toNumber());
  const calendar: Choice[] = [
    { value: '', label: 'the first month' },
    ...CALENDAR.map((value) => ({ value, label: format.calendarMonth(value) })),
  ];
  return facts(view, 'Period', [
    ['First month', month(view, 'period.start'), span],
    ['Plan period', typed(view, 'months'), 'months, 1 to 60'],
    ['Fiscal year begins', chosen(view, 'period.fiscal', calendar), 'for quarters'],
    ['Quotas are made for', chosen(view, 'basis', BASES), 'of the plan’s opportunities'],
  ]);
}

/** Both ways to count, side by side. */
export function basisBlock(view: SheetView, filled: Filled): GridModel {
  const row = (head: string, arr: LineName, gap?: LineName): GridRow => ({
    id: head,
    head,
    cells: [
      filled(arr, {}, { strong: gap !== undefined }),
      gap ? filled(gap) : { id: `${head} gap`, role: 'text', text: '', label: 'nothing' },
    ],
  });
  return {
    label: 'Two ways to count',
    corner: 'New ARR',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'arr', head: 'ARR', align: 'end' },
      { id: 'gap', head: 'Above target', hint: 'negative is short', align: 'end' },
    ],
    rows: [
      row('Every win counts', 'plannedArr', 'overshootArr'),
      row('What lands inside the period', 'insideArr', 'insideGap'),
      row('Carry-over after it', 'lateArr'),
      row('Never booked', 'neverArr'),
      row('What the roster can land inside', 'canInsideArr'),
    ],
  };
}

/** What the two ways differ by, in a sentence. */
export function basisSentence({ scenario, sheet, format }: SheetView): string {
  const share = sheet.value('lateShare');
  const last = sheet.members('month').at(-1);
  if (isProblem(share) || last === undefined) return '';
  const never = sheet.value('neverArr');
  const lost =
    isProblem(never) || never.isZero()
      ? ''
      : ` ${format.cell(never, 'arr')} is never booked, as a typed curve stays below 100%.`;
  if (share.isZero()) return `All wins close by ${format.month(last)}.${lost}`;
  return `${format.cell(share, 'rate')} of planned ARR closes after ${format.month(last)}${scenario.basis === 'landed' ? ', so quotas are larger' : ''}.${lost}`;
}

const CYCLES: readonly (GridColumn & { cell: (view: SheetView, tier: Tier) => GridCell })[] = [
  column('lag', 'Deals close', undefined, (view, { id }) => ({
    ...chosen(view, `tiers[${id}].lag`, CLOSINGS),
    align: 'start',
  })),
  column('days', 'Cycle', 'days', (view, tier) =>
    used(tier, undefined)
      ? assumed(view, 'cycleDays', 'cycleGiven', { tier: tier.id })
      : unused(tier, 'days'),
  ),
  column('mean', 'Mean', 'months', (view, tier) =>
    used(tier, 'gamma') ? typed(view, 'gammaMean', { tier: tier.id }) : unused(tier, 'mean'),
  ),
  column('spread', 'Spread', 'months', (view, tier) =>
    used(tier, 'gamma') ? typed(view, 'gammaSpread', { tier: tier.id }) : unused(tier, 'spread'),
  ),
  column('inside', 'Lands inside', 'of wins', (view, { id }) => computed(view, 'landedShare', { tier: id })),
  column('age', 'On average', 'months to close', (view, { id }) => computed(view, 'meanAge', { tier: id })),
  column('open', 'Opening pipeline', 'MRR', (view, { id }) => typed(view, 'openMrr', { tier: id })),
  column('openRate', 'Its win rate', undefined, (view, { id }) =>
    assumed(view, 'winRate', 'openRate', { tier: id }),
  ),
  column('openArr', 'Of it inside', 'ARR', (view, { id }) => computed(view, 'openingTierArr', { tier: id })),
];

function column(
  id: string,
  head: string,
  hint: string | undefined,
  cell: (view: SheetView, tier: Tier) => GridCell,
): (typeof CYCLES)[number] {
  return { id, head, ...(hint === undefined ? {} : { hint }), align: id === 'lag' ? 'start' : 'end', cell };
}

function used({ lag = 'days' }: Tier, kind: Tier['lag']): boolean {
  return lag === (kind ?? 'days');
}

function unused({ id }: Tier, what: string): GridCell {
  return { id: `${what} ${id}`, role: 'text', text: '', label: 'not used' };
}

export function closingBlock(view: SheetView): GridModel {
  return {
    label: 'How deals close',
    corner: 'Tier',
    rowHead: true,
    showHead: true,
    columns: CYCLES.map(({ cell: _, ...shown }) => shown),
    rows: view.scenario.tiers.map((tier): GridRow => ({
      id: tier.id,
      head: nameOfTier(view.scenario, tier.id),
      cells: CYCLES.map(({ cell }) => cell(view, tier)),
    })),
  };
}

/** The tiers whose curve is typed by month, or whose close rates are typed by quarter, with their figures. */
export function curveBlock(view: SheetView, kind: 'curve' | 'cohorts'): GridModel | undefined {
  const { scenario, sheet } = view;
  const tiers = scenario.tiers.filter(({ lag }) => lag === kind);
  if (tiers.length === 0) return undefined;
  const ages = kind === 'curve' ? sheet.members('age') : sheet.members('age').slice(0, 12);
  const word = kind === 'curve' ? 'Month' : 'Quarter';
  const line = kind === 'curve' ? 'curveGiven' : 'cohortGiven';
  return {
    label:
      kind === 'curve' ? 'Share of wins by month since creation' : 'Close rates by quarter since creation',
    corner: 'Tier',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'booked', head: 'Booked', hint: 'of all wins', align: 'end' },
      ...ages.map((age): GridColumn => ({ id: age, head: `${word} ${age.slice(1)}`, align: 'end' })),
    ],
    rows: tiers.map(({ id }): GridRow => ({
      id,
      head: nameOfTier(scenario, id),
      cells: [
        computed(view, 'bookedShare', { tier: id }),
        ...ages.map((age) => typed(view, line, { tier: id, age } satisfies At)),
      ],
    })),
  };
}

export function seasonBlock(view: SheetView): GridModel {
  const { sheet, format } = view;
  const calendar = sheet.members('calendar');
  return {
    label: 'Season',
    corner: 'Calendar month',
    rowHead: true,
    showHead: true,
    columns: CALENDAR.map((id): GridColumn => ({ id, head: format.calendarMonth(id), align: 'end' })),
    rows: [
      {
        id: 'weight',
        head: 'Weight',
        cells: calendar.map((id) => assumed(view, 'seasonOne', 'seasonGiven', { calendar: id }, {})),
      },
      {
        id: 'scaled',
        head: 'Scaled to a mean of 1',
        cells: calendar.map((id) => computed(view, 'seasonWeight', { calendar: id })),
      },
    ],
  };
}
