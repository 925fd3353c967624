/**
 * The quota worked out once more, in exact fractions of BigInts and by the shortest way: what a plan's whole answers and
 * planned ARR must be. Nothing of the engine is used.
 */
import type { Scenario } from '../../src/engine/scenario.ts';
import { ceiling, fraction, minus, order, over, plus, times, type Fraction } from './fraction.ts';

const of = (n: bigint | number): Fraction => ({ n: BigInt(n), d: 1n });
const sum = (all: readonly Fraction[]): Fraction => all.reduce(plus, of(0));

export type Answer = Readonly<{
  /** Whole opportunities per tier: of one SDR where each rounds up, else of the team. */
  whole: readonly bigint[];
  plannedArr: Fraction;
  targetPart: Fraction;
  /** What one opportunity of each tier for everybody, or for the team, adds to planned ARR. */
  gains: readonly Fraction[];
}>;

/** @throws Error for a plan whose shares of opportunities are all 0 */
export function answer(scenario: Scenario): Answer {
  const { tiers, team, target } = scenario;
  const targetPart = times(fraction(target.arr), fraction(target.sdrShare));
  const people = team.rounding === 'each' ? fraction(team.sdrs) : of(1);
  const perYear = times(of(12), times(people, fraction(team.attainment)));
  const gains = tiers.map(({ seats, price, winRate }) =>
    [fraction(seats), fraction(price), fraction(winRate)].reduce(times, perYear),
  );
  const whole =
    scenario.split === 'arr'
      ? tiers.map(({ arrShare }, i) =>
          ceiling(over(times(targetPart, fraction(arrShare)), gains[i] ?? of(1))),
        )
      : leastSplit(
          tiers.map(({ oppShare }) => fraction(oppShare)),
          gains,
          targetPart,
        );
  return { whole, gains, targetPart, plannedArr: yieldOf(whole, gains) };
}

function yieldOf(counts: readonly bigint[], gains: readonly Fraction[]): Fraction {
  return sum(counts.map((count, i) => times(of(count), gains[i] ?? of(0))));
}

/** Tries 1, 2, 3, … opportunities until their split reaches the target. */
function leastSplit(shares: readonly Fraction[], gains: readonly Fraction[], target: Fraction): bigint[] {
  if (sum(shares).n === 0n) throw new Error('nothing to split by');
  if (target.n === 0n) return shares.map(() => 0n);
  for (let total = 1n; ; total += 1n) {
    const split = largestRemainders(total, shares);
    if (order(yieldOf(split, gains), target) >= 0) return split;
  }
}

/** Hamilton's method: rounded down, then one each by remainder, ties to the larger weight, then to the first. */
export function largestRemainders(total: bigint, weights: readonly Fraction[]): bigint[] {
  const all = sum(weights);
  const exact = weights.map((weight) => over(times(of(total), weight), all));
  const down = exact.map(({ n, d }) => n / d);
  const left = Number(total - down.reduce((a, b) => a + b, 0n));
  const rest = exact.map((x, i) => minus(x, of(down[i] ?? 0n)));
  const inLine = weights
    .map((weight, i) => ({ weight, i, rest: rest[i] ?? of(0) }))
    .sort((a, b) => order(b.rest, a.rest) || order(b.weight, a.weight) || a.i - b.i);
  const lucky = inLine.slice(0, left).map(({ i }) => i);
  return down.map((n, i) => (lucky.includes(i) ? n + 1n : n));
}

/** Webster's method, one after another: each to the largest w / (2 n + 1), ties to the first. */
export function highestAverages(total: number, weights: readonly Fraction[]): number[] {
  const shares = weights.map(() => 0);
  for (let left = total; left > 0; left -= 1) {
    const average = (i: number): Fraction => over(weights[i] ?? of(0), of(2 * (shares[i] ?? 0) + 1));
    const next = shares.reduce((best, _, i) => (order(average(i), average(best)) > 0 ? i : best), 0);
    shares[next] = (shares[next] ?? 0) + 1;
  }
  return shares;
}
