/**
 * One IndexedDB transaction, from its start to the browser's word that it is complete (F10, F20, F70).
 * A write counts as done on `complete` only; work that throws half-way aborts everything it did.
 */
import { StorageError } from './failure.ts';

/**
 * The object stores of the database. `parked` is what closing pages leave; it is apart, as a write in one of
 * them need not wait for a write in the other. `versions` are earlier states, apart so that opening the app
 * reads none.
 */
export type Place = 'records' | 'parked' | 'versions';

/**
 * Work inside a transaction. Call `commit` once every request has been made: the browser then finishes the
 * write even if the page closes (M4). Await nothing but requests of this transaction, or it closes underneath
 * (F20). It may run twice, see connection.ts.
 */
export type Work<T> = (storeOf: (place: Place) => IDBObjectStore, commit: () => void) => T | PromiseLike<T>;

/**
 * Runs `work` in a transaction of its own over one or more object stores.
 * @returns what `work` returns, for a write not before the transaction completed
 * @throws what `work` throws, or why the transaction was aborted; nothing was written then
 */
export async function runTransaction<T>(
  database: IDBDatabase,
  places: readonly Place[],
  mode: IDBTransactionMode,
  durability: IDBTransactionDurability,
  work: Work<T>,
): Promise<T> {
  const transaction = database.transaction([...places], mode, { durability });
  const ended = endOf(transaction);
  try {
    const result = await work(
      (place) => transaction.objectStore(place),
      () => {
        if ('commit' in transaction) transaction.commit();
      },
    );
    const failure = mode === 'readwrite' ? await ended : undefined;
    if (failure) throw failure;
    return result;
  } catch (error) {
    if (mode === 'readwrite') abort(transaction);
    // idb-keyval rejects with null when a request fails, as the transaction has no error yet
    throw error instanceof Error ? error : ((await ended) ?? new StorageError('unknown', error));
  }
}

/** Resolves when the transaction has ended: with nothing if it completed, else with the reason. */
function endOf(transaction: IDBTransaction): Promise<Error | undefined> {
  return new Promise((resolve) => {
    transaction.addEventListener('complete', () => {
      resolve(undefined);
    });
    transaction.addEventListener('abort', () => {
      resolve(transaction.error ?? new DOMException('The transaction was aborted.', 'AbortError'));
    });
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch (error) {
    // it has ended already, which is all that was wanted
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
}
