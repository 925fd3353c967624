/** Arithmetic on blocks of doubles: arrays over dimensions, combined row by row, a missing dimension having stride 0. */
import type { BinaryOp, Dim } from './tree.ts';

/** Values over `per`, the last dimension running fastest. */
export type Block = Readonly<{ data: Float64Array; per: readonly Dim[] }>;
export type Sizes = (dim: Dim) => number;

/** One row: out[o + i] from a[ia + i * sa] and b[ib + i * sb], for i below `count`. */
export type Kernel = (
  out: Float64Array, o: number, a: Float64Array, ia: number, sa: number, b: Float64Array, ib: number, sb: number, count: number,
) => void; // prettier-ignore

/** Doubles within this of each other, relatively, count as equal and as whole: they are for show, decisions are exact. */
const DUST = 1e-12;

function row(operate: (a: number, b: number) => number): Kernel {
  return (out, o, a, ia, sa, b, ib, sb, count) => {
    for (let i = 0; i < count; i += 1) out[o + i] = operate(a[ia + i * sa] ?? NaN, b[ib + i * sb] ?? NaN);
  };
}

function comparison(is: (order: number) => boolean): Kernel {
  return row((a, b) => {
    if (Number.isNaN(a) || Number.isNaN(b)) return NaN;
    const order = Math.abs(a - b) <= DUST * Math.max(Math.abs(a), Math.abs(b)) ? 0 : a - b;
    return is(order) ? 1 : 0;
  });
}

function roundedUp(x: number): number {
  const nearest = Math.round(x);
  return Math.abs(x - nearest) <= DUST * Math.abs(x) ? nearest : Math.sign(x) * Math.ceil(Math.abs(x));
}

// The four that plans are made of have loops of their own: an engine makes one such loop three times as fast as a shared one.
export const KERNELS: Readonly<Record<BinaryOp | 'MIN' | 'MAX' | 'ROUNDUP', Kernel>> = {
  '+': (out, o, a, ia, sa, b, ib, sb, count) => {
    for (let i = 0; i < count; i += 1) out[o + i] = (a[ia + i * sa] ?? NaN) + (b[ib + i * sb] ?? NaN);
  },
  '-': (out, o, a, ia, sa, b, ib, sb, count) => {
    for (let i = 0; i < count; i += 1) out[o + i] = (a[ia + i * sa] ?? NaN) - (b[ib + i * sb] ?? NaN);
  },
  '*': (out, o, a, ia, sa, b, ib, sb, count) => {
    for (let i = 0; i < count; i += 1) out[o + i] = (a[ia + i * sa] ?? NaN) * (b[ib + i * sb] ?? NaN);
  },
  '/': (out, o, a, ia, sa, b, ib, sb, count) => {
    for (let i = 0; i < count; i += 1) {
      const by = b[ib + i * sb] ?? NaN;
      out[o + i] = by === 0 ? NaN : (a[ia + i * sa] ?? NaN) / by;
    }
  },
  '^': row((a, b) => {
    // NaN ** 0 is 1 in JavaScript, but a missing value stays missing.
    const power = Number.isNaN(a) ? NaN : a ** b;
    return Number.isFinite(power) ? power : NaN;
  }),
  '=': comparison((order) => order === 0),
  '<>': comparison((order) => order !== 0),
  '<': comparison((order) => order < 0),
  '<=': comparison((order) => order <= 0),
  '>': comparison((order) => order > 0),
  '>=': comparison((order) => order >= 0),
  MIN: row(Math.min),
  MAX: row(Math.max),
  ROUNDUP: (out, o, a, ia, sa, b, ib, sb, count) => {
    // The digits are nearly always one number, and a power takes longer than all the rest.
    let scale = 10 ** (b[ib] ?? NaN);
    for (let i = 0; i < count; i += 1) {
      if (sb !== 0) scale = 10 ** (b[ib + i * sb] ?? NaN);
      out[o + i] = roundedUp((a[ia + i * sa] ?? NaN) * scale) / scale;
    }
  },
};

