/** Reading the whole object store, one value at a time if the browser chokes on it as a whole (F22). */
import { entries, get, keys, type UseStore } from 'idb-keyval';
import { classifyFailure, StorageError } from './failure.ts';
import type { RawEntry } from './sort-records.ts';

/**
 * Reads every entry. A value that the browser itself cannot read comes back as `unreadable`.
 * Rejects as `use` does if the database as a whole cannot be read.
 */
export async function readAll(use: UseStore): Promise<RawEntry[]> {
  try {
    return (await entries<IDBValidKey, unknown>(use)).map(([key, value]) => ({ key, value }));
  } catch (error) {
    // anything with a known name is about the database, not about a value
    if (classifyFailure(error) !== 'unknown') throw error;
    const found = await keys(use);
    return Promise.all(found.map((key) => readOne(key, use)));
  }
}

async function readOne(key: IDBValidKey, use: UseStore): Promise<RawEntry> {
  try {
    return { key, value: await get<unknown>(key, use) };
  } catch (error) {
    if (classifyFailure(error) !== 'unknown') throw error;
    const cause: unknown = error instanceof StorageError ? error.cause : error;
    return { key, unreadable: `The browser cannot read it: ${String(cause)}` };
  }
}
