/** What both stores promise, and what only the one on the device can. */
import fc from 'fast-check';
import { IDBDatabase, IDBFactory, IDBObjectStore, IDBTransaction } from 'fake-indexeddb';
import { get } from 'idb-keyval';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMemoryStore } from '../../src/storage/memory-store.ts';
import type { ScenarioStore, StoredScenario } from '../../src/storage/scenario-store.ts';
import { createIndexedDbStore } from '../../src/storage/indexed-db-store.ts';
import { amounts, device, entry, NOON_TEXT, plan, plant, rawValues, record, version } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const stores: [string, () => ScenarioStore][] = [
  ['on the device', () => device().store],
  ['in memory', () => createMemoryStore({ reason: 'for a test' })],
];

describe.each(stores)('the store %s', (_, create) => {
  const stored = async (store: ScenarioStore): Promise<readonly StoredScenario[]> =>
    (await store.load()).scenarios;

  test('is empty at first', async () => {
    expect(await create().load()).toEqual({ scenarios: [], trash: [], parked: [], broken: [], newer: [] });
  });

  test('gives back what was saved, and which scenario was open', async () => {
    const store = create();
    expect(await store.save(record('a', 1))).toEqual({ ok: true });
    expect(await store.save(record('a', 2, '3000000'))).toEqual({ ok: true });
    await store.setOpen('a');
    expect(await store.load()).toMatchObject({ scenarios: [record('a', 2, '3000000')], openId: 'a' });
  });

  test('F9 F10 what is stored shares nothing with what was given or was read', async () => {
    const store = create();
    const given = { ...record('a', 1), scenario: { ...plan('a'), notes: 'kept' } };
    const saving = store.save(given);
    given.scenario.notes = 'changed while saving';
    await saving;
    const [read] = await stored(store);
    if (!read) throw new Error('nothing was stored');
    expect(read.scenario.notes).toBe('kept');
    Object.assign(read.scenario, { notes: 'changed after reading' });
    expect((await stored(store))[0]?.scenario.notes).toBe('kept');
  });

  test('F9 proxied scenarios are stored as the plain values they show', async () => {
    const store = create();
    await store.save({ ...record('a', 1), scenario: new Proxy(plan('a'), {}) });
    expect(await stored(store)).toEqual([record('a', 1)]);
  });

  test('F10 a batch whose last record cannot be cloned changes nothing', async () => {
    const store = create();
    await store.save(record('a', 1));
    const bad = { ...record('b', 1), scenario: { ...plan('b'), notes: (() => 'no') as unknown as string } };
    await expect(store.saveAll([record('a', 2), bad])).rejects.toThrow(/scenario\.notes cannot be stored/);
    expect(await stored(store)).toEqual([record('a', 1)]);
  });

  test('F10 a batch with one conflict changes nothing', async () => {
    const store = create();
    await store.save(record('b', 5));
    expect(await store.saveAll([record('a', 1), record('b', 4)])).toMatchObject({
      ok: false,
      refusal: 'conflict',
    });
    expect(await stored(store)).toEqual([record('b', 5)]);
    expect(await store.saveAll([record('a', 1), record('b', 6)])).toEqual({ ok: true });
    expect((await stored(store)).map(({ id, revision }) => id + String(revision)).sort()).toEqual([
      'a1',
      'b6',
    ]);
  });

  test('F27 a lower revision never overwrites: it is a conflict, with what is stored', async () => {
    const store = create();
    await store.save(record('a', 3, '1'));
    const conflict = { ok: false, refusal: 'conflict', stored: record('a', 3, '1') };
    expect(await store.save(record('a', 2, '2'))).toEqual(conflict);
    expect(await store.save(record('a', 3, '2'))).toEqual(conflict);
    expect(amounts(await stored(store))).toEqual({ a: '1' });
  });

  test('F27 a higher revision does not overwrite work that it was not built on', async () => {
    const store = create();
    await store.save(record('a', 6, '1'));
    expect(await store.save(record('a', 9, '2'), 5)).toMatchObject({ refusal: 'conflict' });
    expect(await store.save(record('a', 9, '2'), 0)).toMatchObject({ refusal: 'conflict' });
    expect(await store.save(record('a', 9, '2'), 6)).toEqual({ ok: true });
    expect(amounts(await stored(store))).toEqual({ a: '2' });
  });

  test('repeating a save is harmless, whatever the clock says', async () => {
    const store = create();
    await store.save(record('a', 2), 1);
    expect(await store.save(record('a', 2, undefined, '2027-01-05T00:00:00.000Z'), 1)).toEqual({ ok: true });
  });

  test('F33 the newest edit wins by its revision, though its clock was set back a year', async () => {
    const store = create();
    await store.save(record('a', 1, '1', '2028-01-04T12:00:00.000Z'));
    expect(await store.save(record('a', 2, '2', '2027-01-04T12:00:00.000Z'))).toEqual({ ok: true });
    expect(amounts(await stored(store))).toEqual({ a: '2' });
  });

  test('F20 100 concurrent changes of settings all arrive', async () => {
    const store = create();
    const numbers = Array.from({ length: 100 }, (_unused, at) => at);
    await Promise.all(numbers.map((at) => store.setSettings({ [`key${String(at)}`]: at })));
    expect(Object.values(await store.getSettings())).toHaveLength(100);
  });

  test('settings are set one by one, and start empty', async () => {
    const store = create();
    expect(await store.getSettings()).toEqual({});
    await store.setSettings({ theme: 'dark', locale: 'hr-HR' });
    await store.setSettings({ theme: 'light' });
    expect(await store.getSettings()).toEqual({ theme: 'light', locale: 'hr-HR' });
  });

  test('F14 what a closing page parked is there beside the record, until it is unparked', async () => {
    const store = create();
    await store.save(record('a', 1, '1'));
    await store.park(entry('a', 2, '2'));
    await store.park(entry('a', 3, '3', { base: 1 }));
    await store.park(entry('b', 1));
    const parked = [entry('a', 3, '3', { base: 1 }), entry('b', 1)];
    expect(await store.load()).toMatchObject({ scenarios: [record('a', 1, '1')], parked });
    await store.unpark('a', 2);
    expect((await store.load()).parked).toEqual(parked);
    await store.unpark('a', 3);
    await store.unpark('never', 3);
    expect((await store.load()).parked).toEqual([entry('b', 1)]);
  });

  test('removes a scenario and what was parked for it, and nothing else', async () => {
    const store = create();
    await store.saveAll([record('a', 1), record('b', 1)]);
    await store.park(entry('a', 2));
    await store.saveAll([], { remove: ['a'] });
    expect(await store.load()).toMatchObject({ scenarios: [record('b', 1)], parked: [] });
  });

  test('F26 a deleted scenario goes to the trash, comes back from it, and goes for good with its history', async () => {
    const store = create();
    await store.saveAll([record('a', 3), record('b', 1)]);
    await store.park(entry('a', 4));
    await store.keepVersion(version('a', 1));
    const trashed = { schema: 1, id: 'a', deletedAt: NOON_TEXT, record: record('a', 3) } as const;
    await store.saveAll([], { trash: [trashed] });
    expect(await store.load()).toMatchObject({ scenarios: [record('b', 1)], trash: [trashed], parked: [] });
    expect(await store.versions('a')).toEqual([version('a', 1)]);

    expect(await store.saveAll([record('a', 3)], { outOfTrash: ['a'] })).toEqual({ ok: true });
    expect(amounts(await stored(store))).toEqual(amounts([record('a', 3), record('b', 1)]));
    expect((await store.load()).trash).toEqual([]);

    await store.saveAll([], { trash: [trashed] });
    await store.saveAll([], { remove: ['a'] });
    expect(await store.load()).toMatchObject({ scenarios: [record('b', 1)], trash: [] });
    expect(await store.versions()).toEqual([]);
  });

  test('F43 whatever goes with a batch is refused with it', async () => {
    const store = create();
    await store.save(record('a', 5));
    const also = {
      versions: [version('b', 1)],
      trash: [{ schema: 1, id: 'a', deletedAt: NOON_TEXT, record: record('a', 5) } as const],
      settings: { theme: 'dark' },
    };
    expect(await store.saveAll([record('b', 1), record('a', 4)], also)).toMatchObject({
      refusal: 'conflict',
    });
    expect(await store.load()).toMatchObject({ scenarios: [record('a', 5)], trash: [] });
    expect(await store.versions()).toEqual([]);
    expect(await store.getSettings()).toEqual({});
    expect(await store.saveAll([record('b', 1)], { settings: { theme: 'dark' } })).toEqual({ ok: true });
    expect(await store.getSettings()).toEqual({ theme: 'dark' });
  });

  test('F25 earlier states come back newest first, of one scenario or of all', async () => {
    const store = create();
    for (const [id, revision] of [
      ['a', 2],
      ['b', 9],
      ['a', 11],
      ['a', 1],
      ['ab', 3],
    ] as const)
      await store.keepVersion(version(id, revision));
    expect((await store.versions('a')).map(({ revision }) => revision)).toEqual([11, 2, 1]);
    expect((await store.versions()).map(({ revision }) => revision)).toEqual([11, 9, 3, 2, 1]);
    await store.dropVersions('a', [2, 11]);
    expect((await store.versions('a')).map(({ revision }) => revision)).toEqual([1]);
  });

  test('F25 a named state takes the place of one kept by itself, never the other way', async () => {
    const store = create();
    const named = { ...version('a', 1), why: 'named', name: 'Board' } as const;
    await store.keepVersion(version('a', 1));
    await store.keepVersion(named);
    await store.keepVersion(version('a', 1));
    expect(await store.versions('a')).toEqual([named]);
  });

  test('F27 one scenario is read as it is stored now', async () => {
    const store = create();
    expect(await store.read('a')).toBeUndefined();
    await store.save(record('a', 2));
    expect(await store.read('a')).toEqual(record('a', 2));
  });

  test('F31 once erased, it holds nothing and takes nothing', async () => {
    const store = create();
    await store.save(record('a', 1));
    await store.erase();
    const gone = { failure: 'gone' };
    await expect(store.save(record('a', 2))).rejects.toMatchObject(gone);
    await expect(store.saveAll([record('a', 2)])).rejects.toMatchObject(gone);
    await expect(store.park(entry('a', 2))).rejects.toMatchObject(gone);
    await expect(store.setSettings({})).rejects.toMatchObject(gone);
    await expect(store.setOpen('a')).rejects.toMatchObject(gone);
    await expect(store.saveAll([], { remove: ['a'] })).rejects.toMatchObject(gone);
    await expect(store.load()).rejects.toMatchObject(gone);
  });

  test('F24 save, load, save is byte-equal for any notes and amounts', async () => {
    const text = fc.string({ unit: 'binary' });
    await fc.assert(
      fc.asyncProperty(text, text, async (notes, arr) => {
        const store = create();
        const first = { ...record('a', 1), scenario: { ...plan('a', arr), notes } };
        await store.save(first);
        const [read] = await stored(store);
        expect(JSON.stringify(read)).toBe(JSON.stringify(first));
        if (read) await store.save({ ...read, revision: 2 });
        expect(JSON.stringify(await stored(store))).toBe(JSON.stringify([{ ...first, revision: 2 }]));
      }),
      { numRuns: 25 },
    );
  });

  test('F24 a number that JSON cannot hold is refused with its place', async () => {
    const bad = { ...plan('a'), period: { start: '2027-01', months: NaN } };
    await expect(create().save({ ...record('a', 1), scenario: bad })).rejects.toThrow(
      'scenario.period.months',
    );
  });
});

