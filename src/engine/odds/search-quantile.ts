/**
 * The first whole number at which a distribution function reaches a level: from a guess outwards until it lies between two
 * numbers, then regula falsi with the Illinois rule, every third step a halving.
 */
import { DUST } from './distribution.ts';

type Search = Readonly<{
  level: number;
  /** P(X <= k); 1 at `high`, 0 below `low`. */
  below: (k: number) => number;
  low: number;
  high: number;
  guess: number;
  /** How far the guess may well be off. */
  reach: number;
}>;

export function searchQuantile({ level, below, low, high, guess, reach }: Search): number {
  const least = level - Math.min(DUST, level / 2);
  let [k0, f0] = [low - 1, -least];
  let [k1, f1] = [high, 1 - least];
  const probe = (k: number): number => {
    const f = below(k) - least;
    if (f < 0) [k0, f0] = [k, f];
    else [k1, f1] = [k, f];
    return f;
  };
  const inside = (x: number): number => Math.round(Math.min(k1 - 1, Math.max(k0 + 1, x)));

  if (k1 - k0 > 1) {
    const way = probe(inside(guess)) < 0 ? 1 : -1;
    for (let far = Math.max(1, reach), x = guess + way * far; k1 - k0 > 1; far *= 4, x += way * far) {
      if (x <= k0 || x >= k1) break;
      const f = probe(inside(x));
      if (way > 0 ? f >= 0 : f < 0) break;
    }
  }
  let side = 0;
  for (let step = 1; k1 - k0 > 1; step += 1) {
    const between = step % 3 === 0 ? (k0 + k1) / 2 : k0 + ((k1 - k0) * f0) / (f0 - f1);
    if (probe(inside(between)) < 0) {
      if (side < 0) f1 /= 2;
      side = -1;
    } else {
      if (side > 0) f0 /= 2;
      side = 1;
    }
  }
  return k1;
}
