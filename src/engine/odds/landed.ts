/**
 * How many wins have landed by a date, of cohorts created at different times. An opportunity has landed with the chance that
 * its cohort's closing curve gives, whatever becomes of it; so with a known rate the wins of a cohort are Binomial(n, p L),
 * and with an uncertain one, which all cohorts share, they are beta-binomial among those that have landed, whose number is a
 * sum of binomials. Exact, with no quadrature.
 */
import { betaBinomial } from './beta-binomial.ts';
import { binomial } from './binomial.ts';
import { convolved, largest, pointMass, trimmed, type Pmf } from './pmf.ts';
import type { Belief } from './win-rate-belief.ts';

/** `landed` is the chance that an opportunity of the cohort has closed by the date, 0 to 1. */
export type Cohort = Readonly<{ opps: number; landed: number }>;

const CUT = 1e-60;
const CUT_OF_LANDED = 1e-18;

/** @throws RangeError if a count, a chance or the belief is out of bounds */
export function winsLanded(cohorts: readonly Cohort[], belief: Belief): Pmf {
  if (belief.kind === 'known') return summed(cohorts, belief.rate);
  const landed = trimmed(summed(cohorts, 1), CUT_OF_LANDED);
  if (landed.mass.length === 1) return betaBinomial(landed.from, belief.alpha, belief.beta);
  const mass = new Float64Array(largest(landed) + 1);
  landed.mass.forEach((chance, i) => {
    const wins = betaBinomial(landed.from + i, belief.alpha, belief.beta);
    for (let k = 0; k < wins.mass.length; k += 1)
      mass[wins.from + k] = (mass[wins.from + k] ?? 0) + chance * (wins.mass[k] ?? 0);
  });
  return trimmed({ from: 0, mass }, CUT);
}

/** The sum of Binomial(opps, landed * rate) over cohorts; those that landed alike are one. */
function summed(cohorts: readonly Cohort[], rate: number): Pmf {
  const alike = new Map<number, number>();
  for (const { opps, landed } of cohorts) alike.set(landed, (alike.get(landed) ?? 0) + opps);
  return [...alike].reduce(
    (all, [landed, opps]) => convolved(all, trimmed(binomial(opps, landed * rate), CUT)),
    pointMass(0),
  );
}
