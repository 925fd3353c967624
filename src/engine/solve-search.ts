/** How the solver looks for what cannot be inverted. Each function takes a predicate that is decided exactly. */
import { compare, Num, ZERO } from './number.ts';

const TRIED_ONE_BY_ONE = 400;
const ROOT_STEPS = 120;
const ROOT_TOLERANCE = new Num('1e-34');

/**
 * The smallest whole number from `least` up that satisfies `is`. The first 400 are tried one by one, as rounding makes
 * a sawtooth; beyond them the first one found by growing steps is brought down by halving, where the teeth are small.
 */
export function smallestWhole(least: Num, most: Num, is: (n: Num) => boolean): Num | null {
  let n = least;
  for (let tried = 0; tried < TRIED_ONE_BY_ONE && n.lte(most); tried += 1, n = n.plus(1)) if (is(n)) return n;
  let below = n.minus(1);
  while (n.lte(most)) {
    if (is(n)) return bisectToStep(below, n, new Num(1), is).yes;
    if (n.eq(most)) return null;
    below = n;
    n = Num.min(most, n.times(1.25).ceil());
  }
  return null;
}

/** Halves the interval between a value that fails and one that satisfies `is` down to neighbours on the grid of `step`. */
export function bisectToStep(no: Num, yes: Num, step: Num, is: (x: Num) => boolean): { no: Num; yes: Num } {
  let [fails, holds] = [no, yes];
  while (fails.minus(holds).abs().gt(step)) {
    const middle = fails.plus(holds).div(2).div(step).floor().times(step);
    if (middle.eq(fails) || middle.eq(holds)) break;
    if (is(middle)) holds = middle;
    else fails = middle;
  }
  return { no: fails, yes: holds };
}

/** Values worth trying between `least` and `most`: around `current` in growing steps both ways, and evenly. */
export function searchPoints(current: Num, least: Num, most: Num, step: Num): Num[] {
  const points = new Map<string, Num>();
  const add = (x: Num): void => {
    const onGrid = x.div(step).round().times(step);
    const point = Num.max(least, Num.min(most, onGrid));
    points.set(point.toString(), point);
  };
  [least, most, current].forEach(add);
  for (let k = 1; k <= 30; k += 1) {
    const factor = new Num(1.25).pow(k);
    add(current.times(factor));
    add(current.div(factor));
  }
  const span = most.minus(least);
  if (span.lte(1000)) for (let i = 1; i < 64; i += 1) add(least.plus(span.times(i).div(64)));
  return [...points.values()].sort(compare);
}

/**
 * The root of a continuous function between two values of opposite sign, by regula falsi with the Illinois rule, to a
 * relative 1e-34; null where it does not settle, as at a jump.
 */
export function rootBetween(a: Num, b: Num, gap: (x: Num) => Num | null): Num | null {
  let [left, right] = [a, b];
  let [atLeft, atRight] = [gap(left), gap(right)];
  if (!atLeft || !atRight) return null;
  const scale = Num.max(atLeft.abs(), atRight.abs());
  const [first, last] = [atLeft, atRight];
  for (let i = 0; i < ROOT_STEPS; i += 1) {
    if (atRight.abs().lte(scale.times(ROOT_TOLERANCE))) return right;
    if (atLeft.abs().lte(scale.times(ROOT_TOLERANCE))) return left;
    if (compare(atLeft, ZERO) === compare(atRight, ZERO)) return null;
    const x = right.minus(atRight.times(right.minus(left)).div(atRight.minus(atLeft)));
    const value = gap(x);
    // As flat as at an end: between whole numbers there is a jump, and no root.
    if (!value || value.eq(first) || value.eq(last)) return null;
    if (value.isNegative() === atRight.isNegative()) atLeft = atLeft.div(2);
    else [left, atLeft] = [right, atRight];
    [right, atRight] = [x, value];
  }
  return null;
}
