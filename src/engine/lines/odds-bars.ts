/** The distribution of new ARR as bars for a picture, from the lines of a sheet. */
import type { AlgorithmInput } from '../formula/line.ts';
import type { Sheet } from '../formula/sheet.ts';
import { Num, toDouble, ZERO } from '../number.ts';
import { commonDivisor } from '../odds/atoms.ts';
import { histogram } from '../odds/distribution.ts';
import { isProblem } from '../problem.ts';
import { single } from './algorithm-input.ts';
import { arrOf, EVERY_WIN, INSIDE } from './odds-model.ts';

/** ARR from `from` to `to` in bars of equal width; `target` is where the bars that reach it begin. */
export type Bars = Readonly<{ from: number; to: number; target: number; mass: readonly number[] }>;

const MOST_BARS = 40;
/** How far out the picture goes, in standard deviations. */
const FAR = 3.6;
const NEEDS = ['oddsOpps', 'targetPart', 'dealArr', 'winRate', 'beliefAlpha', 'beliefBeta'];
const NEEDS_INSIDE = [...NEEDS, 'createShare', 'closesInside', 'openingTierArr'];

/** @returns null where a line that the distribution rests on has no value */
export function barsOf(sheet: Sheet, which: 'all' | 'inside'): Bars | null {
  const needs = which === 'all' ? NEEDS : NEEDS_INSIDE;
  if (needs.some((name) => sheet.column(name).some(isProblem))) return null;
  const basis = which === 'all' ? EVERY_WIN : INSIDE;
  const list = (name: string): Num[] => sheet.column(name).map((value) => (isProblem(value) ? ZERO : value));
  const input: AlgorithmInput = { list, blankable: list, size: (dim) => sheet.members(dim).length };
  const opps = list('oddsOpps').map(toDouble);
  const found = arrOf(input, opps, basis.wins(input));
  if ('code' in found) return null;
  const { sum, units } = found;
  const opening = basis.opening(input);
  const target = single(list('targetPart'));
  const due = Math.min(units.reaching(Num.max(ZERO, target.minus(opening))), sum.most + 1);
  const [low, high] = [
    Math.max(sum.least, Math.floor(sum.mean - FAR * sum.sd)),
    Math.min(sum.most, Math.ceil(sum.mean + FAR * sum.sd)),
  ];
  const width = Math.max(1, Math.ceil((high - low + 1) / MOST_BARS));
  // Bars as wide as some steps of the sums there can be, or every other one would be empty.
  const lattice = units.values.reduce((all, value, i) => (opps[i] ? commonDivisor(all, value) : all), 0);
  const step = lattice > 1 ? Math.ceil(width / lattice) * lattice : width;
  // A bar begins exactly at the target, so that those from there on are all that reach it.
  const from = due - Math.ceil((due - low) / step) * step;
  const count = Math.max(1, Math.min(3 * MOST_BARS, Math.ceil((high + 1 - from) / step)));
  const to = from + count * step;
  const amount = (at: number): number => toDouble(units.amountOf(at).plus(opening));
  return {
    from: amount(from),
    to: amount(to),
    target: amount(due),
    mass: [...histogram(sum, from, to, count)],
  };
}
