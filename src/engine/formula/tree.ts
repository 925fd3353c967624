/** What a formula is once parsed: a tree whose every node knows where it stood in the text. */
import type { Num } from '../number.ts';

/** The dimensions a line can run over, outermost first. */
export const DIMS = ['tier', 'sdr'] as const;
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
 * adds over the dimensions that its argument has and the line lacks. Every reader has one table keyed by these.
 */
export const FUNCTIONS = {
  IF: [3, 3],
  IFNA: [2, 2],
  SUM: [1, 1],
  ROUNDUP: [2, 2],
  MIN: [2, 9],
  MAX: [2, 9],
} as const satisfies Record<string, readonly [number, number]>;
export type Fn = keyof typeof FUNCTIONS;

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
