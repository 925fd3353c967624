/** Rules S40, S40a and S78: capacity by tier, and the month in which a target is reached. */
import type { Algorithm } from '../formula/line.ts';
import { compare, Num } from '../number.ts';
import { single } from './algorithm-input.ts';
import { sumRows } from './sum-rows.ts';
import { NOBODY } from './team-months.ts';

/** Over tiers and months: what those who work the tier have of a line; tiers with the same people are added up once. */
export const sumInTier =
  (line: 'onBoard' | 'productive'): Algorithm =>
  ({ list, size }) => {
    const [people, months] = [size('sdr'), size('month')];
    if (people === 0) return NOBODY;
    const works = list('works');
    const parts = list(line);
    const known = new Map<string, readonly Num[]>();
    return Array.from({ length: size('tier') }, (_, tier) => {
      const who = works.slice(tier * people, (tier + 1) * people).map((flag) => (flag.isZero() ? -1 : 0));
      const key = who.join();
      const sums = known.get(key) ?? sumRows(parts, months, who, 1)[0] ?? [];
      known.set(key, sums);
      return sums;
    }).flat();
  };

/** The place of the first month that reaches the target, counted from 0. */
export const firstMonthReached: Algorithm = ({ list }) => {
  const target = single(list('targetPart'));
  const month = list('canArrSoFar').findIndex((arr) => compare(arr, target) >= 0);
  return month < 0 ? { code: '#N/A', say: 'The target is not reached inside the plan' } : [new Num(month)];
};
