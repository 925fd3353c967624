/**
 * Rules O60 to O65: the smallest whole quota with at least a wanted chance, split over the tiers by what they need with
 * Webster's method, so that no tier ever loses an opportunity as the quota grows.
 */
import type { Algorithm, AlgorithmInput, Fault } from '../formula/line.ts';
import { floor, fromDouble, Num, ONE, toDouble, ZERO } from '../number.ts';
import { smallestQuota } from '../odds/quota-search.ts';
import { unitsOf } from '../odds/units.ts';
import { at, single } from './algorithm-input.ts';
import { dueOf } from './chances.ts';
import { beliefAt, chanceOf, expectedOpps, tiersOf, type Basis } from './odds-model.ts';

/** The largest number of opportunities of the team that is looked at. */
const MOST_OPPS = 100_000;
const TIMES_NEEDED = 20;
const FEW = 1000;

const LEVELS = ['0.5', '0.8', '0.9', '0.95'].map((level) => new Num(level));

/** Over levels: the chances that quotas are looked for, the last of them unless another one is wanted. */
export const levels: Algorithm = ({ list }) => [...LEVELS, single(list('usualLevel'))];

/** Over levels: 1 for the one that may be another. */
export const ownIsLast: Algorithm = () => [...LEVELS.map(() => ZERO), ONE];

/** Over tiers and levels: opportunities of one SDR where each rounds up, else of the team. */
export const sureOpps =
  (basis: Basis, of: 'sdr' | 'team'): Algorithm =>
  (input) => {
    const known = new Map<number, number>();
    const byLevel = input.list('levelChance').map((level) => search(input, basis, of, level, known));
    return tiersOf(input).flatMap((tier) =>
      byLevel.map((found) => ('code' in found ? found : fromDouble(at(found, tier)))),
    );
  };

/** Over levels: the chance that the quota so found really has. */
export const sureChance =
  (basis: Basis): Algorithm =>
  (input) => {
    const chance = chances(input, basis);
    const count = input.size('level');
    const at = (line: string, level: number): readonly Num[] =>
      input.list(line).filter((_, place) => place % count === level);
    return Array.from({ length: count }, (_, level) =>
      chance(expectedOpps(input, at('sureQuota', level), at('sureHanded', level))),
    );
  };

/** The chance with a customary part on top of what is handed out. */
export const usualChance =
  (basis: Basis): Algorithm =>
  (input) => {
    const attainment = single(input.list('attainment'));
    const opps = input.list('usualHanded').map((handed) => floor(handed.times(attainment)));
    return [chances(input, basis)(opps)];
  };

function chances(input: AlgorithmInput, basis: Basis): (opps: readonly Num[]) => Num | Fault {
  const [wins, due] = [basis.wins(input), dueOf(input, basis)];
  return (opps) => chanceOf(input, opps.map(toDouble), wins, due);
}

function search(
  input: AlgorithmInput,
  basis: Basis,
  of: 'sdr' | 'team',
  level: Num,
  known: Map<number, number>,
): readonly number[] | Fault {
  const weights = input.list('neededOpps');
  if (weights.every((weight) => weight.isZero()))
    return { code: '#N/A', say: 'The target needs no opportunities' };
  const step = of === 'team' ? 1 : floor(single(input.list('sdrs'))).toNumber();
  if (step < 1) return { code: '#N/A', say: 'There is no full-time SDR who could carry a whole quota' };
  const attained = single(input.list('attainment'));
  const needed = weights.reduce((sum, weight) => sum + toDouble(weight), 0);
  const mostOpps = Math.min(MOST_OPPS, Math.ceil((TIMES_NEEDED * needed) / toDouble(attained)) + FEW);
  try {
    const units = unitsOf(
      input.list('dealArr'),
      weights.map(() => mostOpps),
    );
    const wins = basis.wins(input);
    const found = smallestQuota({
      step,
      weights,
      tiers: tiersOf(input).map((tier) => ({
        value: at(units.values, tier),
        belief: beliefAt(input, tier),
        attained,
        wins: (opps) => wins(opps, tier),
      })),
      target: units.reaching(dueOf(input, basis)),
      level: toDouble(level),
      known,
      most: Math.max(1, Math.floor(mostOpps / step)),
    });
    if (found.found) return found.shares;
    return {
      code: '#N/A',
      say: `No quota up to ${mostOpps.toLocaleString('en')} opportunities of the team is that sure`,
    };
  } catch (error) {
    if (error instanceof RangeError)
      return { code: '#NUM!', say: 'The amounts are beyond what odds can count' };
    throw error;
  }
}
