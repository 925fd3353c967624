/** What the cells of a sheet look up again and again, found at once however many tiers there are. */
import { keyOf, textAt } from '../../engine/address.ts';
import type { InputLine } from '../../engine/formula/line.ts';
import { coreCatalogue } from '../../engine/lines/core.ts';
import type { Scenario, Tier } from '../../engine/scenario.ts';

const BY_ID = new WeakMap<readonly Tier[], ReadonlyMap<string, Tier>>();
const INPUTS: ReadonlyMap<string, InputLine> = new Map(
  coreCatalogue.lines.flatMap(({ line }) => (line.kind === 'input' ? [[line.key, line] as const] : [])),
);
const FIELD = /^tiers\[\]\.(\w+)$/;

/** The input line that an address belongs to, if it is one. */
export function inputAt(address: string): InputLine | undefined {
  return INPUTS.get(keyOf(address).key);
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
  const tier: Readonly<Record<string, string | undefined>> = tierOf(scenario.tiers, id) ?? {};
  return tier[field];
}

function tierOf(tiers: readonly Tier[], id: string): Tier | undefined {
  let known = BY_ID.get(tiers);
  if (!known) {
    known = new Map(tiers.map((tier) => [tier.id, tier]));
    BY_ID.set(tiers, known);
  }
  return known.get(id);
}
