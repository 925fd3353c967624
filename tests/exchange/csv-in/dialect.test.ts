import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { findDecimal, findDelimiter, type Decimal } from '../../../src/exchange/csv-in/dialect.ts';
import { DELIMITERS, type Delimiter } from '../../../src/exchange/csv-in/split-rows.ts';
import { amountsOf, tiersOf } from './support.ts';

const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  'en-US': ['Tier', 'Seats', 'Price per seat', 'Win rate', 'Share of ARR'],
  'hr-HR': ['Razina', 'Korisnici', 'Cijena', 'Stopa uspješnosti', 'Udio'],
  'et-EE': ['Tase', 'Kohad', 'Hind', 'Võidumäär', 'Osakaal'],
  'zh-CN': ['层级', '席位', '价格', '赢单率', '占比'],
  'fa-IR': ['رده', 'صندلی', 'قیمت', 'نرخ برد', 'سهم'],
};
const TIERS = [
  ['Enterprise', '50', '1200.50', '12.5%', '40%'],
  ['Mid-market', '25', '200.25', '20%', '45%'],
  ['Small, very', '5', '19.99', '30%', '15%'],
];

/** The table as a spreadsheet with that delimiter and decimal mark writes it: quotes only where they must be. */
function written(locale: string, delimiter: Delimiter, decimal: Decimal): string {
  const rows = TIERS.map(([name = '', ...figures]) => [
    name,
    ...figures.map((one) => one.replace('.', decimal)),
  ]);
  return Papa.unparse([[...(HEADINGS[locale] ?? [])], ...rows], { delimiter, newline: '\r\n' });
}

const CASES = Object.keys(HEADINGS).flatMap((locale) =>
  DELIMITERS.flatMap((delimiter) =>
    (['.', ','] as const).map((decimal) => [locale, JSON.stringify(delimiter), decimal, delimiter] as const),
  ),
);

describe('F47 five locales by three delimiters by two decimal marks', () => {
  it.each(CASES)(
    '%s with %s and %s as decimal mark: the columns and the figures are right',
    (locale, _, decimal, delimiter) => {
      const found = tiersOf(written(locale, delimiter, decimal), {}, locale);
      expect(found.delimiter).toEqual({ value: delimiter, isSure: true });
      expect(found.decimal).toEqual({ value: decimal, isSure: true });
      expect([...found.columns.values()]).toEqual(['name', 'seats', 'price', 'winRate', 'arrShare']);
      expect(amountsOf(found)).toMatchObject([
        { name: 'Enterprise', seats: '50', price: '1200.5', winRate: '12.5%', arrShare: '40%' },
        { name: 'Mid-market', seats: '25', price: '200.25', winRate: '20%', arrShare: '45%' },
        { name: 'Small, very', seats: '5', price: '19.99', winRate: '30%', arrShare: '15%' },
      ]);
      expect(found.faults).toEqual([]);
    },
  );

  it.each(['1,5;2,5\n3,5;4,5\n', '1,5;2,5\r\n3,5;4,5\r\n5,5;6,5', '1,5\n2,5\n3,5\n'])(
    '%j can be read in two ways, and that is said',
    (text) => {
      for (const usual of ['.', ','] as const) expect(findDelimiter(text, usual).isSure).toBe(false);
    },
  );

  it('the likelier of two is what spreadsheets of the locale write', () => {
    expect(findDelimiter('1,5;2,5\n3,5;4,5', ',').value).toBe(';');
  });

  it.each([
    ['a;b\n1,5;2,5\n3,5;4', ';'],
    ['a,b\n"1,5",2\n3,4', ','],
    ['a\tb\n1,5\t2,5', '\t'],
    ['x;y,z;w\n1;2;3\n4;5;6\n7;8;9', ';'],
    ['sep=;\na,b;c', ';'],
    ['one column only\nof words', ','],
  ] as const)('%j is parted by %j for sure', (text, delimiter) => {
    expect(findDelimiter(text, '.')).toEqual({ value: delimiter, isSure: true });
  });

  it('the line sep= is no row, and counts as a line', () => {
    const found = tiersOf('sep=;\r\nTier;Seats\r\nA;5;9');
    expect(found.table.headings).toEqual(['Tier', 'Seats', '']);
    expect(found.faults[0]?.line).toBe(3);
  });

  it(
    'a table that is parted by one sign is never read by another without saying so',
    { timeout: 60_000 },
    () => {
      const word = fc.stringMatching(/^[a-z]{1,6}$/);
      const number = fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 99 }));
      fc.assert(
        fc.property(
          fc.constantFrom(...DELIMITERS),
          fc.constantFrom<Decimal>('.', ','),
          fc.constantFrom<Decimal>('.', ','),
          fc.array(fc.tuple(word, number, number), { minLength: 1, maxLength: 8 }),
          fc.boolean(),
          (delimiter, decimal, usual, data, isHeaded) => {
            const figure = ([whole, rest]: readonly [number, number]): string => `${whole}${decimal}${rest}`;
            const rows = data.map(([name, a, b]) => [name, figure(a), figure(b)]);
            const text = Papa.unparse(isHeaded ? [['w', 'x', 'y'], ...rows] : rows, { delimiter });
            const found = findDelimiter(text, usual);
            expect(found.value === delimiter || !found.isSure).toBe(true);
          },
        ),
        { numRuns: 500 },
      );
    },
  );
});

describe('F47 the decimal mark', () => {
  it.each([
    [['1.000,50'], ','],
    [['1,000.50'], '.'],
    [['12.5%', '1,000'], '.'],
    [['€ 1.000', '2,5'], ','],
    [['1 234,56'], ','],
    [["1'234.56"], '.'],
    [['1.234.567'], ','],
    [['0.125'], '.'],
    [['-0,5'], ','],
    [['12345.678'], '.'],
    [['$5.99', 'n/a', 'v1,5 of the list of prices'], '.'],
    [['۱۲.۵'], '.'],
  ] as const)('of %j is %s for sure', (cells, decimal) => {
    for (const usual of ['.', ','] as const)
      expect(findDecimal(cells, usual)).toEqual({ value: decimal, isSure: true });
  });

  it.each([[['1,000']], [['1.000', '25']], [['1.5', '2,5']], [['1,000', '2,500']]])(
    'of %j is asked for',
    (cells) => {
      expect(findDecimal(cells, '.').isSure).toBe(false);
      expect(findDecimal(cells, ',').isSure).toBe(false);
    },
  );

  it.each([[[]], [['25', '5']], [['a.b', 'c,d', '2027-01-01']]])('of %j does not matter', (cells) => {
    expect(findDecimal(cells, ',')).toEqual({ value: ',', isSure: true });
  });

  it('U36 U101: 1,000 is 1000 or 1 as the user says, without choosing the file again', () => {
    const text = 'Tier;Seats\nA;1,000';
    expect(tiersOf(text).decimal.isSure).toBe(false);
    expect(amountsOf(tiersOf(text, { decimal: '.' }))).toMatchObject([{ seats: '1000' }]);
    expect(amountsOf(tiersOf(text, { decimal: ',' }))).toMatchObject([{ seats: '1' }]);
    expect(tiersOf(text, { decimal: ',' }).decimal.isSure).toBe(true);
  });
});
