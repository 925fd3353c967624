/** The odds in a few words: the chance of the target, what 8 in 10 outcomes lie between, and what the answer assumes. */
import { isProblem, type Value } from '../../engine/problem.ts';
import type { Picture } from '../../engine/odds/picture.ts';
import { reason, type SheetView } from '../sheets/sheet-cells.ts';
import { chanceText } from './chance-text.ts';
import { pictured, WAITING } from './picture-cells.ts';

export type Headline = Readonly<{
  chance: string;
  of: string;
  sentence: string;
  caption: string;
  /** What the chance is sure to lie between, where it is no single number. */
  bracket: string;
  /** Why there are no odds. */
  waits: string;
}>;

export function headlineOf(view: SheetView, picture: Picture | undefined): Headline {
  const { sheet, format, scenario } = view;
  const isLanded = scenario.basis === 'landed';
  const value = (name: Parameters<typeof pictured>[2], at = {}): Value | undefined =>
    pictured(sheet, picture, name, at);
  const money = (amount: Value | undefined): string =>
    !amount ? WAITING : isProblem(amount) ? '—' : format.short(amount, 'arr');
  const chance = value('chanceOfTarget');
  const target = sheet.value('targetPart');
  const [low, high] = (['p10', 'p90'] as const).map((quantile) =>
    value(isLanded ? 'insideQuantile' : 'arrQuantile', { quantile }),
  );
  const other = value(isLanded ? 'chanceAll' : 'chanceInside');
  const shown = !chance ? WAITING : isProblem(chance) ? '—' : chanceText(format, chance);
  const basis = isLanded ? 'inside the period' : 'with every win counted';
  return {
    chance: shown,
    of: `chance of reaching ${isProblem(target) ? 'the target' : format.short(target, 'arr')} ${basis}`,
    sentence:
      `8 in 10 outcomes lie between ${money(low)} and ${money(high)}. Exact, not sampled.` +
      (other && !isProblem(other)
        ? ` ${isLanded ? 'With every win counted' : 'Inside the period'} it is ${chanceText(format, other)}.`
        : ''),
    caption: `The bars from the target on hold ${shown}: wins are taken as independent and the rate as equal within a tier, quotas as reached to the expected attainment.`,
    bracket: bracketOf(view, value('chanceLeast'), value('chanceMost')),
    waits: isProblem(target) ? reason(scenario, { line: 'targetPart', at: {} }, target) : whyNot(view),
  };
}

function whyNot({ sheet, scenario }: SheetView): string {
  const planned = sheet.value('plannedArr');
  return isProblem(planned) ? reason(scenario, { line: 'plannedArr', at: {} }, planned) : '';
}

function bracketOf({ format }: SheetView, least: Value | undefined, most: Value | undefined): string {
  if (!least || !most || isProblem(least) || isProblem(most) || most.minus(least).lt('0.000001')) return '';
  return `These prices have too many sums to list: with every win counted the chance lies between ${chanceText(format, least)} and ${chanceText(format, most)}.`;
}
