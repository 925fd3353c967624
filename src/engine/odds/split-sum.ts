/**
 * The tails of a sum of independent parts, by halves: every sum that the first half of the parts can make is met with the
 * tail of the second, so P(S >= t) = sum over a of P(A = a) P(B >= t - a). All terms are positive and sums are whole numbers,
 * so the only error is what was dropped: at most the number of dropped sums times `FLOOR`.
 */
import { joined, type Atoms } from './atoms.ts';
import { inHalves, stepOf, type Cost, type Halves, type Size } from './halves.ts';
import { tailTable } from './tail-table.ts';

/** A part of the sum: its values with their chances, and what divides the differences of its values. */
export type SumPart = Readonly<{ atoms: Atoms; step: number }>;

export type Tails = Readonly<{ atLeast: (target: number) => number; atMost: (target: number) => number }>;

const FLOOR = 1e-17;

export function sizeOf({ atoms: { sums }, step }: SumPart): Size {
  return { count: sums.length, span: (sums.at(-1) ?? 0) - (sums[0] ?? 0), step };
}

/** Whether listing the sums, or asking for a quantile of so many, takes more than some tenths of a second. */
export function isTooMuch({ sums, work }: Cost): boolean {
  return sums > 1_000_000 || work > 30_000_000;
}

/**
 * @param parts  the values of each in ascending order
 * @param floor  sums of a half with a smaller chance are dropped
 */
export function splitSum(
  parts: readonly SumPart[],
  halves: Halves = inHalves(parts.map(sizeOf)),
  floor = FLOOR,
): Tails {
  const sizes = parts.map(sizeOf);
  const [a, b] = [halves.first, halves.second].map((places) => {
    const step = stepOf(places, sizes);
    const chosen = parts.filter((_, place) => places.includes(place)).map(({ atoms }) => atoms);
    return { step, atoms: joined(bySpan(chosen), step, floor) };
  });
  if (!a || !b) throw new Error('a sum has two halves');
  const [few, many] = a.atoms.sums.length < b.atoms.sums.length ? [a, b] : [b, a];
  const table = tailTable(many.atoms, many.step);
  return {
    atLeast: (target) => Math.min(1, table.atLeast(few.atoms, target)),
    atMost: (target) => Math.min(1, table.atMost(few.atoms, target)),
  };
}

/** Those with the smallest span first, so that the cells of the lattice stay few for as long as they can. */
function bySpan(all: readonly Atoms[]): Atoms[] {
  const span = ({ sums }: Atoms): number => (sums.at(-1) ?? 0) - (sums[0] ?? 0);
  return all.toSorted((a, b) => span(a) - span(b));
}
