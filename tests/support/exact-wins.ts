/** The chances of wins in exact fractions: the formulas themselves, with nothing of the engine's recurrences. */
import { fraction, over, times, type Fraction } from './fraction.ts';

/** C(n, k). */
function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 1n; i <= BigInt(k); i += 1n) result = (result * (BigInt(n) - i + 1n)) / i;
  return result;
}

/** x (x + 1) … (x + k - 1). */
function rising(x: Fraction, k: number): Fraction {
  let result: Fraction = { n: 1n, d: 1n };
  for (let i = 0n; i < BigInt(k); i += 1n) result = times(result, { n: x.n + i * x.d, d: x.d });
  return result;
}

/** P(k wins of n) at the win rate `p`, a decimal or a fraction as text. */
export function exactBinomial(n: number, p: string): number[] {
  const { n: top, d } = fraction(p);
  return Array.from({ length: n + 1 }, (_, k) => {
    return toDouble({ n: choose(n, k) * top ** BigInt(k) * (d - top) ** BigInt(n - k), d: d ** BigInt(n) });
  });
}

/** The same where the win rate is drawn from Beta(alpha, beta): C(n, k) B(alpha + k, beta + n - k) / B(alpha, beta). */
export function exactBetaBinomial(n: number, alpha: string, beta: string): number[] {
  const [a, b] = [fraction(alpha), fraction(beta)];
  const all = rising({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }, n);
  return Array.from({ length: n + 1 }, (_, k) => {
    const { n: top, d } = over(times(rising(a, k), rising(b, n - k)), all);
    return toDouble({ n: choose(n, k) * top, d });
  });
}

/** The double next to a fraction, to 17 digits or more however small it is. */
function toDouble({ n, d }: Fraction): number {
  if (n === 0n) return 0;
  const shift = d.toString().length - n.toString().length + 20;
  const digits = shift >= 0 ? (n * 10n ** BigInt(shift)) / d : n / (d * 10n ** BigInt(-shift));
  return Number(`${digits}e${-shift}`);
}
