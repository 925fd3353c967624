/**
 * A record of every version that was ever released opens for ever (F21). Each is a file named by the version of its document,
 * as that version stored it, and is never changed; beside one whose document is migrated stands what it opens as, in
 * `<version>.opens.json`.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { get, set } from 'idb-keyval';
import { expect, it } from 'vitest';
import { readScenario } from '../../src/engine/read-scenario.ts';
import { VERSION } from '../../src/engine/scenario.ts';
import { createConnection } from '../../src/storage/connection.ts';
import { openStorage } from '../../src/storage/open-storage.ts';
import { RECORD_SCHEMA } from '../../src/storage/scenario-store.ts';
import { fakeLocalStorage, NOON } from '../storage/support.ts';

type Golden = Readonly<{ schema: number; id: string; revision: number; savedAt: string; scenario: unknown }>;

const FOLDER = path.join(import.meta.dirname, 'schemas');
const FILES = readdirSync(FOLDER).filter((name) => /^\d+\.json$/.test(name));

function read(name: string): unknown {
  return JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));
}

it('F21: there is a record of every version up to the present one', () => {
  expect(FILES).toEqual(Array.from({ length: VERSION }, (_, at) => `${at + 1}.json`));
  expect(FILES.map((name) => (read(name) as Golden).schema)).toContain(RECORD_SCHEMA);
});

it.each(FILES)('F21: the released record %s opens as it should, and is left as it was', async (name) => {
  const stored = read(name) as Golden;
  const opens = name.replace('.json', '.opens.json');
  const expected = existsSync(path.join(FOLDER, opens)) ? read(opens) : stored.scenario;
  const indexedDB = new IDBFactory();
  const { use } = createConnection({ indexedDB });
  await set(`scenario/${stored.id}`, stored, use);
  const { loaded, unsaved } = await openStorage({
    indexedDB,
    localStorage: fakeLocalStorage(),
    now: () => NOON,
    newId: () => 'fresh',
    readScenario: (value) => readScenario(value, () => 'fresh'),
  });
  expect(loaded.broken).toEqual([]);
  expect(loaded.newer).toEqual([]);
  expect(loaded.scenarios.map(({ scenario }) => scenario)).toEqual([expected]);
  expect(loaded.scenarios[0]).toMatchObject({ id: stored.id, revision: stored.revision });
  expect(unsaved).toEqual([]);
  expect(await get(`scenario/${stored.id}`, use)).toEqual(stored);
});
