import { forceCloseDatabase, IDBDatabase, IDBFactory, IDBObjectStore, IDBTransaction } from 'fake-indexeddb';
import { get, set, setMany } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { device, plant, rawValues, silence, turns } from './support.ts';

const unavailable = { name: 'StorageError', failure: 'unavailable' };
const lost = (): DOMException => new DOMException('The database connection is closing.', 'InvalidStateError');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the kept connection', () => {
  test('M4 opens once, and finishes a write without another turn of the page', async () => {
    const factory = new IDBFactory();
    const open = vi.spyOn(factory, 'open');
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
    const { connection } = device(factory);
    await set('a', 1, connection.use);
    const written = set('b', 2, connection.use);
    expect(commit).toHaveBeenCalledTimes(2);
    await written;
    await get('a', connection.use);
    expect(commit).toHaveBeenCalledTimes(2);
    expect(open).toHaveBeenCalledTimes(1);
    expect(await rawValues(factory)).toEqual({ a: 1, b: 2 });
  });

  test('M4 a browser without an explicit commit still writes', async () => {
    const original = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'commit');
    Reflect.deleteProperty(IDBTransaction.prototype, 'commit');
    try {
      const { connection, factory } = device();
      await set('a', 1, connection.use);
      expect(await rawValues(factory)).toEqual({ a: 1 });
    } finally {
      if (original) Object.defineProperty(IDBTransaction.prototype, 'commit', original);
    }
  });

  test('F70 a write resolves on the complete of its transaction, not before', async () => {
    const { connection } = device();
    await set('a', 1, connection.use);
    const seen: string[] = [];
    await connection.use('readwrite', (objects) => {
      objects.transaction.addEventListener('complete', () => seen.push('complete'));
      objects.put(2, 'a').onsuccess = () => seen.push('success');
      return 'at once';
    });
    expect(seen).toEqual(['success', 'complete']);
  });

  test('F19 strict writes ask for strict durability, others do not', async () => {
    const { connection } = device();
    await set('a', 0, connection.use);
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await set('a', 1, connection.use);
    await connection.transact(['records'], 'strict', (inside) => set('a', 1, inside('records')));
    const durabilities = transaction.mock.calls.map((call) => (call as unknown[])[2]);
    expect(durabilities).toEqual([{ durability: 'default' }, { durability: 'strict' }]);
  });

  test('F10 a batch whose last value cannot be cloned changes no key', async () => {
    const { connection, factory } = device();
    await set('a', 'old', connection.use);
    const batch = setMany(
      [
        ['a', 'new'],
        ['b', () => 'not cloneable'],
      ],
      connection.use,
    );
    await expect(batch).rejects.toThrow();
    await set('c', 'later', connection.use);
    expect(await rawValues(factory)).toEqual({ a: 'old', c: 'later' });
  });

  test('F10 work that throws of itself is undone, and its error is kept', async () => {
    const { connection, factory } = device();
    const mistake = new RangeError('ours');
    const work = connection.transact(['records'], 'default', async (inside) => {
      const place = inside('records');
      set('a', 1, place).catch(() => undefined);
      await get('a', place);
      throw mistake;
    });
    await expect(work).rejects.toBe(mistake);
    expect(await rawValues(factory)).toEqual({});
  });

  test('a request that fails gives its error, not null', async () => {
    const { connection, factory } = device();
    await set('a', 'old', connection.use);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (
      this: IDBObjectStore,
      value,
      key,
    ) {
      return this.add(value, key);
    });
    await expect(set('a', 'new', connection.use)).rejects.toMatchObject({
      cause: { name: 'ConstraintError' },
    });
    expect(await rawValues(factory)).toEqual({ a: 'old' });
  });
});

