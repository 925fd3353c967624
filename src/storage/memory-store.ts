/**
 * The scenario store in memory: for private windows, for storage that does not answer (F5, F13), and for
 * tests. It follows the same rules as the one on the device, and ends with the tab.
 */
import { StorageError } from './failure.ts';
import type { JournalEntry } from './journal.ts';
import { judgeSave } from './judge-save.ts';
import { readOutline, readRecord } from './read-record.ts';
import type { ReadScenario, SaveResult, ScenarioStore, StoredScenario } from './scenario-store.ts';
import { snapshot } from './snapshot.ts';
import { OPEN, readSettings, scenarioKey, SETTINGS, sortRecords, type RawEntry } from './sort-records.ts';

export interface MemoryStoreOptions {
  /** Why there is only memory, for the user. */
  readonly reason?: string;
  /** What is there from the start, under the keys of sort-records.ts. */
  readonly records?: readonly StoredScenario[];
  readonly readScenario?: ReadScenario;
}

/** Makes a store that is empty but for the records given. */
export function createMemoryStore(options: MemoryStoreOptions = {}): ScenarioStore {
  const { reason = '', records = [], readScenario = readOutline } = options;
  const values = new Map<string, unknown>(
    snapshot(records).map((record) => [scenarioKey(record.id), record]),
  );
  const parked = new Map<string, JournalEntry>();
  let isErased = false;

  function open(): Map<string, unknown> {
    if (isErased) throw new StorageError('gone');
    return values;
  }

  function write(given: readonly StoredScenario[], base?: number): SaveResult {
    const kept = snapshot(given);
    const stored = open();
    for (const record of kept) {
      const raw = stored.get(scenarioKey(record.id));
      const reading =
        raw === undefined ? undefined : readRecord(scenarioKey(record.id), record.id, raw, readScenario);
      const result = judgeSave(reading, record, base);
      if (!result.ok) return result;
    }
    for (const record of kept) stored.set(scenarioKey(record.id), record);
    return { ok: true };
  }

  // async functions, so that what they throw rejects
  return {
    kind: 'memory',
    reason,
    load: async () => {
      const rawOf = (map: ReadonlyMap<string, unknown>): RawEntry[] =>
        [...map].map(([key, value]) => ({ key, value: snapshot(value) }));
      return Promise.resolve(sortRecords(rawOf(open()), rawOf(parked), readScenario));
    },
    save: async (record, base) => Promise.resolve(write([record], base)),
    saveAll: async (given) => Promise.resolve(write(given)),
    park: async (entry) => {
      open();
      await Promise.resolve(parked.set(entry.id, snapshot(entry)));
    },
    unpark: async (id, upTo) => {
      open();
      const entry = parked.get(id);
      if (entry && entry.revision <= upTo) parked.delete(id);
      await Promise.resolve();
    },
    setOpen: async (id) => {
      await Promise.resolve(open().set(OPEN, id));
    },
    remove: async (id) => {
      open().delete(scenarioKey(id));
      await Promise.resolve(parked.delete(id));
    },
    getSettings: async () => Promise.resolve(snapshot(readSettings(open().get(SETTINGS)))),
    setSettings: async (changes) => {
      const settings = { ...readSettings(open().get(SETTINGS)), ...snapshot(changes) };
      await Promise.resolve(open().set(SETTINGS, settings));
    },
    erase: async () => {
      values.clear();
      parked.clear();
      await Promise.resolve((isErased = true));
    },
  };
}
