/**
 * The exact reader: turns each formula into closures once, which compute a cell in decimals. A problem is a value too
 * and travels to all that rests on it.
 */
import { Num, ONE, ZERO } from '../number.ts';
import { isProblem, type Problem, type Value } from '../problem.ts';
import type { BoundLine, Catalogue } from './bind.ts';
import { runningTotal, spread } from './look-back.ts';
import { CHOOSING, OPERATORS, ROUNDING } from './operators.ts';
import { noMembers, problemAt, type Cells, type Position, type Reader } from './reading.ts';
import { ADDING, DIMS, parts, type At, type Call, type Fn, type Tree } from './tree.ts';

const READERS = new WeakMap<Catalogue, readonly Reader[]>();

/** One reader per line, in the order of the catalogue; made once per catalogue. */
export function readersOf(catalogue: Catalogue): readonly Reader[] {
  let readers = READERS.get(catalogue);
  if (!readers) {
    readers = catalogue.lines.map((bound) => readerOf(catalogue, bound));
    READERS.set(catalogue, readers);
  }
  return readers;
}

function readerOf(catalogue: Catalogue, bound: BoundLine): Reader {
  const { line, tree } = bound;
  switch (line.kind) {
    case 'constant': {
      const read = new Num(line.value);
      return () => read;
    }
    case 'choice':
      return (sheet, at) => (sheet.textAt(bound, at) === line.is ? ONE : ZERO);
    case 'input':
      return (sheet, at) => {
        const text = sheet.textAt(bound, at);
        if (text === undefined)
          return { code: '#N/A', from: sheet.cellAt(bound, at), say: `${line.label} is not set` };
        const value = sheet.readText(line, text);
        return 'code' in value ? { ...value, from: sheet.cellAt(bound, at) } : value;
      };
    case 'algorithm':
      return () => {
        throw new Error(`line ${bound.name} is run whole`);
      };
    case 'formula':
      if (!tree) throw new Error(`line ${bound.name} has no tree`);
      return readerOfTree(catalogue, bound, tree);
  }
}

/** Reads one node of a line's formula; at a position it gives the node's own value. */
function readerOfTree(catalogue: Catalogue, bound: BoundLine, tree: Tree): Reader {
  const read = (node: Tree): Reader => readerOfTree(catalogue, bound, node);
  switch (tree.kind) {
    case 'number': {
      const { value } = tree;
      return () => value;
    }
    case 'name': {
      const { index } = catalogue.line(tree.name);
      return (sheet, at) => sheet.read(index, at);
    }
    case 'negate': {
      const arg = read(tree.arg);
      return (sheet, at) => onNumber(arg(sheet, at), (value) => value.neg());
    }
    case 'percent': {
      const arg = read(tree.arg);
      return (sheet, at) => onNumber(arg(sheet, at), (value) => value.div(100));
    }
    case 'binary': {
      const left = read(tree.left);
      const right = read(tree.right);
      const operate = OPERATORS[tree.op];
      return (sheet, at) => {
        const a = left(sheet, at);
        if (isProblem(a)) return a;
        const b = right(sheet, at);
        if (isProblem(b)) return b;
        const outcome = operate(a, b);
        return typeof outcome === 'string' ? problemAt(sheet, bound, at, outcome) : outcome;
      };
    }
    case 'call':
      return CALLS[tree.fn](tree.args.map(read), tree, catalogue, bound);
  }
}

/** The value of one node of a line's formula at members, for readers that look inside a formula. */
export function valueOfNode(
  sheet: Cells & Readonly<{ catalogue: Catalogue }>,
  bound: BoundLine,
  node: Tree,
  at: At,
): Value {
  const position = DIMS.map((dim) => {
    const member = at[dim];
    return member === undefined ? 0 : Math.max(0, sheet.members(dim).indexOf(member));
  });
  return readerOfTree(sheet.catalogue, bound, node)(sheet, position);
}

const CALLS: Readonly<
  Record<Fn, (args: readonly Reader[], call: Call, catalogue: Catalogue, bound: BoundLine) => Reader>
