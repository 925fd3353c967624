/**
 * Rule W1: the least whole number of opportunities whose split by share reaches the target. The split of a whole number
 * can miss the target though the number itself suffices, and a smaller number's split can reach it by luck of rounding;
 * so whole numbers are tried upwards from a bound below which no split can reach.
 */
import { apportion } from '../apportion.ts';
import type { Algorithm } from '../formula/line.ts';
import { compare, floor, Num, ONE, toDouble, ZERO } from '../number.ts';
import { at, single } from './algorithm-input.ts';

const MOST = new Num('1e12');
const MOST_TRIES = 20_000;

/** Over tiers: opportunities of one SDR where each rounds up, else of the team. */
export const splitThatReaches: Algorithm = ({ list }) => {
  const shares = list('oppShare');
  const isEach = !single(list('roundEach')).isZero();
  const people = isEach ? single(list('sdrs')) : ONE;
  const gains = list('countedOppArr').map((arr) => arr.times(people));
  const target = single(list('countedTarget'));
  const sum = shares.reduce((a, b) => a.plus(b), ZERO);
  if (sum.isZero()) return { code: '#DIV/0!', say: 'The shares of opportunities are all 0' };
  if (target.isZero()) return shares.map(() => ZERO);

  const yieldOf = (split: readonly Num[]): Num =>
    split.reduce((total, n, tier) => total.plus(n.times(at(gains, tier))), ZERO);
  const perOpp = yieldOf(shares).div(sum);
  // A share is less than one above its exact part, so a split of q yields less than q * perOpp + sum(gains).
  const slack = gains.reduce((a, b, tier) => (at(shares, tier).isZero() ? a : a.plus(b)), ZERO);
  let total = Num.max(1, floor(target.minus(slack).div(perOpp)));
  if (total.gt(MOST)) return { code: '#NUM!', say: 'The target needs more than a trillion opportunities' };
  const misses = quickMiss(shares.map(toDouble), gains.map(toDouble), toDouble(target));
  for (let tries = 0; tries < MOST_TRIES; tries += 1, total = total.plus(1)) {
    if (misses(toDouble(total))) continue;
    const split = apportion(total, shares);
    if (compare(yieldOf(split), target) >= 0) return split;
  }
  return { code: '#NUM!', say: 'The shares of opportunities are too uneven to split' };
};

/**
 * Passes over whole numbers whose split misses by far: the split in doubles, with false wherever doubles cannot tell,
 * because a share is nearly whole, two remainders are nearly equal, or the target is nearly met.
 */
function quickMiss(
  shares: readonly number[],
  gains: readonly number[],
  target: number,
): (total: number) => boolean {
  const sum = shares.reduce((a, b) => a + b, 0);
  return (total) => {
    const margin = Math.max(1e-9, total * 1e-13);
    const parts = shares.map((share, tier) => {
      const exact = (total * share) / sum;
      const whole = Math.floor(exact);
      return { whole, rest: exact - whole, gain: gains[tier] ?? 0 };
    });
    if (parts.some(({ rest }) => (rest !== 0 && rest < margin) || rest > 1 - margin)) return false;
    const left = total - parts.reduce((a, { whole }) => a + whole, 0);
    const inLine = parts.toSorted((a, b) => b.rest - a.rest);
    const [last, next] = [inLine[left - 1], inLine[left]];
    if (last && next && last.rest - next.rest < margin) return false;
    const reached = inLine.reduce((a, { whole, gain }, i) => a + (whole + (i < left ? 1 : 0)) * gain, 0);
    return reached < target * (1 - 1e-9);
  };
}
