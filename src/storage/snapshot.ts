/**
 * A copy of a JSON value, taken before anything is written (faults F9, F10, F24). It reads through proxies,
 * which the browser's own cloning refuses, and refuses what JSON would lose without a word.
 */

/**
 * Copies a JSON value deeply: plain objects, arrays, strings, booleans, null and finite numbers; a property
 * that is undefined is left out, as JSON does. What comes back shares nothing with `value` and survives JSON
 * byte for byte.
 * @throws TypeError naming the place, as in `tiers[0].seats`, of NaN, an infinity, a Date, a Map, a function
 * or another such value
 */
export function snapshot<T>(value: T): T {
  return copy(value, '') as T;
}

function copy(value: unknown, place: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown, at) => copy(item, `${place}[${at}]`));
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (kind !== 'Object') {
    const what = typeof value === 'number' ? String(value) : kind;
    throw new TypeError(`${place === '' ? 'the value' : place} cannot be stored: ${what}`);
  }
  // fromEntries defines own properties, so a key named __proto__ stays a key
  return Object.fromEntries(
    Object.entries(value as object)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, copy(item, place === '' ? key : `${place}.${key}`)]),
  );
}
