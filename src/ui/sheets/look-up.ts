/** What the cells of a sheet look up again and again, found at once however many tiers there are. */
import { keyOf, textAt } from '../../engine/address.ts';
import type { Catalogue } from '../../engine/formula/bind.ts';
import type { InputLine } from '../../engine/formula/line.ts';
import { inputOf } from '../../engine/input-at.ts';
import { fieldOf } from '../../engine/json.ts';
import type { Scenario, Tier } from '../../engine/scenario.ts';

const BY_ID = new WeakMap<readonly Tier[], ReadonlyMap<string, Tier>>();
const FIELD = /^tiers\[\]\.(\w+)$/;

/** The input line that an address belongs to, if it is one. */
export function inputAt(catalogue: Catalogue, address: string): InputLine | undefined {
  const line = inputOf(catalogue, address)?.bound.line;
  return line?.kind === 'input' ? line : undefined;
}

/** A tier's name, or its id while it has none. */
export function nameOfTier({ tiers }: Scenario, id: string): string {
  return tierOf(tiers, id)?.name || id;
}

/** What stands at an address of a scenario: its text, or undefined where nothing does. */
export function typedAt(scenario: Scenario, address: string): string | undefined {
  const { key, id } = keyOf(address);
  const field = id === undefined ? undefined : FIELD.exec(key)?.[1];
  if (id === undefined || field === undefined) return textAt(scenario, address);
  const found = fieldOf(tierOf(scenario.tiers, id), field);
  return typeof found === 'string' ? found : undefined;
}

function tierOf(tiers: readonly Tier[], id: string): Tier | undefined {
  let known = BY_ID.get(tiers);
  if (!known) {
    known = new Map(tiers.map((tier) => [tier.id, tier]));
    BY_ID.set(tiers, known);
  }
  return known.get(id);
}
