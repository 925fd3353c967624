/**
 * Handing out a whole number by weight (rules H9 and W1): Hamilton's method of largest remainders. Each first gets
 * floor(total * w / sum(w)); what is left goes, one each, to the largest remainders, ties to the larger weight, then to
 * the lower index. Every share is its exact value rounded down or up (the quota rule).
 */
import { compare, floor, ONE, ZERO, type Num } from './number.ts';

/**
 * @param total   what to hand out, a whole number >= 0
 * @param weights exact, >= 0, not all 0; only their ratios matter
 * @param first   the index that full ties start from, so that the odd ones of several totals rotate
 * @returns one whole share per weight, in order, summing to `total` exactly
 * @throws RangeError if the arguments break that contract: a bug, as input is checked at the edge
 */
export function apportion(total: Num, weights: readonly Num[], first = 0): Num[] {
  return handOut(total, weighed(weights), first);
}

/** Weights made ready for several totals. `place` is each holder's place in `distinct`. */
export type Weighed = Readonly<{ sum: Num; distinct: readonly Num[]; place: readonly number[] }>;

/** Equal weights have equal parts, so they are told apart once: a team has few capacities, and many people. */
export function weighed(weights: readonly Num[]): Weighed {
  const places = new Map<string, number>();
  const distinct: Num[] = [];
  const counts: number[] = [];
  const place = weights.map((weight) => {
    const key = weight.toString();
    const known = places.get(key) ?? distinct.push(weight) - 1;
    places.set(key, known);
    counts[known] = (counts[known] ?? 0) + 1;
    return known;
  });
  const sum = distinct.reduce((all, weight, i) => all.plus(weight.times(counts[i] ?? 0)), ZERO);
  return { sum, distinct, place };
}

/** As `apportion`, of weights that are ready. */
export function handOut(total: Num, { sum, distinct, place }: Weighed, first = 0): Num[] {
  if (!total.isInteger() || total.isNegative()) throw new RangeError(`cannot hand out ${total.toString()}`);
  if (distinct.some((weight) => weight.isNegative()) || sum.isZero())
    throw new RangeError('weights must be 0 or more, not all 0');
  const parts = distinct.map((weight) => partOf(total, weight, sum));
  rank(parts);
  const count = place.length;
  const inLine = place.map((part, index) => ({
    part: at(parts, part),
    turn: (index - first + count) % count,
    index,
  }));
  const left = total.minus(inLine.reduce((all, { part }) => all + part.whole.toNumber(), 0)).toNumber();
  inLine.sort((a, b) => a.part.rank - b.part.rank || a.turn - b.turn);
  const lucky = new Set(inLine.slice(0, left).map(({ index }) => index));
  return place.map((part, index) => at(parts, part)[lucky.has(index) ? 'more' : 'whole']);
}

/** What every holder of a weight gets for sure, with one more, and the rank in line for that; equal ranks take turns. */
type Part = { weight: Num; whole: Num; more: Num; rest: Num; rank: number };

function partOf(total: Num, weight: Num, sum: Num): Part {
  const exact = total.times(weight).div(sum);
  const whole = floor(exact);
  return { weight, whole, more: whole.plus(ONE), rest: exact.minus(whole), rank: 0 };
}

function rank(parts: readonly Part[]): void {
  const order = (a: Part, b: Part): number => compare(b.rest, a.rest) || compare(b.weight, a.weight);
  let before: Part | undefined;
  for (const part of [...parts].sort(order)) {
    part.rank = before ? before.rank + (order(before, part) === 0 ? 0 : 1) : 0;
    before = part;
  }
}

function at(parts: readonly Part[], place: number): Part {
  const part = parts[place];
  if (!part) throw new Error('a weight has no part');
  return part;
}
