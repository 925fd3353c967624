import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StorageError } from '../../src/storage/failure.ts';
import { createJournal } from '../../src/storage/journal.ts';
import { createMemoryStore } from '../../src/storage/memory-store.ts';
import type { SaveStatus } from '../../src/storage/save-status.ts';
import { createSaver, type Saver, type SaverOptions } from '../../src/storage/saver.ts';
import type { SaveResult, ScenarioStore, StoredScenario } from '../../src/storage/scenario-store.ts';
import { amounts, fakeLocalStorage, later, NOON, NOON_TEXT, plan, record } from './support.ts';

/** A store that behaves as the one on the device; `hold` makes each save wait to be let go or refused. */
function slowStore(records: StoredScenario[] = []) {
  const inner = createMemoryStore({ records });
  const saves: {
    record: StoredScenario;
    base: number | undefined;
    end: ReturnType<typeof later<undefined>>;
  }[] = [];
  const state = { isHeld: false, failure: undefined as Error | undefined, inFlight: 0, most: 0 };
  const store: ScenarioStore = {
    ...inner,
    kind: 'device',
    async save(given, base): Promise<SaveResult> {
      const end = later<undefined>();
      saves.push({ record: given, base, end });
      state.inFlight += 1;
      state.most = Math.max(state.most, state.inFlight);
      try {
        if (state.failure) throw state.failure;
        if (state.isHeld) await end.promise;
        return await inner.save(given, base);
      } finally {
        state.inFlight -= 1;
      }
    },
  };
  return { store, inner, saves, state };
}

function setUp(given: Partial<SaverOptions> & { records?: StoredScenario[] } = {}) {
  const { records = [], ...options } = given;
  const slow = slowStore(records);
  const place = fakeLocalStorage();
  const journal = createJournal(place);
  const statuses: SaveStatus[] = [];
  const clock = { now: NOON };
  const saver = createSaver({
    store: slow.store,
    journal,
    now: () => clock.now,
    onStatus: (status) => statuses.push(status),
    ...options,
  });
  for (const one of records) saver.open(one);
  statuses.length = 0;
  return { ...slow, place, journal, statuses, clock, saver };
}

const states = (statuses: SaveStatus[]): string[] => statuses.map(({ state }) => state);
const stored = async (store: ScenarioStore): Promise<Record<string, string>> =>
  amounts((await store.load()).scenarios);
const fullError = new StorageError('full');

