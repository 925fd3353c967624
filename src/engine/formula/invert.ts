/**
 * The inverter: where one path leads from a result to an input, the input that makes the result a given value, exactly,
 * by undoing one operation after another. Where several paths lead there, or one through a rounding or an algorithm,
 * there is no answer here and the solver searches.
 */
import type { Num } from '../number.ts';
import { isProblem } from '../problem.ts';
import type { BoundLine } from './bind.ts';
import { optionalIn, valueOfNode } from './evaluate.ts';
import { placesOf } from './places.ts';
import type { Sheet } from './sheet.ts';
import { cellName } from './cell-name.ts';
import { precedents } from './trace.ts';
import { ADDING, parts, type At, type Call, type Cell, type Tree } from './tree.ts';

/** The value of input `unknown` that makes `goal` equal `value`, all else as in the sheet; null if not found this way. */
export function invert(sheet: Sheet, goal: Cell, value: Num, unknown: Cell): Num | null {
  return new Inverter(sheet, unknown).cell(goal, value);
}

/** Whether `cell` follows from input `unknown` along the branches that are taken now. */
export function dependsOn(sheet: Sheet, cell: Cell, unknown: Cell): boolean {
  return new Inverter(sheet, unknown).isReached(cell);
}

class Inverter {
  readonly #unknown: string;
  /** The lines that rest on that of the unknown, by which most cells are told at once. */
  readonly #after: ReadonlySet<string>;
  readonly #reached = new Map<string, boolean>();

  constructor(
    private readonly sheet: Sheet,
    unknown: Cell,
  ) {
    this.#unknown = this.#nameOf(unknown);
    const after = new Set([unknown.line]);
    for (const { name, needs } of sheet.catalogue.lines)
      if (needs.some((needed) => after.has(needed))) after.add(name);
    this.#after = after;
  }

