/**
 * The distribution of a sum of many deals from its characteristic function, phi(w) = prod (1 - p + p e^(i w x)), at the
 * frequencies 2 pi m / G of a window of G cells that holds all but 1e-11 of the chance. Cells are the lattice of the amounts, and
 * the sum over a stretch of them is taken in closed form, so a target that is reached exactly counts as reached. Frequencies
 * are taken until |phi| has died away: some tens of them, however many deals there are.
 */
import { farthest, roundSteps, totalsOf, type Deal } from './deals.ts';
import type { Distribution } from './distribution.ts';
import { roughNormalQuantile } from './normal.ts';
import { searchQuantile } from './search-quantile.ts';
import { spectrumOf } from './spectrum.ts';

const BASE_ERROR = 5e-7;
const MOST_ERROR = 1e-2;
const HEAVIEST = 8;
const SAMPLE = 512;

/**
 * @param step a number that divides all values
 * @returns null where phi does not nearly die away, as with few wins, or comes back, as with amounts near a common step
 */
export function characteristicSum(deals: readonly Deal[], step: number): Distribution | null {
  const { mean, sd, most, largest } = totalsOf(deals);
  const reach = farthest(sd, largest);
  const low = Math.max(0, Math.floor((mean - reach) / step));
  const high = Math.min(most / step, Math.ceil((mean + reach) / step));
  const cells = high - low + 1;
  const spectrum = spectrumOf(deals, step, low, cells);
  const error = BASE_ERROR + spectrum.error + comesBack(deals, step, spectrum.to, sd);
  if (error > MOST_ERROR) return null;

  const stretch = (from: number, to: number): number => {
    if (to < from) return 0;
    return Math.min(1, Math.max(0, spectrum.sum(from - low, to - low)));
  };
  const place = (cell: number): number => Math.min(high + 1, Math.max(low, cell));
  const atLeast = (target: number): number => {
    const cell = Math.ceil(target / step);
    return target <= 0 ? 1 : cell <= low ? 1 : stretch(place(cell), high);
  };
  const atMost = (target: number): number => {
    const cell = Math.floor(target / step);
    return target >= most || cell >= high ? 1 : stretch(low, place(cell + 1) - 1);
  };
  return {
    least: 0,
    most,
    mean,
    sd,
    slack: Math.ceil(6 * error * sd),
    atLeast,
    atMost,
    bounds: (target) => {
      if (target <= 0) return { low: 1, high: 1 };
      if (target > most) return { low: 0, high: 0 };
      const chance = atLeast(target);
      return { low: Math.max(0, chance - error), high: Math.min(1, chance + error) };
    },
    quantile: (u) => {
      const z = roughNormalQuantile(u);
      if (u <= 0 || u >= 1) return u <= 0 ? 0 : most;
      const found = searchQuantile({
        level: u,
        below: (cell) => atMost(cell * step),
        low,
        high,
        guess: (mean + z * sd) / step,
        reach: (0.1 * sd) / step,
      });
      return found * step;
    },
  };
}

/**
 * What is missed where phi comes back beyond the frequencies taken: at 2 pi / s if nearly all amounts that matter are multiples
 * of s. Such a peak moves a chance by up to its height times half of what one step of s holds.
 */
function comesBack(deals: readonly Deal[], step: number, to: number, sd: number): number {
  if (to >= Math.PI) return 0;
  const longest = (2 * Math.PI * step) / to;
  const least = (BASE_ERROR * sd) / 2;
  const steps = [...roundSteps(Math.max(2 * step, least), longest), ...heaviest(deals, longest)];
  return steps.reduce((error, s) => {
    const share = (0.2 * s) / sd;
    let size = 1;
    for (const { value, p } of deals) {
      const q = 2 * p * (1 - p) * (1 - Math.cos((2 * Math.PI * (value % s)) / s));
      size *= Math.sqrt(Math.max(0, 1 - q));
      if (size * share < 1e-9) return error;
    }
    return error + size * share;
  }, 0);
}

/** The amounts that most of the spread comes from, as some hundreds of the deals show. */
function heaviest(deals: readonly Deal[], longest: number): number[] {
  const weights = new Map<number, number>();
  const stride = Math.ceil(deals.length / SAMPLE);
  let total = 0;
  for (let j = 0; j < deals.length; j += stride) {
    const { value = 0, p = 0 } = deals[j] ?? {};
    const weight = value * value * p * (1 - p);
    total += weight;
    if (value <= longest) weights.set(value, (weights.get(value) ?? 0) + weight);
  }
  return [...weights]
    .filter(([, weight]) => weight > 0.01 * total)
    .sort(([, a], [, b]) => b - a)
    .slice(0, HEAVIEST)
    .map(([value]) => value);
}
