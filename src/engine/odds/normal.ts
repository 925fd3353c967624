/** The standard normal quantile to 0.0005 (Abramowitz and Stegun 26.2.23): where a search starts, never an answer. */
export function roughNormalQuantile(u: number): number {
  const tail = Math.min(u, 1 - u);
  if (tail <= 0) return u < 0.5 ? -Infinity : Infinity;
  const t = Math.sqrt(-2 * Math.log(tail));
  const top = 2.515517 + t * (0.802853 + t * 0.010328);
  const z = t - top / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return u < 0.5 ? -z : z;
}
