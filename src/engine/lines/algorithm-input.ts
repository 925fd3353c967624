/** What algorithms read from the lines they need. */
import type { Num } from '../number.ts';

/** The value of a line that runs over no dimension. */
export function single(list: readonly Num[]): Num {
  const [value] = list;
  if (!value || list.length !== 1) throw new RangeError(`one value was expected, not ${list.length}`);
  return value;
}

/** The value at `index`, which the caller knows to exist: lists of lines over one dimension have equal lengths. */
export function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`there is no value ${index} of ${list.length}`);
  return value;
}
