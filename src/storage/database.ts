/**
 * Opening and deleting the database `quotasheet`, as promises. Nothing is remembered here; connection.ts
 * keeps what they give.
 */
import { StorageError } from './failure.ts';
import type { Place } from './transaction.ts';

/** The database of this app; its name is part of every user's data and never changes. */
const DATABASE = 'quotasheet';

/** The version of the database, not of the records in it: it rises only if another object store is needed. */
const DATABASE_VERSION = 2;

const PLACES: readonly Place[] = ['records', 'parked', 'versions'];

/**
 * Opens the database.
 * @param mayCreate whether a missing database is made; if not, it rejects as `gone` and leaves none behind
 * (F31)
 * @returns the open database; rejects with a StorageError, `unavailable` where opening itself throws (F5)
 */
export async function openDatabase(
  indexedDB: IDBFactory,
  { mayCreate, onBlocked }: { readonly mayCreate: boolean; readonly onBlocked: () => void },
): Promise<IDBDatabase> {
  const request = ask(() => indexedDB.open(DATABASE, DATABASE_VERSION));
  const refusal = { isMade: false };
  request.onupgradeneeded = ({ oldVersion }) => {
    if (mayCreate || oldVersion > 0) {
      const { result } = request;
      for (const place of PLACES) {
        if (!result.objectStoreNames.contains(place)) result.createObjectStore(place);
      }
      return;
    }
    refusal.isMade = true;
    request.transaction?.abort();
  };
  request.onblocked = onBlocked;
  try {
    return await settled(request);
  } catch (error) {
    throw refusal.isMade ? new StorageError('gone', error) : error;
  }
}

/**
 * Deletes the database; rejects as `blocked` while another tab keeps it open, though it still goes once that
 * tab lets go.
 */
export async function deleteDatabase(indexedDB: IDBFactory, onBlocked: () => void): Promise<void> {
  const request = ask(() => indexedDB.deleteDatabase(DATABASE));
  await new Promise<void>((resolve, reject) => {
    request.onblocked = () => {
      onBlocked();
      reject(new StorageError('blocked'));
    };
    settled(request).then(() => {
      resolve();
    }, reject);
  });
}

function ask(open: () => IDBOpenDBRequest): IDBOpenDBRequest {
  try {
    return open();
  } catch (error) {
    throw new StorageError('unavailable', error);
  }
}

function settled(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new StorageError('unknown'));
    };
  });
}
