/** A sum over independent parts by every outcome there is: the chance of each sum, with nothing dropped and nothing split. */

export type Chances = ReadonlyMap<number, number>;

/** @param parts `masses[k]` is the chance of k, each worth `value` */
export function allOutcomes(parts: readonly { masses: readonly number[]; value: number }[]): Chances {
  let all = new Map<number, number>([[0, 1]]);
  for (const { masses, value } of parts) {
    const next = new Map<number, number>();
    for (const [sum, chance] of all)
      masses.forEach((mass, k) => {
        if (mass > 0) next.set(sum + k * value, (next.get(sum + k * value) ?? 0) + chance * mass);
      });
    all = next;
  }
  return all;
}

/** The chances of the sums for which `holds`, added from the smallest. */
export function chanceOf(all: Chances, holds: (sum: number) => boolean): number {
  return [...all]
    .filter(([sum]) => holds(sum))
    .map(([, chance]) => chance)
    .sort((a, b) => a - b)
    .reduce((total, chance) => total + chance, 0);
}

/** The smallest sum q with P(sum <= q) >= u; a level that is met but for rounding is met. */
export function quantileOf(all: Chances, u: number): number {
  let total = 0;
  const sums = [...all].sort(([a], [b]) => a - b);
  for (const [sum, chance] of sums) {
    total += chance;
    if (total >= u - 1e-11) return sum;
  }
  return sums.at(-1)?.[0] ?? NaN;
}
