/**
 * What open deals come to: independent deals, each with its own amount and its own chance.
 *
 * Deals of one amount are a tier, whose count is a sum of binomials, so a pipeline of few deals or of few different amounts is
 * summed up exactly as tiers are. Many deals of many amounts go by their characteristic function, good to 1e-6; where that does
 * not die away, by a rounded lattice, if its bracket is the narrower one.
 */
import { commonDivisor } from './atoms.ts';
import { binomial } from './binomial.ts';
import { characteristicSum } from './characteristic-sum.ts';
import type { Deal } from './deals.ts';
import type { Distribution } from './distribution.ts';
import { costOfSum, sumOf } from './sum-of-tiers.ts';
import { convolved, pointMass, trimmed } from './pmf.ts';
import type { Valued } from './deep-tail.ts';
import { roundedSum } from './rounded-sum.ts';

/** `pNothing` is the chance that not one deal is won. */
export type Pipeline = Distribution & Readonly<{ pNothing: number }>;

const CUT = 1e-60;
const CHEAP = 1_500_000;
const FEW_DEALS = 26;
const FEW_AMOUNTS = 60;
const GOOD = 2e-6;

/**
 * @param deals `value` is a whole number of units >= 0, `p` is 0 to 1
 * @throws RangeError if one is not so, or the largest sum is beyond exact numbers
 */
export function pipelineOf(deals: readonly Deal[]): Pipeline {
  const pNothing = deals.reduce((all, { p }) => all * (1 - p), 1);
  for (const { value, p } of deals) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`a deal of ${value}`);
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a chance of ${p}`);
  }
  const fixed = deals.reduce((sum, { value, p }) => (p === 1 ? sum + value : sum), 0);
  const open = deals.filter(({ value, p }) => value > 0 && p > 0 && p < 1);
  const most = open.reduce((sum, { value }) => sum + value, fixed);
  if (!Number.isSafeInteger(most)) throw new RangeError('the largest sum is beyond exact numbers');
  return { ...shifted(distributionOf(open), fixed), pNothing };
}

function distributionOf(deals: readonly Deal[]): Distribution {
  if (deals.length <= FEW_DEALS || hasFewAmounts(deals)) {
    const tiers = asTiers(deals);
    const { sums, work } = costOfSum(tiers);
    if (deals.length <= FEW_DEALS || sums + work <= CHEAP) return sumOf(tiers);
  }
  const step = deals.reduce((divisor, { value }) => commonDivisor(divisor, value), 0);
  const smooth = characteristicSum(deals, step);
  if (smooth && widthOf(smooth) <= GOOD) return smooth;
  const rounded = roundedSum(deals);
  return smooth && widthOf(smooth) <= widthOf(rounded) ? smooth : rounded;
}

function hasFewAmounts(deals: readonly Deal[]): boolean {
  const amounts = new Set<number>();
  return deals.every(({ value }) => amounts.add(value).size <= FEW_AMOUNTS);
}

/** How wide the bracket is where the sum is likeliest. */
function widthOf({ mean, bounds }: Distribution): number {
  const { low, high } = bounds(Math.round(mean));
  return high - low;
}

/** One tier for each amount; deals that are alike in chance too are one binomial. */
function asTiers(deals: readonly Deal[]): Valued[] {
  const byValue = new Map<number, Map<number, number>>();
  for (const { value, p } of deals) {
    const counts = byValue.get(value) ?? new Map<number, number>();
    byValue.set(value, counts.set(p, (counts.get(p) ?? 0) + 1));
  }
  return [...byValue].map(([value, counts]) => ({
    value,
    pmf: [...counts].reduce(
      (all, [p, count]) => trimmed(convolved(all, binomial(count, p)), CUT),
      pointMass(0),
    ),
  }));
}

function shifted(sum: Distribution, fixed: number): Distribution {
  if (fixed === 0) return sum;
  return {
    least: sum.least + fixed,
    most: sum.most + fixed,
    mean: sum.mean + fixed,
    sd: sum.sd,
    slack: sum.slack,
    atLeast: (target) => sum.atLeast(target - fixed),
    atMost: (target) => sum.atMost(target - fixed),
    bounds: (target) => sum.bounds(target - fixed),
    quantile: (u) => sum.quantile(u) + fixed,
  };
}
