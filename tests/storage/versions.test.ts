import { describe, expect, test } from 'vitest';
import { isDue, outdated } from '../../src/storage/versions.ts';
import { NOON, version } from './support.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A state every five minutes up to noon, the newest with the highest revision. */
function everyFiveMinutes(count: number): ReturnType<typeof version>[] {
  return Array.from({ length: count }, (_, at) =>
    version('a', count - at, new Date(NOON - at * 5 * MINUTE).toISOString()),
  );
}

describe('earlier states', () => {
  test('F25 one is due at first and then every five minutes', () => {
    expect(isDue(undefined, NOON)).toBe(true);
    expect(isDue(NOON, NOON + 5 * MINUTE - 1)).toBe(false);
    expect(isDue(NOON, NOON + 5 * MINUTE)).toBe(true);
  });

  test('F33 a clock that was set back does not stop them', () => {
    expect(isDue(NOON, NOON - 60 * MINUTE)).toBe(true);
  });

  test('F25 all of two days stay', () => {
    expect(outdated(everyFiveMinutes(24), NOON)).toEqual([]);
    expect(outdated(everyFiveMinutes(2 * 24 * 12), NOON)).toEqual([]);
  });

  test('F25 older ones are thinned out to one an hour, then one a day, and go after half a year', () => {
    const week = everyFiveMinutes(7 * 24 * 12);
    const gone = new Set(outdated(week, NOON));
    const kept = week.filter(({ revision }) => !gone.has(revision));
    // all of two days, with both ends, and one of each of the 120 hours before that
    expect(kept).toHaveLength(2 * 24 * 12 + 1 + 5 * 24);

    const daily = Array.from({ length: 300 }, (_, at) =>
      version('a', 300 - at, new Date(NOON - at * DAY).toISOString()),
    );
    expect(outdated(daily, NOON)).toEqual(Array.from({ length: 116 }, (_, at) => 116 - at));
  });

  test('F25 of each span the newest stays, and what has a reason stays for ever', () => {
    const old = (revision: number, minutes: number): ReturnType<typeof version> =>
      version('a', revision, new Date(NOON - 5 * DAY + minutes * MINUTE).toISOString());
    expect(outdated([old(3, 20), old(1, 0), old(2, 10)], NOON)).toEqual([2, 1]);
    const named = { ...old(1, 0), why: 'named', name: 'Board' } as const;
    expect(outdated([named, old(2, 10)], NOON + 900 * DAY)).toEqual([2]);
  });
});
