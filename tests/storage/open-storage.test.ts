import { IDBDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createJournal, type JournalEntry } from '../../src/storage/journal.ts';
import { openStorage, reach } from '../../src/storage/open-storage.ts';
import type { LateAnswer, OpenedStorage, OpenStorageOptions } from '../../src/storage/opened-storage.ts';
import { createSaver } from '../../src/storage/saver.ts';
import {
  amounts,
  device,
  entry,
  fakeLocalStorage,
  NOON,
  plan,
  plant,
  record,
  silence,
  turns,
} from './support.ts';
// Loaded at once in the app only when a database fails; here before the clocks are stopped.
import '../../src/storage/open-memory.ts';

function setUp(given: Partial<OpenStorageOptions> = {}) {
  const factory = new IDBFactory();
  const place = fakeLocalStorage();
  const ending = new AbortController();
  let ids = 0;
  const options: OpenStorageOptions = {
    indexedDB: factory,
    localStorage: place,
    now: () => NOON,
    newId: () => `new${String((ids += 1))}`,
    signal: ending.signal,
    ...given,
  };
  endings.push(ending);
  return { factory, place, ending, options, before: createJournal(place) };
}

const endings: AbortController[] = [];

/** Lets time pass in small steps, and the database work in each. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 50) {
    await vi.advanceTimersByTimeAsync(50);
    await turns(4);
  }
}

/** Opens storage while time passes, at most a minute. */
async function open(options: OpenStorageOptions): Promise<{ opened: OpenedStorage; took: number }> {
  let opened: OpenedStorage | undefined;
  void openStorage(options).then((result) => (opened = result));
  await turns();
  for (let took = 0; took <= 60_000; took += 50) {
    if (opened) return { opened, took };
    await pass(50);
  }
  throw new Error('storage never opened');
}

