/** Rule H9: what each person carries, so that the parts of every tier sum to what the tier hands out. */
import { apportion } from '../apportion.ts';
import type { Algorithm } from '../formula/line.ts';
import { at, single } from './algorithm-input.ts';

/** Over tier and sdr: quota times capacity, or the team's whole total by largest remainders with rotating odd ones. */
export const shareOut: Algorithm = ({ list, blankable }) => {
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
};
