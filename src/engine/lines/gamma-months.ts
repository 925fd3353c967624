/**
 * A gamma distribution of the months to close, cut into months (rule S32). With creation spread evenly over its month, the
 * share closing k calendar months later is H(k+1) − 2 H(k) + H(k−1), where H(x) = x F(x; a) − a s F(x; a+1) is the integral
 * of the distribution function, a = (mean / spread)^2 its shape and s = spread^2 / mean its scale. F is the regularised
 * incomplete gamma function: its series below a + 1, its continued fraction above (Lentz), to full double precision.
 */

/** Above it the spread is below a ten-thousandth of the mean, and all close after the mean. */
const LARGEST_SHAPE = 1e8;
const SMALLEST_SHAPE = 1e-12;
const MOST_TERMS = 200_000;

/** @returns the shares of ages 0 to `last`; the last has all that comes later too, so that they sum to 1 */
export function gammaMonths(mean: number, spread: number, last: number): number[] {
  const shape = Math.max(SMALLEST_SHAPE, (mean / spread) ** 2);
  const scale = mean / shape;
  const within = (x: number): number => {
    if (shape > LARGEST_SHAPE) return Math.max(0, x - mean);
    return x <= 0 ? 0 : x * lowerGamma(shape, x / scale) - mean * lowerGamma(shape + 1, x / scale);
  };
  const shares = Array.from({ length: last }, (_, k) =>
    Math.max(0, within(k + 1) - 2 * within(k) + within(k - 1)),
  );
  return [...shares, Math.max(0, 1 - shares.reduce((a, b) => a + b, 0))];
}

/** P(a, x), for a > 0 and x > 0. */
function lowerGamma(a: number, x: number): number {
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < MOST_TERMS && term > sum * 1e-17; n += 1) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, front * sum);
  }
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    h *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return Math.max(0, 1 - front * h);
}

/** Stirling's series, after moving up to where it is exact. */
function logGamma(a: number): number {
  let shift = 0;
  let x = a;
  for (; x < 15; x += 1) shift += Math.log(x);
  const y = 1 / (x * x);
  const series = (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
