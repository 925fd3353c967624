/**
 * The sheet: every cell of a catalogue in exact decimals, computed once and only when asked for. A sheet made from the
 * one before an edit keeps every line that the edit does not reach.
 */
import { ZERO, type Num } from '../number.ts';
import { isProblem, type Problem, type Value } from '../problem.ts';
import type { BoundLine, Catalogue } from './bind.ts';
import { readersOf, type Cells, type Position, type Reader } from './evaluate.ts';
import type { AlgorithmInput, AlgorithmLine, ChoiceLine, InputLine } from './line.ts';
import { DIMS, type At, type Cell, type Dim } from './tree.ts';

/** Where a sheet gets what is not computed. */
export type Source = Readonly<{
  members(dim: Dim): readonly string[];
  /** The typed text of an input over its own members, in order; undefined where an optional one is blank. */
  texts(line: InputLine | ChoiceLine): readonly (string | undefined)[];
  /** The value of a typed text, or what is wrong with it in plain words. */
  read(line: InputLine, text: string): Num | Pick<Problem, 'code' | 'say'>;
}>;

export class Sheet implements Cells {
  readonly #cells: (Value | undefined)[][];
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
    const position = DIMS.map((dim) => {
      if (!bound.line.per.includes(dim)) return 0;
      const member = at[dim];
      const index = member === undefined ? -1 : this.members(dim).indexOf(member);
      if (index < 0) throw new Error(`${name} has no cell at ${dim} ${member ?? 'unnamed'}`);
      return index;
    });
    return this.read(bound.index, position);
  }

  /** All cells of a line with their values, in the order of the members. */
  cells(name: string): { cell: Cell; value: Value }[] {
    const bound = this.catalogue.line(name);
    return this.positions(bound).map((position) => ({
      cell: this.cellAt(bound, position),
      value: this.read(bound.index, position),
    }));
  }

  /** Whether an optional input holds nothing. */
  isBlank(name: string, at: At = {}): boolean {
    const bound = this.catalogue.line(name);
    const position = DIMS.map((dim) => Math.max(0, this.members(dim).indexOf(at[dim] ?? '')));
    return this.blankAt(bound, position);
  }

  read(index: number, position: Position): Value {
    const bound = this.catalogue.lines[index];
    const cells = this.#cells[index];
    const reader = this.#readers[index];
    if (!bound || !cells || !reader) throw new Error(`there is no line ${index}`);
    const offset = this.#offset(bound, position);
    const known = cells[offset];
    if (known !== undefined) return known;
    if (bound.line.kind === 'algorithm') {
      this.#cells[index] = this.#run(bound, bound.line);
      return this.read(index, position);
    }
    const value = reader(this, position);
    cells[offset] = value;
    return value;
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
    for (const dim of bound.line.per) {
      const d = DIMS.indexOf(dim);
      at[dim] = this.#members[d]?.[position[d] ?? 0] ?? '';
    }
    return { line: bound.name, at };
  }

  /** Every position that a line has a cell at, in order. */
  positions(bound: BoundLine): Position[] {
    let found: Position[] = [DIMS.map(() => 0)];
    for (const dim of bound.line.per) {
      const d = DIMS.indexOf(dim);
      const size = this.members(dim).length;
      found = found.flatMap((position) => Array.from({ length: size }, (_, i) => position.with(d, i)));
    }
    return found;
  }

  #offset(bound: BoundLine, position: Position): number {
    let offset = 0;
    for (const dim of bound.line.per) {
      const d = DIMS.indexOf(dim);
      offset = offset * (this.#members[d]?.length ?? 0) + (position[d] ?? 0);
    }
    return offset;
  }

  #run(bound: BoundLine, line: AlgorithmLine): Value[] {
    const positions = this.positions(bound);
    const lists = new Map<string, (Num | null)[]>();
    for (const name of line.needs) {
      const needed = this.catalogue.line(name);
      const list: (Num | null)[] = [];
      for (const position of this.positions(needed)) {
        const blank = needed.line.kind === 'input' && needed.line.optional && this.blankAt(needed, position);
        const value = blank ? null : this.read(needed.index, position);
        if (value !== null && isProblem(value)) return positions.map(() => value);
        list.push(value);
      }
      lists.set(name, list);
    }
    const blankable = (name: string): (Num | null)[] => {
      const list = lists.get(name);
      if (!list) throw new Error(`line ${bound.name} does not say that it needs ${name}`);
      return list;
    };
    const input: AlgorithmInput = {
      blankable,
      list: (name) => blankable(name).map((value) => value ?? ZERO),
      size: (dim) => this.members(dim).length,
    };
    const result = line.run(input);
    if ('code' in result)
      return positions.map((position) => ({ ...result, from: this.cellAt(bound, position) }));
    if (result.length !== positions.length)
      throw new Error(`line ${bound.name} gave ${result.length} values, not ${positions.length}`);
    return [...result];
  }
}

function sameTexts(
  a: readonly (string | undefined)[] | undefined,
  b: readonly (string | undefined)[] | undefined,
): boolean {
  return a !== undefined && b !== undefined && a.length === b.length && a.every((text, i) => text === b[i]);
}
