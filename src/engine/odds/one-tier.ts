/** The sum of one tier, or of tiers at one price: a count times a value. Every answer is one sum of masses. */
import { DUST, type Distribution } from './distribution.ts';
import { largest, moments, tailFrom, tailTo, type Pmf } from './pmf.ts';

/**
 * @param value what each counts for, whole units above 0
 * @param fixed what is added to it for sure
 */
export function oneTier(pmf: Pmf, value: number, fixed: number): Distribution {
  const { mean, variance } = moments(pmf);
  const atLeast = (target: number): number => tailFrom(pmf, Math.ceil((target - fixed) / value));
  return {
    least: fixed + pmf.from * value,
    most: fixed + largest(pmf) * value,
    mean: fixed + mean * value,
    sd: Math.sqrt(variance) * value,
    slack: 0,
    atLeast,
    atMost: (target) => tailTo(pmf, Math.floor((target - fixed) / value)),
    bounds: (target) => ({ low: atLeast(target), high: atLeast(target) }),
    quantile: (u) => fixed + countAt(pmf, u) * value,
  };
}

function countAt({ from, mass }: Pmf, u: number): number {
  const least = u - Math.min(DUST, u / 2);
  let sum = 0;
  for (let i = 0; i < mass.length - 1; i += 1) {
    sum += mass[i] ?? 0;
    if (sum > 0 && sum >= least) return from + i;
  }
  return from + mass.length - 1;
}
