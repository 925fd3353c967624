/** The steps of a compiled formula: each node is a kernel over the blocks of its parts. */
import { toDouble } from '../number.ts';
import type { BoundLine, Catalogue } from './bind.ts';
import { optionalIn } from './evaluate.ts';
import { combine, type Block, type Kernel, KERNELS, sizeOf, sumOver, widen, type Sizes } from './kernels.ts';
import { cumulate, lagged } from './months.ts';
import type { Sheet } from './sheet.ts';
import { DIMS, type Call, type Dim, type Fn, type Tree } from './tree.ts';

export type Run = Readonly<{
  sheet: Sheet;
  sizes: Sizes;
  blocks: ReadonlyMap<string, Block>;
}>;
/** One node of a formula, or a whole line, computed for all its cells. */
export type Step = (run: Run) => Block;

/** The step of a bound tree. */
export function stepOf(catalogue: Catalogue, tree: Tree): Step {
  switch (tree.kind) {
    case 'number': {
      const block: Block = { data: Float64Array.of(toDouble(tree.value)), per: [] };
      return () => block;
    }
    case 'name':
      return ({ blocks }) => {
        const block = blocks.get(tree.name);
        if (!block) throw new Error(`line ${tree.name} is read before it is computed`);
        return block;
      };
    case 'negate':
      return zip(KERNELS['-'], constant(0), stepOf(catalogue, tree.arg), tree.per);
    case 'percent':
      return zip(KERNELS['/'], stepOf(catalogue, tree.arg), constant(100), tree.per);
    case 'binary':
      return zip(KERNELS[tree.op], stepOf(catalogue, tree.left), stepOf(catalogue, tree.right), tree.per);
    case 'call':
      return CALLS[tree.fn](
        tree.args.map((arg) => stepOf(catalogue, arg)),
        tree,
        catalogue,
      );
  }
}

function constant(value: number): Step {
  const block: Block = { data: Float64Array.of(value), per: [] };
  return () => block;
}

function zip(kernel: Kernel, left: Step, right: Step, per: readonly Dim[]): Step {
  return (run) => combine(kernel, left(run), right(run), per, run.sizes);
}

const CALLS: Readonly<Record<Fn, (args: readonly Step[], call: Call, catalogue: Catalogue) => Step>> = {
  IF: ([condition, yes, no], { per }) => choose(needed(condition), needed(yes), needed(no), per),
  IFNA: ([first, second], call, catalogue) => {
    const optional = optionalIn(catalogue, call);
    const isPresent: Step = (run) =>
      optional
        .map((bound) => presence(run.sheet, bound))
        .reduce(
          (a, b) =>
            combine(
              KERNELS['*'],
              a,
              b,
              DIMS.filter((dim) => a.per.includes(dim) || b.per.includes(dim)),
              run.sizes,
            ),
          {
            data: Float64Array.of(1),
            per: [],
          },
        );
    return choose(isPresent, needed(first), needed(second), call.per);
  },
  SUM:
    ([arg], call) =>
    (run) =>
      sumOver(needed(arg)(run), call.over, run.sizes),
  ROUNDUP: ([x, digits], { per }) => zip(KERNELS.ROUNDUP, needed(x), needed(digits), per),
  MIN: (args, { per }) => args.reduce((a, b) => zip(KERNELS.MIN, a, b, per)),
  MAX: (args, { per }) => args.reduce((a, b) => zip(KERNELS.MAX, a, b, per)),
  CUMULATE:
    ([arg]) =>
    (run) =>
      cumulate(needed(arg)(run), run.sizes),
  LAGGED:
    ([x, curve], { per }) =>
    (run) =>
      lagged(needed(x)(run), needed(curve)(run), per, run.sizes),
};

/** Both branches are computed; a condition that is NaN gives NaN, lest a branch be taken. */
function choose(condition: Step, yes: Step, no: Step, per: readonly Dim[]): Step {
  return (run) => {
    const chosen = widen(condition(run), per, run.sizes);
    const a = widen(yes(run), per, run.sizes).data;
    const b = widen(no(run), per, run.sizes).data;
    const data = new Float64Array(sizeOf(per, run.sizes));
    for (let i = 0; i < data.length; i += 1) {
      const is = chosen.data[i] ?? NaN;
      data[i] = Number.isNaN(is) ? NaN : ((is !== 0 ? a[i] : b[i]) ?? NaN);
    }
    return { data, per };
  };
}

function needed(step: Step | undefined): Step {
  if (!step) throw new Error('a call lacks an argument, though its arity was checked');
  return step;
}

/** 1 where an optional input holds something, else 0. */
function presence(sheet: Sheet, bound: BoundLine): Block {
  return {
    data: Float64Array.from(sheet.blanks(bound.name) ?? [], (is) => (is ? 0 : 1)),
    per: bound.line.per,
  };
}
