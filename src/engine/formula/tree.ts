/** What a formula is once parsed: a tree whose every node knows where it stood in the text. */
import type { Num } from '../number.ts';

/**
 * The dimensions a line can run over, outermost first: deal tiers, buyer personas, the managers of SDRs, SDRs, ramp
 * profiles and the months of tenure in one, calendar months from January to December, the plan's fiscal quarters and
 * its months, the months since an opportunity was created, chances that a quota is wanted for, and quantiles of what may come.
 */
export const DIMS = [
  'tier',
  'persona',
  'manager',
  'sdr',
  'ramp',
  'tenure',
  'calendar',
  'quarter',
  'month',
  'age',
  'level',
  'quantile',
] as const;
export type Dim = (typeof DIMS)[number];

/** Members by id, for the dimensions that a cell has. */
export type At = Readonly<Partial<Record<Dim, string>>>;

/** One cell: a line at members. */
export type Cell = Readonly<{ line: string; at: At }>;

export const BINARY = ['=', '<>', '<', '<=', '>', '>=', '+', '-', '*', '/', '^'] as const;
export type BinaryOp = (typeof BINARY)[number];

/**
 * A node. `from` and `to` are its place in the text. `per` holds the dimensions it varies over and, on a call of SUM,
 * `over` those it adds over: both are empty until the catalogue binds the tree.
 */
export type Tree = Readonly<{ from: number; to: number; per: readonly Dim[] }> &
  (
    | Readonly<{ kind: 'number'; text: string; value: Num }>
    | Readonly<{ kind: 'name'; name: string }>
    | Readonly<{ kind: 'negate'; arg: Tree }>
    | Readonly<{ kind: 'percent'; arg: Tree }>
    | Readonly<{ kind: 'binary'; op: BinaryOp; left: Tree; right: Tree }>
    | Readonly<{ kind: 'call'; fn: Fn; args: readonly Tree[]; over: readonly Dim[] }>
  );

/**
 * The functions that formulas may call, with the number of arguments each takes. Names and meanings are Excel's; SUM
 * adds over the dimensions that its argument has and the line lacks. Two look back over the plan's months: CUMULATE(x)
 * is the running total of x, and LAGGED(x, curve) spreads what began in each month over the months after it, at month m
 * the sum of curve(age k, begun in m - k) * x(m - k) over k from 0. Every reader has one table keyed by these.
 */
export const FUNCTIONS = {
  IF: [3, 3],
  IFNA: [2, 2],
  SUM: [1, 1],
  ROUNDUP: [2, 2],
  MIN: [2, 9],
  MAX: [2, 9],
  CUMULATE: [1, 1],
  LAGGED: [2, 2],
} as const satisfies Record<string, readonly [number, number]>;
export type Fn = keyof typeof FUNCTIONS;

/** Those that add up cells at other members than those of the cell they stand in. */
export const ADDING: readonly Fn[] = ['SUM', 'CUMULATE', 'LAGGED'];

export type Call = Extract<Tree, { kind: 'call' }>;

/** The direct parts of a node, left to right. */
export function parts(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
    case 'percent':
      return [tree.arg];
    case 'binary':
      return [tree.left, tree.right];
    case 'call':
      return tree.args;
  }
}

/** The names in a tree, each once, in order of appearance. */
export function namesIn(tree: Tree): string[] {
  const names = new Set<string>();
  const visit = (node: Tree): void => {
    if (node.kind === 'name') names.add(node.name);
    else parts(node).forEach(visit);
  };
  visit(tree);
  return [...names];
}
