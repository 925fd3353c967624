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

export const KERNELS: Readonly<Record<BinaryOp | 'MIN' | 'MAX' | 'ROUNDUP', Kernel>> = {
  '+': row((a, b) => a + b),
  '-': row((a, b) => a - b),
  '*': row((a, b) => a * b),
  '/': row((a, b) => (b === 0 ? NaN : a / b)),
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
  ROUNDUP: row((x, digits) => {
    const scaled = x * 10 ** digits;
    const nearest = Math.round(scaled);
    const whole =
      Math.abs(scaled - nearest) <= DUST * Math.abs(scaled)
        ? nearest
        : Math.sign(scaled) * Math.ceil(Math.abs(scaled));
    return whole / 10 ** digits;
  }),
};

/** How many cells a line over `per` has. */
export function sizeOf(per: readonly Dim[], sizes: Sizes): number {
  return per.reduce((product, dim) => product * sizes(dim), 1);
}

/** The step of each dimension of `per` in a block's data; 0 for those the block lacks. */
function strides(block: Block, per: readonly Dim[], sizes: Sizes): number[] {
  return per.map((dim) => {
    const place = block.per.indexOf(dim);
    return place < 0 ? 0 : sizeOf(block.per.slice(place + 1), sizes);
  });
}

/** Applies a kernel over the dimensions `per`, which hold those of both blocks. */
export function combine(kernel: Kernel, a: Block, b: Block, per: readonly Dim[], sizes: Sizes): Block {
  const data = new Float64Array(sizeOf(per, sizes));
  const counts = per.map(sizes);
  const [ka, kb] = [strides(a, per, sizes), strides(b, per, sizes)];
  const last = per.length - 1;
  const walk = (depth: number, o: number, ia: number, ib: number): number => {
    if (depth >= last) {
      const count = counts[last] ?? 1;
      kernel(data, o, a.data, ia, ka[last] ?? 0, b.data, ib, kb[last] ?? 0, count);
      return o + count;
    }
    let next = o;
    for (let i = 0; i < (counts[depth] ?? 0); i += 1) {
      next = walk(depth + 1, next, ia + i * (ka[depth] ?? 0), ib + i * (kb[depth] ?? 0));
    }
    return next;
  };
  walk(0, 0, 0, 0);
  return { data, per };
}

/** The block over more dimensions, its values repeated along those it lacks. */
export function widen(block: Block, per: readonly Dim[], sizes: Sizes): Block {
  if (block.per.length === per.length) return block;
  return combine(
    row((a) => a),
    block,
    block,
    per,
    sizes,
  );
}

/** Adds along `over`; over no members at all there is no sum, so NaN. */
export function sumOver(block: Block, over: readonly Dim[], sizes: Sizes): Block {
  const per = block.per.filter((dim) => !over.includes(dim));
  const data = new Float64Array(sizeOf(per, sizes));
  if (over.some((dim) => sizes(dim) === 0)) return { data: data.fill(NaN), per };
  const target: Block = { data, per };
  const steps = strides(target, block.per, sizes);
  const counts = block.per.map(sizes);
  let at = 0;
  const walk = (depth: number, o: number): void => {
    if (depth === counts.length) {
      data[o] = (data[o] ?? 0) + (block.data[at++] ?? NaN);
      return;
    }
    for (let i = 0; i < (counts[depth] ?? 0); i += 1) walk(depth + 1, o + i * (steps[depth] ?? 0));
  };
  walk(0, 0);
  return { data, per };
}
