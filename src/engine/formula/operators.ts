/** What the operators and plain functions do to exact numbers; the readers that compute share this one table. */
import { compare, minus, ONE, plus, roundUp, ZERO, type Num } from '../number.ts';
import type { ProblemCode } from '../problem.ts';
import type { BinaryOp } from './tree.ts';

/** A result, or the spreadsheet's error code where there is none. */
export type Outcome = Num | Extract<ProblemCode, '#DIV/0!' | '#NUM!'>;

const flag = (is: boolean): Num => (is ? ONE : ZERO);

export const OPERATORS: Readonly<Record<BinaryOp, (a: Num, b: Num) => Outcome>> = {
  '=': (a, b) => flag(compare(a, b) === 0),
  '<>': (a, b) => flag(compare(a, b) !== 0),
  '<': (a, b) => flag(compare(a, b) < 0),
  '<=': (a, b) => flag(compare(a, b) <= 0),
  '>': (a, b) => flag(compare(a, b) > 0),
  '>=': (a, b) => flag(compare(a, b) >= 0),
  '+': (a, b) => finite(plus(a, b)),
  '-': (a, b) => finite(minus(a, b)),
  '*': (a, b) => finite(a.times(b)),
  '/': (a, b) => (b.isZero() ? '#DIV/0!' : finite(a.div(b))),
  '^': (a, b) => finite(a.pow(b)),
};

function finite(x: Num): Outcome {
  return x.isFinite() ? x : '#NUM!';
}

export const ROUNDING = { ROUNDUP: (x: Num, digits: Num): Num => roundUp(x, digits.toNumber()) } as const;

export const CHOOSING = {
  MIN: (values: readonly Num[]): Num => values.reduce((a, b) => (compare(b, a) < 0 ? b : a)),
  MAX: (values: readonly Num[]): Num => values.reduce((a, b) => (compare(b, a) > 0 ? b : a)),
} as const;
