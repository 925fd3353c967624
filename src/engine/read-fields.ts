/** The pieces that reading a document is made of: each takes what stands under a key and gives it back checked, or refuses. */
import { isAmount, keptText } from './amount.ts';
import { isolated } from './isolated.ts';
import { isFields, type Fields } from './json.ts';

/** Why a document is not read: the key and the reason. */
export class Refused extends Error {
  constructor(
    readonly key: string,
    readonly reason: string,
    readonly newer = false,
  ) {
    super(`${key}: ${reason}`);
  }
}

/** Checks what stands under `key`; undefined leaves the field out. @throws Refused */
export type FieldReader<T> = (value: unknown, key: string) => T | undefined;

/** The most characters that a name may have. */
export const LONGEST_NAME = 200;
export const ID = /^[\w-]{1,64}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function fields(value: unknown, key: string): Fields {
  if (isFields(value)) return value;
  throw new Refused(key, value === undefined ? 'is missing' : 'must be an object');
}

export function noUnknown(value: Fields, prefix: string, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Refused(`${prefix}${unknown}`, 'unknown field');
}

/** The optional fields of `from` that are there and not empty; keys of the shape are the only ones read. */
export function given<T extends object>(
  from: Fields,
  prefix: string,
  shape: { readonly [K in keyof T]-?: FieldReader<Exclude<T[K], undefined>> },
): Partial<T> {
  const found: Partial<T> = {};
  for (const name of Object.keys(shape) as (keyof T & string)[]) {
    const value = from[name];
    const read = value === undefined || value === '' ? undefined : shape[name](value, `${prefix}${name}`);
    if (read !== undefined) found[name] = read;
  }
  return found;
}

/** Amounts by name; empty ones are left out, and the whole where none is left. */
export function amounts(known: RegExp): FieldReader<Readonly<Record<string, string>>> {
  return (value, key) => {
    const read = Object.entries(fields(value, key)).flatMap(([name, one]): [string, string][] => {
      if (!known.test(name)) throw new Refused(`${key}.${name}`, 'unknown field');
      const text = amount(one, `${key}.${name}`);
      return text === '' ? [] : [[name, text]];
    });
    return read.length === 0 ? undefined : Object.fromEntries(read);
  };
}

/** Members of a list, each with an id of its own. */
export function members<T>(
  value: unknown,
  key: string,
  most: number,
  freshId: () => string,
  read: (member: Fields, key: string, id: string, index: number) => T,
): T[] {
  if (!Array.isArray(value)) throw new Refused(key, 'must be a list');
  if (value.length > most)
    throw new Refused(
      key,
      `holds ${value.length} ${key === 'tiers' ? 'tiers' : 'entries'}, at most ${most} are read`,
    );
  const taken = new Set<string>();
  return value.map((item: unknown, index) => {
    const place = `${key}[${index}]`;
    const member = fields(item, place);
    let own = id(member['id'], `${place}.id`) ?? freshId();
    while (taken.has(own)) own = freshId();
    taken.add(own);
    return read(member, place, own, index);
  });
}

export function amount(value: unknown, key: string): string {
  if (value === undefined) throw new Refused(key, 'is missing');
  if (typeof value !== 'string')
    throw new Refused(key, `must be text in quotes, such as "0.2", so that no digit is lost`);
  if (value !== '' && !isAmount(value))
    throw new Refused(key, `“${isolated(value.slice(0, 40))}” is not an amount`);
  return value;
}

export function text(value: unknown, key: string, longest = LONGEST_NAME): string {
  if (typeof value !== 'string') throw new Refused(key, 'must be text');
  if (value.length > longest) throw new Refused(key, `is longer than ${longest} characters`);
  return value;
}

export function id(value: unknown, key: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new Refused(key, 'must be text');
  return ID.test(value) ? value : undefined;
}

export function month(value: unknown, key: string): string {
  if (typeof value !== 'string' || !(MONTH.test(value) || keptText(value) !== undefined))
    throw new Refused(key, 'must be a month such as 2027-01');
  return value;
}

export function oneOf<T extends string>(value: unknown, known: readonly T[], key: string): T {
  const found = known.find((one) => one === value);
  if (!found) throw new Refused(key, `must be one of ${known.join(', ')}`);
  return found;
}

export function choice<T extends string>(known: readonly T[]): FieldReader<T> {
  return (value, key) => oneOf(value, known, key);
}
