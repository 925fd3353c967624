/**
 * What the user is told about saving (F70): `saved` means that the newest edit's transaction completed, and
 * nothing else does.
 */
import type { StorageFailure } from './failure.ts';

/**
 * Another tab stored other work over the revision that ours builds on, or one of the failures of the world.
 */
export type SaveFailure = StorageFailure | 'conflict';

/** `at` is an ISO time, never after the present (F33); `message` and `reason` are sentences for the user. */
export type SaveStatus =
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'saving' }
  | { readonly state: 'unsaved' }
  | { readonly state: 'failed'; readonly failure: SaveFailure; readonly message: string }
  | { readonly state: 'memory'; readonly reason: string };

/** What is said of a conflict. */
export const CONFLICT_MESSAGE =
  'Not saved: this plan was changed in another tab. Your version is kept in this one; neither was overwritten.';

/** The earlier of a stored time and the present, as the clock may have been set back since. */
export function notAfter(at: string, now: number): string {
  const present = new Date(now).toISOString();
  const time = Date.parse(at);
  return Number.isNaN(time) || time > now ? present : at;
}
