/** What would do as well: a search, so it is loaded and made after the plan's own figures are on the screen. */
import { compare, type Num } from '../../engine/number.ts';
import { planSheet } from '../../engine/plan.ts';
import { isProblem } from '../../engine/problem.ts';
import { shareGap } from '../../engine/shares.ts';
import type { SheetView } from '../sheets/sheet-cells.ts';

export type WouldDo = Readonly<{ text: string; counts: readonly Num[] }>;

/** A smaller total per SDR that still reaches the target, where rounding up per tier asks for more. */
export function wouldDoOf({ scenario, format }: SheetView): WouldDo | undefined {
  const isComputed =
    scenario.team.rounding === 'each' &&
    scenario.split === 'arr' &&
    scenario.tiers.every(({ opps }) => opps === undefined);
  const gap = shareGap(scenario);
  if (!isComputed || scenario.tiers.length < 2 || !gap?.isZero()) return undefined;
  const sheet = planSheet(scenario);
  const [enough, opps] = [sheet.value('enoughSdrOpps'), sheet.value('sdrOpps')];
  if (isProblem(enough) || isProblem(opps) || compare(enough, opps) >= 0) return undefined;
  const counts = sheet.cells('enoughOpps').flatMap(({ value: count }) => (isProblem(count) ? [] : [count]));
  const split = counts.map((count) => format.cell(count, 'count')).join(' / ');
  return {
    text: `${format.cell(enough, 'count')} would do${counts.length <= 6 ? ` (${split})` : ''}`,
    counts,
  };
}
