/**
 * The sheet: every cell of a catalogue in exact decimals, computed once and only when asked for. A sheet made from the
 * one before an edit keeps every line that the edit does not reach.
 */
import type { Num } from '../number.ts';
import { isProblem, type Problem, type Value } from '../problem.ts';
import type { BoundLine, Catalogue } from './bind.ts';
import { readersOf } from './evaluate.ts';
import type { ChoiceLine, InputLine } from './line.ts';
import type { Cells, Position, Reader } from './reading.ts';
import { runAlgorithm } from './run-algorithm.ts';
import { DIMS, type At, type Cell, type Dim } from './tree.ts';

/** Where a sheet gets what is not computed. */
export type Source = Readonly<{
  members(dim: Dim): readonly string[];
  /** The typed text of an input over its own members, in order; undefined where an optional one is blank. */
  texts(line: InputLine | ChoiceLine): readonly (string | undefined)[];
  /** The value of a typed text, or what is wrong with it in plain words. */
  read(line: InputLine, text: string): Num | Pick<Problem, 'code' | 'say'>;
}>;

/** A longer column is not compared with the one before the edit: that takes as long as what it may save. */
const MOST_COMPARED = 1000;

/** Columns that are computed to their end, by the cells that they are. */
const WHOLE = new WeakMap<readonly (Value | undefined)[], Value[]>();

export class Sheet implements Cells {
  readonly #cells: (Value | undefined)[][];
  /** Columns before an edit that left all members as they were. */
  readonly #before: ((Value | undefined)[] | undefined)[];
  readonly #texts: (readonly (string | undefined)[])[];
  readonly #members: readonly (readonly string[])[];
  readonly #readers: readonly Reader[];