describe('failures', () => {
  test('F11 first open fails, the next save succeeds', async () => {
    const { connection, factory } = device();
    vi.spyOn(factory, 'open').mockImplementationOnce(() => {
      throw new DOMException('Internal error.', 'UnknownError');
    });
    await expect(set('a', 1, connection.use)).rejects.toMatchObject(unavailable);
    await set('a', 2, connection.use);
    expect(await rawValues(factory)).toEqual({ a: 2 });
  });

  test('F11 an open that ends in an error event is not remembered either', async () => {
    const { connection, factory } = device();
    const original = factory.open.bind(factory);
    vi.spyOn(factory, 'open').mockImplementationOnce((name) => {
      const request = original(name, 1);
      request.addEventListener('upgradeneeded', () => request.transaction?.abort());
      return request;
    });
    await expect(set('a', 1, connection.use)).rejects.toMatchObject({ name: 'StorageError' });
    await set('a', 2, connection.use);
    expect(await rawValues(factory)).toEqual({ a: 2 });
  });

  test('F12 given one InvalidStateError, the write lands on a fresh connection', async () => {
    const { connection, factory } = device();
    await set('a', 1, connection.use);
    const open = vi.spyOn(factory, 'open');
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw lost();
    });
    await set('a', 2, connection.use);
    expect(open).toHaveBeenCalledTimes(1);
    expect(await rawValues(factory)).toEqual({ a: 2 });
  });

  test('F12 given permanent failure, one retry and then a typed failure; later it heals', async () => {
    const { connection, factory } = device();
    await set('a', 1, connection.use);
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw lost();
    });
    await expect(set('a', 2, connection.use)).rejects.toMatchObject(unavailable);
    expect(transaction).toHaveBeenCalledTimes(2);
    transaction.mockRestore();
    await set('a', 3, connection.use);
    expect(await rawValues(factory)).toEqual({ a: 3 });
  });

  test('F12 after the browser closed the connection, the next write opens it again', async () => {
    const { connection, factory } = device();
    const database = await connection.use('readwrite', (objects) => {
      objects.put(1, 'a');
      return objects.transaction.db;
    });
    forceCloseDatabase(database as never);
    await turns();
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await set('a', 2, connection.use);
    expect(transaction).toHaveBeenCalledTimes(1);
    expect(await rawValues(factory)).toEqual({ a: 2 });
  });

  test('F13 open silent for 4 s is a typed failure; an answer after that is adopted', async () => {
    const { connection, factory } = device();
    const held = silence(factory);
    const first = track(set('a', 1, connection.use));
    await vi.advanceTimersByTimeAsync(3999);
    expect(first.ended).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(first.ended).toMatchObject({ name: 'StorageError', failure: 'silent' });
    const second = track(set('b', 2, connection.use));
    expect(held.opens()).toBe(1);
    held.answer();
    await turns();
    expect(second.ended).toBe('resolved');
    const open = vi.spyOn(factory, 'open');
    await set('c', 3, connection.use);
    expect(open).not.toHaveBeenCalled();
    expect(await rawValues(factory)).toEqual({ b: 2, c: 3 });
  });

  test('F13 an open that another tab blocks says so', async () => {
    const { factory } = device();
    const onBlocked = vi.fn();
    const { connection } = device(factory, { onBlocked });
    const original = factory.open.bind(factory);
    vi.spyOn(factory, 'open').mockImplementationOnce((...given) => {
      original(...given);
      const never = {
        set onblocked(tell: () => void) {
          queueMicrotask(tell);
        },
      };
      return never as unknown as IDBOpenDBRequest;
    });
    const work = track(set('a', 1, connection.use));
    await vi.advanceTimersByTimeAsync(4000);
    expect(onBlocked).toHaveBeenCalledTimes(1);
    expect(work.ended).toMatchObject({ failure: 'blocked' });
  });

  test('a database of a newer version is not touched', async () => {
    const factory = new IDBFactory();
    await new Promise((resolve) => {
      factory.open('quotasheet', 3).onsuccess = (event) => {
        (event.target as IDBOpenDBRequest).result.close();
        resolve(undefined);
      };
    });
    await expect(set('a', 1, device(factory).connection.use)).rejects.toMatchObject({ failure: 'newer' });
    expect(await factory.databases()).toEqual([{ name: 'quotasheet', version: 3 }]);
  });
});

