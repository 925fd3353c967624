/**
 * Addresses: where something typed stands in the scenario, `target.arr` or `tiers[mid].winRate`, with members by id, so
 * that reordering and removing never make an address mean another cell. Undo, import, errors and solving all use them.
 */
import type { At, Dim } from './formula/tree.ts';
import { fieldOf, isFields } from './json.ts';
import type { Scenario } from './scenario.ts';

type Step = { field: string; id?: string };

const STEP = /^([\w-]+)(?:\[([\w-]+)\])?$/;

/** The dimension that the members of each list of a scenario belong to. */
const LISTS: Readonly<Record<string, Dim>> = { tiers: 'tier', roster: 'sdr', ramps: 'ramp' };

/** The address of a member's field by its key, as `tiers[].name`. */
export function addressOf(key: string, id?: string): string {
  return key.replace('[]', id === undefined ? '' : `[${id}]`);
}

/** The address of an input's cell: `[]` in its key stands for the member of the list, `*` for that of its other dimension. */
export function addressAt({ key, per }: Readonly<{ key: string; per: readonly Dim[] }>, at: At): string {
  const list = listDim(key);
  const other = per.find((dim) => dim !== list);
  return addressOf(key, list && at[list]).replace('*', (other && at[other]) ?? '*');
}

/** The dimension whose members `[]` in a key stands for. */
export function listDim(key: string): Dim | undefined {
  const list = /^(\w+)\[\]/.exec(key)?.[1];
  return list === undefined ? undefined : LISTS[list];
}

/** An address in two parts: the key as in the catalogue (`tiers[].winRate`) and the member's id, if it has one. */
export function keyOf(address: string): { key: string; id?: string } {
  const match = /^(.*)\[([\w-]+)\](.*)$/.exec(address);
  if (!match) return { key: address };
  const [, before = '', id = '', after = ''] = match;
  return { key: `${before}[]${after}`, id };
}

/** What stands at `address`: its text, or undefined where nothing does. Numbers come as text. */
export function textAt(scenario: Scenario, address: string): string | undefined {
  let found: unknown = scenario;
  for (const step of steps(address)) {
    found = fieldOf(found, step.field);
    if (step.id !== undefined) found = Array.isArray(found) ? member(found, step.id) : undefined;
  }
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined;
}

/**
 * The scenario with `text` at `address`; undefined takes an optional field out. All else is the same object as before.
 * A number is for the few fields that hold one.
 * @throws RangeError if the address names a member that does not exist
 */
export function withText(scenario: Scenario, address: string, text: string | number | undefined): Scenario {
  return put(scenario, steps(address), text) as Scenario;
}

function put(at: unknown, [step, ...rest]: readonly Step[], text: string | number | undefined): unknown {
  if (!step) return text;
  if (!isFields(at)) throw new RangeError(`nothing stands at ${step.field}`);
  const before = fieldOf(at, step.field);
  if (step.id === undefined) {
    // an optional part comes with its first field
    const after = put(rest.length > 0 && before === undefined ? {} : before, rest, text);
    const isEmpty = rest.length > 0 && isFields(after) && Object.keys(after).length === 0;
    if (after !== undefined && !isEmpty) return { ...at, [step.field]: after };
    return Object.fromEntries(Object.entries(at).filter(([name]) => name !== step.field));
  }
  if (!Array.isArray(before) || !member(before, step.id))
    throw new RangeError(`there is no ${step.field} ${step.id}`);
  const after = before.map((item: unknown) =>
    isFields(item) && item['id'] === step.id ? put(item, rest, text) : item,
  );
  return { ...at, [step.field]: after };
}

function steps(address: string): Step[] {
  return address.split('.').map((part) => {
    const match = STEP.exec(part);
    if (!match?.[1]) throw new RangeError(`${address} is no address`);
    return match[2] === undefined ? { field: match[1] } : { field: match[1], id: match[2] };
  });
}

function member(list: readonly unknown[], id: string): unknown {
  return list.find((item) => isFields(item) && item['id'] === id);
}
