import { describe, expect, it } from 'vitest';
import { agoText } from '../../../src/ui/shell/ago.ts';

const NOON = Date.UTC(2027, 0, 4, 12);
const ago = (seconds: number, locale = 'en-US'): string =>
  agoText(new Date(NOON - seconds * 1000).toISOString(), NOON, locale);

describe('how long ago', () => {
  it.each([
    [30, 'now'],
    [60, '1 minute ago'],
    [3 * 3600 + 5, '3 hours ago'],
    [26 * 3600, 'yesterday'],
    [9 * 86_400, '9 days ago'],
  ])('%d seconds is “%s”', (seconds, text) => {
    expect(ago(seconds)).toBe(text);
  });

  it('F33: a time to come, by a clock that was set back, is now', () => {
    expect(ago(-3600)).toBe('now');
  });

  it('is told in the user’s language', () => {
    expect(ago(9 * 86_400, 'de-DE')).toBe('vor 9 Tagen');
  });
});
