/** What each person carries: by tier and quarter, with quotas that can be set by hand; by manager; and how fairly. */
import type { Dim } from '../../engine/formula/tree.ts';
import { memberName } from '../../engine/members.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import type { GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { nameOfTier } from '../sheets/look-up.ts';
import { computed, typed, type SheetView } from '../sheets/sheet-cells.ts';
import { createFilled, type Filled } from '../sheets/filled-cells.ts';
import { lazyRow, widthFor } from '../sheets/filled-rows.ts';
import { facts } from '../sheets/fact-blocks.ts';

/** The lines over people that the Team sheet shows. */
export const filledTeam = createFilled([
  'productiveMonths',
  'carriedOpps',
  'carriedMrr',
  'handedOpps',
  'sdrQuarterQuota',
  'quotaPerMonth',
  'sdrAllAccounts',
  'leavesFirst',
]);

export type FilledTeam = ReturnType<typeof filledTeam>;

/** Opportunities by tier, in all and by quarter. A typed quota stands in blue; clearing it brings the computed one back. */
export function quotaBlock(view: SheetView, filled: FilledTeam): GridModel {
  const { scenario, sheet } = view;
  const quarters = sheet.members('quarter');
  const end = (line: LineName): { align: 'end'; minWidth: string } => ({
    align: 'end',
    minWidth: widthFor(view, filled.bulk, line),
  });
  const columns: GridColumn[] = [
    { id: 'name', head: 'SDR', align: 'start', minWidth: '8rem' },
    ...scenario.tiers.map(({ id, name }) => ({
      id: `tier ${id}`,
      head: name,
      hint: 'opps',
      ...end('handedOpps'),
    })),
    { id: 'opps', head: 'All tiers', hint: 'opps, plan period', ...end('carriedOpps') },
    { id: 'mrr', head: 'Quota', hint: 'MRR, plan period', ...end('carriedMrr') },
    { id: 'month', head: 'Per month', hint: 'MRR, productive', ...end('quotaPerMonth') },
    { id: 'accounts', head: 'Accounts', hint: 'plan period', ...end('sdrAllAccounts') },
    ...(quarters.length > 20
      ? []
      : quarters.map((id) => ({ id: `quarter ${id}`, head: id, hint: 'opps', ...end('sdrQuarterQuota') }))),
  ];
  const rows = sheet
    .members('sdr')
    .map((sdr) =>
      lazyRow(sdr, undefined, () => [
        head(view, 'sdr', sdr),
        ...scenario.tiers.map(({ id }) => quotaCell(view, filled, id, sdr)),
        filled('carriedOpps', { sdr }, { strong: true }),
        filled('carriedMrr', { sdr }),
        filled('quotaPerMonth', { sdr }),
        filled('sdrAllAccounts', { sdr }),
        ...(quarters.length > 20
          ? []
          : quarters.map((quarter) => filled('sdrQuarterQuota', { sdr, quarter }))),
      ]),
    );
  return { label: 'Quotas', columns, rows, showHead: true };
}

function head(view: SheetView, dim: Dim, id: string): GridCell {
  const text = memberName(view.scenario, dim, id);
  return { id: `quota ${id}`, role: 'head', text, label: text, align: 'start' };
}

function quotaCell(view: SheetView, filled: Filled, tier: string, sdr: string): GridCell {
  const at = { tier, sdr };
  const cell = filled('handedOpps', at);
  if (!view.scenario.roster) return cell;
  if (view.sheet.isBlank('handSet', at)) return { ...cell, editable: true, raw: '' };
  const hand = typed(view, 'handSet', at);
  return { ...cell, ...hand, id: cell.id, label: `${cell.label}, set by hand`, role: 'input' };
}

/** Who answers for what: people, managers, and what the target needs, with what each level has above the next. */
export function levelsBlock(view: SheetView): GridModel {
  const { sheet, scenario } = view;
  const row = (
    id: string,
    name: string,
    opps: LineName | undefined,
    mrr: LineName,
    over: LineName | undefined,
    at = {},
  ): GridRow => ({
    id,
    head: name,
    cells: [
      opps ? computed(view, opps, at) : empty(`${id} opps`),
      computed(view, mrr, at),
      over ? computed(view, over, at) : empty(`${id} over`),
    ],
  });
  return {
    label: 'Levels',
    corner: 'Level',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'opps', head: 'Opps', hint: 'plan period', align: 'end' },
      { id: 'mrr', head: 'Quota', hint: 'MRR, plan period', align: 'end' },
      { id: 'over', head: 'Over need', hint: 'over-assignment', align: 'end' },
    ],
    rows: [
      row('sdrs', 'All SDRs', 'allOpps', 'rosterMrr', 'rosterOver'),
      ...sheet.members('manager').map((manager) =>
        row(manager, memberName(scenario, 'manager', manager), 'managerOpps', 'managerMrr', undefined, {
          manager,
        }),
      ),
      ...(sheet.members('manager').length === 0
        ? []
        : [row('managers', 'All managers', undefined, 'managersMrr', 'managersOver')]),
      row('need', 'The target needs', undefined, 'teamPipelineMrr', undefined),
    ],
  };
}

function empty(id: string): GridCell {
  return { id, role: 'text', text: '', label: 'nothing' };
}

export function fairnessBlock(view: SheetView): GridModel {
  return facts(view, 'Fairness', [
    ['Gini, quotas', computed(view, 'giniRaw'), '0 is even; by MRR'],
    ['Gini, ramp-adjusted', computed(view, 'giniAdjusted'), 'per productive month'],
    ['Variation, quotas', computed(view, 'variationRaw'), 'deviation over mean'],
    ['Variation, ramp-adjusted', computed(view, 'variationAdjusted'), 'per productive month'],
  ]);
}

/** What a tier has that nobody carries, or more than it should. */
export function unassigned(view: SheetView): string[] {
  return view.scenario.tiers.flatMap(({ id }) => {
    const value = view.sheet.value('unassignedOpps', { tier: id });
    if ('code' in value || value.isZero()) return [];
    const name = nameOfTier(view.scenario, id);
    const count = view.format.count(value.abs(), 'opportunity', 'opportunities');
    return [
      value.isNegative()
        ? `${name}: ${count} more than the plan asks for`
        : `${name}: nobody carries ${count}`,
    ];
  });
}