describe('records that are not as they should be', () => {
  const garbage: [string, unknown][] = [
    ['null', null],
    ['text', 'garbage'],
    ['a list', []],
    ['an empty object', {}],
    ['no schema', { ...record('x', 1), schema: undefined }],
    ['an old schema', { ...record('x', 1), schema: 0 }],
    ['another id', record('y', 1)],
    ['another id within', { ...record('x', 1), scenario: plan('y') }],
    ['a revision that is no number', { ...record('x', 1), revision: '1' }],
    ['a revision that is not whole', { ...record('x', 1), revision: 1.5 }],
    ['no time', { ...record('x', 1), savedAt: 1 }],
    ['no scenario', { ...record('x', 1), scenario: undefined }],
    ['a foreign document', { ...record('x', 1), scenario: { ...plan('x'), format: 'other' } }],
    ['a document without a name', { ...record('x', 1), scenario: { ...plan('x'), name: 1 } }],
  ];

  test.each(garbage)(
    'F22 given one garbage record among 20 (%s), then 19 open and it is listed raw',
    async (_, raw) => {
      const { factory, store } = device();
      await store.saveAll(Array.from({ length: 19 }, (_unused, at) => record(`s${String(at)}`, 1)));
      await plant(factory, { 'scenario/x': raw });
      const { scenarios, broken } = await store.load();
      expect(scenarios).toHaveLength(19);
      expect(broken).toEqual([
        { key: 'scenario/x', reason: expect.stringMatching(/^\w.*\.$/) as string, raw },
      ]);
      expect((await rawValues(factory))['scenario/x']).toEqual(raw);
    },
  );

  test('F22 a value that the browser itself cannot read hides no other', async () => {
    const { store } = device();
    await store.saveAll([record('a', 1), record('b', 1)]);
    const unreadable = new DOMException('Failed to read large IndexedDB value', 'DataError');
    const failing = {
      error: unreadable,
      set onerror(tell: () => void) {
        queueMicrotask(tell);
      },
    } as unknown as IDBRequest<unknown[]>;
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockReturnValue(failing);
    const read = Reflect.get(IDBObjectStore.prototype, 'get') as (key: unknown) => IDBRequest<unknown>;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      return key === 'scenario/a' ? failing : read.call(this, key);
    });
    const { scenarios, broken } = await store.load();
    expect(scenarios).toEqual([record('b', 1)]);
    expect(broken).toEqual([
      { key: 'scenario/a', reason: expect.stringContaining('large') as string, raw: undefined },
    ]);
  });

  test('F22 work on top of a broken record is stored, and the broken value is put aside', async () => {
    const { factory, store } = device();
    await plant(factory, { 'scenario/a': 'garbage' });
    expect(await store.save(record('a', 4))).toEqual({ ok: true });
    const { scenarios, broken } = await store.load();
    expect(scenarios).toEqual([record('a', 4)]);
    expect(broken).toMatchObject([{ key: 'aside/a/4', raw: 'garbage' }]);
  });

  test('F21 a migration that throws leaves the raw record untouched and downloadable', async () => {
    const { factory, connection, store } = device();
    await store.save(record('a', 1));
    const migrating = createIndexedDbStore(connection, () => {
      throw new Error('the migration failed');
    });
    expect((await migrating.load()).broken).toEqual([
      { key: 'scenario/a', reason: 'the migration failed', raw: record('a', 1) },
    ]);
    expect(await rawValues(factory)).toEqual({ 'scenario/a': record('a', 1) });
  });

  test('F32 a record with version N+1 is listed by name and never written', async () => {
    const { factory, store } = device();
    const raw = { ...record('a', 1), schema: 2, more: true };
    await plant(factory, { 'scenario/a': raw });
    await store.save(record('b', 1));
    expect(await store.load()).toMatchObject({
      scenarios: [record('b', 1)],
      newer: [{ key: 'scenario/a', id: 'a', name: 'Plan a', raw }],
      broken: [],
    });
    const refused = { ok: false, refusal: 'newer', id: 'a' };
    expect(await store.save(record('a', 99))).toEqual(refused);
    expect(await store.saveAll([record('b', 2), record('a', 99)])).toEqual(refused);
    expect(await rawValues(factory)).toEqual({ 'scenario/a': raw, 'scenario/b': record('b', 1) });
  });

  test('F32 a document that its reader calls newer is left alone in the same way', async () => {
    const { factory, connection } = device();
    await plant(factory, { 'scenario/a': { ...record('a', 1), scenario: { ...plan('a'), version: 2 } } });
    const store = createIndexedDbStore(connection, () => ({ ok: false, reason: 'newer', newer: true }));
    expect((await store.load()).newer).toMatchObject([{ id: 'a' }]);
    expect(await store.save(record('a', 2))).toMatchObject({ refusal: 'newer' });
  });

  test('keys of other versions are left alone', async () => {
    const { factory, store } = device();
    const foreign = {
      'trash/a': 1,
      'meta/other': 2,
      scenario: 3,
      'meta/open': 4,
      'meta/settings': 'no object',
    };
    await plant(factory, foreign);
    expect(await store.load()).toEqual({ scenarios: [], trash: [], parked: [], broken: [], newer: [] });
    expect(await store.getSettings()).toEqual({});
    await store.save(record('a', 1));
    expect(await rawValues(factory)).toMatchObject(foreign);
  });
});

