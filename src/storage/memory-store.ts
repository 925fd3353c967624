/**
 * The scenario store in memory: for private windows, for storage that does not answer (F5, F13), and for
 * tests. It follows the same rules as the one on the device, and ends with the tab.
 */
import { StorageError } from './failure.ts';
import type { JournalEntry } from './journal.ts';
import { judgeSave } from './judge-save.ts';
import { readOutline, readRecord } from './read-record.ts';
import type {
  Also,
  ReadScenario,
  SaveResult,
  ScenarioStore,
  StoredScenario,
  StoredVersion,
} from './scenario-store.ts';
import { snapshot } from './snapshot.ts';
import {
  OPEN,
  readSettings,
  scenarioKey,
  SETTINGS,
  sortRecords,
  trashKey,
  type RawEntry,
} from './sort-records.ts';
import { isReplaceable, newestFirst } from './versions.ts';

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
  const versions = new Map<string, StoredVersion>();
  let isErased = false;

  function open(): Map<string, unknown> {
    if (isErased) throw new StorageError('gone');
    return values;
  }

  function write(given: readonly StoredScenario[], base?: number, alsoGiven: Also = {}): SaveResult {
    const kept = snapshot(given);
    const also = snapshot(alsoGiven);
    const stored = open();
    for (const record of kept) {
      const raw = stored.get(scenarioKey(record.id));
      const reading =
        raw === undefined ? undefined : readRecord(scenarioKey(record.id), record.id, raw, readScenario);
      const result = judgeSave(reading, record, base);
      if (!result.ok) return result;
    }
    for (const record of kept) stored.set(scenarioKey(record.id), record);
    writeBeside(also);
    return { ok: true };
  }

  function writeBeside({
    versions: kept = [],
    trash = [],
    outOfTrash = [],
    remove = [],
    settings,
  }: Also): void {
    const stored = open();
    for (const id of [...outOfTrash, ...remove]) stored.delete(trashKey(id));
    for (const id of [...trash.map((trashed) => trashed.id), ...remove]) {
      stored.delete(scenarioKey(id));
      parked.delete(id);
    }
    for (const trashed of trash) stored.set(trashKey(trashed.id), trashed);
    for (const version of kept) versions.set(versionKey(version.id, version.revision), version);
    for (const [key, { id }] of versions) if (remove.includes(id)) versions.delete(key);
    if (settings) stored.set(SETTINGS, { ...readSettings(stored.get(SETTINGS)), ...settings });
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
    read: async (id) => {
      const key = scenarioKey(id);
      const reading = readRecord(key, id, snapshot(open().get(key) ?? null), readScenario);
      return Promise.resolve(reading.is === 'scenario' ? reading.record : undefined);
    },
    saveAll: async (given, also) => Promise.resolve(write(given, undefined, also)),
    keepVersion: async (given) => {
      open();
      const version = snapshot(given);
      const key = versionKey(version.id, version.revision);
      if (isReplaceable(versions.get(key), version)) versions.set(key, version);
      return Promise.resolve();
    },
    versions: async (id) => {
      open();
      const found = [...versions.values()].filter((version) => id === undefined || version.id === id);
      return Promise.resolve(newestFirst(snapshot(found)));
    },
    dropVersions: async (id, revisions) => {
      open();
      for (const revision of revisions) versions.delete(versionKey(id, revision));
      return Promise.resolve();
    },
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
    getSettings: async () => Promise.resolve(snapshot(readSettings(open().get(SETTINGS)))),
    setSettings: async (settings) => {
      write([], undefined, { settings });
      return Promise.resolve();
    },
    erase: async () => {
      values.clear();
      parked.clear();
      versions.clear();
      await Promise.resolve((isErased = true));
    },
  };
}

function versionKey(id: string, revision: number): string {
  return `${id}/${revision}`;
}
