/** What can be asked of a random sum, however it was computed. All sums are whole units, such as cents. */

/** A figure lies between these two; they are equal where it is exact. */
export type Bracket = Readonly<{ low: number; high: number }>;

export type Distribution = Readonly<{
  /** The smallest and the largest sum there can be. */
  least: number;
  most: number;
  mean: number;
  sd: number;
  /** How far a quantile may be from the true one, in units: 0 for an exact distribution. */
  slack: number;
  /** P(sum >= target), which counts reaching it exactly; summed as itself, so that a small chance keeps its digits. */
  atLeast: (target: number) => number;
  /** P(sum <= target), as itself. */
  atMost: (target: number) => number;
  /** What `atLeast` is sure to lie in. */
  bounds: (target: number) => Bracket;
  /** The smallest reachable sum q with P(sum <= q) >= u, for u from 0 to 1. */
  quantile: (u: number) => number;
}>;

/** By how much a sum of masses may fall short of a level that it reaches exactly: what the methods drop, and rounding. */
export const DUST = 1e-11;

/**
 * The mass of each of `bins` stretches of equal length, for a picture. A stretch holds its lower end and not its upper one,
 * but the last holds both.
 * @param to above `from`, as whole units
 */
export function histogram({ atLeast }: Distribution, from: number, to: number, bins: number): Float64Array {
  const mass = new Float64Array(bins);
  let above = atLeast(from);
  for (let bin = 0; bin < bins; bin += 1) {
    const isLast = bin === bins - 1;
    const next = atLeast(isLast ? to + 1 : Math.ceil(from + ((to - from) * (bin + 1)) / bins));
    mass[bin] = Math.max(0, above - next);
    above = next;
  }
  return mass;
}