describe('other tabs', () => {
  test('F31 given B erases while A is open, it is done at once, and A never re-creates the data', async () => {
    const onStop = vi.fn();
    const a = device(new IDBFactory(), { onStop });
    await set('a', 1, a.connection.use);
    const b = device(a.factory);
    await b.connection.erase();
    expect(onStop.mock.calls).toEqual([['gone']]);
    await expect(set('a', 2, a.connection.use)).rejects.toMatchObject({ failure: 'gone' });
    await expect(set('a', 2, b.connection.use)).rejects.toMatchObject({ failure: 'gone' });
    expect(await a.factory.databases()).toEqual([]);
  });

  test('F31 given B erases and begins anew, A does not write into the new data', async () => {
    const a = device();
    await set('a', 1, a.connection.use);
    await device(a.factory).connection.erase();
    await plant(a.factory, { b: 1 });
    const open = vi.spyOn(a.factory, 'open');
    await expect(set('a', 2, a.connection.use)).rejects.toMatchObject({ failure: 'gone' });
    expect(open).not.toHaveBeenCalled();
    expect(await rawValues(a.factory)).toEqual({ b: 1 });
  });

  test('F31 a tab that had lost its connection does not re-create what was erased meanwhile', async () => {
    const a = device();
    await set('a', 1, a.connection.use);
    a.connection.close();
    await device(a.factory).connection.erase();
    await expect(set('a', 2, a.connection.use)).rejects.toMatchObject({ failure: 'gone' });
    expect(await a.factory.databases()).toEqual([]);
  });

  test('F31 a tab that will not let go is named, and the data are gone all the same', async () => {
    const factory = new IDBFactory();
    await plant(factory, { a: 1 });
    const stubborn = await new Promise<IDBDatabase>((resolve) => {
      factory.open('quotasheet').onsuccess = (event) => {
        resolve((event.target as IDBOpenDBRequest).result);
      };
    });
    const onBlocked = vi.fn();
    const b = device(factory, { onBlocked });
    await expect(b.connection.erase()).rejects.toMatchObject({ failure: 'blocked' });
    expect(onBlocked).toHaveBeenCalledTimes(1);
    const left = stubborn.transaction('records').objectStore('records').count();
    await turns();
    expect(left.result).toBe(0);
    stubborn.close();
    await turns();
    expect(await factory.databases()).toEqual([]);
  });

  test('F32 a tab makes way for a newer version, and stops writing', async () => {
    const onStop = vi.fn();
    const { connection, factory } = device(new IDBFactory(), { onStop });
    await set('a', 1, connection.use);
    const upgraded = await new Promise<string>((resolve) => {
      const request = factory.open('quotasheet', 3);
      request.onsuccess = () => {
        request.result.close();
        resolve('upgraded');
      };
      request.onblocked = () => {
        resolve('blocked');
      };
    });
    expect(upgraded).toBe('upgraded');
    expect(onStop.mock.calls).toEqual([['newer']]);
    await expect(set('a', 2, connection.use)).rejects.toMatchObject({ failure: 'newer' });
  });

  test('a connection that was let go opens again on use', async () => {
    const { connection } = device();
    await set('a', 1, connection.use);
    connection.close();
    expect(await get('a', connection.use)).toBe(1);
  });
});

/** How a promise has ended so far: its error, or that it resolved. */
function track(promise: Promise<unknown>): { ended: unknown } {
  const state: { ended: unknown } = { ended: undefined };
  promise.then(
    () => (state.ended = 'resolved'),
    (error: unknown) => (state.ended = error),
  );
  return state;
}

test('F31 a database of the version before is brought forward with all that is in it', async () => {
  const factory = new IDBFactory();
  await new Promise<void>((resolve) => {
    const request = factory.open('quotasheet', 1);
    request.onupgradeneeded = () => {
      for (const place of ['records', 'parked']) request.result.createObjectStore(place).put(place, 'old');
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  });
  const { connection } = device(factory);
  expect(await get('old', connection.use)).toBe('records');
  expect(await get('old', connection.parked)).toBe('parked');
  await set('new', 1, connection.versions);
  expect(await get('new', connection.versions)).toBe(1);
});
