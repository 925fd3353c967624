import { describe, expect, it } from 'vitest';
import { guardCell } from '../../../src/exchange/csv.ts';
import { fieldOf } from '../../../src/exchange/csv-in/headings.ts';
import { readNumberCell } from '../../../src/exchange/csv-in/read-number-cell.ts';
import { amountsOf, tiersOf, told } from './support.ts';

const MARKS = { decimal: '.', locale: 'en-US', currency: 'USD' } as const;

describe('headings', () => {
  it.each([
    ['Tier', 'name'],
    ['Segment name', 'name'],
    ['# Seats', 'seats'],
    ['Licences', 'seats'],
    ['Price per seat and month (USD)', 'price'],
    ['List price / user', 'price'],
    ['AE win rate', 'winRate'],
    ['Win %', 'winRate'],
    ['Close rate', 'winRate'],
    ['Share of ARR', 'arrShare'],
    ['ARR mix', 'arrShare'],
    ['Share of opportunities', 'oppShare'],
    ['Opp mix %', 'oppShare'],
    ['Korisnici', 'seats'],
    ['Stopa uspješnosti', 'winRate'],
    ['Võidumäär', 'winRate'],
    ['席位', 'seats'],
    ['قیمت', 'price'],
    ['Quota per SDR', undefined],
    ['Planned ARR', undefined],
    ['Pipeline needed for the plan period, MRR', undefined],
    ['__proto__', undefined],
    ['', undefined],
  ])('%s is %s', (heading, field) => {
    expect(fieldOf(heading)).toBe(field);
  });

  it('stand where they are found, and what is above them is told', () => {
    const found = tiersOf('Plan of 2027,\n,\nTier,Seats\nA,5\n');
    expect(found.headingRow).toBe(2);
    expect(told(found)).toEqual(['line 1: This stands above the headings; it is left out']);
    expect(amountsOf(found)).toMatchObject([{ name: 'A', seats: '5' }]);
  });

  it('can be none, and columns chosen one by one', () => {
    const found = tiersOf('A,5\nB,6', {
      columns: new Map([
        [0, 'name'],
        [1, 'seats'],
      ] as const),
    });
    expect(found.headingRow).toBeUndefined();
    expect(amountsOf(found)).toMatchObject([
      { name: 'A', seats: '5' },
      { name: 'B', seats: '6' },
    ]);
  });

  it('U101: a column that was taken wrongly can be given to another field, or to none', () => {
    const text = 'Tier,Seats,Users\nA,5,7';
    expect(amountsOf(tiersOf(text))).toMatchObject([{ seats: '5' }]);
    expect(amountsOf(tiersOf(text, { columns: new Map([[2, 'seats']]) }))).toMatchObject([{ seats: '7' }]);
    expect(amountsOf(tiersOf(text, { columns: new Map([[1, '']]) }))).toMatchObject([{ seats: '' }]);
  });
});

describe('F49 no silent coercion', () => {
  const TEXTS = [
    '00123',
    '1e3',
    '2027-01-05',
    '1/2',
    '1234567890123456',
    '0x1F',
    'TRUE',
    '+1',
    '1,5',
    '1E5',
    'NULL',
    '-0',
  ];

  it.each(TEXTS)('%s as the name of a tier stays as it is, in any locale', (text) => {
    for (const locale of ['en-US', 'hr-HR', 'fa-IR'])
      expect(amountsOf(tiersOf(`Tier;Seats\n${text};5`, {}, locale))).toMatchObject([{ name: text }]);
  });

  it.each([
    ['00123', /zero/],
    ['2027-01-05', /date/],
    ['1/2/2027', /date/],
    ['5.1.2027', /date/],
    ['1/2', /date/],
    ['abc', /not a number/],
    ['€5', /another currency/],
  ])('%s in a column of numbers is kept as text, and its line told', (text, why) => {
    const found = tiersOf(`Tier;Seats\nA;5\nB;${text}`);
    expect(amountsOf(found)[1]).toMatchObject({ name: 'B', seats: `='${text}` });
    expect(told(found).join()).toMatch(new RegExp(`^line 3: Seats “${text}”: .*; kept as text$`));
    expect(told(found).join()).toMatch(why);
  });

  it('a number of 16 digits and one of 30 keep every digit', () => {
    expect(
      amountsOf(tiersOf('Tier,Seats,Price\nA,1234567890123456,123456789012345678901234567890')),
    ).toMatchObject([{ seats: '1234567890123456', price: '123456789012345678901234567890' }]);
  });

  it('every cell whose text is not what is read is counted', () => {
    const found = tiersOf('Tier;Seats;Price;Win rate\nA;1,000.5;$200;20%\nB;1e3;5;30%\nC;25;;0.2');
    expect(amountsOf(found)).toMatchObject([
      { seats: '1000.5', price: '200', winRate: '20%' },
      { seats: '1000', price: '5', winRate: '30%' },
      { seats: '25', price: '', winRate: '0.2' },
    ]);
    expect(found.read.converted).toBe(3);
  });

  it('a fraction is a rate, and nothing else', () => {
    expect(readNumberCell('7/23', 'rate', MARKS)).toEqual({ ok: true, amount: '7/23', isConverted: false });
    expect(readNumberCell('7/23', 'count', MARKS).ok).toBe(false);
  });
});

