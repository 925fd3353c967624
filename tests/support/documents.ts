/** Scenario files as parsed JSON, whole and damaged. */
import { readScenario, type ScenarioRead } from '../../src/engine/read-scenario.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { threeTiers } from './plans.ts';

export type Json = Record<string, unknown>;

let made = 0;
const freshId = (): string => `fresh${(made += 1)}`;
export const read = (document: unknown): ScenarioRead => readScenario(document, freshId);
export const copy = (scenario: Scenario): Json => JSON.parse(JSON.stringify(scenario)) as Json;

export function scenarioOf(document: unknown): Scenario {
  const found = read(document);
  if (!found.ok) throw new Error(`${found.key}: ${found.reason}`);
  return found.scenario;
}

/** The three-tier plan with something else at a place, or nothing at all there. */
export function damaged(place: readonly (string | number)[], value: unknown): Json {
  const document = copy(threeTiers());
  let at = document as Record<string | number, unknown>;
  for (const step of place.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  const last = place.at(-1) ?? '';
  at[last] = value;
  // What is undefined is left out of JSON.
  return JSON.parse(JSON.stringify(document)) as Json;
}

export function refusal(document: unknown): [string, string] {
  const found = read(document);
  return found.ok ? ['', 'is read'] : [found.key, found.reason];
}
