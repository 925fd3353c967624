/**
 * The numbers of the engine: decimals of 40 significant digits through one configured constructor.
 *
 * Rates such as 1/3 have no finite decimal, so a result that is whole in exact fractions can come out as
 * 16.000000000000000000000000000000000000001. That representation dust, a relative 1e-20 or less, is taken off before
 * anything is rounded up or compared. A real excess is kept: 16.000000001 rounds up to 17.
 */
import { Decimal } from 'decimal.js';

/** The engine's decimal constructor. Prints plain digits, never an exponent, and holds no size that a double cannot. */
export const Num = Decimal.clone({
  precision: 40,
  rounding: Decimal.ROUND_HALF_UP,
  maxE: 300,
  minE: -300,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});
export type Num = Decimal;

export const ZERO = new Num(0);
export const ONE = new Num(1);

const DUST = new Num('1e-20');
const DUST_PLACES = 20;

/** Orders two numbers, -1, 0 or 1; numbers within a relative 1e-20 of each other are equal. */
export function compare(a: Num, b: Num): number {
  const order = a.cmp(b);
  return order !== 0 && isDust(a.minus(b), a, b) ? 0 : order;
}

/** The sum; 0 where all that is left of two numbers that cancel is representation dust. */
export function plus(a: Num, b: Num): Num {
  const sum = a.plus(b);
  return isDust(sum, a, b) ? ZERO : sum;
}

/** The difference; 0 where the two are equal but for representation dust. */
export function minus(a: Num, b: Num): Num {
  const difference = a.minus(b);
  return isDust(difference, a, b) ? ZERO : difference;
}

/** Whether `rest` is within a relative 1e-20 of nothing beside the larger of `a` and `b`, neither of which is 0. */
function isDust(rest: Num, a: Num, b: Num): boolean {
  // The exponents alone tell nearly always.
  if (rest.e > Math.max(a.e, b.e) - DUST_PLACES || a.isZero() || b.isZero()) return false;
  const larger = a.abs().gt(b.abs()) ? a.abs() : b.abs();
  return rest.abs().lte(larger.times(DUST));
}

/** The nearest multiple of 10^-digits where `x` is within representation dust of it, else `x` itself. */
export function withoutDust(x: Num, digits = 0): Num {
  if (x.decimalPlaces() <= digits) return x;
  const nearest = x.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP);
  return compare(x, nearest) === 0 ? nearest : x;
}

/** Excel's ROUNDUP: away from zero to `digits` decimal places (negative digits round to tens, hundreds, …). */
export function roundUp(x: Num, digits = 0): Num {
  return roundTo(x, digits, Decimal.ROUND_UP);
}

/** Towards minus infinity to `digits` decimal places, after dust is taken off. */
export function floor(x: Num, digits = 0): Num {
  return roundTo(x, digits, Decimal.ROUND_FLOOR);
}

/** Towards plus infinity to `digits` decimal places, after dust is taken off. */
export function ceil(x: Num, digits = 0): Num {
  return roundTo(x, digits, Decimal.ROUND_CEIL);
}

function roundTo(x: Num, digits: number, rounding: Decimal.Rounding): Num {
  if (digits === 0) return withoutDust(x).toDecimalPlaces(0, rounding);
  const scale = new Num(10).pow(Math.abs(digits));
  const scaled = digits < 0 ? x.div(scale) : x.times(scale);
  const whole = withoutDust(scaled).toDecimalPlaces(0, rounding);
  return digits < 0 ? whole.times(scale) : whole.div(scale);
}

/** The border from decimals to doubles: for bulk cells, odds and pictures, never for a whole-number decision. */
export function toDouble(x: Num): number {
  return x.toNumber();
}

const SMALL: readonly Num[] = Array.from({ length: 1000 }, (_, x) => new Num(x));

/** The border back: a finite double as the decimal of its shortest notation. Small whole numbers, which fill many cells, are shared. */
export function fromDouble(x: number): Num {
  return SMALL[x] ?? new Num(x);
}
