/**
 * The chances of each count: a run of masses over the whole numbers from `from` upwards, and what is read from one.
 *
 * Masses are found without log-gamma: weight 1 at the likeliest count, times the ratio of neighbours outwards, divided by the
 * sum, which is taken from the small ends. A mass is right to about 2 |k - likeliest| units in the last place.
 */

/** P(count = from + i) is `mass[i]`; counts outside the run have a chance of less than 1e-300 of the likeliest one's. */
export type Pmf = Readonly<{ from: number; mass: Float64Array }>;

const UNDERFLOW = 1e-300;

/** A count that is sure. */
export function pointMass(at: number): Pmf {
  return { from: at, mass: Float64Array.of(1) };
}

/**
 * @param most  the counts are 0 to `most`
 * @param start a count at which the mass is largest
 * @param ratio P(k + 1) / P(k) for k from 0 to most - 1; above 0
 */
export function fromRatios(most: number, start: number, ratio: (k: number) => number): Pmf {
  const weight = new Float64Array(most + 1);
  weight[start] = 1;
  let low = start;
  for (let w = 1; low > 0; low -= 1) {
    w /= ratio(low - 1);
    if (w < UNDERFLOW) break;
    weight[low - 1] = w;
  }
  let high = start;
  for (let w = 1; high < most; high += 1) {
    w *= ratio(high);
    if (w < UNDERFLOW) break;
    weight[high + 1] = w;
  }
  const mass = weight.subarray(low, high + 1);
  const total = sumUp(mass, 0, start - low) + sumDown(mass, start - low);
  for (let i = 0; i < mass.length; i += 1) mass[i] = (mass[i] ?? 0) / total;
  return { from: low, mass };
}

/** The sum of the first masses, up to but without the one at `end`, the far ones first. */
function sumUp(mass: Float64Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i += 1) sum += mass[i] ?? 0;
  return sum;
}

/** The sum of the masses from the one at `start` on, the far ones first. */
function sumDown(mass: Float64Array, start: number): number {
  let sum = 0;
  for (let i = mass.length - 1; i >= start; i -= 1) sum += mass[i] ?? 0;
  return sum;
}

/** P(count >= k), summed as itself, so that a small tail keeps its digits. */
export function tailFrom({ from, mass }: Pmf, k: number): number {
  return k <= from ? 1 : Math.min(1, sumDown(mass, k - from));
}

/** P(count <= k), summed as itself. */
export function tailTo({ from, mass }: Pmf, k: number): number {
  return k >= from + mass.length - 1 ? 1 : Math.min(1, sumUp(mass, 0, k - from + 1));
}

/** The largest count that a pmf holds. */
export function largest({ from, mass }: Pmf): number {
  return from + mass.length - 1;
}

/** The mean and the variance of the count. */
export function moments({ from, mass }: Pmf): { mean: number; variance: number } {
  let mean = 0;
  for (let i = 0; i < mass.length; i += 1) mean += i * (mass[i] ?? 0);
  let variance = 0;
  for (let i = 0; i < mass.length; i += 1) variance += (i - mean) ** 2 * (mass[i] ?? 0);
  return { mean: from + mean, variance };
}

/** The same without the counts at either end whose mass is below `part` of the largest; what is left is not scaled up. */
export function trimmed({ from, mass }: Pmf, part: number): Pmf {
  let most = 0;
  for (const m of mass) if (m > most) most = m;
  const least = most * part;
  let low = 0;
  let high = mass.length;
  while ((mass[low] ?? least) < least) low += 1;
  while ((mass[high - 1] ?? least) < least) high -= 1;
  return { from: from + low, mass: mass.subarray(low, high) };
}

/** The pmf of the sum of two independent counts. */
export function convolved(a: Pmf, b: Pmf): Pmf {
  const mass = new Float64Array(a.mass.length + b.mass.length - 1);
  const [short, long] = a.mass.length < b.mass.length ? [a.mass, b.mass] : [b.mass, a.mass];
  for (let i = 0; i < short.length; i += 1) {
    const m = short[i] ?? 0;
    for (let k = 0; k < long.length; k += 1) mass[i + k] = (mass[i + k] ?? 0) + m * (long[k] ?? 0);
  }
  return { from: a.from + b.from, mass };
}
