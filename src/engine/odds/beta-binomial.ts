/**
 * How many of n opportunities are won when the win rate is uncertain, one draw from Beta(alpha, beta) for all of them.
 * Neighbours: P(k + 1) / P(k) = (n - k)(alpha + k) / ((k + 1)(beta + n - k - 1)).
 */
import { fromRatios, pointMass, type Pmf } from './pmf.ts';

/**
 * @param n opportunities, a whole number >= 0
 * @param alpha above 0, as beta; at or below 1 the likeliest count is an end, or both ends
 * @throws RangeError if any is not so
 */
export function betaBinomial(n: number, alpha: number, beta: number): Pmf {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`${n} opportunities`);
  if (!(alpha > 0 && beta > 0 && alpha + beta < Infinity)) throw new RangeError(`Beta(${alpha}, ${beta})`);
  if (n === 0) return pointMass(0);
  return fromRatios(
    n,
    likeliest(n, alpha, beta),
    (k) => ((n - k) * (alpha + k)) / ((k + 1) * (beta + (n - k - 1))),
  );
}

function likeliest(n: number, alpha: number, beta: number): number {
  if (alpha <= 1 && beta <= 1) return alpha > beta ? n : 0;
  if (alpha <= 1) return 0;
  if (beta <= 1) return n;
  return Math.min(n, Math.floor(((n + 1) * (alpha - 1)) / (alpha + beta - 2)));
}
