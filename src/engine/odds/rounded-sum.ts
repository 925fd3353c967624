/**
 * The distribution of a sum of deals whose amounts are rounded to a coarse lattice, with how far that may move the sum: for few
 * wins, or amounts near a common step. No more than so many deals are won at once, but for a chance of 1e-11, and only theirs
 * are rounded: P(S' >= t + slack) <= P(S >= t) <= P(S' >= t - slack).
 */
import { farthest, roundSteps, totalsOf, type Deal } from './deals.ts';
import { DUST, type Distribution } from './distribution.ts';

const CELLS = { most: 32_768, least: 4096, work: 4_000_000 };

export function roundedSum(deals: readonly Deal[]): Distribution {
  const { mean, sd, most, largest } = totalsOf(deals);
  const room = Math.min(most, mean + farthest(sd, largest));
  const cells = Math.max(CELLS.least, Math.min(CELLS.most, Math.floor(CELLS.work / deals.length)));
  const { step, slack } = bestStep(deals, Math.max(1, Math.ceil(room / cells)), largest);
  const { above, below } = tailsOf(deals, step, Math.ceil((room + slack) / step) + 1);

  const any = 1 - deals.reduce((none, { p }) => none * (1 - p), 1);
  const smallest = deals.reduce((least, { value }) => Math.min(least, value), most);

  const atLeast = (target: number): number => {
    if (target <= 0 || target > most) return target <= 0 ? 1 : 0;
    if (target <= smallest) return any;
    return above[Math.min(above.length - 1, Math.ceil(target / step))] ?? 0;
  };
  return {
    least: 0,
    most,
    mean,
    sd,
    slack,
    atLeast,
    atMost: (target) => {
      if (target < 0 || target >= most) return target < 0 ? 0 : 1;
      return below[Math.min(below.length - 1, Math.floor(target / step))] ?? 0;
    },
    bounds: (target) => {
      if (target <= smallest || target > most) return { low: atLeast(target), high: atLeast(target) };
      return {
        low: Math.max(0, atLeast(target + slack) - DUST),
        high: Math.min(any, atLeast(target - slack) + DUST),
      };
    },
    quantile: (u) => {
      const first = below.findIndex((chance) => chance > 0 && chance >= u - Math.min(DUST, u / 2));
      return first < 0 ? most : Math.min(most, first * step);
    },
  };
}

/** Of the finest lattice there is room for, and round steps, the one that moves the sum the least; of equals the coarser. */
function bestStep(deals: readonly Deal[], finest: number, largest: number): { step: number; slack: number } {
  const chances = deals.map(({ p }) => ({ value: 1, p }));
  const count = totalsOf(chances);
  const winners = Math.min(deals.length, Math.ceil(count.mean + farthest(count.sd, 1)));
  return [finest, ...roundSteps(finest, largest)]
    .map((step) => {
      const off = Float64Array.from(deals, ({ value }) =>
        Math.abs(value - Math.round(value / step) * step),
      ).sort();
      return { step, slack: Math.ceil(off.subarray(off.length - winners).reduce((a, b) => a + b, 0)) };
    })
    .reduce((best, one) =>
      one.slack < best.slack || (one.slack === best.slack && one.step > best.step) ? one : best,
    );
}

/** Deal by deal; what leaves the room counts as beyond it. */
function tailsOf(
  deals: readonly Deal[],
  step: number,
  cells: number,
): { above: Float64Array; below: Float64Array } {
  const mass = new Float64Array(cells);
  mass[0] = 1;
  let top = 0;
  for (const { value, p } of deals) {
    const shift = Math.round(value / step);
    if (shift === 0) continue;
    top = Math.min(cells - 1, top + shift);
    for (let i = top; i >= shift; i -= 1) mass[i] = (mass[i] ?? 0) * (1 - p) + (mass[i - shift] ?? 0) * p;
    for (let i = Math.min(shift, cells) - 1; i >= 0; i -= 1) mass[i] = (mass[i] ?? 0) * (1 - p);
  }
  const below = new Float64Array(cells);
  let sum = 0;
  for (let i = 0; i < cells; i += 1) below[i] = sum += mass[i] ?? 0;
  const above = new Float64Array(cells);
  let beyond = Math.max(0, 1 - sum);
  for (let i = cells - 1; i >= 0; i -= 1) above[i] = Math.min(1, (beyond += mass[i] ?? 0));
  return { above, below };
}