describe('bare rates are of one kind in the whole column', () => {
  it.each([
    [['20', '30'], ['20%', '30%'], 'percent'],
    [['0.2', '1'], ['0.2', '1'], 'fraction'],
    [['1'], ['1'], 'fraction'],
    [['0.5', '20'], ['0.5%', '20%'], 'mixed'],
    [['20%', '0.3'], ['20%', '0.3'], 'fraction'],
    [['7/23', '30'], ['7/23', '30%'], 'percent'],
  ])('%j are %j', (cells, rates, scale) => {
    const found = tiersOf(`Tier;Win rate\n${cells.map((cell, i) => `T${i};${cell}`).join('\n')}`);
    expect(amountsOf(found).map(({ winRate }) => winRate)).toEqual(rates);
    expect(found.read.scales.get('winRate')).toBe(scale);
  });
});

describe('F45 F46 formulas of others, and our own guards', () => {
  it.each(['-5', '−5', '-1,234.56'])('%s is a number and comes in as one', (text) => {
    expect(guardCell(text)).toBe(text);
    expect(amountsOf(tiersOf(`Tier;Seats;Price\nA;"${text}";2.5`))[0]?.seats).toBe(
      text.replace('−', '-').replace(',', ''),
    );
  });

  it('a guarded name loses its guard, and a name with an apostrophe keeps it', () => {
    const found = tiersOf(`Tier;Seats\n"'=HYPERLINK(1)";1\n"'-2+3";2\n't Hof;3\nO'Hara;4\n'';5`);
    expect(amountsOf(found).map(({ name }) => name)).toEqual([
      '=HYPERLINK(1)',
      '-2+3',
      "'t Hof",
      "O'Hara",
      "'",
    ]);
  });
});

describe('F50 nothing disappears', () => {
  it('rows of other lengths are read, and each is told with its line and what was too much', () => {
    const found = tiersOf('Tier,Seats,Win rate\nA,5\n\nB,6,20%,extra,\nC,7,30%\n"D\nD",8');
    expect(told(found)).toEqual([
      'line 2: 2 cells instead of 3; the missing ones are blank',
      'line 4: 5 cells instead of 3; beyond the headings: “extra”',
      'line 6: 2 cells instead of 3; the missing ones are blank',
    ]);
    expect(amountsOf(found).map(({ name, winRate }) => [name, winRate])).toEqual([
      ['A', ''],
      ['B', '20%'],
      ['C', '30%'],
      ['D\nD', ''],
    ]);
    expect(found.table.blank).toBe(1);
  });

  it('doubled headings and those of an object’s insides are columns like any other, and told', () => {
    const found = tiersOf('Tier,Seats,Seats,__proto__,constructor\nA,5,6,7,8');
    expect(found.table.headings).toEqual(['Tier', 'Seats', 'Seats', '__proto__', 'constructor']);
    expect(found.table.rows[0]?.cells).toEqual(['A', '5', '6', '7', '8']);
    expect(told(found)).toEqual([
      'line 1: More than one column is called “Seats”; each can be chosen',
      'line 1: A column is called “__proto__”; it is taken as any other',
      'line 1: A column is called “constructor”; it is taken as any other',
    ]);
    expect(({} as Record<string, unknown>)['5']).toBeUndefined();
    expect(
      amountsOf(tiersOf('Tier,Seats,__proto__\nA,5,6', { columns: new Map([[2, 'seats']]) }))[0]?.seats,
    ).toBe('6');
  });

  it('totals are no tiers, and told', () => {
    const found = tiersOf('Tier,Seats\nA,5\nTotal,5\nB,6\nGrand total:,11');
    expect(amountsOf(found).map(({ name }) => name)).toEqual(['A', 'B']);
    expect(told(found).map((one) => one.slice(0, 7))).toEqual(['line 3:', 'line 5:']);
  });

  it('a name that is too long is cut, and told', () => {
    const found = tiersOf(`Tier,Seats\n${'x'.repeat(10_000)},5`);
    expect(amountsOf(found)[0]?.name).toHaveLength(200);
    expect(told(found)).toEqual(['line 2: The name is longer than 200 characters; the rest is left out']);
  });

  it('an unnamed tier gets a name', () => {
    expect(amountsOf(tiersOf('Tier,Seats\n,5'))[0]).toMatchObject({ name: 'Tier 1', seats: '5' });
  });
});
