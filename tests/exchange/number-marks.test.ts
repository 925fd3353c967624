import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { magnitudeOf } from '../../src/exchange/magnitude.ts';
import { cleaned, localised, marksOf } from '../../src/exchange/number-marks.ts';
import { decimals, LOCALES } from './scenarios.ts';

describe('section 6: the marks of a locale', () => {
  it.each([
    ['en-US', ',', '.', '1,234.5'],
    ['hr-HR', '.', ',', '1.234,5'],
    ['et-EE', ' ', ',', '1\u00a0234,5'],
    ['fr-FR', ' ', ',', '1\u202f234,5'],
    ['zh-CN', ',', '.', '1,234.5'],
    ['fa-IR', ',', '.', '۱٬۲۳۴٫۵'],
    ['ar-EG', ',', '.', '١٬٢٣٤٫٥'],
  ])(
    '%s groups with “%s” and has “%s” before decimals between the digits 0-9: %s',
    (locale, group, decimal, example) => {
      const marks = marksOf(locale);
      expect([marks.latin.group, marks.latin.decimal, marks.example]).toEqual([group, decimal, example]);
    },
  );

  it('has marks of its own where the locale has digits of its own', () => {
    expect(marksOf('fa-IR')).toMatchObject({
      own: { group: '٬', decimal: '٫' },
      digits: Array.from('۰۱۲۳۴۵۶۷۸۹'),
    });
    expect(marksOf('hr-HR').own).toEqual(marksOf('hr-HR').latin);
  });

  it('knows who groups by two', () => {
    expect(LOCALES.filter((locale) => marksOf(locale).groupsOfTwo)).toEqual(['en-IN']);
  });
});

describe('cleaning what is typed', () => {
  it.each([
    ['\u202e\u20661\u2069', '1'],
    ['\ufeff\u200b1\u00ad2', '12'],
    ['۱٢３', '123'],
    ['−1 – 2', '-1 - 2'],
    ['٪％', '%%'],
    ['1’2ʼ3‘4', "1'2'3'4"],
    ['1\u00a02\u202f3\u20094\u30005', '1 2 3 4 5'],
    ['½ 5² Ⅴ ①', '½ 5² Ⅴ ①'],
  ])('%j is %j', (text, clean) => {
    expect(cleaned(text)).toBe(clean);
  });

  const odd = fc.string({
    unit: fc.constantFrom('\u200e', '\u00a0', '\u3000', ' ', '５', '٥', '−', '’', '٪', '\ufeff'),
    maxLength: 6,
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), odd), (text) => {
        expect(cleaned(cleaned(text))).toBe(cleaned(text));
      }),
    );
  });

  it('undoes what localising did', () => {
    fc.assert(
      fc.property(decimals, fc.constantFrom(...LOCALES), (number, locale) => {
        const marks = marksOf(locale);
        expect(cleaned(localised(number, marks), marks.digits).replace(marks.own.decimal, '.')).toBe(number);
      }),
    );
  });
});

describe('U38: words for powers of ten', () => {
  it.each([
    ['k', 'hr-HR', 3],
    ['TIS.', 'hr-HR', 3],
    ['mil', 'hr-HR', 6],
    ['mil', 'es-ES', 3],
    ['mil', 'en-US', undefined],
    ['آلاف', 'ar-EG', 3],
    ['万', 'zh-CN', 4],
    ['亿', 'de-CH', 8],
    ['bn', 'en-US', 9],
    ['bn', 'fr-FR', 'either'],
    ['', 'en-US', undefined],
    ['constructor', 'en-US', undefined],
  ])('%s in %s is 10^%s', (word, locale, power) => {
    expect(magnitudeOf(word, locale)).toBe(power);
  });

  it('agrees with what Intl writes in every locale, but for the one word that means another number elsewhere', () => {
    const unclear = new Set<string>();
    for (const locale of LOCALES) {
      const compact = new Intl.NumberFormat(locale, {
        notation: 'compact',
        numberingSystem: 'latn',
        useGrouping: false,
      });
      for (let power = 3; power <= 12; power += 1) {
        const parts = compact.formatToParts(10 ** power);
        const word = parts.find(({ type }) => type === 'compact')?.value;
        if (word === undefined) continue;
        const shown = Number(parts.find(({ type }) => type === 'integer')?.value);
        const known = magnitudeOf(word, locale);
        if (known === 'either') unclear.add(`${locale} ${word}`);
        else expect(known).toBe(Math.log10(10 ** power / shown));
      }
    }
    expect([...unclear]).toEqual(['fr-FR Bn']);
  });
});
