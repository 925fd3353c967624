/**
 * The distribution function of Beta(a, b) and its inverse: Lentz's continued fraction (DLMF 8.17.22), inverted by Newton's
 * steps that a bracket keeps in bounds. The factor before the fraction is written as a deviance from the mean, with what
 * Stirling's formula leaves out, so that it keeps its digits for large a and b.
 */

const MOST_TERMS = 100_000;
const MOST_STEPS = 200;
const TINY = 1e-300;

/**
 * @param x 0 to 1
 * @param a above 0, as b
 * @returns P(X <= x), to a relative 1e-13 or so where it is below a half
 */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return x < (a + 1) / (a + b + 2) ? lower(x, 1 - x, a, b) : 1 - lower(1 - x, x, b, a);
}

/** P(X > x), as itself: small tails keep their digits. */
export function betaAbove(x: number, a: number, b: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  return x < (a + 1) / (a + b + 2) ? 1 - lower(x, 1 - x, a, b) : lower(1 - x, x, b, a);
}

/** The x with P(X <= x) = u, for u from 0 to 1. */
export function betaQuantile(u: number, a: number, b: number): number {
  if (u <= 0) return 0;
  if (u >= 1) return 1;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const off = u < 0.5 ? betaBelow(x, a, b) - u : 1 - u - betaAbove(x, a, b);
    if (off === 0) return x;
    if (off < 0) low = x;
    else high = x;
    const newton = x - off / (Math.exp(logFront(x, 1 - x, a, b)) / (x * (1 - x)));
    const next = newton > low && newton < high ? newton : middle(low, high);
    if (Math.abs(next - x) <= 1e-15 * next || next < TINY) return next;
    x = next;
  }
  return x;
}

/** Halfway, and by orders of magnitude while the low end is still at nothing. */
function middle(low: number, high: number): number {
  return low === 0 ? high * 1e-3 : low + (high - low) / 2;
}

/** The distribution function for x below about the mean, where the fraction converges fast. */
function lower(x: number, y: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return Math.min(1, (Math.exp(logFront(x, y, a, b)) / a) * fraction);
}

function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** log(x^a y^b / B(a, b)), with y = 1 - x. */
function logFront(x: number, y: number, a: number, b: number): number {
  const sum = a + b;
  const off = (x * b - y * a) / sum; // x less the mean
  const deviance = a * logLess((off * sum) / a, (x * sum) / a) + b * logLess((-off * sum) / b, (y * sum) / b);
  const rest = stirlingRest(a) + stirlingRest(b) - stirlingRest(sum);
  return deviance + 0.5 * Math.log(((a / sum) * b) / (2 * Math.PI)) - rest;
}

/** log(1 + u) - u, where `ratio` is 1 + u: a series for small u, so that nothing cancels. */
function logLess(u: number, ratio: number): number {
  if (Math.abs(u) > 0.1) return Math.log(ratio) - u;
  let sum = 0;
  for (let k = 18; k >= 2; k -= 1) sum = sum * u + (k % 2 === 0 ? -1 : 1) / k;
  return sum * u * u;
}

/** log Gamma(z) less Stirling's (z - 1/2) log z - z + log(2 pi) / 2: a series from 12 on, and the recurrence below. */
function stirlingRest(z: number): number {
  let sum = 0;
  for (; z < 12; z += 1) sum += (z + 0.5) * Math.log1p(1 / z) - 1;
  const s = 1 / (z * z);
  return sum + (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188))))) / z;
}
