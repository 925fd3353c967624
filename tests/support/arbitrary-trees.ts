/** Random formulas as trees, and trees without their places, to compare what is parsed with what was meant. */
import fc from 'fast-check';
import { Num } from '../../src/engine/number.ts';
import { BINARY, FUNCTIONS, parts, type Fn, type Tree } from '../../src/engine/formula/tree.ts';

const PLACE = { from: 0, to: 0, per: [] } as const;
const FNS = Object.keys(FUNCTIONS) as Fn[];

const numbers = fc
  .constantFrom('0', '1', '12', '0.5', '.25', '3.', '1e3', '2.5E-2', '007')
  .map((text): Tree => ({ ...PLACE, kind: 'number', text, value: new Num(text) }));
const names = fc
  .constantFrom('sdrs', 'dealMrr', 'x_1', '_y', 'E', 'e2', 'sum', 'IF')
  .map((name): Tree => ({ ...PLACE, kind: 'name', name }));

/** Trees of every kind of node, a few levels deep. */
export const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    numbers,
    names,
    tie('tree').map((arg): Tree => ({ ...PLACE, kind: 'negate', arg })),
    tie('tree').map((arg): Tree => ({ ...PLACE, kind: 'percent', arg })),
    fc
      .record({ op: fc.constantFrom(...BINARY), left: tie('tree'), right: tie('tree') })
      .map((fields): Tree => ({ ...PLACE, kind: 'binary', ...fields })),
    fc.constantFrom(...FNS).chain((fn) => {
      const [minLength, maxLength] = FUNCTIONS[fn];
      return fc
        .array(tie('tree'), { minLength, maxLength: Math.min(maxLength, 3) })
        .map((args): Tree => ({ ...PLACE, kind: 'call', fn, args, over: [] }));
    }),
  ),
})).tree;

/** A tree as nested lists of what it says, without where it stood. */
export function meaning(tree: Tree): unknown {
  const inner = parts(tree).map(meaning);
  switch (tree.kind) {
    case 'number':
      return tree.text;
    case 'name':
      return [tree.name];
    case 'negate':
    case 'percent':
      return [tree.kind, ...inner];
    case 'binary':
      return [tree.op, ...inner];
    case 'call':
      return [tree.fn, ...inner];
  }
}

/** Every node of a tree, itself first. */
export function nodes(tree: Tree): Tree[] {
  return [tree, ...parts(tree).flatMap(nodes)];
}
