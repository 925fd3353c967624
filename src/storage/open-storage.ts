/**
 * Opening storage when the app starts: load, merge the journal, and only then hand out a store to write to
 * (F16).
 *
 * A database that fails or does not answer in time (F5, F13) gives a store in memory and the reason. If it
 * answers later, it is not overwritten: what was made meanwhile is stored in it as copies, and `onLateAnswer`
 * says so.
 */
import { createConnection } from './connection.ts';
import { classifyFailure, isPermanent, StorageError, type StorageFailure } from './failure.ts';
import { createIndexedDbStore } from './indexed-db-store.ts';
import { inTime, pause } from './in-time.ts';
import { createJournal, type Journal } from './journal.ts';
import { merge, settle, type OpenedStorage, type OpenStorageOptions } from './opened-storage.ts';
import type { Loaded, ScenarioStore } from './scenario-store.ts';

/**
 * Opens storage. Never rejects. Resolves within `timeoutMs` if the database is silent, and within twice that
 * in any case; what the journal could not hand over by then is in `unsaved` and still in the journal.
 */
export async function openStorage(options: OpenStorageOptions): Promise<OpenedStorage> {
  const { indexedDB, timeoutMs = 4000, onStop, onBlocked } = options;
  const journal = createJournal(options.localStorage);
  if (!indexedDB) return inMemory('unavailable', journal, options);
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
    return inMemory(classifyFailure(error), journal, options, store);
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

/** What only a failing database needs is loaded when one fails. */
async function inMemory(
  failure: StorageFailure,
  journal: Journal,
  options: OpenStorageOptions,
  device?: ScenarioStore,
): Promise<OpenedStorage> {
  const { openMemory } = await import('./open-memory.ts');
  return openMemory(failure, journal, options, device);
}
