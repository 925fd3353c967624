/**
 * Merging two versions of a scenario that began as one: each cell that only one side changed is taken from that side.
 * A cell that both changed, differently, is a conflict: `mine` stands in the result, and both values are told.
 */
import { cellValue, inOrderOf, OWN_FIELDS, withMember, type CellValue } from './differences.ts';
import { fieldOf, isFields, isMembers, isSameJson, type Member } from './json.ts';
import type { Scenario } from './scenario.ts';

/**
 * A cell that both sides changed, or a member (`tiers[mid]`) that one side removed and the other changed: that one is
 * kept, and the side that removed it says undefined.
 */
export type Conflict = Readonly<{ address: string; base: CellValue; mine: CellValue; theirs: CellValue }>;

export type MergedScenario = Readonly<{ merged: Scenario; conflicts: readonly Conflict[] }>;

/** Merges `theirs` into `mine`; `base` is what both began as. Whose document it is stays as in `mine`. */
export function mergeScenarios(base: Scenario, mine: Scenario, theirs: Scenario): MergedScenario {
  const conflicts: Conflict[] = [];
  const merged = mergeFields(base, mine, theirs, '', conflicts);
  return { merged: merged as Scenario, conflicts };
}

function merge(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  address: string,
  conflicts: Conflict[],
): unknown {
  if (mine === theirs || base === theirs) return mine;
  if (base === mine) return theirs;
  if (isMembers(mine) && isMembers(theirs))
    return mergeMembers(isMembers(base) ? base : [], mine, theirs, address, conflicts);
  if (isFields(mine) && isFields(theirs))
    return mergeFields(isFields(base) ? base : {}, mine, theirs, address, conflicts);
  const [was, ours, other] = [cellValue(base), cellValue(mine), cellValue(theirs)];
  if (ours === other || other === was) return mine;
  if (ours === was) return theirs;
  conflicts.push({ address, base: was, mine: ours, theirs: other });
  return mine;
}

function mergeFields(
  base: object,
  mine: object,
  theirs: object,
  address: string,
  conflicts: Conflict[],
): object {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const entries = [...keys].map((key): [string, unknown] => {
    const own = fieldOf(mine, key);
    if (address === '' && OWN_FIELDS.has(key)) return [key, own];
    const place = address === '' ? key : `${address}.${key}`;
    return [key, merge(fieldOf(base, key), own, fieldOf(theirs, key), place, conflicts)];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function mergeMembers(
  base: readonly Member[],
  mine: readonly Member[],
  theirs: readonly Member[],
  list: string,
  conflicts: Conflict[],
): readonly Member[] {
  const of = (members: readonly Member[], id: string): Member | undefined =>
    members.find((member) => member.id === id);
  let merged: readonly Member[] = isMoved(base, mine) ? mine : inOrderOf(mine, theirs);
  for (const { id } of theirs) {
    if (of(mine, id)) continue;
    const was = of(base, id);
    if (was && isSameJson(was, of(theirs, id))) continue; // we removed it, they left it alone
    if (was) conflicts.push(removal(list, id, undefined, nameOf(of(theirs, id))));
    merged = withMember(merged, theirs, id);
  }
  return merged.flatMap((member): Member[] => {
    const { id } = member;
    const [was, own, other] = [of(base, id), of(mine, id), of(theirs, id)];
    if (own && other) return [merge(was, own, other, `${list}[${id}]`, conflicts) as Member];
    if (own && was) {
      if (isSameJson(was, own)) return []; // they removed it, we left it alone
      conflicts.push(removal(list, id, nameOf(own), undefined));
    }
    return [member];
  });
}

function removal(list: string, id: string, mine: CellValue, theirs: CellValue): Conflict {
  return { address: `${list}[${id}]`, base: undefined, mine, theirs };
}

function nameOf(member: Member | undefined): string | undefined {
  const name = fieldOf(member, 'name');
  return typeof name === 'string' && name !== '' ? name : member?.id;
}

function isMoved(base: readonly Member[], mine: readonly Member[]): boolean {
  const ids = (members: readonly Member[], other: readonly Member[]): string =>
    members
      .filter(({ id }) => other.some((one) => one.id === id))
      .map(({ id }) => id)
      .join();
  return ids(base, mine) !== ids(mine, base);
}
