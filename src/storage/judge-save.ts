/**
 * Whether a save may replace what is stored: the one rule that both stores follow, so that no work is
 * overwritten unseen.
 */
import type { Reading } from './read-record.ts';
import type { SaveResult, StoredScenario } from './scenario-store.ts';
import { isSameJson } from '../engine/json.ts';

/**
 * Judges a save against what is stored under its key now.
 * @param stored what lies there, undefined for nothing; a broken record may be replaced, once its raw value
 * is put aside
 * @param base the stored revision that the work builds on; undefined asks for a higher revision only
 */
export function judgeSave(
  stored: Reading | undefined,
  record: StoredScenario,
  base: number | undefined,
): SaveResult {
  if (stored === undefined || stored.is === 'broken') return { ok: true };
  if (stored.is === 'newer') return { ok: false, refusal: 'newer', id: record.id };
  const { revision, scenario } = stored.record;
  const isRepeat = revision === record.revision && isSameJson(scenario, record.scenario);
  const isAhead = revision < record.revision && (base === undefined || revision <= base);
  return isRepeat || isAhead ? { ok: true } : { ok: false, refusal: 'conflict', stored: stored.record };
}
