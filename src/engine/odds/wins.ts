/** How many of a tier's opportunities are won, by what is believed of its win rate. */
import { betaBinomial } from './beta-binomial.ts';
import { binomial } from './binomial.ts';
import type { Pmf } from './pmf.ts';
import type { Belief } from './win-rate-belief.ts';

/**
 * @param opps whole, >= 0
 * @throws RangeError if it or the belief is out of bounds
 */
export function winsOf(opps: number, belief: Belief): Pmf {
  return belief.kind === 'known'
    ? binomial(opps, belief.rate)
    : betaBinomial(opps, belief.alpha, belief.beta);
}
