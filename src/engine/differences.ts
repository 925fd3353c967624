/**
 * What differs between two states of a scenario, cell by cell, and taking chosen differences over. Members such as tiers
 * are matched by id, so a renamed or moved tier is still the same one. The walk follows the document and names no field,
 * so what a later version adds is compared too.
 */
import { withText } from './address.ts';
import { fieldOf, isFields, isMembers, type Member } from './json.ts';
import type { Scenario } from './scenario.ts';

/** What stands in a cell; undefined where nothing does. */
export type CellValue = string | number | undefined;

/**
 * One difference. `changed` is a cell such as `tiers[mid].seats`; `added` and `removed` are members such as `tiers[mid]`;
 * `moved` is a list, `tiers`, whose common members stand in another order.
 */
export type Difference =
  | Readonly<{ kind: 'changed'; address: string; before: CellValue; after: CellValue }>
  | Readonly<{ kind: 'added' | 'removed' | 'moved'; address: string }>;

/** Whose document it is says nothing about the plan in it. */
export const OWN_FIELDS: ReadonlySet<string> = new Set(['format', 'version', 'id', 'sample', 'source']);

/** The differences from one state to another, in the order of the document. */
export function differences(before: Scenario, after: Scenario): Difference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys]
    .filter((key) => !OWN_FIELDS.has(key))
    .flatMap((key) => between(fieldOf(before, key), fieldOf(after, key), key));
}

/**
 * A scenario with chosen differences taken over from another.
 * @param addresses the addresses of those of `differences(into, from)` to take; others are passed over
 */
export function takeDifferences(into: Scenario, from: Scenario, addresses: ReadonlySet<string>): Scenario {
  let taken = into;
  for (const difference of differences(into, from)) {
    if (addresses.has(difference.address)) taken = take(taken, from, difference);
  }
  return taken;
}

/** What stands in a cell, from whatever the document holds there. */
export function cellValue(value: unknown): CellValue {
  if (value === undefined || typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}

function between(before: unknown, after: unknown, address: string): Difference[] {
  if (before === after) return [];
  if (isMembers(before) && isMembers(after)) return betweenMembers(before, after, address);
  if (isFields(before) && isFields(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => between(before[key], after[key], `${address}.${key}`));
  }
  const [was, is] = [cellValue(before), cellValue(after)];
  return was === is ? [] : [{ kind: 'changed', address, before: was, after: is }];
}

function betweenMembers(before: readonly Member[], after: readonly Member[], list: string): Difference[] {
  const found: Difference[] = [];
  for (const member of after) {
    const address = `${list}[${member.id}]`;
    const earlier = before.find(({ id }) => id === member.id);
    if (earlier) found.push(...between(earlier, member, address));
    else found.push({ kind: 'added', address });
  }
  for (const { id } of before) {
    if (!after.some((member) => member.id === id)) found.push({ kind: 'removed', address: `${list}[${id}]` });
  }
  const isCommon = ({ id }: Member): boolean =>
    before.some((one) => one.id === id) && after.some((one) => one.id === id);
  const order = (members: readonly Member[]): string =>
    members
      .filter(isCommon)
      .map(({ id }) => id)
      .join();
  if (order(before) !== order(after)) found.push({ kind: 'moved', address: list });
  return found;
}

function take(into: Scenario, from: Scenario, difference: Difference): Scenario {
  if (difference.kind === 'changed') return withText(into, difference.address, difference.after);
  const { list, id } = placeOf(difference.address);
  const present = membersAt(into, list);
  const source = membersAt(from, list);
  switch (difference.kind) {
    case 'added':
      return { ...into, [list]: withMember(present, source, id) };
    case 'removed':
      return { ...into, [list]: present.filter((member) => member.id !== id) };
    case 'moved':
      return { ...into, [list]: inOrderOf(present, source) };
  }
}

/** A list with a member of another put in, behind the nearest one that stands before it there. */
export function withMember(into: readonly Member[], from: readonly Member[], id: string): readonly Member[] {
  const at = from.findIndex((member) => member.id === id);
  const member = from[at];
  if (!member || into.some((one) => one.id === id)) return into;
  const before = from.slice(0, at).findLast((one) => into.some((other) => other.id === one.id));
  const place = before ? into.findIndex((one) => one.id === before.id) + 1 : 0;
  return into.toSpliced(place, 0, member);
}

/** A list in the order of another; a member that the other lacks stays behind the one it stood behind. */
export function inOrderOf(members: readonly Member[], order: readonly Member[]): readonly Member[] {
  const known = order.flatMap(({ id }) => members.filter((member) => member.id === id));
  return members.reduce<readonly Member[]>(
    (placed, { id }) => (placed.some((one) => one.id === id) ? placed : withMember(placed, members, id)),
    known,
  );
}

function membersAt(scenario: Scenario, list: string): readonly Member[] {
  const found = fieldOf(scenario, list);
  return isMembers(found) ? found : [];
}

function placeOf(address: string): { list: string; id: string } {
  const [list = '', id = ''] = address.replace(']', '').split('[');
  return { list, id };
}
