/**
 * The tails of a list of sums, each found in about the time of two memory reads: the sums lie in buckets by counting sort,
 * every bucket knows what lies above and below it, and only the bucket that a target falls in is read sum by sum. Where there
 * are not many more cells of the lattice than sums, a bucket is one cell, and nothing is left to read.
 */
import { extremes, type Atoms } from './atoms.ts';

const CELLS_PER_SUM = 4;

/** Chances of the sums beyond or within a limit, added up over the sums of another list that come before. */
export type TailTable = Readonly<{
  /** Sum over `others` of its chance times P(own sum >= target - its sum). */
  atLeast: (others: Atoms, target: number) => number;
  atMost: (others: Atoms, target: number) => number;
}>;

/** @param step a number that divides the difference of any two sums */
export function tailTable(atoms: Atoms, step: number): TailTable {
  const { low, high } = extremes(atoms.sums);
  const cells = (high - low) / step + 1;
  return cells <= CELLS_PER_SUM * atoms.sums.length + 64
    ? cellTable(atoms, low, step, cells)
    : bucketTable(atoms, low, high);
}

/** What lies at and above each place, and, one further on, what lies at and below it. */
function running(mass: Float64Array): { above: Float64Array; below: Float64Array } {
  const above = new Float64Array(mass.length + 1);
  const below = new Float64Array(mass.length + 1);
  for (let i = mass.length - 1; i >= 0; i -= 1) above[i] = (above[i + 1] ?? 0) + (mass[i] ?? 0);
  for (let i = 0; i < mass.length; i += 1) below[i + 1] = (below[i] ?? 0) + (mass[i] ?? 0);
  return { above, below };
}

function cellTable(atoms: Atoms, low: number, step: number, cells: number): TailTable {
  const mass = new Float64Array(cells);
  for (let i = 0; i < atoms.sums.length; i += 1) {
    const place = ((atoms.sums[i] ?? 0) - low) / step;
    mass[place] = (mass[place] ?? 0) + (atoms.masses[i] ?? 0);
  }
  const { above, below } = running(mass);
  return {
    atLeast: ({ sums, masses }, target) => {
      let total = 0;
      for (let i = 0; i < sums.length; i += 1) {
        const place = Math.ceil((target - (sums[i] ?? 0) - low) / step);
        if (place < cells) total += (masses[i] ?? 0) * (above[place > 0 ? place : 0] ?? 0);
      }
      return total;
    },
    atMost: ({ sums, masses }, target) => {
      let total = 0;
      for (let i = 0; i < sums.length; i += 1) {
        const place = Math.floor((target - (sums[i] ?? 0) - low) / step) + 1;
        if (place > 0) total += (masses[i] ?? 0) * (below[place < cells ? place : cells] ?? 0);
      }
      return total;
    },
  };
}

function bucketTable(atoms: Atoms, low: number, high: number): TailTable {
  const count = atoms.sums.length;
  const buckets = 2 * count;
  const scale = (buckets - 1) / (high - low);
  const starts = new Int32Array(buckets + 2);
  const mass = new Float64Array(buckets);
  for (let i = 0; i < count; i += 1) {
    const bucket = Math.floor(((atoms.sums[i] ?? 0) - low) * scale);
    starts[bucket + 2] = (starts[bucket + 2] ?? 0) + 1;
    mass[bucket] = (mass[bucket] ?? 0) + (atoms.masses[i] ?? 0);
  }
  for (let b = 2; b < starts.length; b += 1) starts[b] = (starts[b] ?? 0) + (starts[b - 1] ?? 0);
  const sortedSums = new Float64Array(count);
  const sortedMasses = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const bucket = Math.floor(((atoms.sums[i] ?? 0) - low) * scale);
    const place = starts[bucket + 1] ?? 0;
    starts[bucket + 1] = place + 1;
    sortedSums[place] = atoms.sums[i] ?? 0;
    sortedMasses[place] = atoms.masses[i] ?? 0;
  }
  const { above, below } = running(mass);
  return {
    atLeast: ({ sums, masses }, target) => {
      let total = 0;
      for (let i = 0; i < sums.length; i += 1) {
        const rest = target - (sums[i] ?? 0);
        if (rest > high) continue;
        const bucket = rest > low ? Math.floor((rest - low) * scale) : -1;
        let tail = above[bucket + 1] ?? 0;
        const end = bucket < 0 ? 0 : (starts[bucket + 1] ?? 0);
        for (let k = bucket < 0 ? 0 : (starts[bucket] ?? 0); k < end; k += 1)
          if ((sortedSums[k] ?? 0) >= rest) tail += sortedMasses[k] ?? 0;
        total += (masses[i] ?? 0) * tail;
      }
      return total;
    },
    atMost: ({ sums, masses }, target) => {
      let total = 0;
      for (let i = 0; i < sums.length; i += 1) {
        const rest = target - (sums[i] ?? 0);
        if (rest < low) continue;
        const bucket = rest < high ? Math.floor((rest - low) * scale) : buckets;
        let tail = below[bucket] ?? 0;
        const end = bucket < buckets ? (starts[bucket + 1] ?? 0) : 0;
        for (let k = bucket < buckets ? (starts[bucket] ?? 0) : 0; k < end; k += 1)
          if ((sortedSums[k] ?? 0) <= rest) tail += sortedMasses[k] ?? 0;
        total += (masses[i] ?? 0) * tail;
      }
      return total;
    },
  };
}
