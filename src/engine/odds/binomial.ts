/**
 * How many of n opportunities are won at a win rate that is known: P(k) = C(n, k) p^k (1 - p)^(n - k).
 * Neighbours: P(k + 1) / P(k) = (n - k) / (k + 1) * p / (1 - p).
 */
import { fromRatios, pointMass, type Pmf } from './pmf.ts';

/**
 * @param n opportunities, a whole number >= 0
 * @param p win rate, 0 to 1
 * @throws RangeError if either is not so
 */
export function binomial(n: number, p: number): Pmf {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`${n} opportunities`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a win rate of ${p}`);
  if (n === 0 || p === 0) return pointMass(0);
  if (p === 1) return pointMass(n);
  const odds = p / (1 - p);
  return fromRatios(n, Math.min(n, Math.floor((n + 1) * p)), (k) => ((n - k) / (k + 1)) * odds);
}