/** Microtasks run, timers do not. */
const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('an edit', () => {
  test('F14 is in the journal before edit returns, and leaves it once it is stored', async () => {
    const { saver, journal, inner } = setUp({ records: [record('a', 4)] });
    expect(saver.edit(plan('a', '5'))).toBe(5);
    expect(journal.read()).toEqual([{ v: 1, id: 'a', revision: 5, base: 4, scenario: plan('a', '5') }]);
    await soon();
    expect(await stored(inner)).toEqual({ a: '5' });
    expect(journal.read()).toEqual([]);
  });

  test('F15 given an edit, then leaving before any timer, it is saved', async () => {
    const { saver, inner } = setUp();
    saver.edit(plan('a', '1'));
    await saver.close();
    expect(vi.getTimerCount()).toBe(0);
    expect(await stored(inner)).toEqual({ a: '1' });
    expect(() => saver.edit(plan('a', '2'))).toThrow('closed');
  });

  test('F15 flush starts the write at once, not a microtask later', () => {
    const { saver, saves } = setUp();
    saver.edit(plan('a', '1'));
    expect(saves).toHaveLength(0);
    void saver.flush();
    expect(saves).toHaveLength(1);
  });

  test('F9 is a snapshot: what the caller changes later is not saved', async () => {
    const { saver, inner } = setUp();
    const scenario = { ...plan('a'), notes: 'as edited' };
    saver.edit(scenario);
    scenario.notes = 'changed since';
    await soon();
    expect((await inner.load()).scenarios[0]?.scenario.notes).toBe('as edited');
  });

  test('F24 is refused, with the place, if JSON cannot hold it; nothing has changed', async () => {
    const { saver, saves, statuses, journal } = setUp({ records: [record('a', 1)] });
    const bad = { ...plan('a'), period: { start: '2027-01', months: NaN } };
    expect(() => saver.edit(bad)).toThrow('period.months cannot be stored: NaN');
    await soon();
    expect(saves).toEqual([]);
    expect(statuses).toEqual([]);
    expect(journal.read()).toEqual([]);
    expect(saver.edit(plan('a'))).toBe(2);
  });

  test('F14 made during a write, its journal entry builds on what is being written', async () => {
    const { saver, journal, saves, state } = setUp({ records: [record('a', 4)] });
    state.isHeld = true;
    saver.edit(plan('a', '5'));
    await soon();
    saver.edit(plan('a', '6'));
    expect(journal.read()).toMatchObject([{ revision: 6, base: 5 }]);
    saves[0]?.end.reject(fullError);
    await soon();
    saver.edit(plan('a', '7'));
    expect(journal.read()).toMatchObject([{ revision: 7, base: 4 }]);
  });

  test('edits in one go are one write', async () => {
    const { saver, saves } = setUp();
    for (const arr of ['1', '2', '3']) saver.edit(plan('a', arr));
    await soon();
    expect(saves.map(({ record: { revision } }) => revision)).toEqual([3]);
  });

  test('F17 given 10 edits during a slow write, all are stored in order, one write at a time', async () => {
    const { saver, saves, state, inner } = setUp();
    state.isHeld = true;
    saver.edit(plan('a', '0'));
    await soon();
    for (let at = 1; at <= 10; at += 1) {
      saver.edit(plan(at % 2 === 0 ? 'a' : 'b', String(at)));
      await soon();
    }
    expect(saves).toHaveLength(1);
    while (state.inFlight > 0) {
      saves.at(-1)?.end.resolve(undefined);
      await soon();
    }
    expect(saves.map(({ record: { id, scenario } }) => id + scenario.target.arr)).toEqual([
      'a0',
      'b9',
      'a10',
    ]);
    expect(state.most).toBe(1);
    expect(await stored(inner)).toEqual({ a: '10', b: '9' });
    expect(saver.status.state).toBe('saved');
  });

  test('F17 an edit at the very moment a write ends is not left lying', async () => {
    const fixture = setUp({
      onStatus(status) {
        if (status.state === 'saved' && fixture.saves.length === 1) fixture.saver.edit(plan('a', 'last'));
      },
    });
    fixture.saver.edit(plan('a', 'first'));
    await soon();
    expect(await stored(fixture.inner)).toEqual({ a: 'last' });
  });

  test('builds on the revision that is stored, so another tab is never overwritten', async () => {
    const { saver, saves } = setUp({ records: [record('a', 4)] });
    saver.edit(plan('a', '5'));
    await soon();
    saver.edit(plan('a', '6'));
    saver.edit(plan('new', '1'));
    await soon();
    expect(saves.map(({ record: { id, revision }, base }) => [id, revision, base])).toEqual([
      ['a', 5, 4],
      ['a', 6, 5],
      ['new', 1, 0],
    ]);
  });
});

