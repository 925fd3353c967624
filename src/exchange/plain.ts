/**
 * Numbers for machines: plain decimals with a point, never an exponent, without the last digits that only tell how a
 * number was represented. Figures on the screen are rounded from the same.
 */
import { withoutDust, ZERO, type Num } from '../engine/number.ts';

/** Decimals carry 40 digits; rounding errors of a plan's few dozen steps stay within the last four. */
const TRUE_DIGITS = 36;
/** A number of fewer digits was typed or came out even, and stands as it is. */
const EVEN_DIGITS = 30;
/** The places within which a figure that means a round number is one: cents, and hundredths of a percent. */
const ROUND_PLACES = 4;
/** No figure of a plan is so small: what is left where two equal sums are subtracted. */
const NOTHING = '1e-20';

/** `value` without representation dust: 16.000…001 is 16, 83333.333… keeps 36 digits, and 0.000…004 is 0. */
export function tidy(value: Num): Num {
  if (value.abs().lt(NOTHING)) return ZERO;
  if (value.precision() <= EVEN_DIGITS) return value;
  return withoutDust(value, ROUND_PLACES).toSignificantDigits(TRUE_DIGITS);
}

/** `value` as a plain decimal of up to 36 digits, dust taken off: `2040000`, `-0.5`, `83333.3333…`. */
export function plain(value: Num): string {
  return tidy(value).toString();
}
