/**
 * Exact sums of many decimals, row by row: as whole millionths in doubles where every value is such and small (capacities and
 * ramp shares are), which is some twenty times faster, else in decimals.
 */
import { Num, ZERO } from '../number.ts';

const MILLION = 1e6;
const PLACES = 6;
/** Below it, in millionths, 2,000 people over 60 months stay below 2^53. */
const SMALL = 1e10;

/**
 * @param values  rows of `width` values, one after another
 * @param groupOf the group that each row is added to, below `groups`; -1 leaves it out
 * @returns for each group the sums of its rows, value by value
 */
export function sumRows(
  values: readonly Num[],
  width: number,
  groupOf: readonly number[],
  groups: number,
): Num[][] {
  const whole = millionths(values);
  if (!whole) return decimalSums(values, width, groupOf, groups);
  const sums = new Float64Array(groups * width);
  for (const [row, group] of groupOf.entries()) {
    if (group < 0) continue;
    for (let i = 0; i < width; i += 1) {
      const place = group * width + i;
      sums[place] = (sums[place] ?? 0) + (whole[row * width + i] ?? 0);
    }
  }
  const known = new Map<number, Num>([[0, ZERO]]);
  const decimal = (sum: number): Num => {
    const found = known.get(sum) ?? new Num(sum).div(MILLION);
    known.set(sum, found);
    return found;
  };
  return Array.from({ length: groups }, (_, group) =>
    Array.from(sums.subarray(group * width, (group + 1) * width), decimal),
  );
}

/** The values as whole millionths; nothing where one of them is none, or is large. */
function millionths(values: readonly Num[]): Float64Array | undefined {
  const whole = new Float64Array(values.length);
  let last: Num | undefined;
  let lastWhole = 0;
  for (const [i, value] of values.entries()) {
    if (value !== last) {
      lastWhole = Math.round(value.toNumber() * MILLION);
      if (!(Math.abs(lastWhole) < SMALL) || value.decimalPlaces() > PLACES) return undefined;
      last = value;
    }
    whole[i] = lastWhole;
  }
  return whole;
}

function decimalSums(
  values: readonly Num[],
  width: number,
  groupOf: readonly number[],
  groups: number,
): Num[][] {
  const sums = Array.from({ length: groups }, () => Array.from({ length: width }, () => ZERO));
  for (const [row, group] of groupOf.entries()) {
    const of = sums[group];
    if (!of) continue;
    for (let i = 0; i < width; i += 1) {
      const part = values[row * width + i] ?? ZERO;
      if (!part.isZero()) of[i] = (of[i] ?? ZERO).plus(part);
    }
  }
  return sums;
}
