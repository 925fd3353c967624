import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/storage/journal.ts';
import { mergeJournal } from '../../src/storage/merge-journal.ts';
import { readOutline } from '../../src/storage/read-record.ts';
import type { Loaded, StoredScenario } from '../../src/storage/scenario-store.ts';
import { amounts, entry, NOON_TEXT, plan, record } from './support.ts';

const loaded = (scenarios: StoredScenario[] = [], more: Partial<Loaded> = {}): Loaded => ({
  scenarios,
  trash: [],
  parked: [],
  broken: [],
  newer: [],
  ...more,
});
const merge = (stored: Loaded, ...entries: JournalEntry<unknown>[]): ReturnType<typeof mergeJournal> =>
  mergeJournal(stored, entries, { savedAt: NOON_TEXT, newId: () => 'new', readScenario: readOutline });
const draft = { cell: 'tiers.mid.seats', text: '=25*' };

describe('merging the journal', () => {
  test('F14 a higher revision wins, and is to be saved before its entry is cleared', () => {
    const merged = merge(loaded([record('a', 5, '5'), record('b', 1, '1')]), entry('a', 6, '6', { base: 5 }));
    expect(amounts(merged.scenarios)).toEqual({ a: '6', b: '1' });
    expect(merged.toSave).toEqual([record('a', 6, '6')]);
    expect([...merged.toClear]).toEqual([['a', 6]]);
  });

  test('F14 a scenario that was never stored is there', () => {
    const merged = merge(loaded(), entry('a', 1, '1', { base: 0 }));
    expect(merged.toSave).toEqual([record('a', 1, '1')]);
    expect(merged.scenarios).toEqual(merged.toSave);
  });

  test.each([4, 5])('an entry of revision %s under a stored 5 is dropped', (revision) => {
    const merged = merge(loaded([record('a', 5, '5')]), entry('a', revision, '4'));
    expect(amounts(merged.scenarios)).toEqual({ a: '5' });
    expect(merged.toSave).toEqual([]);
    expect([...merged.toClear]).toEqual([['a', revision]]);
  });

  test.each([4, 5, 6])(
    'F36 the draft of revision %s is offered again, and stays in the journal',
    (revision) => {
      const merged = merge(
        loaded([record('a', 5, '5')]),
        entry('a', revision, '6', { base: revision, draft }),
      );
      expect(merged.drafts).toEqual([{ id: 'a', ...draft }]);
      expect([...merged.toClear]).toEqual([]);
      expect(amounts(merged.scenarios)).toEqual({ a: revision === 6 ? '6' : '5' });
    },
  );

  test.each([
    ['a higher', 8],
    ['an equal', 7],
    ['a lower', 6],
  ])('F27 work of %s revision than the work of another tab is kept beside it', (_, revision) => {
    const merged = merge(
      loaded([record('a', 7, 'theirs')]),
      entry('a', revision, 'mine', { base: 5, draft }),
    );
    expect(amounts(merged.scenarios)).toEqual({ a: 'theirs', new: 'mine' });
    const [copy] = merged.toSave;
    expect(copy).toMatchObject({ id: 'new', scenario: { id: 'new', name: 'Plan a (kept copy)' } });
    expect(merged.drafts).toEqual([{ id: 'new', ...draft }]);
    expect(merged.toWrite).toMatchObject([{ id: 'new', scenario: copy?.scenario, draft }]);
    expect([...merged.toClear]).toEqual([['a', revision]]);
  });

  test('the same work under another revision is nothing to save', () => {
    const merged = merge(loaded([record('a', 7, 'same')]), entry('a', 9, 'same', { base: 5 }));
    expect(merged.toSave).toEqual([]);
    expect([...merged.toClear]).toEqual([['a', 9]]);
  });

  test('F16 work made while storage was silent never replaces a record', () => {
    const merged = merge(loaded([record('a', 1, 'stored')]), entry('a', 40, 'in memory', { base: -1 }));
    expect(amounts(merged.scenarios)).toEqual({ a: 'stored', new: 'in memory' });
  });

  test('F14 a parked entry counts like one of the journal, and the higher of both wins', () => {
    const parked = [entry('a', 7, '7', { base: 5 }), entry('b', 1, '1', { base: 0 })];
    const stored = loaded([record('a', 5, '5')], { parked });
    expect(amounts(merge(stored).scenarios)).toEqual({ a: '7', b: '1' });
    expect(amounts(merge(stored, entry('a', 6, '6', { base: 5 })).scenarios)).toEqual({ a: '7', b: '1' });
    const merged = merge(stored, entry('a', 8, '8', { base: 5 }));
    expect(amounts(merged.scenarios)).toEqual({ a: '8', b: '1' });
    expect(merged.toSave.map(({ revision }) => revision)).toEqual([1, 8]);
    expect([...merged.toClear]).toEqual([['a', 8]]);
    expect([...merged.toUnpark]).toEqual([
      ['b', 1],
      ['a', 7],
    ]);
  });

  test('F27 a parked entry does not replace the work of another tab either', () => {
    const parked = [entry('a', 9, 'mine', { base: 5 })];
    const merged = merge(loaded([record('a', 7, 'theirs')], { parked }));
    expect(amounts(merged.scenarios)).toEqual({ a: 'theirs', new: 'mine' });
  });

  test('F32 an entry of a record of a newer version waits for that version', () => {
    const newer = [{ key: 'scenario/a', id: 'a', name: 'Plan a', raw: {} }];
    const merged = merge(loaded([], { newer }), entry('a', 9, '9', { draft }));
    expect(merged).toMatchObject({ scenarios: [], toSave: [], drafts: [] });
    expect([...merged.toClear]).toEqual([]);
  });

  test('F22 an entry that cannot be read is left where it is', () => {
    const unreadable = { ...entry('a', 9, '9'), scenario: { format: 'other' } };
    const misnamed = { ...entry('a', 9, '9'), scenario: plan('b') };
    const merged = merge(loaded([record('a', 1, '1')]), unreadable, misnamed);
    expect(amounts(merged.scenarios)).toEqual({ a: '1' });
    expect([...merged.toClear]).toEqual([]);
  });

  test('F22 an entry stands in for a broken record', () => {
    const broken = [{ key: 'scenario/a', reason: 'x', raw: 'garbage' }];
    expect(merge(loaded([], { broken }), entry('a', 3, '3')).toSave).toEqual([record('a', 3, '3')]);
  });
});
