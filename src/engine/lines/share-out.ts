/** Rule H9: what each person carries, so that the parts of every tier sum to what the tier hands out. */
import { apportion, handOut, weighed, type Weighed } from '../apportion.ts';
import type { Algorithm, AlgorithmInput } from '../formula/line.ts';
import { type Num, ZERO } from '../number.ts';
import { at, single } from './algorithm-input.ts';

/** Over tier and sdr: quota times capacity, or the team's whole total by largest remainders with rotating odd ones. */
export const shareOut: Algorithm = (input) =>
  single(input.list('hasRoster')).isZero() ? byHeadcount(input) : byRoster(input);

function byHeadcount({ list, blankable }: AlgorithmInput): Num[] {
  const quotas = list('quotaOpps');
  const totals = list('teamOpps');
  const capacity = list('capacity');
  const isShared = single(list('roundEach')).isZero();
  let turn = 0;
  return quotas.flatMap((quota, tier) => {
    const total = at(totals, tier);
    const isSet = at(blankable('setOpps'), tier) !== null;
    if (capacity.length === 0 || !isShared || isSet) return capacity.map((part) => quota.times(part));
    const shares = apportion(total, capacity, turn);
    turn = (turn + total.mod(capacity.length).toNumber()) % capacity.length;
    return shares;
  });
}

/** Quotas set by hand stand; what is left of the total goes to the others by their productive months, if they have any. */
function byRoster({ list, blankable, size }: AlgorithmInput): Num[] {
  const people = size('sdr');
  const productive = list('productiveMonths');
  const works = list('works');
  const set = blankable('handSet');
  let turn = 0;
  let last: readonly Num[] = [];
  let lastWeighed: Weighed | undefined;
  const ready = (weights: readonly Num[]): Weighed => {
    if (!lastWeighed || weights.some((weight, i) => weight !== last[i])) lastWeighed = weighed(weights);
    last = weights;
    return lastWeighed;
  };
  return list('teamOpps').flatMap((total, tier) => {
    const own = Array.from({ length: people }, (_, sdr) => set[tier * people + sdr] ?? null);
    const weights = own.map((quota, sdr) =>
      quota === null && !at(works, tier * people + sdr).isZero() ? at(productive, sdr) : ZERO,
    );
    const left = own.reduce<Num>((rest, quota) => (quota ? rest.minus(quota) : rest), total);
    const isShared = left.gt(0) && weights.some((weight) => !weight.isZero());
    const shares = isShared ? handOut(left, ready(weights), turn % people) : weights.map(() => ZERO);
    if (isShared) turn += left.mod(people).toNumber();
    return own.map((quota, sdr) => quota ?? at(shares, sdr));
  });
}
