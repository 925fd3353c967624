/** Looking at JSON values of which little is known: documents as they are read, compared and merged. */

/** An object whose fields can be looked at. */
export type Fields = Readonly<Record<string, unknown>>;

/** A member of a list: it is known by its id. */
export type Member = Readonly<{ id: string }>;

/** Whether a value has fields of its own. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of an object's own, undefined where it has none or is none. */
export function fieldOf(value: unknown, key: string): unknown {
  return isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Whether a value is a list of members, each known by its id. */
export function isMembers(value: unknown): value is readonly Member[] {
  return Array.isArray(value) && value.every((item: unknown) => typeof fieldOf(item, 'id') === 'string');
}

/** Whether two JSON values are the same; the order of keys does not count. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const mine = new Map<string, unknown>(Object.entries(a));
  const theirs = Object.entries(b);
  return (
    mine.size === theirs.length &&
    theirs.every(([key, value]) => mine.has(key) && isSameJson(mine.get(key), value))
  );
}
