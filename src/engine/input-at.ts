/** Which input of a catalogue an address belongs to: keys with `*` stand for many addresses. */
import { keyOf, listDim } from './address.ts';
import type { BoundLine, Catalogue } from './formula/bind.ts';
import type { ChoiceLine, InputLine } from './formula/line.ts';
import type { At, Dim } from './formula/tree.ts';

/** An input or choice; `at` has the members that the address names, `other` the one that is no member of a list. */
export type InputAt = Readonly<{
  bound: BoundLine & Readonly<{ line: InputLine | ChoiceLine }>;
  at: At;
  other?: readonly [dim: Dim, id: string];
}>;

const KEYS = new WeakMap<Catalogue, ReadonlyMap<string, InputAt['bound']>>();

/** @returns undefined for what no line of the catalogue is typed at: a name, or a part that is loaded later */
export function inputOf(catalogue: Catalogue, address: string): InputAt | undefined {
  const keys = keysOf(catalogue);
  const { key, id } = keyOf(address);
  const list = listDim(key);
  const at: At = list && id !== undefined ? { [list]: id } : {};
  const exact = keys.get(key);
  if (exact) return { bound: exact, at };
  const steps = key.split('.');
  for (const [i, step] of steps.entries()) {
    const bound = keys.get(steps.with(i, '*').join('.'));
    const dim = bound?.line.per.find((one) => one !== list);
    if (bound && dim) return { bound, at: { ...at, [dim]: step }, other: [dim, step] };
  }
  return undefined;
}

function keysOf(catalogue: Catalogue): ReadonlyMap<string, InputAt['bound']> {
  let keys = KEYS.get(catalogue);
  if (!keys) {
    keys = new Map(catalogue.lines.flatMap((bound) => (isTyped(bound) ? [[bound.line.key, bound]] : [])));
    KEYS.set(catalogue, keys);
  }
  return keys;
}

function isTyped(bound: BoundLine): bound is InputAt['bound'] {
  return bound.line.kind === 'input' || bound.line.kind === 'choice';
}
