/**
 * Our own store function for idb-keyval: one kept connection to the database `quotasheet`.
 *
 * idb-keyval's own loses a write made while the page closes (M1) and stays broken after one failed open
 * (M10). This one forgets a failed open (F11), opens afresh and tries once more when the browser lost the
 * connection (F12), stops waiting after 4 s without forgetting the open (F13), commits explicitly (M4), and
 * makes way for another tab that erases or upgrades, without ever re-creating the data (F31).
 */
import { clear, type UseStore } from 'idb-keyval';
import { deleteDatabase, openDatabase } from './database.ts';
import { classifyFailure, StorageError } from './failure.ts';
import { inTime } from './in-time.ts';
import { runTransaction, type Place, type Work } from './transaction.ts';

export interface ConnectionOptions {
  readonly indexedDB: IDBFactory;
  /** Longest wait for the database to open, in milliseconds; 4000 unless given. */
  readonly timeoutMs?: number;
  /** Another tab erased the data or brings a newer version: this connection is closed for good. */
  readonly onStop?: (why: 'gone' | 'newer') => void;
  /** Another tab holds the database while this one wants to open or erase it. */
  readonly onBlocked?: () => void;
}

/** A connection; every failure of the world rejects with a StorageError, and then nothing was written. */
export interface Connection {
  /** For idb-keyval's reads, and for its writes that make all their requests at once (not `update`). */
  readonly use: UseStore;
  /** As `use`, for what closing pages leave: a write here does not wait for one that `use` has under way. */
  readonly parked: UseStore;
  /** As `use`, for earlier states. */
  readonly versions: UseStore;
  /**
   * One writing transaction for several operations: hand `inside(place)` to idb-keyval as its store, then
   * call `commit`.
   */
  transact<T>(
    places: readonly Place[],
    durability: IDBTransactionDurability,
    work: (inside: (place: Place) => UseStore, commit: () => void) => PromiseLike<T>,
  ): Promise<T>;
  /**
   * Empties and deletes the database and stops for good; rejects as `blocked` if another tab keeps it, though
   * it is empty then.
   */
  erase(): Promise<void>;
  /** Lets the connection go; the next use opens it again. */
  close(): void;
}

/** Makes a connection; it opens on first use. Never throws. */
export function createConnection(options: ConnectionOptions): Connection {
  const { indexedDB, timeoutMs = 4000 } = options;
  let held: IDBDatabase | undefined;
  let opening: Promise<IDBDatabase> | undefined;
  let stopped: 'gone' | 'newer' | undefined;
  let hasOpened = false;
  let isBlocked = false;

  function blocked(): void {
    isBlocked = true;
    options.onBlocked?.();
  }

  function drop(database = held): void {
    database?.close();
    if (held === database) held = undefined;
  }

  function adopt(database: IDBDatabase): IDBDatabase {
    database.onclose = () => {
      drop(database);
    };
    database.onversionchange = (event) => {
      stopped = event.newVersion === null ? 'gone' : 'newer';
      drop(database);
      options.onStop?.(stopped);
    };
    hasOpened = true;
    if (stopped) database.close();
    else held = database;
    return database;
  }

  // a database that was there before and is not now was erased elsewhere, so only the first open may create it
  function open(): Promise<IDBDatabase> {
    isBlocked = false;
    return openDatabase(indexedDB, { mayCreate: !hasOpened, onBlocked: blocked })
      .then(adopt)
      .finally(() => {
        opening = undefined;
      });
  }

  async function run<T>(
    places: readonly Place[],
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability,
    work: Work<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      let database: IDBDatabase | undefined;
      try {
        if (stopped) throw new StorageError(stopped);
        // no await while a connection is held: a closing page gets no further turn
        database =
          held ??
          (await inTime(
            (opening ??= open()),
            timeoutMs,
            () => new StorageError(isBlocked ? 'blocked' : 'silent'),
          ));
        return await runTransaction(database, places, mode, durability, work);
      } catch (error) {
        const isLost = database !== undefined && !stopped && isConnectionLost(error);
        if (isLost) drop(database);
        if (!isLost || attempt > 1) throw stopped ? new StorageError(stopped, error) : typed(error);
      }
    }
  }

  const storeOf =
    (place: Place, durability: IDBTransactionDurability): UseStore =>
    (mode, callback) =>
      run([place], mode, durability, (stores, commit) => {
        const result = callback(stores(place));
        if (mode === 'readwrite') commit();
        return result;
      });
  const strict = storeOf('records', 'strict');
  const parked = storeOf('parked', 'default');
  const versions = storeOf('versions', 'default');

  return {
    use: storeOf('records', 'default'),
    parked,
    versions,
    transact: (places, durability, work) =>
      run(places, 'readwrite', durability, (stores, commit) =>
        work((place) => async (_mode, callback) => callback(stores(place)), commit),
      ),
    async erase() {
      // emptied first: the data are gone even if another tab then blocks the deletion; that is what is told
      await Promise.allSettled([clear(strict), clear(parked), clear(versions)]);
      stopped = 'gone';
      drop();
      await inTime(deleteDatabase(indexedDB, blocked), timeoutMs, () => new StorageError('silent')).catch(
        (error: unknown) => {
          throw typed(error);
        },
      );
    },
    close: () => {
      drop();
    },
  };
}

function isConnectionLost(error: unknown): boolean {
  return (
    error instanceof DOMException && ['InvalidStateError', 'UnknownError', 'AbortError'].includes(error.name)
  );
}

/** Failures of the world get their kind; mistakes of ours, such as a TypeError, stay what they are. */
function typed(error: unknown): Error {
  const failure = classifyFailure(error);
  if (error instanceof StorageError) return error;
  return error instanceof Error && failure === 'unknown' && !(error instanceof DOMException)
    ? error
    : new StorageError(failure, error);
}