describe('the status', () => {
  test('F70 goes from unsaved through saving to saved, and never says saved while an edit waits', async () => {
    const { saver, saves, state, statuses } = setUp({ records: [record('a', 1)] });
    state.isHeld = true;
    expect(saver.status).toEqual({ state: 'saved', at: NOON_TEXT });
    saver.edit(plan('a', '1'));
    expect(saver.status).toEqual({ state: 'unsaved' });
    await soon();
    expect(saver.status).toEqual({ state: 'saving' });
    saver.edit(plan('a', '2'));
    saves[0]?.end.resolve(undefined);
    await soon();
    expect(states(statuses)).toEqual(['unsaved', 'saving']);
    saves[1]?.end.resolve(undefined);
    await soon();
    expect(states(statuses)).toEqual(['unsaved', 'saving', 'saved']);
  });

  test('F70 is saved only when every scenario is', async () => {
    const { saver, saves, state } = setUp();
    state.isHeld = true;
    saver.edit(plan('a', '1'));
    saver.edit(plan('b', '1'));
    await soon();
    saves[0]?.end.resolve(undefined);
    await soon();
    expect(saver.status.state).toBe('saving');
    saves[1]?.end.resolve(undefined);
    await soon();
    expect(saver.status.state).toBe('saved');
  });

  test('F70 with nothing stored and nothing edited, nothing is called saved', () => {
    expect(setUp().saver.status).toEqual({ state: 'unsaved' });
  });

  test('F70 failing writes: the word saved never appears', async () => {
    const { saver, state, statuses } = setUp({ records: [record('a', 1)] });
    state.failure = new StorageError('unavailable');
    for (let at = 0; at < 20; at += 1) {
      saver.edit(plan('a', String(at)));
      await vi.advanceTimersByTimeAsync(700);
    }
    expect(states(statuses)).not.toContain('saved');
    expect(saver.status).toMatchObject({ state: 'failed', failure: 'unavailable' });
  });

  test('F5 in memory it says memory and why, before and after each edit', async () => {
    const store = createMemoryStore({ reason: 'Not saved on this device: private window.' });
    const { saver, statuses, journal } = setUp({ store });
    const memory = { state: 'memory', reason: 'Not saved on this device: private window.' };
    expect(saver.status).toEqual(memory);
    saver.edit(plan('a', '1'));
    await soon();
    expect(await stored(store)).toEqual({ a: '1' });
    expect(saver.status).toEqual(memory);
    expect(states(statuses)).not.toContain('saved');
    // the journal is all that outlives the tab, and it claims no stored revision
    expect(journal.read()).toMatchObject([{ id: 'a', revision: 1, base: -1 }]);
  });

  test('F33 the clock set back an hour or a year: "last saved" never shows the future', async () => {
    const { saver, clock } = setUp({ records: [record('a', 1, '1', '2028-01-04T12:00:00.000Z')] });
    expect(saver.status).toEqual({ state: 'saved', at: NOON_TEXT });
    saver.edit(plan('a', '2'));
    await soon();
    expect(saver.status).toEqual({ state: 'saved', at: NOON_TEXT });
    clock.now = NOON - 3_600_000;
    expect(saver.status).toEqual({ state: 'saved', at: '2027-01-04T11:00:00.000Z' });
    clock.now = NOON + 3_600_000;
    expect(saver.status).toEqual({ state: 'saved', at: NOON_TEXT });
  });

  test('F33 a stored time that is no time shows the present', () => {
    const { saver } = setUp({ records: [record('a', 1, '1', 'yesterday')] });
    expect(saver.status).toEqual({ state: 'saved', at: NOON_TEXT });
  });
});

