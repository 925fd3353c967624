/**
 * The distribution of a sum over tiers at any prices, each tier a random count times a value.
 *
 * Tiers at one value are one tier. One tier is a sum of its masses. More are split in halves (see split-sum.ts), which is
 * exact at any prices as long as the sums of a half can be listed; where they cannot, values are rounded to a grid and every
 * answer comes with the bracket that holds the true one.
 */
import { commonDivisor } from './atoms.ts';
import { deepTails, type Valued } from './deep-tail.ts';
import { DUST, type Bracket, type Distribution } from './distribution.ts';
import { inHalves, type Cost } from './halves.ts';
import { roughNormalQuantile } from './normal.ts';
import { oneTier } from './one-tier.ts';
import { onGrid } from './on-grid.ts';
import { convolved, largest, moments, pointMass, trimmed } from './pmf.ts';
import { searchQuantile } from './search-quantile.ts';
import { isTooMuch, sizeOf, splitSum, type SumPart, type Tails } from './split-sum.ts';

const CUT = 1e-15;
const CUT_OF_EQUALS = 1e-60;
const DEEP = 1e-3;

/**
 * @param parts `value` is what one count is worth, a safe whole number of units >= 0; the largest sum must be safe too
 * @throws RangeError if they are not
 */
export function sumOf(parts: readonly Valued[]): Distribution {
  if (parts.some(({ value }) => !Number.isSafeInteger(value) || value < 0))
    throw new RangeError('a value is a whole number of units, 0 or more');
  const highest = parts.reduce((sum, { pmf, value }) => sum + largest(pmf) * value, 0);
  if (!Number.isSafeInteger(highest)) throw new RangeError('the largest sum is beyond exact numbers');
  const { fixed, tiers } = merged(parts);
  const [first, ...others] = tiers;
  if (!first) return oneTier(pointMass(0), 1, fixed);
  return others.length === 0 ? oneTier(first.pmf, first.value, fixed) : severalTiers(tiers, fixed);
}

/** What is sure apart, and tiers at one value as one. */
function merged(parts: readonly Valued[]): { fixed: number; tiers: Valued[] } {
  let fixed = 0;
  const byValue = new Map<number, Valued>();
  for (const { pmf, value } of parts) {
    if (value === 0) continue;
    if (pmf.mass.length === 1) {
      fixed += pmf.from * value;
      continue;
    }
    const equal = byValue.get(value);
    const both = equal ? convolved(trimmed(equal.pmf, CUT_OF_EQUALS), trimmed(pmf, CUT_OF_EQUALS)) : pmf;
    byValue.set(value, { pmf: both, value });
  }
  return { fixed, tiers: [...byValue.values()] };
}

/** What an exact sum of tiers with different values above 0 costs. */
export function costOfSum(tiers: readonly Valued[]): Cost {
  return inHalves(tiers.map(partOf).map(sizeOf)).cost;
}

function partOf({ pmf, value }: Valued): SumPart {
  const { from, mass } = trimmed(pmf, CUT);
  return { atoms: { sums: mass.map((_, i) => (from + i) * value), masses: mass }, step: value };
}

function severalTiers(tiers: readonly Valued[], fixed: number): Distribution {
  const step = tiers.reduce((divisor, { value }) => commonDivisor(divisor, value), 0);
  const parts = tiers.map(partOf);
  const each = tiers.map(({ pmf, value }) => ({ ...moments(pmf), value }));
  const mean = each.reduce((sum, one) => sum + one.mean * one.value, 0);
  const sd = Math.sqrt(each.reduce((sum, one) => sum + one.variance * one.value ** 2, 0));
  const least = tiers.reduce((sum, { pmf, value }) => sum + pmf.from * value, 0);
  const most = tiers.reduce((sum, { pmf, value }) => sum + largest(pmf) * value, 0);

  const halves = inHalves(parts.map(sizeOf));
  const grid = isTooMuch(halves.cost) ? onGrid(parts, sd) : null;
  const plain = grid ? splitSum(grid.parts, grid.halves) : splitSum(parts, halves);
  const slack = grid?.slack ?? 0;
  const within = (target: number, tail: number, deep: (tails: Tails) => number): number =>
    tail < DEEP && slack === 0 ? deep(deepTails(tiers, target, CUT)) : tail;
  const atLeast = (target: number): number => {
    if (target <= least) return 1;
    return target > most ? 0 : within(target, plain.atLeast(target), (tails) => tails.atLeast(target));
  };
  const atMost = (target: number): number => {
    if (target >= most) return 1;
    return target < least ? 0 : within(target, plain.atMost(target), (tails) => tails.atMost(target));
  };
  const quantile = (u: number): number => {
    const from = (k: number): number => least + k * step;
    const start = mean - least + roughNormalQuantile(u) * sd;
    const place = searchQuantile({
      level: u,
      below: (k) => (k < 0 ? 0 : u < DEEP ? atMost(from(k)) : from(k) >= most ? 1 : plain.atMost(from(k))),
      low: 0,
      high: (most - least) / step,
      guess: Number.isFinite(start) ? start / step : start > 0 ? (most - least) / step : 0,
      reach: (0.1 * sd) / step,
    });
    return from(place);
  };
  return {
    least: fixed + least,
    most: fixed + most,
    mean: fixed + mean,
    sd,
    slack,
    atLeast: (target) => atLeast(target - fixed),
    atMost: (target) => atMost(target - fixed),
    bounds: (target): Bracket => {
      const [low, high] = [atLeast(target - fixed + slack), atLeast(target - fixed - slack)];
      return slack === 0 ? { low, high } : { low: Math.max(0, low - DUST), high: Math.min(1, high + DUST) };
    },
    quantile: (u) => fixed + quantile(u),
  };
}