  /** @param previous the sheet of the same catalogue before an edit; what the edit does not reach is kept from it */
  constructor(
    readonly catalogue: Catalogue,
    readonly source: Source,
    previous?: Sheet,
  ) {
    this.#readers = readersOf(catalogue);
    this.#members = DIMS.map((dim) => source.members(dim));
    const before = previous
      ? { cells: previous.#cells, texts: previous.#texts, members: previous.#members }
      : undefined;
    const moved = DIMS.filter((_, d) => !sameTexts(this.#members[d], before?.members[d]));
    this.#cells = [];
    this.#before = moved.length > 0 ? [] : (before?.cells ?? []);
    this.#texts = [];
    const dirty = new Set<string>();
    for (const bound of catalogue.lines) {
      const { line, index } = bound;
      const typed = line.kind === 'input' || line.kind === 'choice' ? source.texts(line) : [];
      this.#texts.push(typed);
      const kept = before?.cells[index];
      const changed =
        line.per.some((dim) => moved.includes(dim)) ||
        !sameTexts(typed, before?.texts[index]) ||
        bound.needs.some((name) => dirty.has(name));
      if (changed) dirty.add(bound.name);
      this.#cells.push(kept && !changed ? kept : []);
    }
  }

  members(dim: Dim): readonly string[] {
    return this.#members[DIMS.indexOf(dim)] ?? [];
  }

  /** @throws Error for a line or member that does not exist: a bug, as addresses come from the sheet */
  value(name: string, at: At = {}): Value {
    const bound = this.catalogue.line(name);
    const position = DIMS.map(() => 0);
    for (const [i, dim] of bound.line.per.entries()) {
      const member = at[dim];
      const index = member === undefined ? -1 : this.members(dim).indexOf(member);
      if (index < 0) throw new Error(`${name} has no cell at ${dim} ${member ?? 'unnamed'}`);
      position[bound.dims[i] ?? 0] = index;
    }
    return this.read(bound.index, position);
  }

  /** All cells of a line with their values, in the order of the members. */
  cells(name: string): { cell: Cell; value: Value }[] {
    const bound = this.catalogue.line(name);
    return this.each(bound, (position) => ({
      cell: this.cellAt(bound, position),
      value: this.read(bound.index, position),
    }));
  }

  /** All values of a line in the order of the members: the same list for as long as no edit reaches the line. */
  column(name: string): readonly Value[] {
    const bound = this.catalogue.line(name);
    const known = WHOLE.get(this.#cells[bound.index] ?? []);
    if (known) return known;
    const values = this.#kept(bound) ?? this.#computed(bound);
    this.#cells[bound.index] = values;
    WHOLE.set(values, values);
    return values;
  }

  /** The column before the edit, of an algorithm whose needs all came to the same. */
  #kept({ index, line, needs }: BoundLine): Value[] | undefined {
    const before = line.kind === 'algorithm' ? this.#wholeBefore(index) : undefined;
    if (!before) return undefined;
    return needs.every((name) => {
      const need = this.catalogue.line(name).index;
      return this.#before[need] !== undefined && this.column(name) === this.#before[need];
    })
      ? before
      : undefined;
  }

  /** The column as computed; the one before the edit where all its values are the same. */
  #computed(bound: BoundLine): Value[] {
    const { line, index } = bound;
    const values =
      line.kind === 'algorithm' && line.per.every((dim) => this.members(dim).length > 0)
        ? runAlgorithm(this, bound, line)
        : this.each(bound, (position) => this.read(index, position));
    const before = values.length > MOST_COMPARED ? undefined : this.#wholeBefore(index);
    return before?.length === values.length && values.every((value, i) => isSame(value, before[i]))
      ? before
      : values;
  }

  /** Which cells of an optional input hold nothing, in order; undefined for all other lines. */
  blanks(name: string): boolean[] | undefined {
    const bound = this.catalogue.line(name);
    const isOptional = bound.line.kind === 'input' && bound.line.optional === true;
    return isOptional ? this.each(bound, (position) => this.blankAt(bound, position)) : undefined;
  }

  /** Whether an optional input holds nothing. */
  isBlank(name: string, at: At = {}): boolean {
    const bound = this.catalogue.line(name);
    const position = DIMS.map(() => 0);
    for (const [i, dim] of bound.line.per.entries())
      position[bound.dims[i] ?? 0] = Math.max(0, this.members(dim).indexOf(at[dim] ?? ''));
    return this.blankAt(bound, position);
  }

  #wholeBefore(index: number): Value[] | undefined {
    return WHOLE.get(this.#before[index] ?? []);
  }

  read(index: number, position: Position): Value {
    const bound = this.catalogue.lines[index];
    const cells = this.#cells[index];
    const reader = this.#readers[index];
    if (!bound || !cells || !reader) throw new Error(`there is no line ${index}`);
    const offset = this.#offset(bound, position);
    const known = cells[offset];
    if (known !== undefined) return known;
    const whole = bound.line.kind === 'algorithm' ? this.column(bound.name)[offset] : undefined;
    if (whole !== undefined) return whole;
    const value = reader(this, position);
    cells[offset] = value;
    return value;
  }

  along(index: number, position: Position, dim: number): Value[] {
    const bound = this.catalogue.lines[index];
    const before = position[dim] ?? 0;
    position[dim] = 0;
    const first = bound ? this.#offset(bound, position) : 0;
    position[dim] = 1;
    const step = bound ? this.#offset(bound, position) - first : 0;
    const found: Value[] = [];
    for (let i = 0; i < (this.#members[dim]?.length ?? 0); i += 1) {
      position[dim] = i;
      found.push(this.#cells[index]?.[first + i * step] ?? this.read(index, position));
    }
    position[dim] = before;
    return found;
  }

  readText(line: InputLine, text: string): Num | Pick<Problem, 'code' | 'say'> {
    return this.source.read(line, text);
  }

  blankAt(bound: BoundLine, position: Position): boolean {
    return this.#texts[bound.index]?.[this.#offset(bound, position)] === undefined;
  }

  textAt(bound: BoundLine, position: Position): string | undefined {
    return this.#texts[bound.index]?.[this.#offset(bound, position)];
  }

  cellAt(bound: BoundLine, position: Position): Cell {
    const at: Partial<Record<Dim, string>> = {};
    bound.line.per.forEach((dim, i) => {
      const d = bound.dims[i] ?? 0;
      at[dim] = this.#members[d]?.[position[d] ?? 0] ?? '';
    });
    return { line: bound.name, at };
  }

  /** What `visit` gives at every position that a line has a cell at, in order. The position is one list that moves on. */
  each<T>(bound: BoundLine, visit: (position: Position) => T): T[] {
    const position = DIMS.map(() => 0);
    const found: T[] = [];
    const walk = (depth: number): void => {
      const d = bound.dims[depth];
      if (d === undefined) {
        found.push(visit(position));
        return;
      }
      const size = this.#members[d]?.length ?? 0;
      for (let i = 0; i < size; i += 1) {
        position[d] = i;
        walk(depth + 1);
      }
    };
    walk(0);
    return found;
  }

  #offset(bound: BoundLine, position: Position): number {
    let offset = 0;
    for (const d of bound.dims) offset = offset * (this.#members[d]?.length ?? 0) + (position[d] ?? 0);
    return offset;
  }
}

function sameTexts(
  a: readonly (string | undefined)[] | undefined,
  b: readonly (string | undefined)[] | undefined,
): boolean {
  if (a === b) return a !== undefined;
  return a !== undefined && b !== undefined && a.length === b.length && a.every((text, i) => text === b[i]);
}

function isSame(a: Value, b: Value | undefined): boolean {
  return a === b || (b !== undefined && !isProblem(a) && !isProblem(b) && a.eq(b));
}
