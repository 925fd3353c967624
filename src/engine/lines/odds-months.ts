/** Rules O53 to O55: what has landed by the end of each month, as a distribution. */
import type { Algorithm, AlgorithmInput, Fault } from '../formula/line.ts';
import { Num, toDouble, ZERO } from '../number.ts';
import { wonByMonth, type MonthlyTier } from '../odds/by-month.ts';
import type { Distribution } from '../odds/distribution.ts';
import { unitsOf, type Units } from '../odds/units.ts';
import { at } from './algorithm-input.ts';
import { QUANTILES } from './chances.ts';
import { beliefAt, BEYOND, byRunningTotal, chanceAt, tiersOf } from './odds-model.ts';

/** Over months: the chance that what has landed by its end has reached what was due by then. */
export const monthChances: Algorithm = (input) =>
  byMonth(input, ({ sum, units }, opening, month) => [
    chanceAt(sum.atLeast(units.reaching(Num.max(ZERO, at(input.list('paceArr'), month).minus(opening))))),
  ]);

/** Over months and quantiles: what has landed by the end of the month, at most, with 10, 50 and 90 %. */
export const monthQuantiles: Algorithm = (input) =>
  byMonth(input, ({ sum, units }, opening) =>
    QUANTILES.map((u) => units.amountOf(sum.quantile(u)).plus(opening)),
  );

type Landed = Readonly<{ sum: Distribution; units: Units }>;

function byMonth(
  input: AlgorithmInput,
  tell: (landed: Landed, opening: Num, month: number) => readonly Num[],
): Num[] | Fault {
  const months = input.size('month');
  const opening = openingSoFar(input, months);
  const sums = sumsByMonth(input, months);
  if ('code' in sums) return sums;
  return sums.flatMap((landed, month) => tell(landed, at(opening, month), month));
}

/** What the opening pipeline has brought by the end of each month, at its mean. */
function openingSoFar({ list, size }: AlgorithmInput, months: number): Num[] {
  const arr = list('openingArr');
  let sum = ZERO;
  return Array.from({ length: months }, (_, month) => {
    for (let tier = 0; tier < size('tier'); tier += 1) sum = sum.plus(at(arr, tier * months + month));
    return sum;
  });
}

function sumsByMonth(input: AlgorithmInput, months: number): Landed[] | Fault {
  const { list } = input;
  const opps = list('oddsOpps').map(toDouble);
  const closed = closedSoFar(input, months);
  try {
    const units = unitsOf(list('dealArr'), opps);
    const tiers = tiersOf(input).map((tier): MonthlyTier => ({
      value: at(units.values, tier),
      belief: beliefAt(input, tier),
      created: byRunningTotal(at(opps, tier), list('createShare').slice(tier * months, (tier + 1) * months)),
      closed: (start, age) => closed(tier, start, age),
    }));
    return Array.from({ length: months }, (_, month) => ({ sum: wonByMonth(tiers, month), units }));
  } catch (error) {
    if (error instanceof RangeError) return BEYOND;
    throw error;
  }
}

/** The share closed so many months after creation, by the tier and the month of creation. */
function closedSoFar(
  { list, size }: AlgorithmInput,
  months: number,
): (tier: number, start: number, age: number) => number {
  const ages = size('age');
  const sums = list('closeShare').map(toDouble);
  for (let i = 0; i < sums.length; i += 1)
    if (i % ages > 0) sums[i] = Math.min(1, (sums[i] ?? 0) + (sums[i - 1] ?? 0));
  return (tier, start, age) => sums[(tier * months + start) * ages + Math.min(age, ages - 1)] ?? 0;
}
