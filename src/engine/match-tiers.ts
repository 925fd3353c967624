/**
 * Which deal tiers of several scenarios are the same one: those of one id, as a copy keeps ids, else those of one name,
 * as plans made apart give ids of their own.
 */
import type { Scenario } from './scenario.ts';

/** One tier in several scenarios: `ids` has its id in each, in their order, undefined where a scenario lacks it. */
export type MatchedTier = Readonly<{ key: string; name: string; ids: readonly (string | undefined)[] }>;

type Found = { key: string; name: string; ids: (string | undefined)[] };

/**
 * @param lead the place of the scenario whose tiers come first and give the names; the others' follow in their order
 * @returns every tier of every scenario, once
 */
export function matchTiers(scenarios: readonly Scenario[], lead: number): MatchedTier[] {
  const found: Found[] = [];
  const others = scenarios.map((_, place) => place).filter((place) => place !== lead);
  for (const place of [lead, ...others]) {
    const free = (one: Found): boolean => one.ids[place] === undefined;
    const left = (scenarios[place]?.tiers ?? []).filter(({ id }) => {
      const same = found.find((one) => free(one) && one.ids.includes(id));
      if (same) same.ids[place] = id;
      return !same;
    });
    for (const { id, name } of left) {
      const title = name.trim();
      const named = found.find((one) => free(one) && title !== '' && one.name === title);
      if (named) named.ids[place] = id;
      else found.push(fresh(scenarios.length, place, id, title, found.length));
    }
  }
  return found;
}

function fresh(size: number, place: number, id: string, name: string, count: number): Found {
  const ids = Array.from({ length: size }, (_, i) => (i === place ? id : undefined));
  return { key: `tier${count + 1}`, name: name === '' ? id : name, ids };
}
