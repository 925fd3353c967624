/**
 * What the saver knows of one scenario: its newest state, and what of it is stored, in the journal, or
 * refused.
 */
import type { Scenario } from '../engine/scenario.ts';
import type { Draft, JournalEntry } from './journal.ts';
import { RECORD_SCHEMA, type SaveResult, type StoredScenario } from './scenario-store.ts';
import { isSameJson } from '../engine/json.ts';

/** The work on one scenario; it belongs to the saver, which changes it in place. */
export interface Work {
  scenario: Scenario;
  revision: number;
  /**
   * The stored revision; 0 for none; undefined if a merge is to be stored over whatever lower one is there.
   */
  stored: number | undefined;
  /** What is stored under that revision, if it is known. */
  base: Scenario | undefined;
  /** The revision that is being saved, if one is. */
  inFlight: number | undefined;
  /** The last record whose save failed: it may be stored all the same. */
  doubtful: StoredScenario | undefined;
  /** Why the store will not have it; waiting does not mend that. */
  refusal: 'conflict' | 'newer' | undefined;
  /** The text in the cell editor now. */
  draft: Draft | undefined;
  /** The text that an earlier page left behind, until the editor takes it up. */
  restored: Draft | undefined;
  /** Whether the journal has the newest state. */
  isJournaled: boolean;
  /** Whether the store was asked to keep it instead, and still does. */
  isParked: boolean;
}

/** The work on a record of which `stored` is the stored revision; its journal entry is where it was. */
export function workOn(
  { scenario, revision }: Pick<StoredScenario, 'scenario' | 'revision'>,
  stored: number | undefined,
  restored?: Draft,
): Work {
  const nothing = { inFlight: undefined, doubtful: undefined, refusal: undefined, draft: undefined };
  const base = stored === revision && revision > 0 ? scenario : undefined;
  return { scenario, revision, stored, base, restored, isJournaled: true, isParked: false, ...nothing };
}

/** Whether the newest edit is not known to be stored. */
export function isUnsaved({ revision, stored }: Work): boolean {
  return revision !== stored;
}

/** The record to store; its time is the present. */
export function recordOf({ scenario, revision }: Work, now: number): StoredScenario {
  const savedAt = new Date(now).toISOString();
  return { schema: RECORD_SCHEMA, id: scenario.id, revision, savedAt, scenario };
}

/**
 * The journal's entry; what is made on top of memory builds on no stored revision, so it never replaces a
 * record.
 */
export function entryOf(work: Work, isMemory: boolean): JournalEntry {
  const { scenario, revision, stored, inFlight } = work;
  // a save of an earlier revision that is under way may well end before the page does
  const isOvertaken = inFlight !== undefined && inFlight < revision;
  const base = isMemory ? -1 : isOvertaken ? inFlight : stored;
  const draft = work.draft ?? work.restored;
  return {
    v: 1,
    id: scenario.id,
    revision,
    scenario,
    ...(base !== undefined && { base }),
    ...(draft && { draft }),
  };
}

/**
 * Notes in `work` how the save of `record` ended.
 * @returns the record of ours that is stored now, undefined if there is none, as the store refused
 */
export function settleWork(
  work: Work,
  record: StoredScenario,
  result: SaveResult,
): StoredScenario | undefined {
  const { doubtful } = work;
  work.doubtful = undefined;
  const settle = (stored: StoredScenario): StoredScenario => {
    work.stored = stored.revision;
    work.base = stored.scenario;
    return stored;
  };
  if (result.ok) return settle(record);
  if (result.refusal === 'conflict') {
    const { stored } = result;
    if (work.revision === record.revision && isSameJson(record.scenario, stored.scenario)) {
      work.revision = stored.revision; // both made the same of it
      return settle(stored);
    }
    if (doubtful?.revision === stored.revision && isSameJson(doubtful.scenario, stored.scenario)) {
      return settle(stored);
    }
  }
  work.refusal = result.refusal;
  return undefined;
}
