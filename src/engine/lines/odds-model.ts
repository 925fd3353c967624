/**
 * What odds are computed from: the whole opportunities of each tier, what one win brings, what is believed of its win rate,
 * and what lands by when. The border from exact lines to doubles: amounts become whole units in which a target that is
 * reached exactly is reached (odds/units.ts).
 */
import type { AlgorithmInput, Fault } from '../formula/line.ts';
import { floor, fromDouble, toDouble, ZERO, type Num } from '../number.ts';
import type { Distribution } from '../odds/distribution.ts';
import { winsLanded } from '../odds/landed.ts';
import type { Pmf } from '../odds/pmf.ts';
import { sumOf } from '../odds/sum-of-tiers.ts';
import { unitsOf, type Units } from '../odds/units.ts';
import type { Belief } from '../odds/win-rate-belief.ts';
import { winsOf } from '../odds/wins.ts';
import { at, single } from './algorithm-input.ts';

/** The lines that say what one win brings and what is believed of win rates. */
export const RATE_NEEDS = ['dealArr', 'winRate', 'beliefAlpha', 'beliefBeta'] as const;

/** The lines that say when what is created in a month lands. */
export const LANDING_NEEDS = ['createShare', 'closesInside', 'openingTierArr'] as const;

/** How a tier's opportunities are won: all in time, or only those that land. */
export type WinsOf = (opps: number, tier: number) => Pmf;

/** The mean of what is believed of a tier's win rate, exact. */
export function meanRateAt({ list }: AlgorithmInput, tier: number): Num {
  const [alpha, beta] = [at(list('beliefAlpha'), tier), at(list('beliefBeta'), tier)];
  return alpha.isZero() ? at(list('winRate'), tier) : alpha.div(alpha.plus(beta));
}

/** Which wins count, and what the opening pipeline brings beside them, at its mean. */
export type Basis = Readonly<{
  wins: (input: AlgorithmInput) => WinsOf;
  /** How many of a tier's opportunities count on average, whether won or lost. */
  counted: (input: AlgorithmInput, opps: number, tier: number) => Num;
  opening: (input: AlgorithmInput) => Num;
}>;
export const EVERY_WIN: Basis = {
  wins: allWins,
  counted: (_, opps) => fromDouble(opps),
  opening: () => ZERO,
};
export const INSIDE: Basis = {
  wins: insideWins,
  counted: (input, opps, tier) => {
    const months = input.size('month');
    const lands = input.list('closesInside');
    return createdBy(input, opps, tier).reduce(
      (sum, count, m) => sum.plus(at(lands, tier * months + m).times(count)),
      ZERO,
    );
  },
  opening: ({ list }) => list('openingTierArr').reduce((sum, arr) => sum.plus(arr), ZERO),
};

export const BEYOND: Fault = { code: '#NUM!', say: 'The amounts are beyond what odds can count' };

/** What is believed of a tier's win rate: alpha is 0 where it is known. */
export function beliefAt({ list }: AlgorithmInput, tier: number): Belief {
  const [alpha, beta] = [at(list('beliefAlpha'), tier), at(list('beliefBeta'), tier)].map(toDouble);
  return alpha && beta
    ? { kind: 'beta', alpha, beta }
    : { kind: 'known', rate: toDouble(at(list('winRate'), tier)) };
}

/** Every win counts. */
function allWins(input: AlgorithmInput): WinsOf {
  const beliefs = tiersOf(input).map((tier) => beliefAt(input, tier));
  return (opps, tier) => winsOf(opps, beliefOf(beliefs, tier));
}

/** Wins count that land by the end of the plan: opportunities are created by the running total of their months' shares. */
function insideWins(input: AlgorithmInput): WinsOf {
  const beliefs = tiersOf(input).map((tier) => beliefAt(input, tier));
  const months = input.size('month');
  const lands = input.list('closesInside').map(toDouble);
  return (opps, tier) => {
    const created = createdBy(input, opps, tier);
    const cohorts = created.map((count, m) => ({ opps: count, landed: lands[tier * months + m] ?? 0 }));
    return winsLanded(cohorts, beliefOf(beliefs, tier));
  };
}

function createdBy({ list, size }: AlgorithmInput, opps: number, tier: number): number[] {
  const months = size('month');
  return byRunningTotal(opps, list('createShare').slice(tier * months, (tier + 1) * months));
}

/** A whole number over months by their shares, as the running total rounded down: the parts sum to it. */
export function byRunningTotal(opps: number, shares: readonly Num[]): number[] {
  let share = ZERO;
  let before = 0;
  return shares.map((part, m) => {
    share = share.plus(part);
    const so = m === shares.length - 1 ? opps : Math.min(opps, floor(share.times(opps)).toNumber());
    const count = so - before;
    before = so;
    return count;
  });
}

/** The distribution of new ARR of so many opportunities of each tier, and its units. */
export function arrOf(
  input: AlgorithmInput,
  opps: readonly number[],
  wins: WinsOf,
): Readonly<{ sum: Distribution; units: Units }> | Fault {
  try {
    const units = unitsOf(input.list('dealArr'), opps);
    const parts = opps.map((count, tier) => ({ value: at(units.values, tier), pmf: wins(count, tier) }));
    return { sum: sumOf(parts), units };
  } catch (error) {
    if (error instanceof RangeError) return BEYOND;
    throw error;
  }
}

/** The chance that so many opportunities bring at least an amount. */
export function chanceOf(
  input: AlgorithmInput,
  opps: readonly number[],
  wins: WinsOf,
  target: Num,
): Num | Fault {
  const found = arrOf(input, opps, wins);
  return 'code' in found ? found : chanceAt(found.sum.atLeast(found.units.reaching(target)));
}

/** A sum of masses as a chance: rounding may have taken it above 1. */
export function chanceAt(sum: number): Num {
  return fromDouble(Math.min(1, sum));
}

/**
 * Whole opportunities of each tier that are expected to be created: quotas of full-time SDRs, or totals that are shared out,
 * times the expected attainment, rounded down. A fractional headcount counts its whole SDRs.
 */
export function expectedOpps(
  { list }: AlgorithmInput,
  quotas: readonly Num[],
  totals: readonly Num[],
): readonly Num[] {
  const sdrs = floor(single(list('sdrs')));
  const attainment = single(list('attainment'));
  const isTotal = !single(list('byTotal')).isZero();
  return quotas.map((quota, tier) =>
    floor((isTotal ? at(totals, tier) : quota.times(sdrs)).times(attainment)),
  );
}

/** The tiers by their places. */
export function tiersOf({ size }: Pick<AlgorithmInput, 'size'>): number[] {
  return Array.from({ length: size('tier') }, (_, tier) => tier);
}

function beliefOf(beliefs: readonly Belief[], tier: number): Belief {
  return beliefs[tier] ?? { kind: 'known', rate: 0 };
}
