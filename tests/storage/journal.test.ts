import { describe, expect, test } from 'vitest';
import { createJournal, type JournalEntry } from '../../src/storage/journal.ts';
import { entry, fakeLocalStorage, plan } from './support.ts';

const full = new DOMException('full', 'QuotaExceededError');

describe('the journal', () => {
  test('F14 what was written is there for the next page, draft and all', () => {
    const place = fakeLocalStorage();
    const written = entry('a', 3, undefined, { base: 2, draft: { cell: 'tiers.mid.seats', text: '=25*' } });
    expect(createJournal(place).write(written)).toBe(true);
    expect(createJournal(place).read()).toEqual([written]);
  });

  test('keeps one entry per scenario, the newest', () => {
    const place = fakeLocalStorage();
    const [tabA, tabB] = [createJournal(place), createJournal(place)];
    tabA.write(entry('a', 1));
    tabB.write(entry('b', 1));
    tabA.write(entry('a', 2));
    expect(
      createJournal(place)
        .read()
        .map(({ id, revision }) => id + String(revision)),
    ).toEqual(['a2', 'b1']);
    expect([...place.values.keys()]).toEqual(['quotasheet.journal/a', 'quotasheet.journal/b']);
  });

  test('lets go of an entry up to a revision, and of no newer one', () => {
    const place = fakeLocalStorage();
    const journal = createJournal(place);
    journal.write(entry('a', 3));
    expect(journal.clear('a', 2)).toBe(true);
    expect(journal.read()).toHaveLength(1);
    expect(journal.clear('a', 3)).toBe(true);
    expect(journal.read()).toEqual([]);
    expect(journal.clear('a', 3)).toBe(true);
  });

  test('F27 a tab does not clear what another wrote over its entry', () => {
    const place = fakeLocalStorage();
    const [tabA, tabB] = [createJournal(place), createJournal(place)];
    tabA.write(entry('a', 6));
    tabB.write(entry('a', 6, undefined, { scenario: plan('a', '1') }));
    tabA.clear('a', 6);
    expect(createJournal(place).read()).toHaveLength(1);
    tabB.clear('a', 6);
    expect(createJournal(place).read()).toEqual([]);
  });

  test('what a journal has read it may clear', () => {
    const place = fakeLocalStorage();
    createJournal(place).write(entry('a', 6));
    const next = createJournal(place);
    next.clear('a', 6);
    expect(next.read()).toHaveLength(1);
    next.clear('a', 6);
    expect(next.read()).toEqual([]);
  });

  test('F18 an entry torn at any place is passed over and left alone', () => {
    const place = fakeLocalStorage();
    const journal = createJournal(place);
    journal.write(entry('a', 1));
    journal.write(entry('b', 1));
    const [[name, text] = ['', '']] = place.values;
    for (let length = 0; length < text.length; length += 1) {
      place.values.set(name, text.slice(0, length));
      expect(journal.read().map(({ id }) => id)).toEqual(['b']);
    }
    expect(place.values.has(name)).toBe(true);
  });

  test('F18 one changed character is noticed', () => {
    const place = fakeLocalStorage();
    const journal = createJournal(place);
    journal.write(entry('a', 1));
    const [[name, text] = ['', '']] = place.values;
    place.values.set(name, text.replace('2000000', '3000000'));
    expect(journal.read()).toEqual([]);
  });

  test('F32 entries of another version or shape, and foreign keys, are passed over', () => {
    const place = fakeLocalStorage();
    const write = (name: string, value: unknown): void => {
      // the real checksum, by writing through the journal and reading its text back
      createJournal(place).write({ ...(value as JournalEntry), id: name });
    };
    write('newer', { ...entry('newer', 1), v: 2 });
    write('revision', { ...entry('revision', 1), revision: -1 });
    write('scenario', { ...entry('scenario', 1), scenario: null });
    write('draft', { ...entry('draft', 1), draft: { cell: 1 } });
    write('base', { ...entry('base', 1), base: '1' });
    write('good', entry('good', 1));
    place.values.set('quotasheet.journal/moved', place.values.get('quotasheet.journal/good') ?? '');
    place.values.set('other', place.values.get('quotasheet.journal/good') ?? '');
    expect(place.values.size).toBe(8);
    expect(createJournal(place).read()).toEqual([entry('good', 1)]);
    expect(place.values.size).toBe(8);
  });

  test('F6 a full localStorage is reported, and the older entry stays', () => {
    const place = fakeLocalStorage();
    const journal = createJournal(place);
    journal.write(entry('a', 1));
    place.fault = full;
    expect(journal.write(entry('a', 2))).toBe(false);
    expect(journal.clear('a', 1)).toBe(false);
    expect(journal.read()).toEqual([entry('a', 1)]);
    place.fault = undefined;
    expect(journal.write(entry('a', 3))).toBe(true);
  });

  test('F5 without localStorage, or with one that forbids everything, nothing throws', () => {
    const forbidden = new Proxy(fakeLocalStorage(), {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    for (const journal of [createJournal(undefined), createJournal(forbidden)]) {
      expect(journal.write(entry('a', 1))).toBe(false);
      expect(journal.read()).toEqual([]);
      expect(journal.clear('a', 1)).toBe(false);
      expect(journal.erase()).toBe(false);
    }
  });

  test('F68 erasing removes the entries of every tab, and nothing of others', () => {
    const place = fakeLocalStorage();
    createJournal(place).write(entry('a', 1));
    createJournal(place).write(entry('b', 1));
    place.values.set('quotasheet.journal/torn', 'x');
    place.values.set('someone else', 'x');
    expect(createJournal(place).erase()).toBe(true);
    expect([...place.values.keys()]).toEqual(['someone else']);
  });
});
