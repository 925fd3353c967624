/**
 * The scenario store on this device: idb-keyval's operations over our own connection.
 *
 * sort-records.ts has the keys. Every write is one transaction: all of it or nothing.
 */
import { del, get, getMany, set, setMany } from 'idb-keyval';
import type { Connection } from './connection.ts';
import { isEntry } from './journal.ts';
import { judgeSave } from './judge-save.ts';
import { readAll } from './read-all.ts';
import { readOutline, readRecord } from './read-record.ts';
import type { ReadScenario, SaveResult, ScenarioStore, StoredScenario } from './scenario-store.ts';
import { snapshot } from './snapshot.ts';
import { OPEN, readSettings, scenarioKey, SETTINGS, sortRecords } from './sort-records.ts';

/**
 * The store over a connection.
 * @param readScenario reads the document in a record; the engine's own, so that older ones are migrated
 */
export function createIndexedDbStore(
  connection: Connection,
  readScenario: ReadScenario = readOutline,
): ScenarioStore {
  const { use, strict, parked } = connection;

  function write(
    durability: IDBTransactionDurability,
    given: readonly StoredScenario[],
    base?: number,
  ): Promise<SaveResult> {
    const keys = given.map((record) => scenarioKey(record.id));
    return connection.transact('records', durability, async (inside, commit) => {
      const raws = await getMany<unknown>(keys, inside);
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
      const written = setMany(values, inside);
      commit();
      await written;
      return { ok: true };
    });
  }

  return {
    kind: 'device',
    reason: '',
    load: async () => sortRecords(await readAll(use), await readAll(parked), readScenario),
    save: async (record, base) => write('default', [snapshot(record)], base),
    saveAll: async (records) => write('strict', snapshot(records)),
    park: async (entry) => set(entry.id, snapshot(entry), parked),
    unpark: (id, upTo) =>
      connection.transact('parked', 'default', async (inside, commit) => {
        const entry = await get<unknown>(id, inside);
        const deleted = isEntry(entry) && entry.revision <= upTo ? del(id, inside) : undefined;
        commit();
        await deleted;
      }),
    setOpen: (id) => set(OPEN, id, use),
    remove: async (id) => {
      await del(id, parked); // first, or it would bring the scenario back
      await del(scenarioKey(id), strict);
    },
    getSettings: async () => readSettings(await get<unknown>(SETTINGS, use)),
    setSettings: async (changes) => {
      const kept = snapshot(changes);
      await connection.transact('records', 'default', async (inside, commit) => {
        const settings = readSettings(await get<unknown>(SETTINGS, inside));
        const written = set(SETTINGS, { ...settings, ...kept }, inside);
        commit();
        await written;
      });
    },
    erase: () => connection.erase(),
  };
}
