/**
 * Elasticities: by how many percent a cell moves for one percent of an input, d ln(cell) / d ln(input), by differentiating
 * the formula trees forward. Values are exact, so that every choice is the sheet's own; slopes are doubles. A rounding is
 * flat, an IF follows the branch that is taken, and an algorithm that rests on the input has no slope that is known here.
 */
import { compare, Num, toDouble, ZERO } from '../number.ts';
import { isProblem } from '../problem.ts';
import { cellName } from './cell-name.ts';
import { optionalIn } from './evaluate.ts';
import { CHOOSING, OPERATORS, ROUNDING } from './operators.ts';
import { placesOf } from './places.ts';
import type { Sheet } from './sheet.ts';
import type { At, BinaryOp, Call, Cell, Dim, Fn, Tree } from './tree.ts';

/** A value and its slope by the input, null where that is not known. */
type Sloped = Readonly<{ value: Num; slope: number | null }>;
/** One that cannot be computed is null. */
type Found = Sloped | null;
type Read = (node: Tree, at: At) => Found;

/** Inputs that decide how many members a dimension has: what is added up over these has no slope. */
const MEMBERS: Readonly<Record<string, readonly Dim[]>> = {
  'team.sdrs': ['sdr'],
  'period.months': ['month', 'quarter'],
};

const flat = (): number => 0;

/** The slope of a op b by those of its sides. */
export const SLOPES: Readonly<Record<BinaryOp, (a: number, da: number, b: number, db: number) => number>> = {
  '=': flat,
  '<>': flat,
  '<': flat,
  '<=': flat,
  '>': flat,
  '>=': flat,
  '+': (_a, da, _b, db) => da + db,
  '-': (_a, da, _b, db) => da - db,
  '*': (a, da, b, db) => da * b + a * db,
  '/': (a, da, b, db) => (da * b - a * db) / (b * b),
  '^': (a, da, b, db) => (da === 0 ? 0 : b * a ** (b - 1) * da) + (db === 0 ? 0 : a ** b * Math.log(a) * db),
};

/**
 * Nothing gives way: changing one share leaves the others as they are. Quotas are rounded up, so they are flat; held ones
 * (`holdQuotas`) are so in every plan.
 * @param input an input, or any other cell as though it were typed
 * @returns 0 where the cell does not rest on the input; null where either is 0, blank or cannot be computed, at a kink, and
 * where the way leads through an algorithm or over members that the input decides on
 */
export function elasticity(sheet: Sheet, cell: Cell, input: Cell): number | null {
  const x = sheet.value(input.line, input.at);
  if (isProblem(x) || x.isZero()) return null;
  const found = new Differentiator(sheet, input).cell(cell);
  if (!found || found.slope === null || found.value.isZero()) return null;
  const elastic = (found.slope * toDouble(x)) / toDouble(found.value);
  return Number.isFinite(elastic) ? elastic : null;
}

class Differentiator {
  readonly #input: string;
  /** The dimensions whose members the input decides on. */
  readonly #moving: readonly Dim[];
  /** The lines that may rest on the input; all others are flat. */
  readonly #after: ReadonlySet<string>;
  readonly #known = new Map<string, Found>();
  readonly #algorithms = new Map<string, number | null>();

