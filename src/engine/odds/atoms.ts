/** Lists of sums with their chances, and how independent ones are joined: every sum of the one with every sum of the other. */

/** `masses[i]` is the chance of `sums[i]`; in no order, and a sum may stand in the list more than once. */
export type Atoms = Readonly<{ sums: Float64Array; masses: Float64Array }>;

const NOTHING: Atoms = { sums: Float64Array.of(0), masses: Float64Array.of(1) };

/** The greatest common divisor; 0 where both are 0. */
export function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/**
 * All sums that can be made by taking one of each part.
 * @param step a number that divides all sums of all parts
 * @param floor sums with a smaller chance are dropped
 */
export function joined(parts: readonly Atoms[], step: number, floor: number): Atoms {
  return parts.reduce((all, part) => {
    const cells = (span(all.sums) + span(part.sums)) / step + 1;
    const pairs = all.sums.length * part.sums.length;
    return cells <= pairs ? onLattice(all, part, step, cells, floor) : asPairs(all, part, floor);
  }, NOTHING);
}

/** How far the largest is from the smallest. */
function span(sums: Float64Array): number {
  const { low, high } = extremes(sums);
  return high - low;
}

export function extremes(sums: Float64Array): { low: number; high: number } {
  let low = Infinity;
  let high = -Infinity;
  for (const sum of sums) {
    if (sum < low) low = sum;
    if (sum > high) high = sum;
  }
  return { low, high };
}

function asPairs(a: Atoms, b: Atoms, floor: number): Atoms {
  const sums = new Float64Array(a.sums.length * b.sums.length);
  const masses = new Float64Array(sums.length);
  let count = 0;
  for (let k = 0; k < b.sums.length; k += 1) {
    const sum = b.sums[k] ?? 0;
    const mass = b.masses[k] ?? 0;
    for (let i = 0; i < a.sums.length; i += 1) {
      const both = (a.masses[i] ?? 0) * mass;
      if (both < floor) continue;
      sums[count] = (a.sums[i] ?? 0) + sum;
      masses[count] = both;
      count += 1;
    }
  }
  return { sums: sums.subarray(0, count), masses: masses.subarray(0, count) };
}

/** The same where the pairs are more than the different sums they have: equal sums meet in a cell. */
function onLattice(a: Atoms, b: Atoms, step: number, cells: number, floor: number): Atoms {
  const [many, few] = a.sums.length < b.sums.length ? [b, a] : [a, b];
  const least = extremes(many.sums).low;
  const start = extremes(few.sums).low;
  const places = Int32Array.from(many.sums, (sum) => (sum - least) / step);
  const cell = new Float64Array(cells);
  for (let k = 0; k < few.sums.length; k += 1) {
    const shift = ((few.sums[k] ?? 0) - start) / step;
    const mass = few.masses[k] ?? 0;
    for (let i = 0; i < places.length; i += 1) {
      const place = (places[i] ?? 0) + shift;
      cell[place] = (cell[place] ?? 0) + mass * (many.masses[i] ?? 0);
    }
  }
  return filled(cell, least + start, step, floor);
}

function filled(cell: Float64Array, least: number, step: number, floor: number): Atoms {
  const sums = new Float64Array(cell.length);
  const masses = new Float64Array(cell.length);
  let count = 0;
  for (let i = 0; i < cell.length; i += 1) {
    const mass = cell[i] ?? 0;
    if (mass < floor || mass === 0) continue;
    sums[count] = least + i * step;
    masses[count] = mass;
    count += 1;
  }
  return { sums: sums.subarray(0, count), masses: masses.subarray(0, count) };
}
