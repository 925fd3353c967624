/** Everyone's quota over the plan as a grid: opportunities of all tiers or of one, MRR, or accounts, by month or by quarter. */
import type { LineName } from '../../engine/lines/catalogue.ts';
import { memberName } from '../../engine/members.ts';
import type { Choice, GridModel } from '../grid/model.ts';
import { createFilled } from '../sheets/filled-cells.ts';
import { lazyRow, placeIn, widthFor } from '../sheets/filled-rows.ts';
import { nameOfTier } from '../sheets/look-up.ts';
import type { SheetView } from '../sheets/sheet-cells.ts';

export type By = 'month' | 'quarter';

/** The line of a person's whole plan period, and the one of its months or quarters; each is computed only when it is shown. */
type Shown = {
  readonly all: LineName;
  readonly part: LineName;
  readonly filled: ReturnType<typeof createFilled>;
};

const shown = (all: LineName, part: LineName): Shown => ({ all, part, filled: createFilled([all, part]) });

const SHOWN = {
  opps: {
    month: shown('carriedOpps', 'sdrMonthQuota'),
    quarter: shown('carriedOpps', 'sdrQuarterQuota'),
  },
  tier: {
    month: shown('handedOpps', 'monthQuota'),
    quarter: shown('handedOpps', 'quarterQuota'),
  },
  mrr: {
    month: shown('carriedMrr', 'sdrMonthQuotaMrr'),
    quarter: shown('carriedMrr', 'sdrQuarterQuotaMrr'),
  },
  accounts: {
    month: shown('sdrAllAccounts', 'sdrMonthAccounts'),
    quarter: shown('sdrAllAccounts', 'sdrQuarterAccounts'),
  },
} satisfies Record<string, Record<By, Shown>>;

const TIER = 'tier ';

function kindOf(figure: string): keyof typeof SHOWN {
  if (figure.startsWith(TIER)) return 'tier';
  return figure === 'mrr' || figure === 'accounts' ? figure : 'opps';
}

/** What can be shown of everyone; opportunities of one tier only where there are several. */
export function figures({ scenario }: SheetView): readonly Choice[] {
  const tiers = scenario.tiers.length < 2 ? [] : scenario.tiers;
  return [
    { value: 'opps', label: tiers.length === 0 ? 'Opportunities' : 'Opportunities, all tiers' },
    ...tiers.map(({ id }) => ({ value: TIER + id, label: `Opportunities, ${nameOfTier(scenario, id)}` })),
    { value: 'mrr', label: 'Quota (MRR)' },
    { value: 'accounts', label: 'Accounts' },
  ];
}

/** @param figure the value of one of `figures` */
export function peopleBlock(view: SheetView, figure: string, by: By): GridModel {
  const { sheet, scenario, format } = view;
  const tier = figure.startsWith(TIER) ? figure.slice(TIER.length) : undefined;
  const { all, part, filled: program } = SHOWN[kindOf(figure)][by];
  const filled = program(view);
  const of = tier === undefined ? {} : { tier };
  const parts = sheet.members(by);
  const minWidth = widthFor(view, filled.bulk, part);
  return {
    label: `Quotas by ${by}`,
    corner: 'SDR',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'all', head: 'Plan period', align: 'end', minWidth: widthFor(view, filled.bulk, all) },
      ...parts.map(
        (id) => ({ id, head: by === 'month' ? format.month(id) : id, align: 'end', minWidth }) as const,
      ),
    ],
    rows: sheet
      .members('sdr')
      .map((sdr) =>
        lazyRow(sdr, memberName(scenario, 'sdr', sdr), () => [
          filled(all, { ...of, sdr }, { strong: true }),
          ...parts.map((id) => filled(part, { ...of, sdr, [by]: id })),
        ]),
      ),
    find: placeIn(view, { all, part, of }, by),
  };
}
