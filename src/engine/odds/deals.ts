/** Independent deals, each won or not, and what their sum is sure to stay within. */

/** `value` is whole units above 0, `p` the chance that it is won, above 0 and below 1. */
export type Deal = Readonly<{ value: number; p: number }>;

export type Totals = Readonly<{ mean: number; sd: number; most: number; largest: number }>;

const OUTSIDE = 1e-11;

export function totalsOf(deals: readonly Deal[]): Totals {
  let mean = 0;
  let variance = 0;
  let most = 0;
  let largest = 0;
  for (const { value, p } of deals) {
    mean += value * p;
    variance += value * value * p * (1 - p);
    most += value;
    if (value > largest) largest = value;
  }
  return { mean, sd: Math.sqrt(variance), most, largest };
}

/**
 * How far from its mean a sum of independent deals may be, but for a chance of 1e-11: Bernstein's inequality,
 * P(|S - mean| >= r) <= 2 exp(-r^2 / (2 (variance + largest r / 3))).
 */
export function farthest(sd: number, largest: number): number {
  const log = Math.log(2 / OUTSIDE);
  const third = (largest * log) / 3;
  return third + Math.sqrt(third * third + 2 * sd * sd * log);
}

/** Steps that amounts of money are often multiples of, as whole units between two bounds; twelvefold too, as a year has months. */
export function roundSteps(from: number, to: number): number[] {
  const steps = new Set<number>();
  for (let ten = 1; ten <= to; ten *= 10)
    for (const times of [1, 2, 5, 12, 24, 60])
      if (ten * times >= from && ten * times <= to) steps.add(ten * times);
  return [...steps];
}
