/**
 * The compiled reader: the same arithmetic in doubles, as loops over typed arrays, for the many cells over people and
 * months. Missing values and divisions by zero are NaN here; the reason is asked of the sheet. No code is generated at
 * run time, as the content-security policy forbids it: each node is a row kernel with strides.
 */
import type { BoundLine, Catalogue } from './bind.ts';
import { doublesOf } from './doubles.ts';
import { sizeOf, widen, type Block, type Sizes } from './kernels.ts';
import type { BulkAlgorithm } from './line.ts';
import { checkCount, neededBy } from './run-algorithm.ts';
import type { Sheet } from './sheet.ts';
import { stepOf, type Run, type Step } from './steps.ts';
import { DIMS, type At } from './tree.ts';

/** Results in doubles; NaN where there is none. */
export type Bulk = Readonly<{
  /** A line's cells, row by row in the order of its dimensions; not to be written to. */
  cells(name: string): Float64Array;
  value(name: string, at?: At): number;
}>;

/**
 * @param wanted the lines to compute
 * @param isFed  lines whose values come from the sheet, exactly; inputs, constants and algorithms in decimals always do
 * @returns a program to run over any sheet of the catalogue; a line whose needs are those of the run before is kept
 */
export function compile(
  catalogue: Catalogue,
  wanted: readonly string[],
  isFed: (bound: BoundLine) => boolean = () => false,
): (sheet: Sheet) => Bulk {
  const fed = (bound: BoundLine): boolean => fillOf(bound) === undefined && (!bound.tree || isFed(bound));
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
    .map((bound) => ({ bound, step: fed(bound) ? undefined : kept(bound, stepOfLine(catalogue, bound)) }));

  return (sheet) => {
    const sizes: Sizes = (dim) => sheet.members(dim).length;
    const blocks = new Map<string, Block>();
    const run: Run = { sheet, sizes, blocks };
    for (const { bound, step } of program) {
      const block = step?.(run) ?? { data: doublesOf(sheet.column(bound.name)), per: bound.line.per };
      blocks.set(bound.name, block);
    }
    return bulkOf(catalogue, sheet, blocks);
  };
}

/** The step, or what it gave the last time where its line's needs and all sizes are still the same. */
function kept(bound: BoundLine, step: Step): Step {
  let last: { from: readonly (Float64Array | number | undefined)[]; block: Block } | undefined;
  return (run) => {
    const from = [...bound.needs.map((name) => run.blocks.get(name)?.data), ...DIMS.map(run.sizes)];
    if (!last || last.from.some((one, i) => one !== from[i])) last = { from, block: step(run) };
    return last.block;
  };
}

function fillOf({ line }: BoundLine): BulkAlgorithm | undefined {
  return line.kind === 'algorithm' ? line.fill : undefined;
}

function stepOfLine(catalogue: Catalogue, bound: BoundLine): Step {
  const { per } = bound.line;
  const fill = fillOf(bound);
  if (fill) return filled(bound, fill);
  if (!bound.tree) throw new Error(`line ${bound.name} is not computed from others`);
  const step = stepOf(catalogue, bound.tree);
  return (run) => widen(step(run), per, run.sizes);
}

/** An algorithm in doubles; NaN everywhere if a value that it needs is missing, unless an optional input is blank there. */
function filled(bound: BoundLine, fill: BulkAlgorithm): Step {
  return (run) => {
    const { per } = bound.line;
    const count = sizeOf(per, run.sizes);
    const lists = new Map(
      bound.needs.map((name) => [name, run.blocks.get(name)?.data ?? new Float64Array()]),
    );
    const isMissing = bound.needs.some((name) => {
      const blanks = run.sheet.blanks(name);
      return lists.get(name)?.some((x, i) => Number.isNaN(x) && !blanks?.[i]);
    });
    if (count === 0 || isMissing) return { data: new Float64Array(count).fill(NaN), per };
    const data = fill({ size: run.sizes, list: (name) => neededBy(bound, lists, name) });
    if ('code' in data) return { data: new Float64Array(count).fill(NaN), per };
    checkCount(bound, data.length, count);
    return { data, per };
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
