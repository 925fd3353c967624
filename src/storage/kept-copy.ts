/** Keeping both of two versions: the second becomes a scenario of its own. */
import { RECORD_SCHEMA, type StoredScenario } from './scenario-store.ts';

/** The same work and revision under a new id, with " (kept copy)" behind its name; nothing else differs. */
export function keptCopy(
  { revision, scenario }: Pick<StoredScenario, 'revision' | 'scenario'>,
  id: string,
  savedAt: string,
): StoredScenario {
  const copy = { ...scenario, id, name: `${scenario.name} (kept copy)` };
  return { schema: RECORD_SCHEMA, id, revision, savedAt, scenario: copy };
}
