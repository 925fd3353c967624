/** Runs an algorithm for a sheet: all cells of its line at once, from all cells of the lines it needs. */
import { fromDouble, ZERO, type Num } from '../number.ts';
import { isProblem, type Problem, type Value } from '../problem.ts';
import type { BoundLine } from './bind.ts';
import { doublesOf } from './doubles.ts';
import type { AlgorithmLine } from './line.ts';
import { problemAt, type Columns } from './reading.ts';
import type { Dim } from './tree.ts';

/** The values of `line`'s cells, in order. A problem in a line that it needs is the value of every cell. */
export function runAlgorithm(sheet: Columns, bound: BoundLine, line: AlgorithmLine): Value[] {
  const lists = new Map<string, Needed>();
  for (const name of line.needs) {
    const column = sheet.column(name);
    const blanks = sheet.blanks(name);
    const broken = column.find((value, i): value is Problem => isProblem(value) && !blanks?.[i]);
    if (broken) return sheet.each(bound, () => broken);
    lists.set(name, { column, blanks });
  }
  const size = (dim: Dim): number => sheet.members(dim).length;
  const needed = (name: string): Needed => neededBy(bound, lists, name);
  const blankable = (name: string): (Num | null)[] =>
    needed(name).column.map((value) => (isProblem(value) ? null : value));
  const result = line.run
    ? line.run({ size, blankable, list: (name) => blankable(name).map((value) => value ?? ZERO) })
    : line.fill({ size, list: (name) => doublesOf(needed(name).column) });

  if ('code' in result)
    return sheet.each(bound, (position) => ({ ...result, from: sheet.cellAt(bound, position) }));
  let next = 0;
  const values = sheet.each(bound, (position): Value => {
    const value = result[next++] ?? NaN;
    if (typeof value !== 'number') return value;
    return Number.isFinite(value) ? fromDouble(value) : problemAt(sheet, bound, position, '#NUM!');
  });
  checkCount(bound, result.length, values.length);
  return values;
}

type Needed = Readonly<{ column: readonly Value[]; blanks: readonly boolean[] | undefined }>;

/** @throws Error where an algorithm asks for a line that it does not say it needs: a bug */
export function neededBy<T>(bound: BoundLine, lists: ReadonlyMap<string, T>, name: string): T {
  const list = lists.get(name);
  if (list === undefined) throw new Error(`line ${bound.name} does not say that it needs ${name}`);
  return list;
}

/** @throws Error where an algorithm gives too few or too many values: a bug */
export function checkCount({ name }: BoundLine, count: number, wanted: number): void {
  if (count !== wanted) throw new Error(`line ${name} gave ${count} values, not ${wanted}`);
}
