import { describe, expect, it } from 'vitest';
import { createTimes } from '../../../src/ui/scenarios/times.ts';

const NOON = Date.parse('2027-01-04T12:00:00Z');
const { ago, exact } = createTimes('en-US');
const before = (minutes: number): string => ago(new Date(NOON - minutes * 60_000).toISOString(), NOON);

describe('times', () => {
  it.each([
    [0.5, 'just now'],
    [1, '1 minute ago'],
    [59.9, '59 minutes ago'],
    [60, '1 hour ago'],
    [24 * 60, 'yesterday'],
    [40 * 24 * 60, 'last month'],
    [800 * 24 * 60, '2 years ago'],
  ])('%d minutes ago is %s', (minutes, words) => {
    expect(before(minutes)).toBe(words);
  });

  it('F33: a time ahead of the clock is never in the future', () => {
    expect(before(-90)).toBe('just now');
  });

  it('exact times follow the locale, in the calendar of the plans', () => {
    expect(exact('2027-01-04T12:00:00')).toMatch(/^Jan 4, 2027, 12:00\sPM$/);
    expect(createTimes('de-DE').exact('2027-01-04T12:00:00')).toBe('04.01.2027, 12:00');
    expect(createTimes('fa-IR').exact('2027-01-04T12:00:00')).toContain('۲۰۲۷');
  });
});
