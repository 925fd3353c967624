/** What the exact readers share: where a formula reads from, and the problems that arise while it does. */
import type { Num } from '../number.ts';
import type { Problem, ProblemCode, Value } from '../problem.ts';
import type { BoundLine } from './bind.ts';
import type { InputLine } from './line.ts';
import type { Cell, Dim } from './tree.ts';

/** One position per dimension, in the order of DIMS; those a line lacks are ignored. */
export type Position = number[];

/** What a formula reads from: the sheet it stands in. */
export type Cells = Readonly<{
  members(dim: Dim): readonly string[];
  /** The value of a line, by its index in the catalogue. */
  read(index: number, at: Position): Value;
  /** The values of a line along a dimension of its own, from the position on; the position stays as it is. */
  along(index: number, at: Position, dim: number): Value[];
  textAt(bound: BoundLine, at: Position): string | undefined;
  blankAt(bound: BoundLine, at: Position): boolean;
  readText(line: InputLine, text: string): Num | Pick<Problem, 'code' | 'say'>;
  cellAt(bound: BoundLine, at: Position): Cell;
}>;

/** What an algorithm reads from: whole lines. */
export type Columns = Cells &
  Readonly<{
    catalogue: Readonly<{ line(name: string): BoundLine }>;
    column(name: string): readonly Value[];
    blanks(name: string): readonly boolean[] | undefined;
    each<T>(bound: BoundLine, visit: (position: Position) => T): T[];
  }>;

export type Reader = (sheet: Cells, at: Position) => Value;

const DIVIDES_BY_ZERO = 'This divides by zero';
const NO_NUMBER = 'This comes to no number, or to one that is too large';
/** What is said where there is nobody and nothing to add up. */
const NO_MEMBERS: Readonly<Partial<Record<Dim, string>>> = {
  tier: 'There is no deal tier yet',
  sdr: 'Nobody is on the team',
  month: 'The plan has no month yet',
};

/** An operation of a line's formula that gives no number. */
export function problemAt(
  sheet: Cells,
  bound: BoundLine,
  at: Position,
  code: Extract<ProblemCode, '#DIV/0!' | '#NUM!'>,
): Problem {
  const { line } = bound;
  const divides = (line.kind === 'formula' && line.onZero) || DIVIDES_BY_ZERO;
  return { code, from: sheet.cellAt(bound, at), say: code === '#DIV/0!' ? divides : NO_NUMBER };
}

/** A sum over no members at all. */
export function noMembers(sheet: Cells, bound: BoundLine, at: Position, dim: Dim): Problem {
  return { code: '#N/A', from: sheet.cellAt(bound, at), say: NO_MEMBERS[dim] ?? `There is no ${dim} yet` };
}
