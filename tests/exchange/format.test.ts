import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNITS, type UnitName } from '../../src/engine/formula/unit.ts';
import { Num } from '../../src/engine/number.ts';
import { createFormat } from '../../src/exchange/format.ts';
import { plain, tidy } from '../../src/exchange/plain.ts';
import { decimals, LOCALES } from './scenarios.ts';

const format = createFormat({ locale: 'en-US', currency: 'USD' });
const third = new Num(250000).div(3);

describe('a grid cell', () => {
  it.each<[string, UnitName, string]>([
    ['2000000', 'arr', '$2,000,000'],
    ['83333.3333', 'mrr', '$83,333'],
    ['100', 'mrr', '$100'],
    ['100.49', 'mrr', '$100'],
    ['42.5', 'mrr', '$42.50'],
    ['99.994', 'mrr', '$99.99'],
    ['99.995', 'mrr', '$100'],
    ['42', 'mrr', '$42'],
    ['0', 'mrr', '$0'],
    ['-42.5', 'mrr', '-$42.50'],
    ['-148000', 'arr', '-$148,000'],
    ['0.004', 'mrr', '$0.004'],
    ['200', 'price', '$200.00'],
    ['1234.5', 'price', '$1,234.50'],
    ['0', 'price', '$0.00'],
    ['0.0005', 'price', '$0.0005'],
    ['7083.3333', 'mrrPerMonth', '$7,083'],
    ['17', 'count', '17'],
    ['1000', 'count', '1,000'],
    ['166.666666', 'count', '166.7'],
    ['9.3', 'count', '9.3'],
    ['0.04', 'count', '0.04'],
    ['1.41666', 'countPerMonth', '1.4'],
    ['0.16438356', 'rate', '16.4%'],
    ['0.2', 'rate', '20%'],
    ['1', 'rate', '100%'],
    ['0.0004', 'rate', '0.04%'],
    ['-0.075', 'rate', '-7.5%'],
    ['12', 'months', '12'],
    ['12', 'monthsPerYear', '12'],
    ['1.5', 'effort', '1.5'],
    ['1', 'flag', 'yes'],
    ['0', 'flag', 'no'],
  ])('shows %s of %s as %s', (value, unit, text) => {
    expect(format.cell(new Num(value), unit)).toBe(text);
  });

  it.each([
    ['0.125', '$0.13'],
    ['0.115', '$0.12'],
    ['-0.125', '-$0.13'],
    ['1.005', '$1.01'],
    ['0.12499999999999999999999999999999999999999', '$0.13'],
    ['0.1249999', '$0.12'],
  ])('rounds %s half away from zero to cents: %s', (value, text) => {
    expect(format.cell(new Num(value), 'price')).toBe(text);
  });

  it('rounds within half a step, and a figure that is not zero does not read as zero', () => {
    fc.assert(
      fc.property(decimals, fc.constantFrom<UnitName>('arr', 'price', 'count', 'rate'), (text, unit) => {
        const value = new Num(text);
        const shown = new Num(format.cell(value, unit).replace(/[$,%]/g, '')).div(unit === 'rate' ? 100 : 1);
        const step = { arr: value.abs().lt('99.995') ? 0.01 : 1, price: 0.01, count: 0.1, rate: 0.001 }[
          unit as 'arr'
        ];
        expect(
          shown
            .minus(tidy(value))
            .abs()
            .lte(step / 2),
        ).toBe(true);
        expect(shown.isZero()).toBe(tidy(value).isZero());
      }),
      { numRuns: 500 },
    );
  });
});

