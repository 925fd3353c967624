/** Rules O40 and O41: what is believed of a tier's win rate, as the alpha and beta of a beta distribution. */
import type { Algorithm, AlgorithmInput, Counts, Fault } from '../formula/line.ts';
import { compare, fromDouble, toDouble, withoutDust, ZERO, type Num } from '../number.ts';
import {
  beliefOfHistory,
  beliefOfInterval,
  centralInterval,
  scaled,
  type Belief,
} from '../odds/win-rate-belief.ts';
import { at } from './algorithm-input.ts';
import { beliefAt, tiersOf } from './odds-model.ts';

export const BELIEF_NEEDS = [
  'rateHistory',
  'rateInterval',
  'rateBeta',
  'pastWon',
  'pastClosed',
  'rateLow',
  'rateHigh',
  'rateAlpha',
  'rateBetaShape',
  'baseWinRate',
  'winRate',
] as const;

/** What is typed for a way of knowing the rate counts only in tiers that have chosen it. */
export const beliefCounts: Counts = (line, is) => {
  if (line.startsWith('past')) return is('rateHistory');
  if (line === 'rateLow' || line === 'rateHigh') return is('rateInterval');
  return line === 'rateAlpha' || line === 'rateBetaShape' ? is('rateBeta') : true;
};

/** Over tiers: alpha, or beta, of the belief; 0 where the rate is known. */
export const beliefs =
  (part: 'alpha' | 'beta'): Algorithm =>
  (input) =>
    tiersOf(input).map((tier) => {
      const found = believed(input, tier);
      if ('code' in found) return found;
      return found.kind === 'known' ? ZERO : fromDouble(found[part]);
    });

/** Over tiers: an end of the interval that holds the win rate with 95 %. */
export const rateEnds =
  (end: 'low' | 'high'): Algorithm =>
  (input) =>
    tiersOf(input).map((tier) => fromDouble(centralInterval(beliefAt(input, tier), 0.95)[end]));

function believed(input: AlgorithmInput, tier: number): Belief | Fault {
  const { list, blankable } = input;
  const is = (flag: string): boolean => !at(list(flag), tier).isZero();
  const rate = at(list('winRate'), tier);
  if (!is('rateHistory') && !is('rateInterval') && !is('rateBeta'))
    return { kind: 'known', rate: toDouble(rate) };
  const found = is('rateHistory')
    ? fromHistory(at(blankable('pastWon'), tier), at(blankable('pastClosed'), tier))
    : is('rateInterval')
      ? fromInterval(at(blankable('rateLow'), tier), at(blankable('rateHigh'), tier))
      : asTyped(at(blankable('rateAlpha'), tier), at(blankable('rateBetaShape'), tier));
  if ('code' in found) return found;
  const factor = withoutDust(rate.div(at(list('baseWinRate'), tier)), 6);
  return factor.eq(1) ? found : scaled(found, toDouble(factor));
}

function fromHistory(won: Num | null, closed: Num | null): Belief | Fault {
  if (!won || !closed) return { code: '#N/A', say: 'Deals won or closed in the past are not typed' };
  return compare(won, closed) > 0
    ? { code: '#NUM!', say: 'More deals are won than closed' }
    : beliefOfHistory(toDouble(won), toDouble(closed));
}

function fromInterval(low: Num | null, high: Num | null): Belief | Fault {
  if (!low || !high) return { code: '#N/A', say: 'An end of the interval of the win rate is not typed' };
  return compare(low, high) >= 0
    ? { code: '#NUM!', say: 'The interval of the win rate ends before it begins' }
    : unsure(beliefOfInterval(toDouble(low), toDouble(high)));
}

/** A rate that is as good as known counts as the heaviest beta there may be: the typed win rate may be another. */
function unsure(belief: Belief): Belief {
  if (belief.kind === 'beta') return belief;
  return { kind: 'beta', alpha: HEAVIEST * belief.rate, beta: HEAVIEST * (1 - belief.rate) };
}
const HEAVIEST = 1e8;

function asTyped(alpha: Num | null, beta: Num | null): Belief | Fault {
  if (!alpha || !beta) return { code: '#N/A', say: 'Alpha or beta of the win rate is not typed' };
  return { kind: 'beta', alpha: toDouble(alpha), beta: toDouble(beta) };
}