/** How many cells a line over `per` has. */
export function sizeOf(per: readonly Dim[], sizes: Sizes): number {
  return per.reduce((product, dim) => product * sizes(dim), 1);
}

const COPY: Kernel = (out, o, a, ia, sa, _b, _ib, _sb, count) => {
  for (let i = 0; i < count; i += 1) out[o + i] = a[ia + i * sa] ?? NaN;
};

/** The step of each dimension of `per` in a block's data; 0 for those the block lacks. */
export function strides(block: Block, per: readonly Dim[], sizes: Sizes): number[] {
  const steps = per.map(() => 0);
  let step = 1;
  for (const dim of block.per.toReversed()) {
    const place = per.indexOf(dim);
    if (place >= 0) steps[place] = step;
    step *= sizes(dim);
  }
  return steps;
}

/** A loop: how often it runs, and how far each block moves on from one turn to the next. */
type Loop = { count: number; steps: number[] };

/** The loops over `per`, outermost first. Dimensions that all blocks run through without a break are one loop. */
function loops(per: readonly Dim[], sizes: Sizes, blocks: readonly (readonly number[])[]): Loop[] {
  const found: Loop[] = [];
  per.forEach((dim, d) => {
    const count = sizes(dim);
    const steps = blocks.map((block) => block[d] ?? 0);
    const outer = found.at(-1);
    if (outer && steps.every((step, i) => outer.steps[i] === step * count)) {
      outer.count *= count;
      outer.steps = steps;
    } else found.push({ count, steps });
  });
  return found;
}

/** Applies a kernel over the dimensions `per`, which hold those of both blocks. */
export function combine(kernel: Kernel, a: Block, b: Block, per: readonly Dim[], sizes: Sizes): Block {
  const data = new Float64Array(sizeOf(per, sizes));
  const all = loops(per, sizes, [strides(a, per, sizes), strides(b, per, sizes)]);
  const { count, steps } = all.pop() ?? { count: 1, steps: [0, 0] };
  const [sa = 0, sb = 0] = steps;
  const walk = (depth: number, o: number, ia: number, ib: number): number => {
    const loop = all[depth];
    if (!loop) {
      kernel(data, o, a.data, ia, sa, b.data, ib, sb, count);
      return o + count;
    }
    const [na = 0, nb = 0] = loop.steps;
    let next = o;
    for (let i = 0; i < loop.count; i += 1) next = walk(depth + 1, next, ia + i * na, ib + i * nb);
    return next;
  };
  walk(0, 0, 0, 0);
  return { data, per };
}

/** The block over more dimensions, its values repeated along those it lacks. */
export function widen(block: Block, per: readonly Dim[], sizes: Sizes): Block {
  return block.per.length === per.length ? block : combine(COPY, block, block, per, sizes);
}

/** Adds along `over`; over no members at all there is no sum, so NaN. */
export function sumOver(block: Block, over: readonly Dim[], sizes: Sizes): Block {
  const per = block.per.filter((dim) => !over.includes(dim));
  const data = new Float64Array(sizeOf(per, sizes));
  if (over.some((dim) => sizes(dim) === 0)) return { data: data.fill(NaN), per };
  const from = block.data;
  const all = loops(block.per, sizes, [strides({ data, per }, block.per, sizes)]);
  const { count, steps } = all.pop() ?? { count: 1, steps: [0] };
  const [step = 0] = steps;
  let at = 0;
  const walk = (depth: number, o: number): void => {
    const loop = all[depth];
    if (loop) {
      for (let i = 0; i < loop.count; i += 1) walk(depth + 1, o + i * (loop.steps[0] ?? 0));
    } else if (step === 0) {
      let total = data[o] ?? 0;
      for (let i = 0; i < count; i += 1) total += from[at + i] ?? NaN;
      data[o] = total;
      at += count;
    } else {
      for (let i = 0; i < count; i += 1)
        data[o + i * step] = (data[o + i * step] ?? 0) + (from[at + i] ?? NaN);
      at += count;
    }
  };
  walk(0, 0);
  return { data, per };
}