describe('failures', () => {
  test('F6 storage full is told at once; saving resumes without a reload, edits made meanwhile included', async () => {
    const { saver, state, inner, journal } = setUp({ records: [record('a', 1, '1')] });
    state.failure = fullError;
    saver.edit(plan('a', '2'));
    await soon();
    expect(saver.status).toMatchObject({ state: 'failed', failure: 'full' });
    expect(saver.status).toMatchObject({
      message: expect.stringContaining('Not saved: storage full') as string,
    });
    saver.edit(plan('a', '3'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await stored(inner)).toEqual({ a: '1' });
    expect(journal.read()).toMatchObject([{ revision: 3, base: 1 }]);
    state.failure = undefined;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await stored(inner)).toEqual({ a: '3' });
    expect(saver.status.state).toBe('saved');
    expect(journal.read()).toEqual([]);
  });

  test('F6 tries again after growing pauses, and at once when there is a new edit or a flush', async () => {
    const { saver, saves, state } = setUp();
    state.failure = fullError;
    saver.edit(plan('a', '1'));
    const tries: number[] = [];
    for (let passed = 0; passed <= 4000; passed += 50) {
      if (saves.length > tries.length) tries.push(passed);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(tries).toEqual([50, 250, 750, 1750, 3750]);
    const before = saves.length;
    saver.edit(plan('a', '2'));
    await soon();
    await saver.flush();
    expect(saves).toHaveLength(before + 2);
  });

  test('F12 given a write that never ends, "Not saved" within 5 s; if it ends after all, it counts', async () => {
    const { saver, saves, state } = setUp();
    state.isHeld = true;
    saver.edit(plan('a', '1'));
    await vi.advanceTimersByTimeAsync(4999);
    expect(saver.status).toMatchObject({ state: 'failed', failure: 'silent' });
    expect(saves).toHaveLength(1);
    saves[0]?.end.resolve(undefined);
    await soon();
    expect(saver.status.state).toBe('saved');
  });

  test.each(['gone', 'newer'] as const)('F31 F32 after "%s" nothing is written any more', async (failure) => {
    const { saver, saves, state } = setUp();
    state.failure = new StorageError(failure);
    saver.edit(plan('a', '1'));
    await soon();
    state.failure = undefined;
    saver.edit(plan('a', '2'));
    await vi.advanceTimersByTimeAsync(120_000);
    await saver.flush();
    expect(saves).toHaveLength(1);
    expect(saver.status).toMatchObject({ state: 'failed', failure });
  });

  test('F31 once erased in another tab, not even the journal is written', async () => {
    const { saver, saves, place } = setUp({ records: [record('a', 1)] });
    saver.halt('gone');
    expect(saver.status).toMatchObject({ state: 'failed', failure: 'gone' });
    saver.edit(plan('a', '2'));
    saver.draft('x', '1');
    await saver.close();
    expect(saves).toEqual([]);
    expect(place.values.size).toBe(0);
  });

  test('F32 when a newer version takes over, the journal still gets what is typed', () => {
    const { saver, journal } = setUp({ records: [record('a', 1)] });
    saver.halt('newer');
    saver.edit(plan('a', '2'));
    expect(journal.read()).toMatchObject([{ id: 'a', revision: 2 }]);
  });

  test('F32 a record of a newer version is told, and holds up no other', async () => {
    const fixture = setUp();
    const save = fixture.store.save.bind(fixture.store);
    const store = {
      ...fixture.store,
      save: (given: StoredScenario, base?: number) =>
        given.id === 'a'
          ? Promise.resolve({ ok: false, refusal: 'newer', id: 'a' } as const)
          : save(given, base),
    };
    const { saver } = setUp({ store });
    saver.edit(plan('a', '1'));
    saver.edit(plan('b', '1'));
    await soon();
    expect(await stored(fixture.inner)).toEqual({ b: '1' });
    expect(saver.status).toMatchObject({ state: 'failed', failure: 'newer' });
  });

  test('a mistake inside a store is told as unknown and does not end saving', async () => {
    const { saver, state, inner } = setUp();
    state.failure = new TypeError('x is not a function');
    saver.edit(plan('a', '1'));
    await soon();
    expect(saver.status).toMatchObject({ state: 'failed', failure: 'unknown' });
    state.failure = undefined;
    await vi.advanceTimersByTimeAsync(250);
    expect(await stored(inner)).toEqual({ a: '1' });
  });
});

describe('conflicts', () => {
  async function conflict(options: Partial<SaverOptions> = {}) {
    const fixture = setUp({ records: [record('a', 5, '5')], ...options });
    await fixture.inner.save(record('a', 7, 'theirs'));
    fixture.saver.edit(plan('a', 'mine'));
    await soon();
    return fixture;
  }

  test('F27 other work is not overwritten; mine is told as not saved and stays in the journal as a copy', async () => {
    const onConflict = vi.fn();
    const { saver, inner, journal, saves } = await conflict({ onConflict });
    expect(await stored(inner)).toEqual({ a: 'theirs' });
    expect(saver.status).toMatchObject({ state: 'failed', failure: 'conflict' });
    expect(onConflict.mock.calls).toEqual([[record('a', 7, 'theirs'), plan('a', 'mine'), plan('a', '5')]]);
    saver.edit(plan('a', 'mine too'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves).toHaveLength(1);
    expect(journal.read()).toMatchObject([
      { revision: 7, base: 5, scenario: { target: { arr: 'mine too' } } },
    ]);
  });

  test('F27 an edit made before the conflict was known is kept as a copy, too', async () => {
    const { saver, inner, journal, saves, state } = setUp({ records: [record('a', 5, '5')] });
    await inner.save(record('a', 6, 'theirs'));
    state.isHeld = true;
    saver.edit(plan('a', 'mine'));
    await soon();
    saver.edit(plan('a', 'mine too'));
    saves[0]?.end.resolve(undefined);
    await soon();
    expect(journal.read()).toMatchObject([{ revision: 7, base: 5 }]);
  });

  test('F70 an edit on top of work that another tab did as well is not called saved', async () => {
    const { saver, inner, saves, state } = setUp({ records: [record('a', 5, '5')] });
    await inner.save(record('a', 7, 'same'));
    state.isHeld = true;
    saver.edit(plan('a', 'same'));
    await soon();
    saver.edit(plan('a', 'more'));
    saves[0]?.end.resolve(undefined);
    await soon();
    expect(saver.status.state).toBe('failed');
  });

  test('F27 it holds up no other scenario', async () => {
    const { saver, inner } = await conflict();
    saver.edit(plan('b', '1'));
    await soon();
    expect(await stored(inner)).toEqual({ a: 'theirs', b: '1' });
    expect(saver.status).toMatchObject({ failure: 'conflict' });
  });

  test('F27 opening what is stored and editing it joins both', async () => {
    const { saver, inner } = await conflict();
    saver.open(record('a', 7, 'theirs'));
    expect(saver.edit(plan('a', 'both'))).toBe(8);
    await soon();
    expect(await stored(inner)).toEqual({ a: 'both' });
    expect(saver.status.state).toBe('saved');
  });

  test('forgetting my version ends it, and clears the journal', async () => {
    const { saver, journal } = await conflict();
    await saver.forget('a');
    expect(journal.read()).toEqual([]);
    expect(saver.status.state).toBe('saved');
  });

  test('the same work done twice is no conflict', async () => {
    const { saver, inner } = setUp({ records: [record('a', 5, '5')] });
    await inner.save(record('a', 7, 'same'));
    saver.edit(plan('a', 'same'));
    await soon();
    expect(saver.status.state).toBe('saved');
    expect(saver.edit(plan('a', 'next'))).toBe(8);
    await soon();
    expect(await stored(inner)).toEqual({ a: 'next' });
  });

  test('F12 a write that seemed to fail but was stored is no conflict', async () => {
    const { saver, state, inner } = setUp({ records: [record('a', 5, '5')] });
    state.failure = new StorageError('unavailable');
    saver.edit(plan('a', '6'));
    await soon();
    await inner.save(record('a', 6, '6'));
    state.failure = undefined;
    saver.edit(plan('a', '7'));
    await soon();
    expect(await stored(inner)).toEqual({ a: '7' });
    expect(saver.status.state).toBe('saved');
  });
});

describe('opening', () => {
  test('a record that is older than what was edited since changes nothing', async () => {
    const { saver, inner } = setUp({ records: [record('a', 1, '1')] });
    saver.edit(plan('a', '2'));
    await soon();
    saver.open(record('a', 1, '1'));
    expect(saver.edit(plan('a', '3'))).toBe(3);
    await soon();
    expect(await stored(inner)).toEqual({ a: '3' });
  });

  test('a newer record from another tab is built upon', async () => {
    const { saver, inner } = setUp({ records: [record('a', 1, '1')] });
    await inner.save(record('a', 4, '4'));
    saver.open(record('a', 4, '4'));
    expect(saver.edit(plan('a', '5'))).toBe(5);
    await soon();
    expect(await stored(inner)).toEqual({ a: '5' });
  });

  test('edits that wait go on waiting', async () => {
    const { saver, inner, state } = setUp({ records: [record('a', 1, '1')] });
    state.failure = fullError;
    saver.edit(plan('a', '2'));
    await soon();
    saver.open(record('a', 1, '1'));
    state.failure = undefined;
    await saver.flush();
    expect(await stored(inner)).toEqual({ a: '2' });
  });

  test('F14 what a merge could not store is saved from the start, over a lower revision', async () => {
    const { store, inner } = slowStore([record('a', 5, '5')]);
    const journal = createJournal(fakeLocalStorage());
    const loaded = { scenarios: [record('a', 9, '9')], trash: [], parked: [], broken: [], newer: [] };
    const start = { loaded, unsaved: ['a'], drafts: [] };
    const saver = createSaver({ store, journal, now: () => NOON, start });
    expect(saver.status.state).toBe('unsaved');
    await soon();
    expect(await stored(inner)).toEqual({ a: '9' });
    expect(saver.status.state).toBe('saved');
  });
});

describe('drafts', () => {
  const draft = { cell: 'tiers.mid.seats', text: '=25*' };
  const type = (saver: Saver): boolean => saver.draft(draft.cell, draft.text);

  test('F36 the text in the editor is in the journal as it is typed, and goes when the editor is left', () => {
    const { saver, journal } = setUp({ records: [record('a', 3)] });
    expect(type(saver)).toBe(true);
    expect(journal.read()).toEqual([{ v: 1, id: 'a', revision: 3, base: 3, scenario: plan('a'), draft }]);
    expect(saver.status.state).toBe('saved');
    saver.draft(draft.cell, undefined);
    expect(journal.read()).toEqual([]);
  });

  test('F36 an edit takes its draft for committed', async () => {
    const { saver, journal } = setUp({ records: [record('a', 3)] });
    type(saver);
    saver.edit(plan('a', '4'));
    expect(journal.read()).toMatchObject([{ revision: 4 }]);
    expect(journal.read()[0]?.draft).toBeUndefined();
    await soon();
    expect(journal.read()).toEqual([]);
  });

  test('F36 a draft typed during a save outlives the save', async () => {
    const { saver, journal, saves, state } = setUp({ records: [record('a', 3)] });
    state.isHeld = true;
    saver.edit(plan('a', '4'));
    await soon();
    type(saver);
    saves[0]?.end.resolve(undefined);
    await soon();
    expect(journal.read()).toMatchObject([{ revision: 4, draft }]);
    expect(saver.status.state).toBe('saved');
  });

  test('F36 a draft from an earlier page stays until the editor takes it up', async () => {
    const place = fakeLocalStorage();
    createJournal(place).write({ v: 1, id: 'a', revision: 3, base: 3, scenario: plan('a'), draft });
    const journal = createJournal(place);
    journal.read();
    const loaded = { scenarios: [record('a', 3)], trash: [], parked: [], broken: [], newer: [] };
    const start = { loaded, unsaved: [], drafts: [{ id: 'a', ...draft }] };
    const { saver } = setUp({ journal, start });
    saver.edit(plan('a', '4'));
    await soon();
    expect(journal.read()).toMatchObject([{ revision: 4, draft }]);
    saver.draft(draft.cell, undefined);
    expect(journal.read()).toEqual([]);
  });

  test('without an open scenario, or room, it says that the draft is not kept', () => {
    expect(type(setUp().saver)).toBe(false);
    const { saver, place } = setUp({ records: [record('a', 3)] });
    place.fault = new DOMException('full', 'QuotaExceededError');
    expect(type(saver)).toBe(false);
  });
});

describe('leaving', () => {
  test('F14 if the journal has no room, flush parks the work before anything else', async () => {
    const { saver, saves, place, inner, store, state } = setUp({ records: [record('a', 3, '3')] });
    const order: string[] = [];
    const park = vi.spyOn(store, 'park').mockImplementation((given) => {
      order.push('park');
      return inner.park(given);
    });
    place.fault = new DOMException('full', 'QuotaExceededError');
    state.isHeld = true;
    saver.edit(plan('a', '4'));
    void saver.flush();
    expect(park).toHaveBeenCalledTimes(1);
    await soon();
    expect(await inner.load()).toMatchObject({ parked: [{ id: 'a', revision: 4 }] });
    expect(order).toEqual(['park']);
    expect((await inner.load()).parked).toMatchObject([{ base: 3, scenario: { target: { arr: '4' } } }]);
    saves[0]?.end.resolve(undefined);
    await soon();
    expect((await inner.load()).parked).toEqual([]);
  });

  test('what the journal has is not parked', async () => {
    const { saver, store } = setUp();
    const park = vi.spyOn(store, 'park');
    saver.edit(plan('a', '1'));
    await saver.flush();
    expect(park).not.toHaveBeenCalled();
  });

  test('flush ends even if saving fails, and close stops the retries', async () => {
    const { saver, state, saves } = setUp();
    state.failure = fullError;
    saver.edit(plan('a', '1'));
    await saver.flush();
    await saver.close();
    const before = saves.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saves).toHaveLength(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('forget waits for the write under way, then nothing of the scenario is written', async () => {
    const { saver, saves, state, journal } = setUp();
    state.isHeld = true;
    saver.edit(plan('a', '1'));
    await soon();
    saver.edit(plan('a', '2'));
    let isForgotten = false;
    void saver.forget('a').then(() => (isForgotten = true));
    await soon();
    expect(isForgotten).toBe(false);
    saves[0]?.end.resolve(undefined);
    await soon();
    expect(isForgotten).toBe(true);
    await saver.flush();
    expect(saves).toHaveLength(1);
    expect(journal.read()).toEqual([]);
  });
});