const stored = async (factory: IDBFactory): Promise<Record<string, string>> =>
  amounts((await device(factory).store.load()).scenarios);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  for (const ending of endings.splice(0)) ending.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('opening storage', () => {
  test('gives what is kept, at once, ready to be written to', async () => {
    const { factory, options } = setUp();
    await device(factory).store.saveAll([record('a', 1), record('b', 2)]);
    await device(factory).store.setOpen('b');
    const { opened, took } = await open(options);
    expect(took).toBe(0);
    expect(opened).toMatchObject({ failure: undefined, unsaved: [], drafts: [], loaded: { openId: 'b' } });
    expect(opened.loaded.scenarios).toEqual([record('a', 1), record('b', 2)]);
    expect(await opened.store.save(record('a', 2))).toEqual({ ok: true });
    expect(opened.store.kind).toBe('device');
  });

  test('writes nothing if there is nothing to merge', async () => {
    const { factory, options } = setUp();
    await device(factory).store.save(record('a', 1));
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await open(options);
    expect(transaction.mock.calls.map(([, mode]) => mode)).toEqual(['readonly', 'readonly']);
  });

  test('F14 the journal of a page that was closed is shown, then stored, then cleared', async () => {
    const { factory, options, before, place } = setUp();
    await device(factory).store.save(record('a', 1, '1'));
    before.write(entry('a', 2, '2', { base: 1 }));
    before.write(entry('b', 1, '1', { base: 0 }));
    const { opened } = await open(options);
    expect(amounts(opened.loaded.scenarios)).toEqual({ a: '2', b: '1' });
    expect(await stored(factory)).toEqual({ a: '2', b: '1' });
    expect(place.values.size).toBe(0);
  });

  test('F14 what a closing page parked is shown, then stored, then unparked', async () => {
    const { factory, options } = setUp({ localStorage: undefined });
    await device(factory).store.save(record('a', 1, '1'));
    await device(factory).store.park(entry('a', 2, '2', { base: 1 }));
    const { opened } = await open(options);
    expect(amounts(opened.loaded.scenarios)).toEqual({ a: '2' });
    expect(await device(factory).store.load()).toMatchObject({
      scenarios: [record('a', 2, '2')],
      parked: [],
    });
  });

  test('F36 a draft comes back, and stays in the journal until it is taken up', async () => {
    const { factory, options, before } = setUp();
    await device(factory).store.save(record('a', 1, '1'));
    const draft = { cell: 'tiers.mid.seats', text: '2' };
    before.write(entry('a', 2, '2', { base: 1, draft }));
    const first = await open(options);
    expect(first.opened.drafts).toEqual([{ id: 'a', ...draft }]);
    const second = await open(options);
    expect(second.opened.drafts).toEqual([{ id: 'a', ...draft }]);
    expect(second.opened.loaded.scenarios).toMatchObject([{ revision: 2 }]);
  });

  test('F36 a draft on work that became a copy moves to the copy, once', async () => {
    const { factory, options, before } = setUp();
    await device(factory).store.save(record('a', 7, 'theirs'));
    const draft = { cell: 'tiers.mid.seats', text: '2' };
    before.write(entry('a', 7, 'mine', { base: 5, draft }));
    await open(options);
    const { opened } = await open(options);
    expect(amounts(opened.loaded.scenarios)).toEqual({ a: 'theirs', new1: 'mine' });
    expect(opened.drafts).toEqual([{ id: 'new1', ...draft }]);
  });

  test('F6 work that finds no room is shown as unsaved, stays in the journal, and is saved once there is', async () => {
    const { factory, options, before, place } = setUp();
    await device(factory).store.save(record('a', 1, '1'));
    before.write(entry('a', 2, '2', { base: 1 }));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const { opened } = await open(options);
    expect(opened).toMatchObject({ failure: undefined, unsaved: ['a'] });
    expect(amounts(opened.loaded.scenarios)).toEqual({ a: '2' });
    expect(place.values.size).toBe(1);
    const saver = createSaver({
      store: opened.store,
      journal: opened.journal,
      now: () => NOON,
      start: opened,
    });
    await turns();
    expect(saver.status).toMatchObject({ state: 'failed', failure: 'full' });
    put.mockRestore();
    await pass(300);
    expect(saver.status.state).toBe('saved');
    expect(await stored(factory)).toEqual({ a: '2' });
    expect(place.values.size).toBe(0);
  });

  test('F11 first open fails, the app still runs on the device', async () => {
    const { factory, options } = setUp();
    await device(factory).store.save(record('a', 1));
    vi.spyOn(factory, 'open').mockImplementationOnce(() => {
      throw new DOMException('Internal error.', 'UnknownError');
    });
    const { opened, took } = await open(options);
    expect(opened.store.kind).toBe('device');
    expect(took).toBeLessThanOrEqual(100);
    expect(opened.loaded.scenarios).toHaveLength(1);
  });

  test('F22 F32 broken and newer records come with the rest', async () => {
    const { factory, options } = setUp();
    await plant(factory, { 'scenario/x': 1, 'scenario/y': { schema: 2 }, 'scenario/z': record('z', 1) });
    const { opened } = await open(options);
    expect(opened.loaded).toMatchObject({ broken: [{ key: 'scenario/x' }], newer: [{ id: 'y' }] });
    expect(opened.loaded.scenarios).toEqual([record('z', 1)]);
  });
});

