/**
 * Which earlier states of a scenario are kept (F25): one at the first edit and then one every five minutes of editing, so
 * that hours of bad edits can be taken back. As they age they are thinned out; named ones stay.
 */
import type { StoredVersion } from './scenario-store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Between two states that are kept by themselves, in milliseconds. */
const EVERY = 5 * MINUTE;

/** For how long one of each span is kept: all of two days, one an hour for two weeks, one a day for half a year. */
const SPANS: readonly (readonly [age: number, span: number])[] = [
  [2 * DAY, 0],
  [14 * DAY, HOUR],
  [183 * DAY, DAY],
];

/** Whether it is time to keep a state; a clock that was set back does not stop it (F33). */
export function isDue(last: number | undefined, now: number): boolean {
  return last === undefined || now - last >= EVERY || now < last;
}

/** Newest first: by revision, as clocks may have been set back. */
export function newestFirst(versions: readonly StoredVersion[]): StoredVersion[] {
  return versions.toSorted((a, b) => b.revision - a.revision);
}

/** Whether a state may be kept over what is there of the same revision. */
export function isReplaceable(there: StoredVersion | undefined, version: StoredVersion): boolean {
  if (there === undefined || (there.name === undefined && version.name !== undefined)) return true;
  return there.why === 'auto' && version.why !== 'auto';
}

/**
 * The revisions that are no longer worth keeping: of those kept by themselves, the newest of each span stays.
 * @param versions those of one scenario
 */
export function outdated(versions: readonly StoredVersion[], now: number): number[] {
  const taken = new Set<string>();
  return newestFirst(versions).flatMap(({ revision, at, why }) => {
    const time = Date.parse(at);
    if (why !== 'auto' || Number.isNaN(time)) return [];
    const [, span] = SPANS.find(([age]) => now - time <= age) ?? [];
    if (span === 0) return [];
    const place = span === undefined ? 'too old' : `${span} ${Math.floor(time / span)}`;
    if (span !== undefined && !taken.has(place)) {
      taken.add(place);
      return [];
    }
    return [revision];
  });
}
