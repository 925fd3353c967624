/** Exact rationals of BigInts: the independent arithmetic that figures are checked against. */
export type Fraction = Readonly<{ n: bigint; d: bigint }>;

/** Reads `12.5`, `20%`, `7/23` or `1e3`-free decimals, exactly. */
export function fraction(text: string): Fraction {
  const slash = text.split('/');
  if (slash.length === 2) return over(fraction(slash[0] ?? ''), fraction(slash[1] ?? ''));
  if (text.endsWith('%')) return over(fraction(text.slice(0, -1)), { n: 100n, d: 1n });
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`${text} is no fraction`);
  const [, minus = '', whole = '', part = ''] = match;
  return reduced(BigInt(`${minus}${whole}${part}`), 10n ** BigInt(part.length));
}

function reduced(n: bigint, d: bigint): Fraction {
  const divisor = common(n < 0n ? -n : n, d < 0n ? -d : d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

export const plus = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
export const times = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d, a.d * b.n);
export const order = (a: Fraction, b: Fraction): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

export function ceiling(a: Fraction): bigint {
  const whole = a.n / a.d;
  return a.n > 0n && a.n % a.d !== 0n ? whole + 1n : whole;
}

/** Whether `value`, a plain decimal, is within a relative 1e-30 of the exact fraction. */
export function agrees(value: string, exact: Fraction): boolean {
  const off = minus(fraction(value), exact);
  const size = (x: bigint): bigint => (x < 0n ? -x : x);
  return size(off.n) * exact.d * 10n ** 30n <= size(exact.n) * off.d;
}

function common(a: bigint, b: bigint): bigint {
  return b === 0n ? a : common(b, a % b);
}