  constructor(
    private readonly sheet: Sheet,
    input: Cell,
  ) {
    const { line } = sheet.catalogue.line(input.line);
    this.#input = this.#nameOf(input);
    this.#moving = (line.kind === 'input' && MEMBERS[line.key]) || [];
    const after = new Set([input.line]);
    for (const { name, line: one, needs } of sheet.catalogue.lines)
      if (this.#moves(one.per) || needs.some((needed) => after.has(needed))) after.add(name);
    this.#after = after;
  }

  cell(cell: Cell): Found {
    const name = this.#nameOf(cell);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const value = this.sheet.value(cell.line, cell.at);
    const found = isProblem(value) ? null : { value, slope: this.#slopeOf(cell, name) };
    this.#known.set(name, found);
    return found;
  }

  #slopeOf(cell: Cell, name: string): number | null {
    if (name === this.#input) return 1;
    if (!this.#after.has(cell.line)) return 0;
    const { tree, line } = this.sheet.catalogue.line(cell.line);
    if (tree) return this.#node(tree, cell.at)?.slope ?? null;
    return line.kind === 'algorithm' ? this.#slopeOfAlgorithm(cell.line) : 0;
  }

  /** Flat where all that it reads is; every cell of the line reads the same. */
  #slopeOfAlgorithm(name: string): number | null {
    let slope = this.#algorithms.get(name);
    if (slope === undefined) this.#algorithms.set(name, (slope = this.#isFlat(name) ? 0 : null));
    return slope;
  }

  #isFlat(name: string): boolean {
    const { line, needs } = this.sheet.catalogue.line(name);
    const after = needs.filter((needed) => this.#after.has(needed));
    const perOf = (one: string): readonly Dim[] => this.sheet.catalogue.line(one).line.per;
    if (this.#moves(line.per) || needs.some((needed) => this.#moves(perOf(needed)))) return false;
    return after.every((needed) =>
      this.sheet.cells(needed).every(({ cell, value }) => isProblem(value) || this.cell(cell)?.slope === 0),
    );
  }

  readonly #node: Read = (node, at) => {
    switch (node.kind) {
      case 'number':
        return { value: node.value, slope: 0 };
      case 'name': {
        const { per } = this.sheet.catalogue.line(node.name).line;
        return this.cell({ line: node.name, at: Object.fromEntries(per.map((dim) => [dim, at[dim]])) });
      }
      case 'negate':
        return operated('-', { value: ZERO, slope: 0 }, this.#node(node.arg, at));
      case 'percent':
        return operated('/', this.#node(node.arg, at), { value: new Num(100), slope: 0 });
      case 'binary':
        return operated(node.op, this.#node(node.left, at), this.#node(node.right, at));
      case 'call': {
        const isOverMoving = node.fn === 'SUM' && this.#moves(node.over);
        const found = CALLS[node.fn](node, at, this.#node, this.sheet);
        return found && isOverMoving ? { ...found, slope: null } : found;
      }
    }
  };

  #moves(per: readonly Dim[]): boolean {
    return per.some((dim) => this.#moving.includes(dim));
  }

  #nameOf(cell: Cell): string {
    return cellName(cell, this.sheet.catalogue.line(cell.line).line.per);
  }
}

function operated(op: BinaryOp, a: Found, b: Found): Found {
  if (!a || !b) return null;
  const value = OPERATORS[op](a.value, b.value);
  if (typeof value === 'string') return null;
  if (a.slope === null || b.slope === null) return { value, slope: SLOPES[op] === flat ? 0 : null };
  const slope = SLOPES[op](toDouble(a.value), a.slope, toDouble(b.value), b.slope);
  return { value, slope: Number.isFinite(slope) ? slope : null };
}

const CALLS: Readonly<Record<Fn, (call: Call, at: At, read: Read, sheet: Sheet) => Found>> = {
  IF: ({ args: [condition, yes, no] }, at, read) => {
    const is = read(need(condition), at);
    return is && read(need(is.value.isZero() ? no : yes), at);
  },
  IFNA: (call, at, read, sheet) => {
    const isBlank = optionalIn(sheet.catalogue, call).some(({ name }) => sheet.isBlank(name, at));
    return read(need(call.args[isBlank ? 1 : 0]), at);
  },
  SUM: (call, at, read, sheet) =>
    added(placesOf(sheet, call, 0, at).map((place) => read(need(call.args[0]), place))),
  ROUNDUP: ({ args: [x, digits] }, at, read) => {
    const [value, places] = [read(need(x), at), read(need(digits), at)];
    return value && places && { value: ROUNDING.ROUNDUP(value.value, places.value), slope: 0 };
  },
  MIN: (call, at, read) => chosen(call, at, read, CHOOSING.MIN),
  MAX: (call, at, read) => chosen(call, at, read, CHOOSING.MAX),
  CUMULATE: (call, at, read, sheet) =>
    added(placesOf(sheet, call, 0, at).map((place) => read(need(call.args[0]), place))),
  LAGGED: (call, at, read, sheet) => {
    const [x, curve] = call.args;
    const ages = placesOf(sheet, call, 1, at);
    const parts = placesOf(sheet, call, 0, at).map((place, i) =>
      operated('*', read(need(curve), ages[i] ?? place), read(need(x), place)),
    );
    return added(parts);
  },
};

/** There is no sum of nothing. */
function added(parts: readonly Found[]): Found {
  return parts.length === 0 ? null : parts.reduce((a, b) => operated('+', a, b));
}

/** The smallest or the largest; where several are, they must agree on the slope, else it is a kink. */
function chosen(call: Call, at: At, read: Read, choose: (values: readonly Num[]) => Num): Found {
  const found = call.args.map((arg) => read(arg, at)).filter((one) => one !== null);
  if (found.length < call.args.length) return null;
  const value = choose(found.map((one) => one.value));
  const slopes = found.filter((one) => compare(one.value, value) === 0).map(({ slope }) => slope);
  const [slope = null] = slopes;
  return { value, slope: slopes.every((one) => one === slope) ? slope : null };
}

function need(arg: Tree | undefined): Tree {
  if (!arg) throw new Error('a call lacks an argument, though its arity was checked');
  return arg;
}
