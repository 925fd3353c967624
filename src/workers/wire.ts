/** Decimals do not cross to another thread: on the way they are their digits, in an object that nothing else looks like. */
import { Num } from '../engine/number.ts';

const DIGITS = '$digits';

/** Plain data with decimals in it, for the way. */
export function packed(value: unknown): unknown {
  if (Num.isDecimal(value)) return { [DIGITS]: value.toString() };
  return mapped(value, packed);
}

/** What was packed, as it was. */
export function unpacked(value: unknown): unknown {
  const digits = typeof value === 'object' && value !== null && DIGITS in value ? value[DIGITS] : undefined;
  return typeof digits === 'string' ? new Num(digits) : mapped(value, unpacked);
}

function mapped(value: unknown, each: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(each);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, each(part)]));
}
