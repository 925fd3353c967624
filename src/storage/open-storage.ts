/**
 * Opening storage when the app starts: load, merge the journal, and only then hand out a store to write to
 * (F16).
 *
 * A database that fails or does not answer in time (F5, F13) gives a store in memory and the reason. If it
 * answers later, it is not overwritten: what was made meanwhile is stored in it as copies, and `onLateAnswer`
 * says so.
 */
import { createConnection } from './connection.ts';
import {
  classifyFailure,
  failureMessage,
  isPermanent,
  StorageError,
  type StorageFailure,
} from './failure.ts';
import { createIndexedDbStore } from './indexed-db-store.ts';
import { inTime, pause } from './in-time.ts';
import { createJournal, type Journal } from './journal.ts';
import { awaitDevice } from './late-answer.ts';
import { createMemoryStore } from './memory-store.ts';
import { merge, settle, type OpenedStorage, type OpenStorageOptions } from './opened-storage.ts';
import type { Loaded, ScenarioStore } from './scenario-store.ts';

const NOTHING: Loaded = { scenarios: [], parked: [], broken: [], newer: [] };

/**
 * Opens storage. Never rejects. Resolves within `timeoutMs` if the database is silent, and within twice that
 * in any case; what the journal could not hand over by then is in `unsaved` and still in the journal.
 */
export async function openStorage(options: OpenStorageOptions): Promise<OpenedStorage> {
  const { indexedDB, timeoutMs = 4000, onStop, onBlocked } = options;
  const journal = createJournal(options.localStorage);
  if (!indexedDB) return openMemory('unavailable', journal, options);
  const connection = createConnection({
    indexedDB,
    timeoutMs,
    ...(onStop && { onStop }),
    ...(onBlocked && { onBlocked }),
  });
  const store = createIndexedDbStore(connection, options.readScenario);
  let loaded: Loaded;
  try {
    loaded = await inTime(loadPatiently(store), timeoutMs, () => new StorageError('silent'));
  } catch (error) {
    const failure = classifyFailure(error);
    const opened = openMemory(failure, journal, options);
    if (options.onLateAnswer) void awaitDevice(store, opened, options);
    return opened;
  }
  const merged = merge(loaded, journal, options);
  const unsaved = await settle(store, journal, merged, timeoutMs);
  const { scenarios, drafts } = merged;
  return { store, journal, loaded: { ...loaded, scenarios }, unsaved, drafts, failure: undefined };
}

/**
 * Reads a property that a browser may forbid, as in `reach(() => window.localStorage)`; undefined if it
 * throws.
 */
export function reach<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // forbidden is as good as absent, and openStorage says what follows
  }
}

/** One failed open says little (F11): it is tried thrice before anyone is told. */
async function loadPatiently(store: ScenarioStore): Promise<Loaded> {
  for (const wait of [50, 250]) {
    try {
      return await store.load();
    } catch (error) {
      const failure = classifyFailure(error);
      if (failure === 'silent' || isPermanent(failure)) throw error;
      await pause(wait);
    }
  }
  return store.load();
}

/** The journal's work is shown, and stays in the journal: nothing here outlives the tab. */
function openMemory(failure: StorageFailure, journal: Journal, options: OpenStorageOptions): OpenedStorage {
  const { scenarios, drafts } = merge(NOTHING, journal, options);
  const { readScenario } = options;
  const reason = failureMessage(failure);
  const store = createMemoryStore({ reason, records: scenarios, ...(readScenario && { readScenario }) });
  return { store, journal, loaded: { ...NOTHING, scenarios }, unsaved: [], drafts, failure };
}
