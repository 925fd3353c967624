/**
 * Very small tails with all their digits. Which counts are kept is decided as if every value were e^(tilt * value) times as
 * likely, with the tilt that puts the mean on the target (exponential tilting; Asmussen and Glynn, Stochastic Simulation,
 * VI.2): so what is left out is small beside the tail itself. The chances of those kept stay as they are.
 */
import { findRoot } from './find-root.ts';
import { trimmed, type Pmf } from './pmf.ts';
import { splitSum, type SumPart, type Tails } from './split-sum.ts';

/** A random count, and what one of it is worth. */
export type Valued = Readonly<{ pmf: Pmf; value: number }>;

const STEEPEST = 700;

/**
 * @param target a sum that can be reached; the tails are good beyond it
 * @param cut    counts with a smaller part of the largest chance, as it is after tilting, are left out
 */
export function deepTails(parts: readonly Valued[], target: number, cut: number): Tails {
  const smallest = parts.reduce((least, { value }) => Math.min(least, value), Infinity);
  const widest = parts.reduce((most, { pmf, value }) => Math.max(most, (pmf.mass.length - 1) * value), 1);
  const steepest = STEEPEST / smallest;
  const beyond = (tilt: number): number =>
    parts.reduce((sum, { pmf, value }) => sum + meanOf(tilted(pmf, tilt * value)) * value, -target);
  const tilt = findRoot(beyond, -steepest, steepest, 1e-3 / widest);
  return splitSum(
    parts.map(({ pmf, value }): SumPart => {
      const { from, mass } = trimmed(tilted(pmf, tilt * value), cut);
      const kept = pmf.mass.subarray(from - pmf.from, from - pmf.from + mass.length);
      return { atoms: { sums: kept.map((_, i) => (from + i) * value), masses: kept }, step: value };
    }),
    undefined,
    0,
  );
}

/** The masses times e^(rate * count), the largest of them 1. */
function tilted({ from, mass }: Pmf, rate: number): Pmf {
  const logs = mass.map((m, i) => Math.log(m) + rate * i);
  let most = -Infinity;
  for (const log of logs) if (log > most) most = log;
  return { from, mass: logs.map((log) => Math.exp(log - most)) };
}

function meanOf({ from, mass }: Pmf): number {
  let total = 0;
  let first = 0;
  for (let i = 0; i < mass.length; i += 1) {
    total += mass[i] ?? 0;
    first += i * (mass[i] ?? 0);
  }
  return from + first / total;
}
