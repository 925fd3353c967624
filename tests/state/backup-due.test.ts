import { describe, expect, it } from 'vitest';
import { editsSince, isBackupDue } from '../../src/state/backup-due.ts';
import { NOON, record } from '../storage/support.ts';

const DAY = 24 * 60 * 60 * 1000;
const iso = (time: number): string => new Date(time).toISOString();
const edited = (edits: number, at = NOON): ReturnType<typeof record>[] => [record('a', edits, '1', iso(at))];
const last = (edits: number, at = NOON) => ({ at: iso(at), isCertain: true, edits });

describe('F4: the reminder to back up', () => {
  it('comes after a hundred edits without one', () => {
    expect(isBackupDue(undefined, undefined, edited(99), NOON)).toBe(false);
    expect(isBackupDue(undefined, undefined, edited(100), NOON)).toBe(true);
    expect(isBackupDue(last(50), undefined, edited(149), NOON)).toBe(false);
    expect(isBackupDue(last(50), undefined, edited(150), NOON)).toBe(true);
  });

  it('comes after a week in which something was changed', () => {
    expect(isBackupDue(last(50), undefined, edited(51), NOON + 7 * DAY - 1)).toBe(false);
    expect(isBackupDue(last(50), undefined, edited(51), NOON + 7 * DAY)).toBe(true);
    expect(isBackupDue(last(50), undefined, edited(50), NOON + 70 * DAY)).toBe(false);
    expect(isBackupDue(undefined, undefined, edited(1, NOON - 8 * DAY), NOON)).toBe(true);
  });

  it('is silent for a week once it was put off, and about nothing', () => {
    expect(isBackupDue(undefined, NOON - DAY, edited(100), NOON)).toBe(false);
    expect(isBackupDue(undefined, NOON - 7 * DAY, edited(100), NOON)).toBe(true);
    expect(isBackupDue(undefined, undefined, [], NOON)).toBe(false);
  });

  it('F33: a clock that was set back does not silence it for ever', () => {
    expect(isBackupDue(undefined, NOON + 300 * DAY, edited(100), NOON)).toBe(true);
  });

  it('counts the edits of all plans since', () => {
    expect(editsSince(last(4), [...edited(3), record('b', 4)])).toBe(3);
    expect(editsSince(last(9), edited(3))).toBe(0);
  });
});
