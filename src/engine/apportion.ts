/**
 * Handing out a whole number by weight (rules H9 and W1): Hamilton's method of largest remainders. Each first gets
 * floor(total * w / sum(w)); what is left goes, one each, to the largest remainders, ties to the larger weight, then to
 * the lower index. Every share is its exact value rounded down or up (the quota rule).
 */
import { compare, floor, ZERO, type Num } from './number.ts';

/**
 * @param total   what to hand out, a whole number >= 0
 * @param weights exact, >= 0, not all 0; only their ratios matter
 * @param first   the index that full ties start from, so that the odd ones of several totals rotate
 * @returns one whole share per weight, in order, summing to `total` exactly
 * @throws RangeError if the arguments break that contract: a bug, as input is checked at the edge
 */
export function apportion(total: Num, weights: readonly Num[], first = 0): Num[] {
  const sum = weights.reduce((a, b) => a.plus(b), ZERO);
  if (!total.isInteger() || total.isNegative()) throw new RangeError(`cannot hand out ${total.toString()}`);
  if (weights.some((weight) => weight.isNegative()) || sum.isZero())
    throw new RangeError('weights must be 0 or more, not all 0');
  const count = weights.length;
  let known: { weight: Num; whole: Num; rest: Num } | undefined;
  const shares = weights.map((weight, index) => {
    // Most people weigh the same.
    if (!known?.weight.eq(weight)) {
      const exact = total.times(weight).div(sum);
      const whole = floor(exact);
      known = { weight, whole, rest: exact.minus(whole) };
    }
    return { ...known, turn: (index - first + count) % count, index };
  });
  const left = total.minus(shares.reduce((a, share) => a.plus(share.whole), ZERO)).toNumber();
  const inLine = [...shares].sort(
    (a, b) => compare(b.rest, a.rest) || compare(b.weight, a.weight) || a.turn - b.turn,
  );
  const lucky = new Set(inLine.slice(0, left).map((share) => share.index));
  return shares.map((share) => (lucky.has(share.index) ? share.whole.plus(1) : share.whole));
}
