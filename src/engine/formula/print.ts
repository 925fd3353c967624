/** Writes a tree as a formula with the fewest brackets that keep it: parsing what is printed gives the same tree. */
import type { BinaryOp, Tree } from './tree.ts';

/** How tight a binary operator binds, as in `parse.ts`; unary minus and % bind tighter than all of them. */
export const TIGHTNESS: Readonly<Record<BinaryOp, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1, // prettier-ignore
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
  '^': 4, // prettier-ignore
};
const UNARY = 5;
const POSTFIX = 6;

/** The formula of `tree`, with one space on each side of a binary operator. */
export function print(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
      return tree.text;
    case 'name':
      return tree.name;
    case 'negate':
      return `-${inside(tree.arg, UNARY)}`;
    case 'percent':
      return `${inside(tree.arg, POSTFIX)}%`;
    case 'binary': {
      const own = TIGHTNESS[tree.op];
      return `${inside(tree.left, own)} ${tree.op} ${inside(tree.right, own + 1)}`;
    }
    case 'call':
      return `${tree.fn}(${tree.args.map(print).join(', ')})`;
  }
}

function inside(tree: Tree, least: number): string {
  return tightness(tree) < least ? `(${print(tree)})` : print(tree);
}

function tightness(tree: Tree): number {
  if (tree.kind === 'binary') return TIGHTNESS[tree.op];
  if (tree.kind === 'negate') return UNARY;
  return POSTFIX;
}
