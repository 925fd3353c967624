/**
 * A figure that cannot be computed is a value too, as `#DIV/0!` is in a spreadsheet: it says what is wrong in plain
 * words and which cell it came from, and it travels through every formula that rests on it.
 */
import type { Num } from './number.ts';
import type { Cell } from './formula/tree.ts';

export type ProblemCode = '#DIV/0!' | '#NUM!' | '#REF!' | '#N/A' | '#VALUE!';

/** `say` is a sentence for people; `from` is the first cell that had the problem. */
export type Problem = Readonly<{ code: ProblemCode; from: Cell; say: string }>;

export type Value = Num | Problem;

export function isProblem(value: Value): value is Problem {
  return 'code' in value;
}
