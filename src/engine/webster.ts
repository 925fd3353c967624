/**
 * Handing out a whole number by weight so that nobody ever gets less of a larger total: Webster's method (Sainte-Laguë), as
 * the largest remainders of `apportion` may take one away (the Alabama paradox). One after another goes to the largest
 * w / (2 n + 1), where n is what it has; ties to the lower index.
 */
import { compare, withoutDust, ZERO, type Num } from './number.ts';

type Seat = Readonly<{ place: number; count: number }>;

/**
 * @param total   what to hand out, a whole number >= 0
 * @param weights exact, >= 0, not all 0; only their ratios matter
 * @returns one whole share per weight, in order, summing to `total` exactly
 * @throws RangeError if the arguments break that contract: a bug, as input is checked at the edge
 */
export function webster(total: number, weights: readonly Num[]): number[] {
  const sum = weights.reduce((a, b) => a.plus(b), ZERO);
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`cannot hand out ${total}`);
  if (weights.some((weight) => weight.isNegative()) || sum.isZero())
    throw new RangeError('weights must be 0 or more, not all 0');
  const shares = weights.map((weight) => withoutDust(weight.times(total).div(sum)).round().toNumber());
  const left = total - shares.reduce((a, b) => a + b, 0);
  for (let i = 0; i < Math.abs(left); i += 1) {
    const { place } = left > 0 ? nextSeat(shares, weights) : lastSeat(shares, weights);
    shares[place] = (shares[place] ?? 0) + Math.sign(left);
  }
  settle(shares, weights);
  return shares;
}

/** Moves what rounding put wrong at a tie: until who is next in line comes after the last who was served. */
function settle(shares: number[], weights: readonly Num[]): void {
  for (;;) {
    const next = nextSeat(shares, weights);
    const last = lastSeat(shares, weights);
    if (last.count < 0 || next.place === last.place || inLine(next, last, weights) >= 0) return;
    shares[next.place] = (shares[next.place] ?? 0) + 1;
    shares[last.place] = (shares[last.place] ?? 0) - 1;
  }
}

/** The next to get one more. */
function nextSeat(shares: readonly number[], weights: readonly Num[]): Seat {
  return shares
    .map((count, place) => ({ place, count }))
    .reduce((best, seat) => (inLine(seat, best, weights) < 0 ? seat : best));
}

/** The one who got the last; its count is -1 where nobody has any. */
function lastSeat(shares: readonly number[], weights: readonly Num[]): Seat {
  return shares
    .map((share, place) => ({ place, count: share - 1 }))
    .reduce((worst, seat) =>
      seat.count >= 0 && (worst.count < 0 || inLine(seat, worst, weights) > 0) ? seat : worst,
    );
}

/** Who is served first, of two who have `count` each: below 0 for `a`. */
function inLine(a: Seat, b: Seat, weights: readonly Num[]): number {
  const of = (seat: Seat, other: Seat): Num => (weights[seat.place] ?? ZERO).times(2 * other.count + 1);
  return compare(of(b, a), of(a, b)) || a.place - b.place;
}
