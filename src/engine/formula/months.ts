/** The two kernels that look back over months: running totals, and what began earlier spread by a curve over ages. */
import { sizeOf, strides, type Block, type Sizes } from './kernels.ts';
import type { Dim } from './tree.ts';

/** The running total along the months that the block runs over. */
export function cumulate(block: Block, sizes: Sizes): Block {
  const data = Float64Array.from(block.data);
  const months = sizes('month');
  const [step = 0] = strides(block, ['month'], sizes);
  for (let start = 0; start < data.length; start += months * step) {
    const end = start + months * step;
    for (let i = start + step; i < end; i += 1) data[i] = (data[i - step] ?? NaN) + (data[i] ?? NaN);
  }
  return { data, per: block.per };
}

/**
 * At month m the sum over ages k from 0 to m of curve(k, begun in m - k) * x(m - k); without any age there is none, so NaN.
 *
 * @param x     runs over months, not over ages
 * @param curve runs over ages, and over months where it differs by the month in which things began
 * @param per   the dimensions of both without the age
 */
export function lagged(x: Block, curve: Block, per: readonly Dim[], sizes: Sizes): Block {
  const data = new Float64Array(sizeOf(per, sizes));
  const [months, ages] = [sizes('month'), sizes('age')];
  if (ages === 0) return { data: data.fill(NaN), per };
  const outer = per.filter((dim) => dim !== 'month');
  const [out, xs, curves] = [{ data, per }, x, curve].map((block) => ({
    steps: strides(block, outer, sizes),
    month: strides(block, ['month'], sizes)[0] ?? 0,
    age: strides(block, ['age'], sizes)[0] ?? 0,
  }));
  if (!out || !xs || !curves) return { data, per };
  const counts = outer.map(sizes);

  /** All months of one row, which starts at `o`, `ix` and `ic`. */
  const row = (o: number, ix: number, ic: number): void => {
    for (let m = 0; m < months; m += 1) {
      let total = 0;
      for (let k = Math.min(m, ages - 1); k >= 0; k -= 1) {
        const share = curve.data[ic + k * curves.age + (m - k) * curves.month] ?? NaN;
        total += share * (x.data[ix + (m - k) * xs.month] ?? NaN);
      }
      data[o + m * out.month] = total;
    }
  };
  const walk = (depth: number, o: number, ix: number, ic: number): void => {
    const count = counts[depth];
    if (count === undefined) {
      row(o, ix, ic);
      return;
    }
    for (let i = 0; i < count; i += 1)
      walk(
        depth + 1,
        o + i * (out.steps[depth] ?? 0),
        ix + i * (xs.steps[depth] ?? 0),
        ic + i * (curves.steps[depth] ?? 0),
      );
  };
  walk(0, 0, 0, 0);
  return { data, per };
}
