/**
 * The characteristic function of a sum of deals at the frequencies 2 pi m / G, from m = 1 until it has died away, and what the
 * sum of chances over a stretch of cells is from it.
 */
import type { Deal } from './deals.ts';

const GONE = 1e-10;
/** How many of all frequencies taken have to be the last ones, with nothing left: between them phi may come back. */
const PART_GONE = 0.25;
const LEAST_GONE = 3;
const MOST_FREQUENCIES = 2048;
/** Few deals may seem to have died away too soon, so they are asked at more frequencies: they cost little. */
const LEAST_WORK = 50_000;
const NEGLIGIBLE = 1e-13;

/** phi at one frequency, weighted for the sum: the part of its cosine and of its sine. */
type Wave = Readonly<{ w: number; re: number; im: number }>;

export type Spectrum = Readonly<{
  /** The chance of the cells from one to another, counted from the first of the window. */
  sum: (from: number, to: number) => number;
  /** What the frequencies left out may add up to. */
  error: number;
  /** The highest frequency that was taken, in radians a cell: pi where none was left out. */
  to: number;
}>;

/**
 * @param step  one cell, in units
 * @param low   the first cell of the window
 * @param cells how many cells there are in the window, which holds nearly all of the chance
 */
export function spectrumOf(deals: readonly Deal[], step: number, low: number, cells: number): Spectrum {
  const rotation = rotationOf(deals, step, cells);
  const half = Math.floor(cells / 2);
  const most = Math.min(half, MOST_FREQUENCIES);
  const least = LEAST_WORK / deals.length;
  const waves: Wave[] = [];
  const sizes: number[] = [];
  for (
    let gone = 0;
    sizes.length < most && (gone < LEAST_GONE + PART_GONE * sizes.length || sizes.length < least);
  ) {
    const [re, im] = rotation();
    const size = Math.hypot(re, im);
    gone = size < GONE ? gone + 1 : 0;
    sizes.push(size);
    if (size < NEGLIGIBLE) continue;
    const m = sizes.length;
    const turn = (-2 * Math.PI * ((m * (low % cells)) % cells)) / cells;
    const weight = (2 * m === cells ? 1 : 2) / cells;
    waves.push({
      w: (2 * Math.PI * m) / cells,
      re: weight * (re * Math.cos(turn) - im * Math.sin(turn)),
      im: weight * (re * Math.sin(turn) + im * Math.cos(turn)),
    });
  }
  const isAll = sizes.length === half;
  return {
    sum: (from, to) => sumOfCells(waves, from, to, cells),
    error: isAll ? 0 : leftOut(sizes, half),
    to: isAll ? Math.PI : (2 * Math.PI * sizes.length) / cells,
  };
}

/** What the frequencies beyond those taken may add up to, were they all of one mind and as large as the largest of late. */
function leftOut(sizes: readonly number[], half: number): number {
  const lately = sizes
    .slice(Math.floor(sizes.length * (1 - PART_GONE)))
    .reduce((most, size) => Math.max(most, size), 0);
  return lately * Math.log(half / sizes.length + 1);
}

/** Each call turns every deal by one more frequency and gives phi there: products in two chains, as one waits for itself. */
function rotationOf(deals: readonly Deal[], step: number, cells: number): () => readonly [number, number] {
  const count = deals.length + (deals.length % 2); // an odd one out is joined by a deal that is never won
  const p = new Float64Array(count);
  const baseCos = new Float64Array(count).fill(1);
  const baseSin = new Float64Array(count);
  deals.forEach((deal, j) => {
    const angle = (2 * Math.PI * ((deal.value / step) % cells)) / cells;
    p[j] = deal.p;
    baseCos[j] = Math.cos(angle);
    baseSin[j] = Math.sin(angle);
  });
  const cos = new Float64Array(count).fill(1);
  const sin = new Float64Array(count);
  return () => {
    let re = 1;
    let im = 0;
    let re2 = 1;
    let im2 = 0;
    for (let j = 0; j < count; j += 2) {
      const x = (cos[j] ?? 0) * (baseCos[j] ?? 0) - (sin[j] ?? 0) * (baseSin[j] ?? 0);
      const y = (cos[j] ?? 0) * (baseSin[j] ?? 0) + (sin[j] ?? 0) * (baseCos[j] ?? 0);
      cos[j] = x;
      sin[j] = y;
      const q = p[j] ?? 0;
      const fx = 1 - q + q * x;
      const fy = q * y;
      const turned = re * fx - im * fy;
      im = re * fy + im * fx;
      re = turned;
      const k = j + 1;
      const x2 = (cos[k] ?? 0) * (baseCos[k] ?? 0) - (sin[k] ?? 0) * (baseSin[k] ?? 0);
      const y2 = (cos[k] ?? 0) * (baseSin[k] ?? 0) + (sin[k] ?? 0) * (baseCos[k] ?? 0);
      cos[k] = x2;
      sin[k] = y2;
      const q2 = p[k] ?? 0;
      const fx2 = 1 - q2 + q2 * x2;
      const fy2 = q2 * y2;
      const turned2 = re2 * fx2 - im2 * fy2;
      im2 = re2 * fy2 + im2 * fx2;
      re2 = turned2;
    }
    return [re * re2 - im * im2, re * im2 + im * re2];
  };
}

/** The Dirichlet kernel: sum over the cells of e^(-i w k) is e^(-i w middle) sin(w count / 2) / sin(w / 2). */
function sumOfCells(waves: readonly Wave[], from: number, to: number, cells: number): number {
  const count = to - from + 1;
  const middle = (from + to) / 2;
  return waves.reduce((sum, { w, re, im }) => {
    const kernel = Math.sin((w * count) / 2) / Math.sin(w / 2);
    return sum + (re * Math.cos(w * middle) + im * Math.sin(w * middle)) * kernel;
  }, count / cells);
}