  cell(cell: Cell, target: Num): Num | null {
    if (this.#nameOf(cell) === this.#unknown) return target;
    const bound = this.sheet.catalogue.line(cell.line);
    return bound.tree ? this.#node(bound, bound.tree, cell.at, target) : null;
  }

  isReached(cell: Cell): boolean {
    if (!this.#after.has(cell.line)) return false;
    const bound = this.sheet.catalogue.line(cell.line);
    // every cell of an algorithm follows from all that it needs, so one answer is that of the whole line
    const name = bound.line.kind === 'algorithm' ? cell.line : this.#nameOf(cell);
    const known = this.#reached.get(name);
    if (known !== undefined) return known;
    const reached =
      name === this.#unknown ||
      (bound.tree
        ? this.#leads(bound.tree, cell.at)
        : precedents(this.sheet, cell).some((needed) => this.isReached(needed)));
    this.#reached.set(name, reached);
    return reached;
  }

  #node(bound: BoundLine, node: Tree, at: At, target: Num): Num | null {
    switch (node.kind) {
      case 'number':
        return null;
      case 'name':
        return this.cell(this.#cellAt(node.name, at), target);
      case 'negate':
        return this.#node(bound, node.arg, at, target.neg());
      case 'percent':
        return this.#node(bound, node.arg, at, target.times(100));
      case 'binary': {
        const isLeft = this.#leads(node.left, at);
        if (isLeft === this.#leads(node.right, at)) return null;
        const other = this.#value(bound, isLeft ? node.right : node.left, at);
        const undone = other && UNDO[node.op]?.(target, other, isLeft);
        return undone ? this.#node(bound, isLeft ? node.left : node.right, at, undone) : null;
      }
      case 'call':
        return this.#call(bound, node, at, target);
    }
  }

  #call(bound: BoundLine, call: Call, at: At, target: Num): Num | null {
    if (call.fn === 'IF' || call.fn === 'IFNA') {
      const taken = this.#taken(bound, call, at);
      return taken ? this.#node(bound, taken, at, target) : null;
    }
    const [arg] = call.args;
    if ((call.fn !== 'SUM' && call.fn !== 'CUMULATE') || !arg) return null;
    let rest: Num = target;
    let leading: At | null = null;
    for (const place of placesOf(this.sheet, call, 0, at)) {
      if (this.#leads(arg, place)) {
        if (leading) return null;
        leading = place;
      } else {
        const value = this.#value(bound, arg, place);
        if (!value) return null;
        rest = rest.minus(value);
      }
    }
    return leading ? this.#node(bound, arg, leading, rest) : null;
  }

  /** The branch taken, or null where the choice itself follows from the unknown. */
  #taken(bound: BoundLine, call: Call, at: At): Tree | null {
    const [first, second, third] = call.args;
    if (!first || !second) return null;
    if (call.fn === 'IFNA') return this.#isBlank(call, at) ? second : first;
    if (this.#leads(first, at) || !third) return null;
    const is = this.#value(bound, first, at);
    return is && (is.isZero() ? third : second);
  }

  #leads(node: Tree, at: At): boolean {
    switch (node.kind) {
      case 'number':
        return false;
      case 'name':
        return this.isReached(this.#cellAt(node.name, at));
      case 'negate':
      case 'percent':
        return this.#leads(node.arg, at);
      case 'binary':
        return this.#leads(node.left, at) || this.#leads(node.right, at);
      case 'call': {
        const [first, second, third] = node.args;
        if (ADDING.includes(node.fn))
          return node.args.some(
            (arg, i) =>
              this.#mayLead(arg) &&
              placesOf(this.sheet, node, i, at).some((place) => this.#leads(arg, place)),
          );
        if (node.fn === 'IFNA' && first && second)
          return this.#leads(this.#isBlank(node, at) ? second : first, at);
        if (node.fn === 'IF' && first && second && third) {
          if (this.#leads(first, at)) return true;
          const is = this.#condition(first, at);
          return this.#leads(is ? second : third, at);
        }
        return node.args.some((arg) => this.#leads(arg, at));
      }
    }
  }

  /** Whether it names a line that rests on the unknown’s; by this most sums are told without going over what they add. */
  #mayLead(node: Tree): boolean {
    return node.kind === 'name'
      ? this.#after.has(node.name)
      : parts(node).some((part) => this.#mayLead(part));
  }

  #condition(node: Tree, at: At): boolean {
    const value = valueOfNode(this.sheet, this.#anyLine(), node, at);
    return !isProblem(value) && !value.isZero();
  }

  #value(bound: BoundLine, node: Tree, at: At): Num | null {
    const value = valueOfNode(this.sheet, bound, node, at);
    return isProblem(value) ? null : value;
  }

  #anyLine(): BoundLine {
    const [bound] = this.sheet.catalogue.lines;
    if (!bound) throw new Error('the catalogue is empty');
    return bound;
  }

  #isBlank(call: Call, at: At): boolean {
    return optionalIn(this.sheet.catalogue, call).some(({ name }) => this.sheet.isBlank(name, at));
  }

  #cellAt(line: string, at: At): Cell {
    const { per } = this.sheet.catalogue.line(line).line;
    return { line, at: Object.fromEntries(per.map((dim) => [dim, at[dim]])) };
  }

  #nameOf(cell: Cell): string {
    return cellName(cell, this.sheet.catalogue.line(cell.line).line.per);
  }
}

type Undo = (target: Num, other: Num, isLeft: boolean) => Num | null;

/** x with x op other = target where x stands on the left, else with other op x = target. */
const UNDO: Readonly<Partial<Record<string, Undo>>> = {
  '+': (target, other) => target.minus(other),
  '-': (target, other, isLeft) => (isLeft ? target.plus(other) : other.minus(target)),
  '*': (target, other) => (other.isZero() ? null : target.div(other)),
  '/': (target, other, isLeft) =>
    isLeft ? target.times(other) : target.isZero() || other.isZero() ? null : other.div(target),
};
