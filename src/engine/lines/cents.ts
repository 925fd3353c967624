/** Rules R2 to R5: a part of a sum, to the cent, so that the parts shown add up to the sum shown. */
import type { Algorithm } from '../formula/line.ts';
import { withoutDust, ZERO } from '../number.ts';

/** The value of a line to two places, half away from zero, dust off a half cent first; 0 where an optional input is blank. */
export const toCents =
  (line: string): Algorithm =>
  ({ blankable }) =>
    blankable(line).map((value) => (value ? withoutDust(value, 3).toDecimalPlaces(2) : ZERO));
