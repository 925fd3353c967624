/**
 * The scenario store on this device: idb-keyval's operations over our own connection.
 *
 * sort-records.ts has the keys; an earlier state lies under its scenario's id and its revision. Every write is
 * one transaction: all of it or nothing.
 */
import {
  del,
  delMany,
  entries,
  get,
  getMany,
  promisifyRequest,
  set,
  setMany,
  type UseStore,
} from 'idb-keyval';
import type { Connection } from './connection.ts';
import { isEntry } from './journal.ts';
import { judgeSave } from './judge-save.ts';
import { readAll } from './read-all.ts';
import { readOutline, readRecord, readVersion } from './read-record.ts';
import type { Also, ReadScenario, SaveResult, ScenarioStore, StoredScenario } from './scenario-store.ts';
import { snapshot } from './snapshot.ts';
import { OPEN, readSettings, scenarioKey, SETTINGS, sortRecords, trashKey } from './sort-records.ts';
import type { Place } from './transaction.ts';
import { isReplaceable, newestFirst } from './versions.ts';

/**
 * The store over a connection.
 * @param readScenario reads the document in a record; the engine's own, so that older ones are migrated
 */
export function createIndexedDbStore(
  connection: Connection,
  readScenario: ReadScenario = readOutline,
): ScenarioStore {
  const { use, parked, versions } = connection;

  function write(
    places: readonly Place[],
    durability: IDBTransactionDurability,
    given: readonly StoredScenario[],
    { base, also = {} }: { base?: number | undefined; also?: Also },
  ): Promise<SaveResult> {
    const keys = given.map((record) => scenarioKey(record.id));
    return connection.transact(places, durability, async (inside, commit) => {
      const records = inside('records');
      const raws = await getMany<unknown>(keys, records);
      const values: [string, unknown][] = [];
      for (const [at, record] of given.entries()) {
        const { id, revision } = record;
        const [key, raw] = [scenarioKey(id), raws[at]];
        const stored = raw === undefined ? undefined : readRecord(key, id, raw, readScenario);
        const result = judgeSave(stored, record, base);
        if (!result.ok) return result;
        if (stored?.is === 'broken') values.push([`aside/${id}/${revision}`, raw]);
        values.push([key, record]);
      }
      const settings = also.settings && {
        ...readSettings(await get<unknown>(SETTINGS, records)),
        ...also.settings,
      };
      if (settings) values.push([SETTINGS, settings]);
      await requestAll(inside, also);
      const written = setMany(values, records);
      commit();
      await written;
      return { ok: true };
    });
  }

  return {
    kind: 'device',
    reason: '',
    load: async () => sortRecords(await readAll(use), await readAll(parked), readScenario),
    save: async (record, base) => write(['records'], 'default', [snapshot(record)], { base }),
    read: async (id) => {
      const raw = await get<unknown>(scenarioKey(id), use);
      const reading = readRecord(scenarioKey(id), id, raw, readScenario);
      return reading.is === 'scenario' ? reading.record : undefined;
    },
    saveAll: async (records, also = {}) =>
      write(placesOf(also), 'strict', snapshot(records), { also: snapshot(also) }),
    keepVersion: async (version) => {
      const { id, revision } = version;
      const value = snapshot(version);
      await connection.transact(['versions'], 'default', async (inside, commit) => {
        const place = inside('versions');
        const there = readVersion(await get<unknown>([id, revision], place), readScenario);
        const written = isReplaceable(there, version) ? set([id, revision], value, place) : undefined;
        commit();
        await written;
      });
    },
    versions: async (id) => {
      const raws =
        id === undefined
          ? (await entries<IDBValidKey, unknown>(versions)).map(([, raw]) => raw)
          : await versions<unknown[]>('readonly', (place) => promisifyRequest(place.getAll(allOf(id))));
      return newestFirst(raws.flatMap((raw) => readVersion(raw, readScenario) ?? []));
    },
    dropVersions: async (id, revisions) =>
      delMany(
        revisions.map((revision) => [id, revision]),
        versions,
      ),
    park: async (entry) => set(entry.id, snapshot(entry), parked),
    unpark: (id, upTo) =>
      connection.transact(['parked'], 'default', async (inside, commit) => {
        const place = inside('parked');
        const entry = await get<unknown>(id, place);
        const deleted = isEntry(entry) && entry.revision <= upTo ? del(id, place) : undefined;
        commit();
        await deleted;
      }),
    setOpen: (id) => set(OPEN, id, use),
    getSettings: async () => readSettings(await get<unknown>(SETTINGS, use)),
    setSettings: async (settings) => {
      await write(['records'], 'default', [], { also: { settings: snapshot(settings) } });
    },
    erase: () => connection.erase(),
  };
}

/** A transaction locks the stores it names, so it names no more than it writes to. */
function placesOf(also: Also): readonly Place[] {
  const { trash = [], remove = [], versions = [] } = also;
  const isGoing = trash.length + remove.length > 0;
  return [
    'records',
    ...(isGoing ? (['parked'] as const) : []),
    ...(remove.length + versions.length > 0 ? (['versions'] as const) : []),
  ];
}

/**
 * Requests the writes of `also`; the transaction's end says how they fared. idb-keyval's batches would not do, as each
 * waits for that end by itself and only the last is told. What was parked goes with its scenario, or it would
 * bring it back.
 */
async function requestAll(inside: (place: Place) => UseStore, also: Also): Promise<void> {
  const { versions = [], trash = [], outOfTrash = [], remove = [] } = also;
  const going = [...trash.map(({ id }) => id), ...remove];
  await inside('records')('readwrite', (records) => {
    for (const id of going) records.delete(scenarioKey(id));
    for (const id of [...outOfTrash, ...remove]) records.delete(trashKey(id));
    for (const trashed of trash) records.put(trashed, trashKey(trashed.id));
  });
  if (going.length > 0) {
    await inside('parked')('readwrite', (parked) => {
      for (const id of going) parked.delete(id);
    });
  }
  if (versions.length + remove.length === 0) return;
  await inside('versions')('readwrite', (kept) => {
    for (const version of versions) kept.put(version, [version.id, version.revision]);
    for (const id of remove) kept.delete(allOf(id));
  });
}

/** The keys of all earlier states of a scenario: an array sorts behind every number. */
function allOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}