describe('U44: full precision in the formula bar', () => {
  it.each<[string, UnitName, string]>([
    ['83333.333333333333333333333333333333333333', 'mrr', '$83,333.333333333333333'],
    ['16.000000000000000000000000000000000000001', 'count', '16'],
    ['16.666666666666666666666666666666666666667', 'count', '16.666666666666666667'],
    ['0.1643835616438356164383561643835616438356', 'rate', '16.438356164383561644%'],
    ['0.2', 'rate', '20%'],
    ['2040000', 'arr', '$2,040,000'],
    ['42.5', 'arr', '$42.50'],
    ['42.505', 'arr', '$42.505'],
    ['12345678901234567.89', 'arr', '$12,345,678,901,234,567.89'],
    ['1', 'flag', 'yes'],
  ])('shows %s of %s as %s', (value, unit, text) => {
    expect(format.full(new Num(value), unit)).toBe(text);
  });

  it('loses no digit of a number with up to 20, however large', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }),
        fc.integer({ min: 0, max: 20 }),
        (digits, places) => {
          const value = new Num(digits.toString()).div(new Num(10).pow(places));
          const shown = format.full(value, 'count').replaceAll(',', '');
          expect(new Num(shown).eq(value.abs().lt('1e-20') ? 0 : value)).toBe(true);
        },
      ),
    );
  });
});

describe('headlines', () => {
  it.each<[string, UnitName, string]>([
    ['2040000', 'arr', '$2.04M'],
    ['2148000', 'arr', '$2.15M'],
    ['2000000', 'arr', '$2M'],
    ['83333.33', 'mrr', '$83.33K'],
    ['999.4', 'mrr', '$999'],
    ['42.5', 'mrr', '$42.50'],
    ['-148000', 'arr', '-$148K'],
    ['1e12', 'arr', '$1T'],
    ['17', 'count', '17'],
    ['12345', 'count', '12.3K'],
    ['0.164', 'rate', '16.4%'],
    ['20', 'rate', '2,000%'],
  ])('show %s of %s as %s', (value, unit, text) => {
    expect(format.short(new Num(value), unit)).toBe(text);
  });

  it('take the words of the locale', () => {
    const short = (locale: string): string =>
      createFormat({ locale, currency: 'EUR' }).short(new Num(2040000), 'arr');
    expect(LOCALES.map(short).map((text) => text.replace(/[\u00a0\u200e\u200f]/g, ' ').trim())).toEqual([
      '€2.04M',
      '2,04 mil. €',
      '2,04 mln €',
      '€ ۲٫۰۴ میلیون',
      '€204万',
      'EUR 2.04 Mio.',
      '2,04 M €',
      '€20.4L',
      '٢٫٠٤ مليون €', // prettier-ignore
    ]);
  });
});

describe('U34, U89: every locale in its own digits and marks', () => {
  const inLocale = (locale: string, currency = 'USD'): string[] => {
    const { cell } = createFormat({ locale, currency });
    return [
      cell(new Num('1234567.5'), 'count'),
      cell(new Num('-1234.5'), 'price'),
      cell(new Num('0.205'), 'rate'),
      cell(new Num(1000), 'count'),
    ];
  };

  it.each([
    ['hr-HR', ['1.234.567,5', '−1.234,50\u00a0$', '20,5\u00a0%', '1.000']],
    ['et-EE', ['1\u00a0234\u00a0567,5', '−1234,50\u00a0$', '20,5%', '1000']],
    ['fa-IR', ['۱٬۲۳۴٬۵۶۷٫۵', '\u200e−\u200e$۱٬۲۳۴٫۵۰', '۲۰٫۵٪', '۱٬۰۰۰']],
    ['zh-CN', ['1,234,567.5', '-$1,234.50', '20.5%', '1,000']],
    ['en-IN', ['12,34,567.5', '-$1,234.50', '20.5%', '1,000']],
    ['fr-FR', ['1\u202f234\u202f567,5', '-1\u202f234,50\u00a0$', '20,5\u00a0%', '1\u202f000']],
  ])('%s', (locale, texts) => {
    expect(inLocale(locale)).toEqual(texts);
  });

  it('takes minor units and sign from the currency', () => {
    const yen = createFormat({ locale: 'en-US', currency: 'JPY' });
    expect([
      yen.currencySymbol,
      yen.minorUnits,
      yen.cell(new Num('12.5'), 'price'),
      yen.cell(new Num('12.5'), 'mrr'),
    ]).toEqual(['¥', 0, '¥13', '¥13']);
    const dinar = createFormat({ locale: 'en-US', currency: 'KWD' });
    expect([dinar.minorUnits, dinar.cell(new Num('12.5'), 'price')]).toEqual([3, 'KWD\u00a012.500']);
    expect([format.locale, format.currency, format.currencySymbol, format.minorUnits]).toEqual([
      'en-US',
      'USD',
      '$',
      2,
    ]);
  });

  it('does not use a letter as a sign of currency where it could be thousand', () => {
    expect(createFormat({ locale: 'en-US', currency: 'MMK' }).currencySymbol).toBe('MMK');
    expect(createFormat({ locale: 'zh-CN', currency: 'USD' }).currencySymbol).toBe('$');
  });

  it('has a text for every unit in every locale', () => {
    for (const locale of LOCALES) {
      const { cell, full, short } = createFormat({ locale, currency: 'EUR' });
      for (const unit of Object.keys(UNITS) as UnitName[])
        for (const show of [cell, full, short]) expect(show(third, unit)).toMatch(/\p{L}|\p{Nd}/u);
    }
  });
});

