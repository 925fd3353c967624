/** A line's exact values as doubles, made once for each list of values: a sheet keeps the list of a line that an edit does not reach. */
import { toDouble } from '../number.ts';
import { isProblem, type Value } from '../problem.ts';

const MADE = new WeakMap<readonly Value[], Float64Array>();

/** The doubles of a sheet's column, NaN for a problem; the same array for the same column, not to be written to. */
export function doublesOf(column: readonly Value[]): Float64Array {
  let doubles = MADE.get(column);
  if (!doubles) {
    let last: Value | undefined;
    let double = NaN;
    doubles = new Float64Array(column.length);
    for (const [i, value] of column.entries()) {
      if (value !== last) double = isProblem(value) ? NaN : toDouble(value); // the same one often comes again and again
      last = value;
      doubles[i] = double;
    }
    MADE.set(column, doubles);
  }
  return doubles;
}
