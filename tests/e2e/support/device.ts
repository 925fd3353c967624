/** What is on the device behind the app: the raw records of its database, read and put there without any code of the app. */
import type { Page } from '@playwright/test';

/** Every value of the database under `<object store>:<key>`, as JSON has it. Empty where there is no database. */
export type Kept = Readonly<Record<string, unknown>>;

/** What a plan's record holds, as far as tests look at it. */
export type PlanRecord = Readonly<{
  schema: number;
  id: string;
  revision: number;
  savedAt: string;
  scenario: Readonly<Record<string, unknown>> & { readonly name: string };
}>;

/** A page of the app's origin that runs none of its code, and only reads. */
export const BARE = './recover.html';

/** Reads every object store, whatever the version of the database. */
export function keptOn(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const isThere = (await indexedDB.databases()).some(({ name }) => name === 'quotasheet');
    if (!isThere) return {};
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('refused'));
        };
      });
    const database = await answer(indexedDB.open('quotasheet'));
    const kept: Record<string, unknown> = {};
    for (const place of database.objectStoreNames) {
      const keys = await answer(database.transaction(place).objectStore(place).getAllKeys());
      const values = await answer<unknown[]>(database.transaction(place).objectStore(place).getAll());
      for (const [at, key] of keys.entries())
        kept[`${place}:${typeof key === 'string' ? key : JSON.stringify(key)}`] = values[at];
    }
    database.close();
    return kept;
  });
}

/** The plans' records among what is kept, by name. */
export async function plansOn(page: Page): Promise<PlanRecord[]> {
  const kept = await keptOn(page);
  return Object.entries(kept)
    .filter(([key]) => key.startsWith('records:scenario/'))
    .map(([, value]) => value as PlanRecord)
    .sort((a, b) => a.scenario.name.localeCompare(b.scenario.name));
}

/** Puts raw values into `records`, in a database that the app has made. */
export async function putOn(page: Page, values: Readonly<Record<string, unknown>>): Promise<void> {
  await page.evaluate(async (given) => {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('quotasheet');
      request.onerror = () => {
        reject(request.error ?? new Error('refused'));
      };
      request.onsuccess = () => {
        const database = request.result;
        const transaction = database.transaction('records', 'readwrite');
        for (const [key, value] of Object.entries(given)) transaction.objectStore('records').put(value, key);
        transaction.oncomplete = () => {
          database.close();
          resolve();
        };
        transaction.onabort = () => {
          reject(transaction.error ?? new Error('aborted'));
        };
      };
    });
  }, values);
}

/** A plan's record as the app stores it, under its key. */
export function recordOf(
  plan: Readonly<Record<string, unknown>>,
  id: string,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const scenario = { ...plan, id };
  return {
    [`scenario/${id}`]: {
      schema: 1,
      id,
      revision: 1,
      savedAt: '2026-03-01T12:00:00.000Z',
      scenario,
      ...more,
    },
  };
}
