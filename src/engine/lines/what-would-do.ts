/**
 * Rule W3: rounding up every tier is not the least that suffices. Of all ways to round each tier down or up that still
 * reach the target, this takes the smallest total per SDR, and of those the least overshoot.
 */
import type { Algorithm } from '../formula/line.ts';
import { ceil, compare, floor, ONE, ZERO } from '../number.ts';
import { at, single } from './algorithm-input.ts';
import { leastEffortMix } from '../search-mix.ts';

/** The smallest total is found at once; with dozens of tiers not every mix that has it can be looked at while typing. */
const MOST_STEPS = 5000;

/** Over tiers: whole opportunities per SDR. Where not even rounding up reaches the target, every tier rounds up. */
export const whatWouldDo: Algorithm = ({ list }) => {
  const sdrs = single(list('sdrs'));
  const target = single(list('countedTarget'));
  const exact = list('neededOpps').map((needed) => needed.div(sdrs));
  const gains = list('eachArr');
  const down = exact.map((needed) => floor(needed));
  const up = exact.map((needed) => ceil(needed));
  const most = up.reduce((total, n, tier) => total.plus(n.times(at(gains, tier))), ZERO);
  if (compare(most, target) < 0) return up;
  const tiers = gains.map((gain, tier) => ({ gain, effort: ONE, min: at(down, tier), max: at(up, tier) }));
  return leastEffortMix(tiers, target, MOST_STEPS)?.counts ?? up;
};
