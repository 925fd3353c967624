/**
 * The compiled reader: the same arithmetic in doubles, as loops over typed arrays, for the many cells over people and
 * months. Missing values and divisions by zero are NaN here; the reason is asked of the sheet. No code is generated at
 * run time, as the content-security policy forbids it: each node is a row kernel with strides.
 */
import { toDouble } from '../number.ts';
import { isProblem } from '../problem.ts';
import type { BoundLine, Catalogue } from './bind.ts';
import { optionalIn } from './evaluate.ts';
import { combine, type Block, type Kernel, KERNELS, sizeOf, sumOver, widen, type Sizes } from './kernels.ts';
import type { Sheet } from './sheet.ts';
import { DIMS, type At, type Dim, type Fn, type Tree } from './tree.ts';

/** Results in doubles; NaN where there is none. */
export type Bulk = Readonly<{
  /** A line's cells, row by row in the order of its dimensions; not to be written to. */
  cells(name: string): Float64Array;
  value(name: string, at?: At): number;
}>;

type Run = Readonly<{
  sheet: Sheet;
  sizes: Sizes;
  blocks: ReadonlyMap<string, Block>;
  present(bound: BoundLine): Block;
}>;
type Step = (run: Run) => Block;

/**
 * @param wanted the lines to compute
 * @param isFed  lines whose values come from the sheet, exactly; inputs, constants and algorithms always do
 * @returns a program to run over any sheet of the catalogue
 */
export function compile(
  catalogue: Catalogue,
  wanted: readonly string[],
  isFed: (bound: BoundLine) => boolean = () => false,
): (sheet: Sheet) => Bulk {
  const fed = (bound: BoundLine): boolean => bound.tree === undefined || isFed(bound);
  const reached = new Set<string>();
  const reach = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    const bound = catalogue.line(name);
    if (!fed(bound)) bound.needs.forEach(reach);
  };
  wanted.forEach(reach);
  const program = catalogue.lines
    .filter((bound) => reached.has(bound.name))
    .map((bound) => ({ bound, step: bound.tree && !fed(bound) ? stepOf(catalogue, bound.tree) : null }));

  return (sheet) => {
    const sizes: Sizes = (dim) => sheet.members(dim).length;
    const blocks = new Map<string, Block>();
    const run: Run = { sheet, sizes, blocks, present: (bound) => presence(sheet, bound) };
    for (const { bound, step } of program) {
      blocks.set(bound.name, step ? widen(step(run), bound.line.per, sizes) : fromSheet(sheet, bound));
    }
    return bulkOf(catalogue, sheet, blocks);
  };
}

function bulkOf(catalogue: Catalogue, sheet: Sheet, blocks: ReadonlyMap<string, Block>): Bulk {
  const block = (name: string): Block => {
    const found = blocks.get(name);
    if (!found) throw new Error(`line ${name} is not in this program`);
    return found;
  };
  return {
    cells: (name) => block(name).data,
    value: (name, at = {}) => {
      let offset = 0;
      for (const dim of catalogue.line(name).line.per) {
        const members = sheet.members(dim);
        offset = offset * members.length + members.indexOf(at[dim] ?? '');
      }
      return block(name).data[offset] ?? NaN;
    },
  };
}

function fromSheet(sheet: Sheet, bound: BoundLine): Block {
  const values = sheet.cells(bound.name).map(({ value }) => (isProblem(value) ? NaN : toDouble(value)));
  return { data: Float64Array.from(values), per: bound.line.per };
}

function presence(sheet: Sheet, bound: BoundLine): Block {
  const flags = sheet.positions(bound).map((position) => (sheet.blankAt(bound, position) ? 0 : 1));
  return { data: Float64Array.from(flags), per: bound.line.per };
}

function stepOf(catalogue: Catalogue, tree: Tree): Step {
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

type Call = Extract<Tree, { kind: 'call' }>;

const CALLS: Readonly<Record<Fn, (args: readonly Step[], call: Call, catalogue: Catalogue) => Step>> = {
  IF: ([condition, yes, no], { per }) => choose(needed(condition), needed(yes), needed(no), per),
  IFNA: ([first, second], call, catalogue) => {
    const optional = optionalIn(catalogue, call);
    const isPresent: Step = (run) =>
      optional
        .map((bound) => run.present(bound))
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
