/** Where the programme just pays for itself: all tiers moved in proportion, and each tier alone, which the solver is asked. */
import { breakEven, type EvenBy } from '../../engine/break-even.ts';
import type { Sheet } from '../../engine/formula/sheet.ts';
import { ZERO } from '../../engine/number.ts';
import type { Scenario } from '../../engine/scenario.ts';
import type { Solution } from '../../engine/solve.ts';
import { perTier } from '../capacity/account-blocks.ts';
import type { GridCell, GridModel } from '../grid/model.ts';
import { computed, remark, type SheetView } from '../sheets/sheet-cells.ts';

/** What a tier alone breaks even at: its win rate and its price. */
export type Alone = Readonly<Record<EvenBy, Solution>>;

/** The searches, one for each tier. */
export function aloneSearches(scenario: Scenario, sheet: Sheet): readonly (() => Alone)[] {
  const by = (tier: string, input: EvenBy): Solution => breakEven(scenario, sheet, tier, input);
  return scenario.tiers.map(({ id }) => () => ({
    baseWinRate: by(id, 'baseWinRate'),
    price: by(id, 'price'),
  }));
}

/** @param alone by tier, where the searches have been made */
export function breakEvenBlock(view: SheetView, alone: readonly Alone[] | undefined): GridModel {
  const end = { align: 'end' } as const;
  return perTier(
    view,
    'Break-even',
    [
      { id: 'winRate', head: 'Win rate', hint: 'of the plan', ...end, minWidth: '5.5rem' },
      { id: 'evenRate', head: 'Breaks even at', hint: 'all tiers alike', ...end },
      { id: 'rateAlone', head: 'Alone', hint: 'other tiers as they are', ...end, minWidth: '6.5rem' },
      { id: 'dealMrr', head: 'Deal MRR', hint: 'of the plan', ...end, minWidth: '5.5rem' },
      { id: 'evenMrr', head: 'Breaks even at', hint: 'all tiers alike', ...end },
      { id: 'priceAlone', head: 'Price alone', hint: 'per seat and month', ...end, minWidth: '6.5rem' },
    ],
    (tier, place) => [
      computed(view, 'winRate', { tier }),
      computed(view, 'breakEvenWinRate', { tier }),
      aloneCell(view, tier, 'baseWinRate', alone?.[place]),
      computed(view, 'dealMrr', { tier }),
      computed(view, 'breakEvenMrr', { tier }),
      aloneCell(view, tier, 'price', alone?.[place]),
    ],
  );
}

function aloneCell(view: SheetView, tier: string, by: EvenBy, found: Alone | undefined): GridCell {
  return { ...remark(`${tier} ${by} alone`, textOf(view, by, found?.[by])), align: 'end' };
}

function textOf({ format }: SheetView, by: EvenBy, found: Solution | undefined): string {
  if (!found) return '…';
  if (found.exact?.lte(ZERO)) return 'the others pay';
  if (!found.found) return 'none is enough';
  return format.cell(found.value, by === 'price' ? 'price' : 'rate');
}