describe('plain numbers for machines', () => {
  it.each([
    ['2040000', '2040000'],
    ['2040000.00000000000000000000000000000001', '2040000'],
    ['0.20000000000000000000000000000000000000', '0.2'],
    ['-0.5', '-0.5'],
    ['0.000000000000000000000000000000003', '0'],
    ['-0.000000000000000000000000000000003', '0'],
    ['16.000000001', '16.000000001'],
    ['999999999999999.99999', '999999999999999.99999'],
    ['-0', '0'],
    ['1e21', '1000000000000000000000'],
    ['1e-9', '0.000000001'],
  ])('%s is %s', (value, text) => {
    expect(plain(new Num(value))).toBe(text);
    expect(format.plain(new Num(value))).toBe(text);
  });

  it('keeps 36 digits of a number that has no end', () => {
    expect(plain(third)).toBe(`83333.${'3'.repeat(31)}`);
    expect(plain(new Num(1).div(7))).toBe('0.142857142857142857142857142857142857');
  });

  it('agrees with every fraction to 30 digits and has no exponent', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.integer({ min: 1, max: 10_000 }),
        (top, bottom) => {
          const text = plain(new Num(top.toString()).div(bottom));
          expect(text).toMatch(/^\d+(\.\d*[1-9])?$/);
          const [whole = '', fraction = ''] = text.split('.');
          const scale = 10n ** BigInt(fraction.length);
          const difference = BigInt(whole + fraction) * BigInt(bottom) - top * scale;
          expect((difference < 0n ? -difference : difference) * 10n ** 30n).toBeLessThanOrEqual(top * scale);
        },
      ),
    );
  });
});

describe('U89, U95: words around figures', () => {
  it('joins words as a sentence does', () => {
    expect([[], ['Small'], ['Small', 'Mid'], ['Small', 'Mid', 'Large']].map(format.list)).toEqual([
      '',
      'Small',
      'Small and Mid',
      'Small, Mid, and Large',
    ]);
  });

  it('counts with the noun in its number', () => {
    const count = (n: Num | number): string => format.count(n, 'opportunity', 'opportunities');
    expect([0, 1, 2, 1.5, 1000, new Num(17)].map(count)).toEqual([
      '0 opportunities',
      '1 opportunity',
      '2 opportunities',
      '1.5 opportunities',
      '1,000 opportunities',
      '17 opportunities', // prettier-ignore
    ]);
  });

  it('keeps the words English where the figures are not, as U90 asks', () => {
    const persian = createFormat({ locale: 'fa-IR', currency: 'USD' });
    expect([persian.list(['a', 'b']), persian.count(1, 'SDR', 'SDRs')]).toEqual(['a and b', '۱ SDR']);
  });

  it('names months and periods', () => {
    expect([format.month('2027-01'), format.period('2027-01', 12)]).toEqual([
      'Jan 2027',
      'Jan 2027 – Dec 2027',
    ]);
  });
});
