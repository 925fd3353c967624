/**
 * A coarser lattice for parts whose sums are too many to list. Every value of every part is rounded to the grid, not what one
 * count is worth: so the sum is off by at most half a step a part, however large the counts, and P(S' >= t + slack) and
 * P(S' >= t - slack) hold P(S >= t) between them.
 */
import { inHalves, type Halves } from './halves.ts';
import { isTooMuch, sizeOf, type SumPart } from './split-sum.ts';

const FINEST = 32_768;

/** @param sd the standard deviation of the sum, which the step is a small part of */
export function onGrid(
  parts: readonly SumPart[],
  sd: number,
): { parts: SumPart[]; halves: Halves; slack: number } {
  for (let step = Math.max(1, Math.round(sd / FINEST)); ; step *= 2) {
    const rounded = parts.map(({ atoms: { sums, masses } }): SumPart => ({
      atoms: { sums: sums.map((sum) => Math.round(sum / step) * step), masses },
      step,
    }));
    const halves = inHalves(rounded.map(sizeOf));
    if (!isTooMuch(halves.cost)) return { parts: rounded, halves, slack: slackOf(parts, rounded) };
  }
}

function slackOf(parts: readonly SumPart[], rounded: readonly SumPart[]): number {
  return parts.reduce((slack, { atoms: { sums } }, place) => {
    const others = rounded[place]?.atoms.sums ?? sums;
    return slack + sums.reduce((most, sum, i) => Math.max(most, Math.abs(sum - (others[i] ?? sum))), 0);
  }, 0);
}
