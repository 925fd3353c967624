/** Axes: the values that an input runs through in a curve or a table, and the two inputs that a table begins with. */
import type { Sheet } from '../formula/sheet.ts';
import type { UnitName } from '../formula/unit.ts';
import { LINES } from '../lines/catalogue.ts';
import { compare, Num, ONE } from '../number.ts';
import { isProblem } from '../problem.ts';
import type { Lever } from './levers.ts';

/** Values in rising order, each once. */
export type Axis = Readonly<{ address: string; values: readonly Num[] }>;

/** The most values of an axis. */
export const MOST_POINTS = 21;

/** Decimal places of values between the ends; finer steps get more, but people and seats stay whole. */
const PLACES: Readonly<Partial<Record<UnitName, number>>> = { count: 0, days: 0, rate: 4 };
const USUAL_PLACES = 2;

/**
 * An input's values from one end to the other in even steps; both ends are exactly as given. Between them counts are whole,
 * and rates have four decimal places; what is then the same is there once.
 * @param points 2 to 21
 * @throws RangeError for another number of points
 */
export function axisFrom(
  { address, line }: Pick<Lever, 'address' | 'line'>,
  from: Num,
  to: Num,
  points: number,
): Axis {
  if (!Number.isInteger(points) || points < 2 || points > MOST_POINTS)
    throw new RangeError(`an axis of ${points} values`);
  const [first, last] = compare(from, to) <= 0 ? [from, to] : [to, from];
  const step = last.minus(first).div(points - 1);
  const { unit } = LINES[line];
  const usual = PLACES[unit] ?? USUAL_PLACES;
  const places = unit === 'count' || step.isZero() ? usual : Math.max(usual, 1 - step.e);
  const between = Array.from({ length: points - 2 }, (_, i) =>
    first.plus(step.times(i + 1)).toDecimalPlaces(places),
  ).filter((value) => value.gt(first) && value.lt(last));
  return { address, values: distinct([first, ...between, last]) };
}

/**
 * A lever's values from its low to its high end, that of now among them exactly. A headcount without typed ends runs through
 * the whole numbers around it, as a tenth less and more are hardly ever many.
 * @param points 3 to 21, at most so many
 * @throws RangeError for another number of points
 */
export function axisOf(lever: Lever, points = 7): Axis {
  if (points < 3) throw new RangeError(`an axis of ${points} values`);
  const { current } = lever;
  const around = Math.floor((points - 1) / 2);
  const [low, high] =
    lever.line === 'typedSdrs'
      ? [
          lever.lowIsTyped ? lever.low : Num.min(lever.low, Num.max(ONE, current.floor().minus(around))),
          lever.highIsTyped ? lever.high : Num.max(lever.high, current.floor().plus(around)),
        ]
      : [lever.low, lever.high];
  const axis = axisFrom(lever, Num.min(low, high, current), Num.max(low, high, current), points);
  if (axis.values.some((value) => compare(value, current) === 0)) return axis;
  return { ...axis, values: withNow(axis.values, current, points) };
}

/** With `current` in place of the nearest value between the ends, or besides where there is room. */
function withNow(values: readonly Num[], current: Num, points: number): Num[] {
  const between = values.slice(1, -1);
  const nearest =
    values.length < points
      ? undefined
      : between.toSorted((a, b) => compare(a.minus(current).abs(), b.minus(current).abs()))[0];
  return [...values.filter((value) => value !== nearest), current].sort(compare);
}

/**
 * The two levers that a table begins with: SDRs, or the expected attainment where a roster counts, and the win rate of the
 * tier that plans the most ARR; null where the plan lacks either.
 * @param sheet of the plan that the levers are of
 */
export function usualLevers(levers: readonly Lever[], sheet: Sheet): readonly [x: Lever, y: Lever] | null {
  const named = (name: Lever['line']): Lever[] => levers.filter(({ line }) => line === name);
  const [x] = [...named('typedSdrs'), ...named('attainment')];
  const planned = ({ at }: Lever): Num => {
    const value = sheet.value('tierArr', at);
    return isProblem(value) ? new Num(-1) : value;
  };
  const [y] = named('baseWinRate').toSorted((a, b) => compare(planned(b), planned(a)));
  return x && y ? [x, y] : null;
}

function distinct(values: readonly Num[]): Num[] {
  return values.filter((value, i) => {
    const before = values[i - 1];
    return !before || compare(before, value) !== 0;
  });
}