describe('memory instead', () => {
  const dead = {
    open() {
      throw new DOMException('denied', 'SecurityError');
    },
  } as unknown as IDBFactory;

  test.each([
    ['is missing', undefined],
    ['throws on open', dead],
  ])('F5 given IndexedDB %s, the app runs in memory and nothing is called saved', async (_, indexedDB) => {
    const { options } = setUp({ indexedDB });
    const { opened, took } = await open(options);
    expect(took).toBeLessThan(1000);
    expect(opened).toMatchObject({ failure: 'unavailable', store: { kind: 'memory' } });
    expect(opened.store.reason).toMatch(/^Not saved on this device/);
    const saver = createSaver({
      store: opened.store,
      journal: opened.journal,
      now: () => NOON,
      start: opened,
    });
    saver.edit(plan('a', '1'));
    await saver.flush();
    expect(saver.status.state).toBe('memory');
    expect(amounts((await opened.store.load()).scenarios)).toEqual({ a: '1' });
  });

  test('F5 without any storage it still runs', async () => {
    const { opened } = await open(setUp({ indexedDB: undefined, localStorage: undefined }).options);
    expect(await opened.store.save(record('a', 1))).toEqual({ ok: true });
    expect(opened.journal.write(entry('a', 1, '1'))).toBe(false);
  });

  test('F5 the work of the last page is shown from the journal, and stays in it', async () => {
    const { options, before, place } = setUp({ indexedDB: undefined });
    before.write(entry('a', 2, '2', { base: 1 }));
    const { opened } = await open(options);
    expect(amounts(opened.loaded.scenarios)).toEqual({ a: '2' });
    expect(amounts((await opened.store.load()).scenarios)).toEqual({ a: '2' });
    expect(place.values.size).toBe(1);
  });

  test('F13 given open silent for 4 s, the app says storage is not answering and works in memory', async () => {
    const { factory, options } = setUp();
    silence(factory);
    const { opened, took } = await open(options);
    expect(took).toBe(4000);
    expect(opened.failure).toBe('silent');
    expect(opened.store).toMatchObject({
      kind: 'memory',
      reason: expect.stringContaining('not answering') as string,
    });
  });

  test('F32 a database of a newer version gives memory, and is left alone', async () => {
    const { factory, options } = setUp({ onLateAnswer: vi.fn() });
    await new Promise((resolve) => {
      factory.open('quotasheet', 3).onsuccess = (event) => {
        (event.target as IDBOpenDBRequest).result.close();
        resolve(undefined);
      };
    });
    const { opened } = await open(options);
    expect(opened).toMatchObject({ failure: 'newer', store: { kind: 'memory' } });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a property that the browser forbids is as good as absent', () => {
    const reader = (): string => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(reach(reader)).toBeUndefined();
    expect(reach(() => 1)).toBe(1);
  });
});

