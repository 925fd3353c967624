/**
 * What is believed of a tier's win rate: that it is known, or that it is uncertain as Beta(alpha, beta) says.
 * A history of wins gives Beta(won + 1/2, lost + 1/2), Jeffreys' prior; an interval is taken as the central 95 %.
 */
import { betaAbove, betaBelow, betaQuantile } from './incomplete-beta.ts';
import { findRoot } from './find-root.ts';

/** `rate` is 0 to 1; alpha and beta are above 0, and their sum is the weight: as many past opportunities, one would say. */
export type Belief = Readonly<
  { kind: 'known'; rate: number } | { kind: 'beta'; alpha: number; beta: number }
>;

const SURE_WEIGHT = 1e8;
const LEAST_WEIGHT = 1e-3;
const HIGHEST_MEAN = 0.999999;
const EACH_END = 0.025;

/**
 * @param won    opportunities won, 0 to `closed`
 * @param closed opportunities won or lost
 */
export function beliefOfHistory(won: number, closed: number): Belief {
  if (!(won >= 0 && closed >= won && closed < Infinity)) throw new RangeError(`${won} won of ${closed}`);
  return { kind: 'beta', alpha: won + 0.5, beta: closed - won + 0.5 };
}

/**
 * The Beta whose quantiles at 2.5 % and 97.5 % are `low` and `high`. An interval so narrow that more than 100 million
 * opportunities would be behind it is a known rate.
 * @throws RangeError unless 0 < low <= high < 1
 */
export function beliefOfInterval(low: number, high: number): Belief {
  if (!(low > 0 && low <= high && high < 1)) throw new RangeError(`from ${low} to ${high}`);
  const of = (weight: number): { alpha: number; beta: number } => fitted(low, high, weight);
  const excess = (logWeight: number): number => {
    const { alpha, beta } = of(Math.exp(logWeight));
    return EACH_END - betaAbove(high, alpha, beta);
  };
  const sure = Math.log(SURE_WEIGHT);
  if (excess(sure) < 0) return { kind: 'known', rate: low + (high - low) / 2 };
  return { kind: 'beta', ...of(Math.exp(findRoot(excess, Math.log(LEAST_WEIGHT), sure, 1e-12))) };
}

/** The Beta of this weight whose quantile at 2.5 % is `low`. */
function fitted(low: number, high: number, weight: number): { alpha: number; beta: number } {
  const of = (logit: number): { alpha: number; beta: number } => {
    const alpha = weight / (1 + Math.exp(-logit));
    return { alpha, beta: weight / (1 + Math.exp(logit)) };
  };
  const excess = (logit: number): number => {
    const { alpha, beta } = of(logit);
    return EACH_END - betaBelow(low, alpha, beta);
  };
  const logit = Math.log(low / (1 - low));
  return of(findRoot(excess, logit - 40, Math.max(logit, Math.log(high / (1 - high))) + 40, 1e-13));
}

/** The mean win rate. */
export function meanRate(belief: Belief): number {
  return belief.kind === 'known' ? belief.rate : belief.alpha / (belief.alpha + belief.beta);
}

/**
 * The belief with its mean multiplied by `factor`, 0 or more, and capped: at 1 where it is known, else just below. The weight stays.
 */
export function scaled(belief: Belief, factor: number): Belief {
  if (!(factor >= 0)) throw new RangeError(`a factor of ${factor}`);
  if (belief.kind === 'known') return { kind: 'known', rate: Math.min(1, belief.rate * factor) };
  const weight = belief.alpha + belief.beta;
  const mean = Math.min(HIGHEST_MEAN, (belief.alpha / weight) * factor);
  if (mean === 0) return { kind: 'known', rate: 0 };
  return { kind: 'beta', alpha: weight * mean, beta: weight * (1 - mean) };
}

/** The interval that holds the win rate with the chance `level`, as much left out below as above. */
export function centralInterval(belief: Belief, level: number): { low: number; high: number } {
  if (belief.kind === 'known') return { low: belief.rate, high: belief.rate };
  const end = (1 - level) / 2;
  return {
    low: betaQuantile(end, belief.alpha, belief.beta),
    high: betaQuantile(1 - end, belief.alpha, belief.beta),
  };
}
