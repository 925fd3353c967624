/** The waterfall's bars: each begins where the one before ended, and the last stands on the ground again. */
import type { LineName } from '../../engine/lines/catalogue.ts';
import { type Num, ZERO } from '../../engine/number.ts';
import { isProblem } from '../../engine/problem.ts';
import type { SheetView } from '../sheets/sheet-cells.ts';

export type Step = Readonly<{ name: string; kind: 'level' | 'up' | 'down'; amount: Num; from: Num; to: Num }>;

const PARTS = [
  ['Start', 'level', 'startPart'],
  ['New', 'up', 'newPart'],
  ['Expansion', 'up', 'expansionPart'],
  ['Churn', 'down', 'churnPart'],
  ['End', 'level', 'endingArr'],
] as const satisfies readonly (readonly [string, Step['kind'], LineName])[];

/** @returns nothing where one of the parts cannot be computed */
export function stepsOf({ sheet }: Pick<SheetView, 'sheet'>): readonly Step[] {
  let level: Num = ZERO;
  const steps: Step[] = [];
  for (const [name, kind, line] of PARTS) {
    const amount = sheet.value(line);
    if (isProblem(amount)) return [];
    const from: Num = kind === 'level' ? ZERO : level;
    level = kind === 'down' ? from.minus(amount) : from.plus(amount);
    steps.push({ name, kind, amount, from, to: level });
  }
  return steps;
}

/** What the waterfall shows, in a sentence. */
export function findingOf(steps: readonly Step[], { format }: Pick<SheetView, 'format'>): string {
  const [start, fresh, more, less, end] = steps;
  if (!start || !fresh || !more || !less || !end)
    return 'Ending ARR appears here once the plan can be computed.';
  const short = ({ amount }: Step): string => format.short(amount, 'arr');
  const parts = [
    `${short(fresh)} new`,
    ...(more.amount.isZero() ? [] : [`${short(more)} of expansion`]),
  ].join(' and ');
  const lost = less.amount.isZero() ? '' : `, less ${short(less)} of churn`;
  const way = end.amount.lt(start.amount) ? 'falls' : 'grows';
  return start.amount.isZero()
    ? `ARR ends at ${short(end)}: ${parts}${lost}.`
    : `ARR ${way} from ${short(start)} to ${short(end)}: ${parts}${lost}.`;
}
