/** Runs an algorithm for a sheet: all cells of its line at once, from all cells of the lines it needs. */
import { fromDouble, ZERO, type Num } from '../number.ts';
import { isProblem, type Problem, type Value } from '../problem.ts';
import type { BoundLine } from './bind.ts';
import { doublesOf } from './doubles.ts';
import type { AlgorithmLine, Fault } from './line.ts';
import { problemAt, type Columns } from './reading.ts';
import { DIMS, type Dim } from './tree.ts';

/**
 * The values of `line`'s cells, in order. A problem in a line that it needs is the value of every cell; where it is a tier's
 * (or level's) and these stand apart, of that tier's cells, and the algorithm finds it blank.
 */
export function runAlgorithm(sheet: Columns, bound: BoundLine, line: AlgorithmLine): Value[] {
  const lists = new Map<string, Needed>();
  const spoilt = new Map<number, Problem>();
  const apart = line.apart === undefined ? -1 : DIMS.indexOf(line.apart);
  for (const name of line.needs) {
    const column = sheet.column(name);
    const blanks = sheet.blanks(name);
    const isBroken = (value: Value, i: number): value is Problem => isProblem(value) && !blanks?.[i];
    const broken = column.find(isBroken);
    lists.set(name, { column, blanks });
    if (!broken) continue;
    const from = sheet.catalogue.line(name);
    if (!from.dims.includes(apart)) return sheet.each(bound, () => broken);
    const isUsed = (member: number): boolean =>
      line.counts?.(name, (flag) => isSet(sheet.column(flag)[member])) ?? true;
    const members = sheet.each(from, (position) => position[apart] ?? 0);
    for (const [i, member] of members.entries()) {
      const value = column[i];
      if (value && isBroken(value, i) && isUsed(member) && !spoilt.has(member)) spoilt.set(member, value);
    }
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
  const plain = spoilt.size === 0 ? Array.from<Num | Fault | number>(result).filter(isPlain) : [];
  if (plain.length === result.length && plain.length > 0) {
    checkCount(
      bound,
      plain.length,
      line.per.reduce((count, dim) => count * size(dim), 1),
    );
    return plain;
  }
  let next = 0;
  const values = sheet.each(bound, (position): Value => {
    const value = result[next++] ?? NaN;
    const before = spoilt.get(position[apart] ?? 0);
    if (before) return before;
    if (typeof value === 'number')
      return Number.isFinite(value) ? fromDouble(value) : problemAt(sheet, bound, position, '#NUM!');
    return 'code' in value ? { ...value, from: sheet.cellAt(bound, position) } : value;
  });
  checkCount(bound, result.length, values.length);
  return values;
}

const isPlain = (value: Num | Fault | number): value is Num =>
  typeof value === 'object' && !('code' in value);

const isSet = (flag: Value | undefined): boolean => flag !== undefined && !isProblem(flag) && !flag.isZero();

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
