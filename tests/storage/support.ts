/** What the storage tests share: scenarios, a localStorage that can fail, and a database of their own each. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { workedExample, type Scenario } from '../../src/engine/scenario.ts';
import { createConnection, type Connection, type ConnectionOptions } from '../../src/storage/connection.ts';
import { createIndexedDbStore } from '../../src/storage/indexed-db-store.ts';
import type { JournalEntry, JournalStorage } from '../../src/storage/journal.ts';
import type { ScenarioStore, StoredScenario, StoredVersion } from '../../src/storage/scenario-store.ts';

globalThis.IDBKeyRange = IDBKeyRange;

export const NOON = Date.UTC(2027, 0, 4, 12);
export const NOON_TEXT = '2027-01-04T12:00:00.000Z';

/** A scenario whose target tells its states apart. */
export function plan(id: string, arr = '2000000'): Scenario {
  return { ...workedExample(id, '2027-01'), name: `Plan ${id}`, target: { arr, sdrShare: '1' } };
}

export function record(id: string, revision: number, arr?: string, savedAt = NOON_TEXT): StoredScenario {
  return { schema: 1, id, revision, savedAt, scenario: plan(id, arr) };
}

/** An earlier state, kept by itself. */
export function version(id: string, revision: number, at = NOON_TEXT): StoredVersion {
  return { schema: 1, id, revision, at, why: 'auto', scenario: plan(id) };
}

export function entry(
  id: string,
  revision: number,
  arr?: string,
  more: Partial<JournalEntry> = {},
): JournalEntry {
  return { v: 1, id, revision, scenario: plan(id, arr), ...more };
}

/** The amounts of the given records by id, to compare what is stored at a glance. */
export function amounts(records: readonly StoredScenario[]): Record<string, string> {
  return Object.fromEntries(records.map(({ id, scenario }) => [id, scenario.target.arr]));
}

/** localStorage in memory; set `fault` to make it throw as a browser does. */
export function fakeLocalStorage(): JournalStorage & {
  fault: DOMException | undefined;
  values: Map<string, string>;
} {
  const values = new Map<string, string>();
  const place = {
    fault: undefined as DOMException | undefined,
    values,
    get length() {
      return values.size;
    },
    key: (at: number) => [...values.keys()][at] ?? null,
    getItem: (name: string) => values.get(name) ?? null,
    setItem(name: string, text: string) {
      if (place.fault) throw place.fault;
      values.set(name, text);
    },
    removeItem(name: string) {
      if (place.fault) throw place.fault;
      values.delete(name);
    },
  };
  return place;
}

export interface Device {
  readonly factory: IDBFactory;
  readonly connection: Connection;
  readonly store: ScenarioStore;
}

/** A store on a database; another call on the same factory is another tab. */
export function device(factory = new IDBFactory(), options: Partial<ConnectionOptions> = {}): Device {
  const connection = createConnection({ indexedDB: factory, ...options });
  return { factory, connection, store: createIndexedDbStore(connection) };
}

/** Puts raw values under raw keys, as a newer version, a bug or a fault may have left them. */
export async function plant(factory: IDBFactory, values: Record<string, unknown>): Promise<void> {
  const { connection } = device(factory);
  await connection.use('readwrite', (objects) => {
    for (const [key, value] of Object.entries(values)) objects.put(value, key);
  });
  connection.close();
}

/** The raw values in the database by key. */
export async function rawValues(factory: IDBFactory): Promise<Record<string, unknown>> {
  const { connection } = device(factory);
  const found: Record<string, unknown> = {};
  await connection.use(
    'readonly',
    (objects) =>
      new Promise<void>((resolve) => {
        objects.openCursor().onsuccess = (event) => {
          const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
          if (!cursor) {
            resolve();
            return;
          }
          found[JSON.stringify(cursor.key).slice(1, -1)] = cursor.value;
          cursor.continue();
        };
      }),
  );
  connection.close();
  return found;
}

/** Lets the fake database, which runs on setImmediate, get on with its work while timers stand still. */
export async function turns(count = 30): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A promise to be settled by hand. */
export function later<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: Error) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** Makes the factory silent: opens get no answer until `answer` is called, which also ends the silence. */
export function silence(factory: IDBFactory): { readonly opens: () => number; readonly answer: () => void } {
  const original = factory.open.bind(factory);
  const waiting: (() => void)[] = [];
  let opens = 0;
  factory.open = (name, version) => {
    opens += 1;
    const stub: Partial<Record<string, unknown>> = {};
    waiting.push(() => {
      const request = original(name, version);
      for (const part of ['result', 'error', 'transaction'] as const) {
        Object.defineProperty(stub, part, { get: () => request[part] });
      }
      for (const type of ['success', 'error', 'upgradeneeded', 'blocked']) {
        request.addEventListener(type, (event) => {
          const handler = stub[`on${type}`];
          if (typeof handler === 'function') handler.call(request, event);
        });
      }
    });
    return stub as unknown as IDBOpenDBRequest;
  };
  return {
    opens: () => opens,
    answer() {
      factory.open = original;
      for (const go of waiting.splice(0)) go();
    },
  };
}