describe('on the device', () => {
  test('F19 what cannot be repeated waits for the disk, an edit does not', async () => {
    const { store } = device();
    await store.load();
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.save(record('a', 1));
    await store.saveAll([record('a', 2)]);
    await store.saveAll([], { remove: ['a'] });
    const strict = { durability: 'strict' };
    const durabilities = transaction.mock.calls.map((call) => (call as unknown[])[2]);
    expect(durabilities).toEqual([{ durability: 'default' }, strict, strict]);
  });

  test('M4 every write is committed explicitly, and a parked record without another turn of the page', async () => {
    const { store } = device();
    await store.load();
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit');
    const parked = store.park(entry('a', 1));
    expect(commit).toHaveBeenCalledTimes(1);
    await parked;
    await store.save(record('a', 1));
    await store.saveAll([record('a', 2)]);
    await store.setOpen('a');
    await store.setSettings({ theme: 'dark' });
    await store.unpark('a', 1);
    await store.saveAll([], { remove: ['a'] });
    expect(commit).toHaveBeenCalledTimes(7);
  });

  test('F14 what is parked does not wait for a save under way', async () => {
    const { connection, store } = device();
    await store.load();
    const ended: string[] = [];
    // a save that goes on reading until the other write has ended, or for 100 reads
    const saving = connection.transact(['records'], 'default', async (inside) => {
      for (let reads = 0; reads < 100 && ended.length === 0; reads += 1) await get('x', inside('records'));
    });
    const parking = store.park(entry('a', 1)).then(() => ended.push('park'));
    await Promise.all([saving.then(() => ended.push('save')), parking]);
    expect(ended).toEqual(['park', 'save']);
  });

  test('F22 what is no entry among what was parked is passed over and left alone', async () => {
    const { connection, store } = device();
    await connection.parked('readwrite', (objects) => {
      objects.put('garbage', 'a');
      objects.put({ ...entry('b', 1), v: 2 }, 'b');
    });
    await store.park(entry('c', 1));
    expect((await store.load()).parked).toEqual([entry('c', 1)]);
    await store.unpark('a', 9);
    await store.unpark('b', 9);
    expect(await connection.parked('readonly', (objects) => countOf(objects))).toBe(3);
  });

  test('F6 given no room, the save fails as full and the previous version is intact', async () => {
    const { store } = device();
    await store.save(record('a', 1, '1'));
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
    await expect(store.save(record('a', 2, '2'))).rejects.toMatchObject({ failure: 'full' });
    vi.restoreAllMocks();
    expect(amounts((await store.load()).scenarios)).toEqual({ a: '1' });
    expect(await store.save(record('a', 2, '2'))).toEqual({ ok: true });
  });

  test('F20 100 concurrent saves leave the last, whole', async () => {
    const { store } = device();
    const revisions = Array.from({ length: 100 }, (_, at) => at + 1);
    const results = await Promise.all(revisions.map((n) => store.save(record('a', n, String(n)), n - 1)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect((await store.load()).scenarios).toEqual([record('a', 100, '100', NOON_TEXT)]);
  });

  test('two tabs see each other, and only one of two equal revisions is stored', async () => {
    const factory = new IDBFactory();
    const [a, b] = [device(factory).store, device(factory).store];
    await a.save(record('x', 1, '1'));
    const results = await Promise.all([a.save(record('x', 2, 'A'), 1), b.save(record('x', 2, 'B'), 1)]);
    expect(results.map((result) => result.ok)).toEqual([true, false]);
    expect(amounts((await b.load()).scenarios)).toEqual({ x: 'A' });
  });
});

function countOf(objects: IDBObjectStore): Promise<number> {
  return new Promise((resolve) => {
    const request = objects.count();
    request.onsuccess = () => {
      resolve(request.result);
    };
  });
}
