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
  const parts = distinctParts(total, weights, sum);
  const shares = weights.map((weight) => partOf(parts, weight));
  const left = total.minus(shares.reduce((a, share) => a.plus(share.whole), ZERO)).toNumber();
  const count = weights.length;
  const inLine = shares
    .map((share, index) => ({ rank: share.rank, turn: (index - first + count) % count, index }))
    .sort((a, b) => a.rank - b.rank || a.turn - b.turn);
  const lucky = new Set(inLine.slice(0, left).map((share) => share.index));
  return shares.map((share, index) => (lucky.has(index) ? share.whole.plus(1) : share.whole));
}

/** What every holder of a weight gets for sure, and its rank in line for what is left; equal ranks take turns. */
type Part = { weight: Num; whole: Num; rest: Num; rank: number };

/** Equal weights have equal parts, so they are worked out once: a team has few capacities, and many people. */
function distinctParts(total: Num, weights: readonly Num[], sum: Num): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const weight of weights) {
    const key = weight.toString();
    if (parts.has(key)) continue;
    const exact = total.times(weight).div(sum);
    const whole = floor(exact);
    parts.set(key, { weight, whole, rest: exact.minus(whole), rank: 0 });
  }
  const order = (a: Part, b: Part): number => compare(b.rest, a.rest) || compare(b.weight, a.weight);
  let before: Part | undefined;
  for (const part of [...parts.values()].sort(order)) {
    part.rank = before ? before.rank + (order(before, part) === 0 ? 0 : 1) : 0;
    before = part;
  }
  return parts;
}

function partOf(parts: ReadonlyMap<string, Part>, weight: Num): Part {
  const part = parts.get(weight.toString());
  if (!part) throw new Error('a weight has no part');
  return part;
}