describe('a late answer', () => {
  async function lateStorage(more: { journal?: JournalEntry[]; stored?: Parameters<typeof record>[] } = {}) {
    const late: LateAnswer[] = [];
    const fixture = setUp({ onLateAnswer: (answer) => late.push(answer) });
    const { factory, before, options } = fixture;
    await device(factory).store.saveAll(
      (more.stored ?? [['a', 20, 'stored']]).map((given) => record(...given)),
    );
    for (const one of more.journal ?? []) before.write(one);
    const silent = silence(factory);
    const { opened } = await open(options);
    const { store, journal } = opened;
    const saver = createSaver({ store, journal, now: () => NOON, start: opened });
    return { ...fixture, late, silent, opened, saver };
  }

  test('F16 given a load of 5 s and typing meanwhile, stored scenarios are unchanged and the edit is a copy', async () => {
    const { factory, saver, silent, late, place } = await lateStorage();
    for (let at = 0; at < 30; at += 1) saver.edit(plan('a', `typed ${String(at)}`));
    await pass(1000);
    silent.answer();
    await pass(4100);
    expect(late).toHaveLength(1);
    expect(await stored(factory)).toEqual({ a: 'stored', new1: 'typed 29' });
    const [answer] = late;
    expect(answer?.copies.get('a')).toMatchObject({ id: 'new1', scenario: { name: 'Plan a (kept copy)' } });
    expect(amounts(answer?.loaded.scenarios ?? [])).toEqual({ a: 'stored', new1: 'typed 29' });
    expect(answer?.store.kind).toBe('device');
    expect(place.values.size).toBe(0);
  });

  test('F16 the copy can be worked on in a new saver, and the old one let go', async () => {
    const { factory, saver, silent, late, place } = await lateStorage();
    saver.edit(plan('a', 'typed'));
    silent.answer();
    await pass(4100);
    const [answer] = late;
    const copy = answer?.copies.get('a');
    if (!answer || !copy) throw new Error('no copy was kept');
    const next = createSaver({
      store: answer.store,
      journal: answer.journal,
      now: () => NOON,
      start: answer,
    });
    saver.edit(plan('a', 'typed since'));
    next.edit({ ...copy.scenario, target: { arr: 'typed since', sdrShare: '1' } });
    await saver.forget('a');
    await turns();
    expect(next.status.state).toBe('saved');
    expect(await stored(factory)).toEqual({ a: 'stored', new1: 'typed since' });
    expect(place.values.size).toBe(0);
  });

  test('F16 nothing is copied if nothing was made meanwhile', async () => {
    const { factory, silent, late } = await lateStorage();
    silent.answer();
    await pass(4100);
    expect(late).toMatchObject([{ copies: new Map() }]);
    expect(await stored(factory)).toEqual({ a: 'stored' });
  });

  test('F16 the journal of the page before is merged as ever, if it was only looked at', async () => {
    const { factory, silent, late } = await lateStorage({
      journal: [entry('a', 21, 'before', { base: 20 })],
    });
    silent.answer();
    await pass(4100);
    expect(late[0]?.copies.size).toBe(0);
    expect(await stored(factory)).toEqual({ a: 'before' });
  });

  test('F16 the journal of the page before, edited meanwhile, is in the copy', async () => {
    const { factory, saver, silent } = await lateStorage({
      journal: [entry('a', 21, 'before', { base: 20 })],
    });
    saver.edit(plan('a', 'edited'));
    silent.answer();
    await pass(4100);
    expect(await stored(factory)).toEqual({ a: 'stored', new1: 'edited' });
  });

  test('F16 if the answer comes only to the next page, the work is kept beside what is stored', async () => {
    const { factory, saver, silent, options, ending } = await lateStorage();
    saver.edit(plan('a', 'typed'));
    saver.edit(plan('b', 'typed'));
    await saver.flush();
    ending.abort();
    await pass(5000);
    silent.answer();
    const { opened } = await open({ ...options, signal: new AbortController().signal });
    expect(opened.failure).toBeUndefined();
    expect(amounts(opened.loaded.scenarios)).toEqual({ a: 'stored', new1: 'typed', b: 'typed' });
    expect(await stored(factory)).toEqual({ a: 'stored', new1: 'typed', b: 'typed' });
  });

  test('F16 a device that answers but has no room keeps the work in memory and asks again; there is one copy', async () => {
    const { factory, saver, silent, late, place } = await lateStorage();
    saver.edit(plan('a', 'typed'));
    await turns();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    silent.answer();
    await pass(6000);
    expect(late).toEqual([]);
    expect(place.values.size).toBe(1);
    saver.edit(plan('a', 'typed more'));
    put.mockRestore();
    await pass(10_000);
    expect(late).toHaveLength(1);
    expect(await stored(factory)).toEqual({ a: 'stored', new1: 'typed more' });
  });

  test('F11 a device that fails at first and works later is found', async () => {
    const late: LateAnswer[] = [];
    const { factory, options } = setUp({ onLateAnswer: (answer) => late.push(answer) });
    const open1 = vi.spyOn(factory, 'open').mockImplementation(() => {
      throw new DOMException('Internal error.', 'UnknownError');
    });
    const { opened } = await open(options);
    expect(opened.failure).toBe('unavailable');
    await opened.store.save(record('a', 1, 'meanwhile'));
    await pass(10_000);
    expect(late).toEqual([]);
    expect(open1.mock.calls.length).toBeLessThan(10);
    open1.mockRestore();
    await pass(30_000);
    expect(late).toHaveLength(1);
    expect(await stored(factory)).toEqual({ new1: 'meanwhile' });
  });
});
