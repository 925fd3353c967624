import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMonthFormat } from '../../src/exchange/format-month.ts';
import { readMonth } from '../../src/exchange/read-month.ts';
import { LOCALES } from './scenarios.ts';

const MORE_LOCALES = [
  ...LOCALES,
  'de-DE',
  'es-ES',
  'ru-RU',
  'ja-JP',
  'ko-KR',
  'vi-VN',
  'tr-TR',
  'cs-CZ',
  'pl-PL',
  'pt-BR',
];

describe('months as people type them', () => {
  it.each([
    ['en-US', '2027-01'],
    ['en-US', '2027-1'],
    ['en-US', '2027/01'],
    ['en-US', '2027 01'],
    ['en-US', '01/2027'],
    ['en-US', '1.2027'],
    ['en-US', '1.2027.'],
    ['en-US', 'Jan 2027'],
    ['en-US', 'JANUARY 2027'],
    ['en-US', 'Jan. 2027'],
    ['en-US', 'January, 2027'],
    ['en-US', '2027 Jan'],
    ['en-US', 'janua 2027'],
    ['hr-HR', 'sij 2027.'],
    ['hr-HR', 'siječanj 2027.'],
    ['hr-HR', 'siječnja 2027'],
    ['hr-HR', 'SIJECANJ 2027'],
    ['hr-HR', 'January 2027'],
    ['et-EE', 'jaan 2027'],
    ['fr-FR', 'janv. 2027'],
    ['es-ES', 'enero de 2027'],
    ['ru-RU', 'января 2027 г.'],
    ['zh-CN', '2027年1月'],
    ['zh-CN', '2027年一月'],
    ['ar-EG', 'يناير ٢٠٢٧'],
    ['fa-IR', 'ژانویهٔ ۲۰۲۷'],
    ['fa-IR', '۲۰۲۷/۰۱'],
    ['en-US', '２０２７－０１'],
  ])('%s reads %s as 2027-01', (locale, text) => {
    expect(readMonth(text, locale)).toEqual({ ok: true, month: '2027-01' });
  });

  it('reads a name as the locale means it where English means another month', () => {
    // Listopad is October in Croatian and November in Czech.
    expect(readMonth('listopad 2027', 'hr-HR')).toEqual({ ok: true, month: '2027-10' });
    expect(readMonth('listopad 2027', 'cs-CZ')).toEqual({ ok: true, month: '2027-11' });
  });

  it.each([
    ['2027-13', 'There is no month 13'],
    ['0/2027', 'There is no month 0'],
    ['2027', 'Which month of 2027?'],
    ['Ju 2027', '“ju” is no month'],
    ['Smarch 2027', '“smarch” is no month'],
    ['Jan Feb 2027', '“jan feb” is no month'],
    ['1/2/2027', '“1 2” is no month'],
    ['2027-01-15', '“01 15” is no month'],
    ['Jan 27', 'A month has a name or number and a year of four digits, as in 2027-01'],
    ['012027', 'A month has a name or number and a year of four digits, as in 2027-01'],
    ['2027 2028', 'A month has a name or number and a year of four digits, as in 2027-01'],
    ['', 'A month has a name or number and a year of four digits, as in 2027-01'],
    ['1405-06', 'The year 1405 is not between 1900 and 2199'],
  ])('refuses %s: %s', (text, say) => {
    expect(readMonth(text, 'en-US')).toEqual({ ok: false, say });
  });

  it('does not choose between two months that begin alike', () => {
    expect(readMonth('mar 2027', 'en-US')).toEqual({ ok: true, month: '2027-03' });
    expect(readMonth('ma 2027', 'en-US').ok).toBe(false);
    expect(readMonth('jui 2027', 'fr-FR').ok).toBe(false);
  });
});

describe('U89: months in every locale', () => {
  const months = fc
    .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

  it('what our own formatter writes is read back', () => {
    fc.assert(
      fc.property(months, fc.constantFrom(...MORE_LOCALES), (month, locale) => {
        expect(readMonth(createMonthFormat(locale).month(month), locale)).toEqual({ ok: true, month });
      }),
      { numRuns: 500 },
    );
  });

  it('what Intl writes in long is read back', () => {
    fc.assert(
      fc.property(months, fc.constantFrom(...MORE_LOCALES), (month, locale) => {
        const [year, number] = month.split('-').map(Number);
        const long = new Intl.DateTimeFormat(locale, {
          month: 'long',
          year: 'numeric',
          calendar: 'gregory',
          timeZone: 'UTC',
        });
        expect(readMonth(long.format(Date.UTC(year ?? 0, (number ?? 0) - 1)), locale)).toEqual({
          ok: true,
          month,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('whatever is typed, it gives a month or a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.stringMatching(/^[0-9./ -]{4,10}$/),
          fc.stringMatching(/^(?:1[89]|2[0-9])[0-9]{2}[-/ ][0-9]{1,2}$/),
        ),
        fc.constantFrom(...MORE_LOCALES),
        (text, locale) => {
          const read = readMonth(text, locale);
          if (read.ok) expect(read.month).toMatch(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
          else expect(read.say).not.toBe('');
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('plan periods', () => {
  const { month, period } = createMonthFormat('en-US');

  it.each([
    ['2027-01', 12, 'Jan 2027 – Dec 2027'],
    ['2027-07', 12, 'Jul 2027 – Jun 2028'],
    ['2027-01', 60, 'Jan 2027 – Dec 2031'],
    ['2027-12', 2, 'Dec 2027 – Jan 2028'],
    ['2027-01', 1, 'Jan 2027'],
    ['2027-01', 0, 'Jan 2027'],
    ['2027-01', 2.5, 'Jan 2027'],
    ['2027-01', Number.NaN, 'Jan 2027'],
    ["='soon", 12, 'soon'],
  ])('from %s for %s months is %s', (start, months, text) => {
    expect(period(start, months)).toBe(text);
  });

  it('has the months of the Gregorian calendar, also where another is usual', () => {
    expect(createMonthFormat('fa-IR').month('2027-01')).toBe('ژانویه ۲۰۲۷');
    expect(createMonthFormat('hr-HR').month('2027-01')).toBe('sij 2027.');
    expect(createMonthFormat('zh-CN').month('2027-01')).toBe('2027年1月');
  });

  it('is the same in every time zone, on the first as on the last day of a year', () => {
    const before = process.env['TZ'];
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC']) {
      process.env['TZ'] = zone;
      expect([month('2027-01'), month('2027-12')]).toEqual(['Jan 2027', 'Dec 2027']);
    }
    process.env['TZ'] = before;
  });

  it('shows text that is no month as it was typed', () => {
    expect([month("='soon"), month('2027-13'), month('')]).toEqual(['soon', '2027-13', '']);
  });

  it('ends as many months after its start as it is long', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 2, max: 60 }),
        (year, first, length) => {
          const [, end = ''] = period(`${year}-${String(first).padStart(2, '0')}`, length).split(' – ');
          const last = readMonth(end, 'en-US');
          const [endYear = 0, endMonth = 0] = last.ok ? last.month.split('-').map(Number) : [];
          expect((endYear - year) * 12 + endMonth - first + 1).toBe(length);
        },
      ),
    );
  });
});
