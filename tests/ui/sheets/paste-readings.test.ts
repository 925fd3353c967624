import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry } from '../../../src/exchange/entry.ts';
import { createFormat } from '../../../src/exchange/format.ts';
import { numberText, readingsOf } from '../../../src/ui/sheets/paste-readings.ts';
import { LOCALES } from '../../exchange/scenarios.ts';

const format = (locale: string) => createFormat({ locale, currency: 'USD' });

/** The ways to read one text in a price: how they look, what they make of it, how many cells they leave unread. */
function ways(locale: string, texts: readonly string[], from?: string): unknown[] {
  const edits = texts.map((text) => ({ id: 'tiers[mid].price', text }));
  return readingsOf(format(locale), edits, from).map(({ looks, edit, unread }) => [
    looks,
    edits.map((one) => edit(one).text).join(' '),
    unread,
  ]);
}

describe('U20: numbers copied in another locale', () => {
  it('are read by the locale of the app where it writes them so', () => {
    expect(ways('hr-HR', ['1.000,50'])).toEqual([['1.234,5', '1.000,50', 0]]);
    expect(ways('en-US', ['1,000.50', '$7', '20%', '=25*200'])).toEqual([
      ['1,234.5', '1,000.50 $7 20% =25*200', 0],
    ]);
  });

  it('are asked about where it does not, the way that reads them first', () => {
    expect(ways('en-US', ['1.000,50'])).toEqual([
      ['1.234,5', '1000.5', 0],
      ['1,234.5', '1.000,50', 1],
    ]);
    expect(ways('hr-HR', ['1,000.50'])[0]).toEqual(['1,234.5', '1000,5', 0]);
  });

  it('U36: are asked about where they mean one number here and another elsewhere', () => {
    expect(ways('en-US', ['1.000', '25'])).toEqual([
      ['1,234.5', '1.000 25', 0],
      ['1.234,5', '1000 25', 0],
    ]);
    expect(ways('hr-HR', ['1,000'])).toHaveLength(2);
  });

  it('are not asked about where another of them settles it', () => {
    expect(ways('en-US', ['1.000', '0.25'])).toHaveLength(1);
    expect(ways('en-US', ['1.000', '1,000.50'])).toHaveLength(1);
  });

  it('are read by the locale they come from, where it is known', () => {
    expect(ways('en-US', ['1.000,50', '1.000', '=1,5*2'], 'hr-HR')).toEqual([
      ['1.234,5', '1000.5 1000 =1.5*2', 0],
    ]);
    expect(ways('en-US', ['1.000'], 'en-US')).toHaveLength(1);
  });

  it('say what no locale reads, and leave names alone', () => {
    const [only] = readingsOf(format('en-US'), [
      { id: 'tiers[mid].seats', text: 'many' },
      { id: 'tiers[mid].name', text: '1.000,50' },
      { id: 'tiers[mid].price', text: '' },
    ]);
    expect(only).toMatchObject({ unread: 1, example: '“many” is not a number' });
  });
});

describe('numberText', () => {
  const numbers = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
    fc.integer({ min: -999_999, max: 999_999 }).map((number) => number / 1000),
  );
  it.each(LOCALES)('in %s is read back as the very number, and never as one that could be two', (locale) => {
    fc.assert(
      fc.property(numbers, (number) => {
        fc.pre(number === 0 || Math.abs(number) > 1e-12);
        const text = numberText(String(number), false, locale);
        const read = readEntry(text, { locale, currency: 'USD', unit: 'count' });
        expect(read.ok && read.read.toNumber()).toBe(number === 0 ? 0 : number);
        expect(readingsOf(format(locale), [{ id: 'tiers[mid].price', text }])).toHaveLength(1);
      }),
    );
  });

  it('writes a rate as the percentage it was shown as', () => {
    expect(numberText('0.123456', true, 'en-US')).toBe('12.3456%');
    expect(numberText('0.123456', true, 'hr-HR')).toBe('12,3456%');
    expect(numberText('1e-7', false, 'en-US')).toBe('0.0000001');
  });
});
