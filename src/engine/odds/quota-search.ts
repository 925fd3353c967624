/**
 * The smallest whole quota that reaches a target with a chance that was asked for. A quota is split over the tiers by Webster's
 * method, which never takes an opportunity from a tier as the quota grows, so the chance never falls: the search starts where
 * the normal curve has the chance, and gallops and halves on exact tails.
 */
import { floor, type Num } from '../number.ts';
import { webster } from '../webster.ts';
import { roughNormalQuantile } from './normal.ts';
import { sumOf } from './sum-of-tiers.ts';
import { moments, type Pmf } from './pmf.ts';
import { meanRate, type Belief } from './win-rate-belief.ts';
import { winsOf } from './wins.ts';

export type QuotaTier = Readonly<{
  /** What one win is worth, a whole number of units. */
  value: number;
  belief: Belief;
  /** The part of what is handed out that is created, above 0, exact. */
  attained: Num;
  /** The wins of so many opportunities, where not all of them count. */
  wins?: (opps: number) => Pmf;
}>;

export type QuotaQuestion = Readonly<{
  /** How many hold the same quota: the SDRs, or 1 for a team's total. */
  step: number;
  /** The mix of opportunities, one weight per tier, exact, >= 0; only their ratios matter. */
  weights: readonly Num[];
  tiers: readonly QuotaTier[];
  /** In whole units. */
  target: number;
  /** The chance that is asked for, above 0 and below 1. */
  level: number;
  /** The largest quota to look at, at least 1. */
  most: number;
  /** Chances by quota of questions that differ in their level alone; what is computed is added. */
  known?: Map<number, number>;
}>;

/** `shares` adds up to `quota`; a quota of one less has `chanceAtOneLess`. No quota up to the most: the chance that has. */
export type QuotaFound = Readonly<
  | { found: true; quota: number; shares: readonly number[]; chance: number; chanceAtOneLess: number }
  | { found: false; reason: 'nothingWins' | 'beyondMost'; chance: number }
>;

export function smallestQuota(question: QuotaQuestion): QuotaFound {
  const { tiers, weights, level, most, target, known = new Map<number, number>() } = question;
  const wins = tiers.some(
    ({ value, belief, attained }, i) =>
      value > 0 && meanRate(belief) > 0 && attained.gt(0) && (weights[i]?.gt(0) ?? false),
  );
  if (!wins && target > 0) return { found: false, reason: 'nothingWins', chance: 0 };
  const chance = (quota: number): number => {
    const before = known.get(quota);
    if (before !== undefined) return before;
    const now = chanceOf(question, quota);
    known.set(quota, now);
    return now;
  };
  const quota = firstReaching((q) => chance(q) >= level, guess(question), most);
  return quota === null
    ? { found: false, reason: 'beyondMost', chance: chance(most) }
    : {
        found: true,
        quota,
        shares: webster(quota, weights),
        chance: chance(quota),
        chanceAtOneLess: chance(quota - 1),
      };
}

/** The first of 1 to `most` that holds, where every one after the first does: null for none. */
function firstReaching(holds: (x: number) => boolean, start: number, most: number): number | null {
  let low = 0;
  let high = most + 1;
  for (let x = start, far = 1; high - low > 1; far *= 2) {
    if (holds(x)) high = x;
    else low = x;
    if (low > 0 && high <= most) break;
    x = high <= most ? Math.max(1, high - far) : Math.min(most, low + far);
  }
  while (high - low > 1) {
    const x = Math.floor((low + high) / 2);
    if (holds(x)) high = x;
    else low = x;
  }
  return high > most ? null : high;
}

/** P(sum >= target) of a quota split by Webster's method. */
function chanceOf({ step, weights, tiers, target }: QuotaQuestion, quota: number): number {
  const shares = webster(quota, weights);
  const parts = tiers.map(({ value, belief, attained, wins }, i) => {
    const handed = (shares[i] ?? 0) * step;
    const opps = attained.eq(1) ? handed : floor(attained.times(handed)).toNumber();
    return { value, pmf: wins ? wins(opps) : winsOf(opps, belief) };
  });
  return sumOf(parts).atLeast(target);
}

/** Where the normal curve has the chance: mean less z standard deviations is the target. */
function guess({ step, weights, tiers, target, level, most }: QuotaQuestion): number {
  const z = roughNormalQuantile(level);
  const whole = weights.reduce((sum, weight) => sum + weight.toNumber(), 0);
  const counted = tiers.map((tier) => countedPart(tier));
  const reaches = (quota: number): boolean => {
    let mean = 0;
    let variance = 0;
    tiers.forEach(({ value, belief, attained }, i) => {
      const n =
        ((quota * step * (weights[i]?.toNumber() ?? 0)) / whole) * attained.toNumber() * (counted[i] ?? 1);
      const p = meanRate(belief);
      const weight = belief.kind === 'beta' ? belief.alpha + belief.beta : Infinity;
      mean += n * p * value;
      variance += n * p * (1 - p) * (1 + n / (weight + 1)) * value * value;
    });
    return mean - z * Math.sqrt(variance) >= target;
  };
  let [low, high] = [1, most];
  while (high - low > 0.25 && high / low > 1.001) {
    const middle = Math.sqrt(low * high);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return Math.min(most, Math.max(1, Math.round(high)));
}

/** The part of the wins that count, from what they come to for a hundred opportunities. */
function countedPart({ belief, wins }: QuotaTier): number {
  const all = SAMPLE * meanRate(belief);
  return wins && all > 0 ? moments(wins(SAMPLE)).mean / all : 1;
}
const SAMPLE = 100;
