/** The answer panel's sentences: the quota in one glance, said so that needed and handed out, period and month stay apart. */
import { compare, ONE } from '../../engine/number.ts';
import { isProblem, type Value } from '../../engine/problem.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import type { Cell } from '../../engine/formula/tree.ts';
import { tierName } from '../../engine/edit.ts';
import { isolated } from '../../engine/isolated.ts';
import { wholesOf, type SheetView } from '../sheets/sheet-cells.ts';

export type Answer = Readonly<{
  /** The headline: `17`, or `16 or 17` where a team's total is shared out. */
  figure: string;
  noun: string;
  sentence: string;
}>;

/** Why there is no answer: what is wrong, in the order of the sheet, each with the cell it comes from. */
export type Missing = Readonly<{ say: string; where: string; from: Cell }>;

function value(view: SheetView, name: LineName): Value {
  return view.sheet.value(name);
}

export function answerOf(view: SheetView): Answer | undefined {
  const { format } = view;
  const [opps, month, needed, handed, all, planned] = (
    ['sdrOpps', 'sdrMonthOpps', 'sdrMrr', 'sdrHandedMrr', 'allOpps', 'plannedArr'] as const
  ).map((name) => value(view, name));
  if (!opps || isProblem(opps) || !needed || isProblem(needed) || !planned || isProblem(planned))
    return undefined;
  const show = (figure: Value | undefined, unit: 'mrr' | 'countPerMonth' | 'count'): string =>
    figure && !isProblem(figure) ? format.cell(figure, unit) : '—';
  return {
    figure: wholesOf(view, opps),
    noun: compare(opps, ONE) === 0 ? 'opportunity per SDR' : 'opportunities per SDR',
    sentence:
      `over the plan, about ${show(month, 'countPerMonth')} a month: ${show(needed, 'mrr')} MRR needed, ${show(handed, 'mrr')} handed out. ` +
      `The team’s ${show(all, 'count')} plan for ${format.short(planned, 'arr')}.`,
  };
}

/** The first thing that keeps the answer from being computed. */
export function missingOf(view: SheetView): Missing | undefined {
  for (const name of ['sdrOpps', 'sdrMrr', 'plannedArr'] as const) {
    const found = value(view, name);
    if (!isProblem(found)) continue;
    const { tier } = found.from.at;
    return {
      say: found.say,
      where: tier === undefined ? '' : isolated(tierName(view.scenario, tier)),
      from: found.from,
    };
  }
  return undefined;
}
