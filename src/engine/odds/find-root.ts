/**
 * Where a function that never falls crosses zero: regula falsi with the Illinois rule, and a halving wherever a step was poor.
 */

const MOST_STEPS = 200;

/**
 * @param f    never falls between `low` and `high`, is at most 0 at `low` and at least 0 at `high`
 * @param near how close to the crossing is close enough
 * @returns an x within `near` of a crossing
 */
export function findRoot(f: (x: number) => number, low: number, high: number, near: number): number {
  let below = f(low);
  let above = f(high);
  if (below >= 0) return low;
  if (above <= 0) return high;
  let side = 0;
  for (let step = 0; step < MOST_STEPS && high - low > near; step += 1) {
    const width = high - low;
    const halve = step % 3 === 2 || !Number.isFinite(above - below);
    const x = halve ? low + width / 2 : low + (width * below) / (below - above);
    if (x <= low || x >= high) return x <= low && !halve ? low : high;
    const y = f(x);
    if (y === 0) return x;
    if (y < 0) {
      low = x;
      below = y;
      if (side < 0) above /= 2;
      side = -1;
    } else {
      high = x;
      above = y;
      if (side > 0) below /= 2;
      side = 1;
    }
  }
  return low + (high - low) / 2;
}
