/** When to remind of a backup: never at once, never loudly. Plans live in one browser, and clearing its data is common. */
import type { StoredScenario } from '../storage/scenario-store.ts';
import type { LastBackup } from './preferences.svelte.ts';

const DAY = 24 * 60 * 60 * 1000;

/** So many edits without a backup are worth a reminder, or so many days. */
const MANY_EDITS = 100;
const LONG = 7 * DAY;

/** Edits made so far on this device: scenarios count theirs in their revisions. */
export function editsOf(records: readonly StoredScenario[]): number {
  return records.reduce((sum, { revision }) => sum + revision, 0);
}

/** Edits since the last backup; what was deleted or merged away meanwhile counts for nothing. */
export function editsSince(last: LastBackup | undefined, records: readonly StoredScenario[]): number {
  return Math.max(0, editsOf(records) - (last?.edits ?? 0));
}

/**
 * Whether to remind: after many edits, or a week with any, without a backup; and not within a week of having been put
 * off.
 * @param now milliseconds since 1970
 */
export function isBackupDue(
  last: LastBackup | undefined,
  putOff: number | undefined,
  records: readonly StoredScenario[],
  now: number,
): boolean {
  const edits = editsSince(last, records);
  if (edits === 0 || (putOff !== undefined && now - putOff < LONG && now >= putOff)) return false;
  if (edits >= MANY_EDITS) return true;
  const since = last ? Date.parse(last.at) : earliest(records);
  return now - since >= LONG;
}

function earliest(records: readonly StoredScenario[]): number {
  return Math.min(...records.map(({ savedAt }) => Date.parse(savedAt)).filter((time) => !Number.isNaN(time)));
}
