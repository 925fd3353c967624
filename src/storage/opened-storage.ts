/**
 * Storage that was opened, what opening it needs, and the step that makes it ready: the journal merged in and
 * stored (F14, F16).
 */
import { StorageError, type StorageFailure } from './failure.ts';
import { inTime } from './in-time.ts';
import type { Journal, JournalStorage } from './journal.ts';
import { mergeJournal, type Merged, type RestoredDraft } from './merge-journal.ts';
import { readOutline } from './read-record.ts';
import type { Loaded, ReadScenario, ScenarioStore, StoredScenario } from './scenario-store.ts';

export interface OpenStorageOptions {
  /** The browser's, or undefined if it has none or forbids it. */
  readonly indexedDB: IDBFactory | undefined;
  /** The browser's, or undefined if it has none or forbids it. */
  readonly localStorage: JournalStorage | undefined;
  /** The present in milliseconds since 1970. */
  readonly now: () => number;
  /** Gives an id that nothing has yet. */
  readonly newId: () => string;
  /** Reads the document in a record; the engine's, so that older ones are brought forward. */
  readonly readScenario?: ReadScenario;
  /** Longest wait for the database; 4000 unless given. */
  readonly timeoutMs?: number;
  /** The database answered after all. Without this, nothing waits for it. */
  readonly onLateAnswer?: (late: LateAnswer) => void;
  /** Another tab erased the data or brings a newer version: nothing can be written any more. */
  readonly onStop?: (why: 'gone' | 'newer') => void;
  /** Another tab is in the way of opening or erasing. */
  readonly onBlocked?: () => void;
  /** Ends the wait for a late answer. */
  readonly signal?: AbortSignal;
}

/** Storage that is ready to be written to. */
export interface OpenedStorage {
  readonly store: ScenarioStore;
  readonly journal: Journal;
  /** What is kept, with the journal's work in it. */
  readonly loaded: Loaded;
  /** The ids of scenarios whose shown state could not be stored yet: the saver has to. */
  readonly unsaved: readonly string[];
  readonly drafts: readonly RestoredDraft[];
  /** Why there is only memory; undefined on the device. */
  readonly failure: StorageFailure | undefined;
}

/**
 * Storage on the device, after work in memory. `copies` has the stored copy of each scenario that was edited
 * there, by the id it had. Go on with the copy in a new saver, put in what was typed since, then let the old
 * saver forget.
 */
export interface LateAnswer extends OpenedStorage {
  readonly copies: ReadonlyMap<string, StoredScenario>;
}

/** What is loaded where nothing is kept. */
export const NOTHING: Loaded = { scenarios: [], trash: [], parked: [], broken: [], newer: [] };

/** What the journal adds to what was loaded. */
export function merge(
  loaded: Loaded,
  journal: Journal,
  { now, newId, readScenario = readOutline }: OpenStorageOptions,
  isSkipped: (id: string) => boolean = () => false,
): Merged {
  const entries = journal.read().filter((entry) => !isSkipped(entry.id));
  return mergeJournal(loaded, entries, { savedAt: new Date(now()).toISOString(), newId, readScenario });
}

/**
 * Stores what the merge added, with `more`, all or nothing, and clears the journal after that.
 * @returns the ids that could not be stored in time; the journal still has them
 */
export async function settle(
  store: ScenarioStore,
  journal: Journal,
  { toSave, toWrite, toClear, toUnpark }: Merged,
  timeoutMs: number,
  more: readonly StoredScenario[] = [],
): Promise<readonly string[]> {
  const records = [...toSave, ...more];
  const isStored = async (): Promise<boolean> => {
    if (records.length > 0 && !(await store.saveAll(records)).ok) return false;
    for (const entry of toWrite) journal.write(entry);
    for (const [id, revision] of toClear) journal.clear(id, revision);
    for (const [id, revision] of toUnpark) await store.unpark(id, revision);
    return true;
  };
  // a failure here is not the end: the saver tries again, and shows it
  const isDone = await inTime(isStored(), timeoutMs, () => new StorageError('silent')).catch(() => false);
  return isDone ? [] : records.map((record) => record.id);
}
