/** The distribution of what has been won by the end of each month, from what is created month by month and how it closes. */
import type { Distribution } from './distribution.ts';
import { winsLanded } from './landed.ts';
import { sumOf } from './sum-of-tiers.ts';
import type { Belief } from './win-rate-belief.ts';

export type MonthlyTier = Readonly<{
  /** What one win is worth, a whole number of units. */
  value: number;
  belief: Belief;
  /** Whole opportunities created, by month from the first one. */
  created: readonly number[];
  /** The share closed so many months after creation, by the month of creation: never falls with age, at most 1. */
  closed: (start: number, age: number) => number;
}>;

/**
 * The sum won by the end of `month`, counted from 0, of all that was created up to and with it.
 * @throws RangeError if a count, a share or a belief is out of bounds
 */
export function wonByMonth(tiers: readonly MonthlyTier[], month: number): Distribution {
  return sumOf(
    tiers.map(({ value, belief, created, closed }) => {
      const cohorts = created
        .slice(0, month + 1)
        .map((opps, start) => ({ opps, landed: closed(start, month - start) }));
      return { value, pmf: winsLanded(cohorts, belief) };
    }),
  );
}