> = {
  IF:
    ([condition, yes, no]) =>
    (sheet, at) => {
      const is = need(condition)(sheet, at);
      if (isProblem(is)) return is;
      return need(is.isZero() ? no : yes)(sheet, at);
    },
  IFNA: ([first, second], call, catalogue) => {
    const optional = optionalIn(catalogue, call);
    return (sheet, at) =>
      need(optional.some((bound) => sheet.blankAt(bound, at)) ? second : first)(sheet, at);
  },
  SUM: ([arg], call, catalogue, bound) => {
    const dims = call.over.map((dim) => DIMS.indexOf(dim));
    const [one] = call.args;
    const [along] = dims;
    if (one?.kind === 'name' && dims.length === 1 && along !== undefined)
      return sumAlong(catalogue.line(one.name), along, bound);
    return (sheet, at) => {
      const counts = new Map<Num, number>(); // the same value comes again and again over people and months
      const add = (depth: number): Problem | undefined => {
        const d = dims[depth];
        if (d === undefined) {
          const value = need(arg)(sheet, at);
          if (isProblem(value)) return value;
          counts.set(value, (counts.get(value) ?? 0) + 1);
          return undefined;
        }
        const dim = call.over[depth] ?? 'tier';
        const size = sheet.members(dim).length;
        if (size === 0) return noMembers(sheet, bound, at, dim);
        const before = at[d] ?? 0;
        for (let i = 0; i < size; i += 1) {
          at[d] = i;
          const stopped = add(depth + 1);
          if (stopped) {
            at[d] = before;
            return stopped;
          }
        }
        at[d] = before;
        return undefined;
      };
      return add(0) ?? totalOf(counts);
    };
  },
  ROUNDUP:
    ([x, digits]) =>
    (sheet, at) => {
      const value = need(x)(sheet, at);
      if (isProblem(value)) return value;
      return onNumber(need(digits)(sheet, at), (places) => ROUNDING.ROUNDUP(value, places));
    },
  MIN: (args) => (sheet, at) => onNumbers(args, sheet, at, CHOOSING.MIN),
  MAX: (args) => (sheet, at) => onNumbers(args, sheet, at, CHOOSING.MAX),
  CUMULATE: ([arg], call, _catalogue, bound) => runningTotal(need(arg), call, bound),
  LAGGED: ([x, curve], _call, _catalogue, bound) => spread(need(x), need(curve), bound),
};

/** The optional inputs that IFNA's first argument reads at its own cell: it is taken only where none of them is blank. */
export function optionalIn(catalogue: Catalogue, call: Call): BoundLine[] {
  const found = new Set<BoundLine>();
  const visit = (node: Tree): void => {
    if (node.kind === 'name') {
      const bound = catalogue.line(node.name);
      if (bound.line.kind === 'input' && bound.line.optional) found.add(bound);
    } else if (node.kind !== 'call' || !ADDING.includes(node.fn)) parts(node).forEach(visit);
  };
  if (call.args[0]) visit(call.args[0]);
  return [...found];
}

function need(reader: Reader | undefined): Reader {
  if (!reader) throw new Error('a call lacks an argument, though its arity was checked');
  return reader;
}

/** The sum of a line along one dimension. */
function sumAlong({ index }: BoundLine, along: number, bound: BoundLine): Reader {
  const dim = DIMS[along] ?? 'tier';
  return (sheet, at) => {
    const values = sheet.along(index, at, along);
    if (values.length === 0) return noMembers(sheet, bound, at, dim);
    const counts = new Map<Num, number>();
    for (const value of values) {
      if (isProblem(value)) return value;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return totalOf(counts);
  };
}

function totalOf(counts: ReadonlyMap<Num, number>): Num {
  let total = ZERO;
  for (const [value, count] of counts)
    if (!value.isZero()) total = total.plus(count === 1 ? value : value.times(count));
  return total;
}

function onNumber(value: Value, change: (value: Num) => Num): Value {
  return isProblem(value) ? value : change(value);
}

function onNumbers(
  args: readonly Reader[],
  sheet: Cells,
  at: Position,
  choose: (values: readonly Num[]) => Num,
): Value {
  const values: Num[] = [];
  for (const arg of args) {
    const value = arg(sheet, at);
    if (isProblem(value)) return value;
    values.push(value);
  }
  return choose(values);
}
