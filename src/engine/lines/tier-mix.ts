/** Rules W4 and W5: the tier mix within the typed fewest and most per tier, of least effort or of least overshoot. */
import type { Algorithm, AlgorithmInput } from '../formula/line.ts';
import { ceil, Num, ONE, ZERO } from '../number.ts';
import { leastEffortMix, type Mix, type MixTier } from '../search-mix.ts';
import { leastOvershootMix } from '../search-overshoot.ts';
import { at, single } from './algorithm-input.ts';

export const leastEffort: Algorithm = (input) => mix(input, leastEffortMix);
export const leastOvershoot: Algorithm = (input) => mix(input, leastOvershootMix);

type Search = (tiers: readonly MixTier[], target: Num) => Mix | null;

function mix({ list, blankable }: AlgorithmInput, search: Search): ReturnType<Algorithm> {
  const target = single(list('countedTarget'));
  const tiers = list('eachArr').map((gain, tier): MixTier => {
    const min = at(blankable('minOpps'), tier) ?? ZERO;
    // More than the whole target from one tier is never needed.
    const max = at(blankable('maxOpps'), tier) ?? Num.max(min, ceil(target.div(gain)));
    return { gain, effort: at(blankable('effort'), tier) ?? ONE, min, max };
  });
  if (tiers.some(({ min, max }) => min.gt(max)))
    return { code: '#NUM!', say: 'In one tier the fewest opportunities are more than the most' };
  const found = search(tiers, target);
  if (!found) return { code: '#N/A', say: 'Even every tier at its most does not reach the target' };
  if (!found.proven)
    return { code: '#N/A', say: 'There are too many mixes to compare: narrow the fewest and most' };
  return found.counts;
}
