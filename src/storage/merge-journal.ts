/**
 * What the journal adds to what the store gave, at start-up (F14, F16). Pure: it decides, and open-storage.ts
 * carries it out.
 *
 * An entry of a higher revision than the stored record wins; one of an equal or lower revision is dropped,
 * but its draft is offered again. If somebody else's work is stored over the revision that an entry builds
 * on, both are kept: the entry becomes a copy of its own. Entries that cannot be read here, or whose record
 * belongs to a newer version of the app, stay in the journal untouched.
 */
import type { Draft, JournalEntry } from './journal.ts';
import { keptCopy } from './kept-copy.ts';
import { readSafely } from './read-record.ts';
import { RECORD_SCHEMA, type Loaded, type ReadScenario, type StoredScenario } from './scenario-store.ts';
import { isSameJson } from '../engine/json.ts';

/** Text from a cell editor that a closing page left behind, and the scenario it belongs to. */
export interface RestoredDraft extends Draft {
  readonly id: string;
}

/** The outcome of a merge. */
export interface Merged {
  /** All scenarios as the user should see them. */
  readonly scenarios: readonly StoredScenario[];
  /** Those of them that are not stored like this yet. */
  readonly toSave: readonly StoredScenario[];
  readonly drafts: readonly RestoredDraft[];
  /** Entries to write once `toSave` is stored: drafts that moved to a copy. */
  readonly toWrite: readonly JournalEntry[];
  /** Entries to clear after that, each with its revision: in the journal, and parked in the store. */
  readonly toClear: ReadonlyMap<string, number>;
  readonly toUnpark: ReadonlyMap<string, number>;
}

export interface MergeOptions {
  /** The time of saving for what wins, ISO. */
  readonly savedAt: string;
  readonly newId: () => string;
  readonly readScenario: ReadScenario;
}

/** Merges the journal's entries, and those that closing pages parked, into what was loaded. */
export function mergeJournal(
  loaded: Loaded,
  entries: readonly JournalEntry<unknown>[],
  { savedAt, newId, readScenario }: MergeOptions,
): Merged {
  const shown = new Map(loaded.scenarios.map((record) => [record.id, record]));
  const storedRevision = new Map(loaded.scenarios.map(({ id, revision }) => [id, revision]));
  const newer = new Set(loaded.newer.map((record) => record.id));
  const toSave = new Map<string, StoredScenario>();
  const drafts: RestoredDraft[] = [];
  const toWrite: JournalEntry[] = [];
  const toClear = new Map<string, number>();
  const toUnpark = new Map<string, number>();

  function keep(record: StoredScenario): void {
    shown.set(record.id, record);
    toSave.set(record.id, record);
  }

  const isParked = new Set(loaded.parked);
  for (const entry of [...loaded.parked, ...entries].sort((a, b) => a.revision - b.revision)) {
    const { id, revision, base, draft } = entry;
    const read = readSafely(entry.scenario, readScenario);
    if (newer.has(id) || !read.ok || read.scenario.id !== id) continue;
    const { scenario } = read;
    const stored = shown.get(id);
    const basis = storedRevision.get(id) ?? -1;
    const isNew = stored === undefined || !isSameJson(stored.scenario, scenario);
    const isApart = base !== undefined && base < revision && base < basis;
    let home = id;
    if (isNew && isApart) {
      const copy = keptCopy({ revision, scenario }, newId(), savedAt);
      keep(copy);
      home = copy.id;
      if (draft) toWrite.push({ v: 1, id: home, revision, scenario: copy.scenario, base: revision, draft });
    } else if (isNew && revision > (stored?.revision ?? -1)) {
      keep({ schema: RECORD_SCHEMA, id, revision, savedAt, scenario });
    }
    if (draft) drafts.push({ id: home, ...draft });
    if (isParked.has(entry)) toUnpark.set(id, revision);
    else if (!draft || home !== id) toClear.set(id, revision);
  }
  return { scenarios: [...shown.values()], toSave: [...toSave.values()], drafts, toWrite, toClear, toUnpark };
}
