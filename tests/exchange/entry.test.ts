import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAmount, keepText, readAmount } from '../../src/engine/amount.ts';
import { UNITS, type UnitName } from '../../src/engine/formula/unit.ts';
import { Num } from '../../src/engine/number.ts';
import { entryText, readEntry, type EntryPlace } from '../../src/exchange/entry.ts';
import { createFormat } from '../../src/exchange/format.ts';
import { marksOf } from '../../src/exchange/number-marks.ts';
import { canonicalAmounts, decimals, LOCALES } from './scenarios.ts';

const money: EntryPlace = { locale: 'en-US', currency: 'USD', unit: 'arr' };
const rate: EntryPlace = { ...money, unit: 'rate' };
const at = (locale: string, unit: UnitName = 'arr', currency = 'USD'): EntryPlace => ({
  locale,
  currency,
  unit,
});

/** What `text` is stored as, or the sentence it is refused with. */
function stored(text: string, place: EntryPlace = money): string {
  const read = readEntry(text, place);
  return read.ok ? read.amount : `refused: ${read.say}`;
}

describe('U35, U36, U89: grouping and decimal marks by the locale', () => {
  it.each([
    ['en-US', '1,000', '1000'],
    ['en-US', '1234567.50', '1234567.5'],
    ['en-US', '1 000', '1000'],
    ['en-US', '1\u00a0000', '1000'],
    ['en-US', '1\u202f000\u202f000', '1000000'],
    ['en-US', '1\u2009000.5', '1000.5'],
    ['en-US', '.5', '0.5'],
    ['en-US', '007', '7'],
    ['hr-HR', '1.000,50', '1000.5'],
    ['hr-HR', '1.000', '1000'],
    ['hr-HR', '1,000', '1'],
    ['de-DE', '1.000,50', '1000.5'],
    ['et-EE', '1000', '1000'],
    ['et-EE', '1 234 567,5', '1234567.5'],
    ['et-EE', '1,000', '1'],
    ['fr-FR', '1\u202f234,5', '1234.5'],
    ['de-CH', "1'000.5", '1000.5'],
    ['de-CH', '1’234’567', '1234567'],
    ['en-IN', '12,34,567.5', '1234567.5'],
    ['en-IN', '1,234,567', '1234567'],
    ['fa-IR', '۱٬۲۳۴٬۵۶۷٫۵', '1234567.5'],
    ['fa-IR', '1,234.5', '1234.5'],
    ['ar-EG', '١٬٠٠٠', '1000'],
  ])('%s reads %s as %s', (locale, text, amount) => {
    expect(stored(text, at(locale))).toBe(amount);
  });

  it.each([
    ['en-US', '1.000,50'],
    ['en-US', '1,00'],
    ['en-US', '1,0000'],
    ['en-US', '12,34,567'],
    ['en-US', '0,234'],
    ['en-US', '1,000,00'],
    ['en-US', '1,000 000'],
    ['en-US', '1 00'],
    ['en-US', '1,'],
    ['en-US', ',5'],
    ['en-US', '1.2.3'],
    ['hr-HR', '1,000.50'],
    ['hr-HR', '0.2'],
    ['hr-HR', '1.5'],
    ['et-EE', '1.5'],
    ['de-CH', '1,5'],
    ['en-IN', '12,34,56'],
    ['en-IN', '123,45,678'],
  ])('%s refuses %s with a sentence and does not re-scale it', (locale, text) => {
    expect(stored(text, at(locale))).toBe(
      `refused: “${text}” is not how numbers are written here: ${marksOf(locale).example} is`,
    );
  });

  it('reads digits and marks as arithmetic on the text says, or not at all', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{1,4}(?:[., ][0-9]{1,3}){0,3}$/),
        fc.constantFrom(...LOCALES),
        (text, locale) => {
          const read = readEntry(text, at(locale));
          fc.pre(read.ok);
          const { decimal } = marksOf(locale).latin;
          expect(read.amount).toBe(
            new Num(text.replaceAll(decimal, 'd').replace(/[., ]/g, '').replace('d', '.')).toString(),
          );
          const whole = text.split(decimal)[0] ?? '';
          expect(whole).toMatch(/^(\d+|[1-9]\d{0,2}(\D\d{2})*(\D\d{3})+)$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('U40: digits, signs and marks of other scripts', () => {
  it.each([
    ['۱۲۳', '123'],
    ['١٢٣', '123'],
    ['１，０００．５', '1000.5'],
    ['−5', '-5'],
    ['\u200e−۵', '-5'],
    ['\u061c-٥', '-5'],
    ['–5', '-5'],
    ['－５', '-5'],
    ['+5', '5'],
    ['-0', '0'],
    ['۲۰٪', '20%'],
    ['２０％', '20%'],
    ['  5\u00a0', '5'],
  ])('reads %s as %s', (text, amount) => {
    expect(stored(text)).toBe(amount);
  });

  it('reads the digits of the locale itself', () => {
    expect(stored('१२,३४,५६७', at('mr-IN'))).toBe('1234567');
  });

  it.each(['5²', '½', '1½', '⅓', '5⁴', '一', 'Ⅴ', '٥x', '1_000', '0x10', 'NaN', 'Infinity', '1e', 'e5'])(
    'does not take %s for a number',
    (text) => {
      expect(stored(text)).toMatch(/^refused: /);
    },
  );
});

describe('U37: percent, brackets, currency', () => {
  it.each([
    ['20%', '20%'],
    ['20 %', '20%'],
    ['%20', '20%'],
    ['20.50%', '20.5%'],
    ['-20%', '-20%'],
    ['(20%)', '-20%'],
    ['(500)', '-500'],
    ['($500)', '-500'],
    ['$(500)', '-500'],
    ['-$1,234.50', '-1234.5'],
    ['$-5', '-5'],
    ['USD 5', '5'],
    ['5usd', '5'],
    ['US$5', '5'],
    ['5 $', '5'],
  ])('reads %s as %s', (text, amount) => {
    expect(stored(text)).toBe(amount);
  });

  it.each([
    ['(0)', 'Brackets mean a negative number, and 0 has no sign'],
    ['(0.00)', 'Brackets mean a negative number, and 0 has no sign'],
    ['(-5)', '“(-5)” has more than one sign'],
    ['-(5)', '“-(5)” has more than one sign'],
    ['((5))', '“((5))” has more than one sign'],
    ['--5', '“--5” has more than one sign'],
    ['€5', 'This plan is in USD, “€” is another currency'],
    ['5 €', 'This plan is in USD, “€” is another currency'],
    ['-EUR 5', 'This plan is in USD, “EUR” is another currency'],
    ['5 chf', 'This plan is in USD, “CHF” is another currency'],
    ['C$5', 'This plan is in USD, “C$” is another currency'],
    ['$$5', '“$5” is not a number'],
    ['$20%', 'This is either money or a percentage, not both'],
    ['5%%', '“5%” is not a number'],
    ['5-', '“5-” is not a number'],
    ['$', 'The number is missing'],
    ['', 'Nothing is typed'],
    ['   ', 'Nothing is typed'],
  ])('refuses %s: %s', (text, say) => {
    expect(readEntry(text, money)).toEqual({ ok: false, say });
  });

  it.each([
    ['de-DE', 'EUR', '1.000,5 €'],
    ['fr-FR', 'USD', '1\u202f000,5\u00a0$US'],
    ['sv-SE', 'SEK', '1 000,5 kr'],
    ['zh-CN', 'CNY', '￥1,000.5'],
    ['fa-IR', 'IRR', '‎ریال ۱٬۰۰۰٫۵'],
    ['ar-EG', 'EGP', '١٬٠٠٠٫٥ ج.م.'],
    ['en-US', 'CAD', '$1,000.5'],
    ['en-US', 'CAD', 'CA$1,000.5'],
    ['en-US', 'MMK', 'K1,000.5'],
  ])('drops the currency of a plan in %s and %s: %s', (locale, currency, text) => {
    expect(stored(text, at(locale, 'arr', currency))).toBe('1000.5');
  });

  it('refuses a sign of currency that may as well mean thousands', () => {
    expect(stored('5K', at('en-US', 'arr', 'MMK'))).toMatch(/^refused: .*two ways/);
  });
});

describe('rate cells: 1 and more is percent, below 1 a fraction', () => {
  it.each([
    ['20', '20%', '0.2'],
    ['1', '1%', '0.01'],
    ['1.00', '1%', '0.01'],
    ['100', '100%', '1'],
    ['-5', '-5%', '-0.05'],
    ['1.5', '1.5%', '0.015'],
    ['0.999', '0.999', '0.999'],
    ['0.2', '0.2', '0.2'],
    ['0', '0', '0'],
    ['100%', '100%', '1'],
    ['0.5%', '0.5%', '0.005'],
    ['3/2', '3/2', '1.5'],
    ['=20', '=20', '20'],
  ])('reads %s as %s, which is %s', (text, amount, value) => {
    const read = readEntry(text, rate);
    expect(read.ok && [read.amount, read.read.toString()]).toEqual([amount, value]);
  });

  it('leaves bare numbers alone in every other cell', () => {
    for (const unit of Object.keys(UNITS) as UnitName[])
      expect(stored('20', { ...money, unit })).toBe(unit === 'rate' ? '20%' : '20');
  });
});

describe('fractions stay fractions in every cell', () => {
  it.each([
    ['7/23', '7/23'],
    ['7 / 23', '7/23'],
    ['-7/23', '-7/23'],
    ['1,000/3', '1000/3'],
    ['007/023', '7/23'],
    ['$1/3', '1/3'],
  ])('%s is stored as %s', (text, amount) => {
    expect(stored(text)).toBe(amount);
    expect(stored(text, rate)).toBe(amount);
  });

  it.each(['7/0', '7/', '/7', '1/2/2027', '1 1/2', '7/-23', '1/5%', '5k/2'])('%s is refused', (text) => {
    expect(stored(text)).toMatch(/^refused: /);
  });
});

describe('U38: words for powers of ten', () => {
  it.each([
    ['en-US', '5k', '5000'],
    ['en-US', '$5k', '5000'],
    ['en-US', '5 K', '5000'],
    ['en-US', '2M', '2000000'],
    ['en-US', '2m', '2000000'],
    ['en-US', '2mn', '2000000'],
    ['en-US', '2 mio', '2000000'],
    ['en-US', '1.5bn', '1500000000'],
    ['en-US', '1.5B', '1500000000'],
    ['en-US', '2 mln USD', '2000000'],
    ['en-US', '(2k)', '-2000'],
    ['en-US', '0.1234567k', '123.4567'],
    ['zh-CN', '2万', '20000'],
    ['en-US', '1.5亿', '150000000'],
    ['hr-HR', '2 tis.', '2000'],
    ['hr-HR', '2,5 mil.', '2500000'],
    ['es-ES', '2 mil', '2000'],
    ['et-EE', '2 mln', '2000000'],
    ['de-CH', '2.04 Mio.', '2040000'],
    ['en-IN', '20L', '2000000'],
    ['fa-IR', '۲ میلیون', '2000000'],
  ])('%s reads %s as %s', (locale, text, amount) => {
    expect(stored(text, at(locale))).toBe(amount);
  });

  it.each([
    ['en-US', '5 apples', 'refused: “apples” after a number is not understood'],
    ['en-US', '5 mil', 'refused: “mil” after a number is not understood'],
    ['fr-FR', '2 Bn', 'refused: “Bn” can stand for two numbers: write the digits out'],
    ['en-US', 'k', 'refused: “k” is not a number'],
    ['en-US', '1万5千', 'refused: “千” after a number is not understood'],
  ])('%s does not guess at %s', (locale, text, refusal) => {
    expect(stored(text, at(locale))).toBe(refusal);
  });

  it('keeps every digit, also beyond the precision of the engine', () => {
    const long = '1.' + '123456789'.repeat(8);
    expect(stored(`${long}k`)).toBe(`1123.${'123456789'.repeat(8).slice(3)}`);
  });
});

describe('U39: formulas of numbers and operators', () => {
  it.each([
    ['en-US', '=25*200', '=25*200', '5000'],
    ['en-US', '= (1 + 2) ^ 2', '= (1 + 2) ^ 2', '9'],
    ['en-US', '=25×200÷2', '=25*200/2', '2500'],
    ['en-US', '=20%', '=20%', '0.2'],
    ['en-US', '＝25*2', '=25*2', '50'],
    ['hr-HR', '=1,5*2', '=1.5*2', '3'],
    ['fa-IR', '=۱٫۵*۲', '=1.5*2', '3'],
    ['fa-IR', '=1.5*2', '=1.5*2', '3'],
  ])('%s stores %s as %s, which is %s', (locale, text, amount, value) => {
    const read = readEntry(text, at(locale));
    expect(read.ok && [read.amount, read.read.toString()]).toEqual([amount, value]);
  });

  it.each([
    ['en-US', '=1,000*2', 'In a formula numbers have “.” as decimal mark and no group marks'],
    ['hr-HR', '=1.000*2', 'In a formula numbers have “,” as decimal mark and no group marks'],
    ['en-US', '=seats*2', 'A typed formula holds numbers only, not “seats”'],
    ['en-US', '=ROUNDUP(2.5, 0)', 'A typed formula holds numbers and operators only, not ROUNDUP'],
    ['en-US', '=A1:evil', 'This formula cannot be read: “:” has no meaning in a formula'],
    ['en-US', '=25*', 'This formula cannot be read: the formula ends too early'],
    ['en-US', '=', 'This formula cannot be read: the formula ends too early'],
    ['en-US', '=1/0', 'This divides by zero'],
    ['en-US', "='5", '“5” is not a number'],
    ['en-US', '=$5*2', 'This formula cannot be read: “$” has no meaning in a formula'],
  ])('%s refuses %s: %s', (locale, text, say) => {
    expect(readEntry(text, at(locale))).toEqual({ ok: false, say });
  });

  it('shows a formula with the decimal mark it was typed with', () => {
    expect(entryText('=1.5*2', at('hr-HR'))).toBe('=1,5*2');
    expect(entryText('=25*200', at('fa-IR'))).toBe('=25*200');
  });
});

describe('F49: exponents and length', () => {
  it.each([
    ['1e3', '1000'],
    ['1.5E+6', '1500000'],
    ['25e-2', '0.25'],
    ['9'.repeat(150), '9'.repeat(150)],
    [`${'9'.repeat(147)}e99`, '9'.repeat(147) + '0'.repeat(99)],
    [`0.${'0'.repeat(143)}1e-99`, `0.${'0'.repeat(242)}1`],
    ['1e-99', `0.${'0'.repeat(98)}1`],
  ])('%s is written out', (text, amount) => {
    expect(stored(text)).toBe(amount);
  });

  it.each(['9'.repeat(151), `0.${'0'.repeat(149)}1`, `=${'1+'.repeat(200)}1`])(
    'a text that a cell cannot hold is refused: %s',
    (text) => {
      expect(stored(text)).toBe('refused: This is too long for a cell');
    },
  );

  it.each(['1e100', '1e9999', '1e-9999'])(
    'an exponent of no sales plan is refused, not taken for 0 or infinity: %s',
    (text) => {
      expect(stored(text)).toBe('refused: This number is beyond what a plan can hold');
    },
  );
});

describe('what the editor starts with', () => {
  it.each([
    ['hr-HR', 'arr', '1000.5', '1000,5'],
    ['en-US', 'arr', '1000000', '1000000'],
    ['fa-IR', 'arr', '1000.5', '۱۰۰۰٫۵'],
    ['fr-FR', 'rate', '20.5%', '20,5%'],
    ['en-US', 'rate', '0.2', '0.2'],
    ['en-US', 'rate', '1', '100%'],
    ['en-US', 'rate', '1.5e0', '150%'],
    ['en-US', 'rate', '3/2', '3/2'],
    ['en-US', 'arr', '', ''],
  ] as const)('%s shows a %s of %s as %s', (locale, unit, amount, text) => {
    expect(entryText(amount, at(locale, unit))).toBe(text);
  });

  it('gives text that could not be read back as it was typed', () => {
    for (const locale of LOCALES)
      expect(entryText(keepText('1.000,50 ۱ $'), at(locale))).toBe('1.000,50 ۱ $');
  });

  it('is read back to the same amount in every locale', () => {
    fc.assert(
      fc.property(
        canonicalAmounts,
        fc.constantFrom(...LOCALES),
        fc.constantFrom<UnitName>('arr', 'price', 'count', 'rate'),
        (amount, locale, unit) => {
          const place = at(locale, unit);
          fc.pre(readAmount(amount).ok);
          fc.pre(unit !== 'rate' || /[%/=]/.test(amount) || new Num(amount).abs().lt(1));
          expect(stored(entryText(amount, place), place)).toBe(amount);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is read back to the same value where the amount has a form that only files have', () => {
    const forms = fc.oneof(
      decimals,
      decimals.map((n) => `${n}0e2`.replace('.0e', '.e')),
      decimals.map((n) => `+0${n}`),
      decimals.map((n) => `${n} %`),
    );
    fc.assert(
      fc.property(
        forms,
        fc.constantFrom(...LOCALES),
        fc.constantFrom<UnitName>('arr', 'rate'),
        (amount, locale, unit) => {
          fc.pre(isAmount(amount));
          const before = readAmount(amount);
          const after = readEntry(entryText(amount, at(locale, unit)), at(locale, unit));
          expect(before.ok && after.ok && after.read.eq(before.value)).toBe(true);
        },
      ),
    );
  });
});

describe('the output of our own formatter', () => {
  const values = fc
    .tuple(fc.maxSafeNat(), fc.integer({ min: 0, max: 12 }), fc.boolean())
    .map(([n, places, isNegative]) => new Num(isNegative ? -n : n).div(new Num(10).pow(places)));
  const units = fc.constantFrom<UnitName>('arr', 'mrr', 'price', 'count', 'rate', 'months', 'effort');

  it.each(['USD', 'EUR', 'JPY', 'CHF', 'IRR', 'EGP', 'SEK'])(
    'at full precision is read back to the same number in every locale, in %s',
    (currency) => {
      fc.assert(
        fc.property(values, units, fc.constantFrom(...LOCALES), (value, unit, locale) => {
          const text = createFormat({ locale, currency }).full(value, unit);
          const read = readEntry(text, at(locale, unit, currency));
          expect(read.ok && read.read.toString()).toBe(value.toString());
        }),
        { numRuns: 300 },
      );
    },
  );

  it('in a cell is read back wherever the cell shows all of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2_000_000, max: 2_000_000 }),
        fc.constantFrom<UnitName>('arr', 'price', 'count'),
        fc.constantFrom(...LOCALES),
        (n, unit, locale) => {
          const read = readEntry(
            createFormat({ locale, currency: 'USD' }).cell(new Num(n), unit),
            at(locale, unit),
          );
          expect(read.ok && read.amount).toBe(String(n));
        },
      ),
    );
  });
});

describe('whatever is typed', () => {
  const CANONICAL = /^(?:=.*|-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?(?:%|\/(?:0|[1-9]\d*)(?:\.\d*[1-9])?)?)$/s;
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^[-+(]?[$]?[0-9.,]{1,4}[%k)]?$/),
    fc
      .array(
        fc.constantFrom(
          '1',
          '0',
          '23',
          '.',
          ',',
          ' ',
          '(',
          ')',
          '-',
          '+',
          '%',
          '$',
          '€',
          '/',
          '=',
          'k',
          'e',
          '*',
          "'",
          '٫',
          'USD',
        ),
        { maxLength: 10 },
      )
      .map((parts) => parts.join('')),
  );

  it('gives an amount that has the value it was read as, or a sentence, and never throws', () => {
    fc.assert(
      fc.property(
        typed,
        fc.constantFrom(...LOCALES),
        fc.constantFrom<UnitName>('arr', 'rate'),
        (text, locale, unit) => {
          const read = readEntry(text, at(locale, unit));
          if (!read.ok) {
            expect(read.say).toMatch(/\S{2}/);
            return;
          }
          expect(isAmount(read.amount)).toBe(true);
          expect(read.amount).toMatch(CANONICAL);
          expect(read.amount).not.toMatch(/^-0(?:$|[%/])/);
          const again = readAmount(read.amount);
          expect(again.ok && again.value.eq(read.read)).toBe(true);
          expect(stored(entryText(read.amount, at(locale, unit)), at(locale, unit))).toBe(read.amount);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
