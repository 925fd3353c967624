import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DELIMITERS, firstRows, MOST_ROWS, splitRows } from '../../../src/exchange/csv-in/split-rows.ts';

const commas = { delimiter: ',', hasQuotes: true } as const;

function cellsOf(text: string): readonly (readonly string[])[] {
  const read = splitRows(text, commas);
  if (!read.ok) throw new Error(read.fault.say);
  return read.rows.map(({ cells }) => cells);
}

describe('rows of a file', () => {
  it.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb\n\nc', [['a'], ['b'], [''], ['c']]],
    [
      'a,,\n,',
      [
        ['a', '', ''],
        ['', ''],
      ],
    ],
    ['"a,b","c""d","e\r\nf"', [['a,b', 'c"d', 'e\r\nf']]],
    ['"",""""', [['', '"']]],
    ['5" pipe,6', [['5" pipe', '6']]],
    ['"a" ,b', [['a', 'b']]],
    ['', []],
  ])('%j', (text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  it('carry the line they start on, whatever breaks stand in quotes', () => {
    const read = splitRows('a\n"b\r\nb\nb",c\r\nd\re', commas);
    expect(read.ok && read.rows.map(({ line }) => line)).toEqual([1, 2, 5, 6]);
  });

  it('are what papaparse wrote, whatever it was given', { timeout: 60_000 }, () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.stringMatching(/^[a",;\t\r\n ]{0,6}$/),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('\r\n', '\n'),
        (rows, delimiter, newline) => {
          const read = splitRows(Papa.unparse(rows, { delimiter, newline }), { delimiter, hasQuotes: true });
          expect(read.ok && read.rows.map(({ cells }) => cells)).toEqual(rows);
          expect(read.ok && read.faults).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('F51 an unclosed quote', () => {
  it.each([
    ['a,b\n"c,d\ne,f\ng,h', 2],
    ['"a', 1],
    ['a\n"b\nb",c\n\n"d', 5],
    ['a,"', 1],
  ])('%j is refused, and line %i named, where it opened', (text, line) => {
    const read = splitRows(text, commas);
    expect(read).toMatchObject({ ok: false, fault: { line }, isQuote: true });
    expect(!read.ok && read.fault.say).toMatch(/quote opens here and is never closed/);
  });

  it('with quotes as plain signs the file can be read on', () => {
    const read = splitRows('a,b\n"c,d\ne,f', { delimiter: ',', hasQuotes: false });
    expect(read.ok && read.rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['"c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('a quote that is closed far too late is told with what stands after it', () => {
    const read = splitRows('a,b\n"c,d\ne,"f"\n', commas);
    expect(read.ok && read.faults).toEqual([{ line: 3, say: '“f"” stands after a closing quote' }]);
    expect(read.ok && read.rows[1]?.cells).toEqual(['c,d\ne,f"']);
  });

  it('no sign of any text is lost but quotes and delimiters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab",\r\n ]{0,30}$/), (text) => {
        const read = splitRows(text, commas);
        if (!read.ok) return;
        const letters = (one: string): string => one.replace(/[^ab]/g, '');
        expect(letters(read.rows.flatMap(({ cells }) => cells).join(''))).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('limits', () => {
  it('the row after the last that is read is named', () => {
    expect(splitRows('x\n'.repeat(MOST_ROWS), commas).ok).toBe(true);
    expect(splitRows('x\n'.repeat(MOST_ROWS + 1), commas)).toMatchObject({
      ok: false,
      fault: {
        line: MOST_ROWS + 1,
        say: `Here the file goes past ${MOST_ROWS} rows, the most that are read`,
      },
      isQuote: false,
    });
  });

  it.each(['"', ',', '""', '"a"b', 'a"', '\n"'])(
    'time grows with the text and no faster: %j again and again',
    (part) => {
      const start = performance.now();
      splitRows(part.repeat(1e6), commas);
      expect(performance.now() - start).toBeLessThan(4000);
    },
  );

  it('the first rows are enough to judge by, up to an unclosed quote', () => {
    expect(firstRows('a\nb\n"c', commas, 5).map(({ cells }) => cells)).toEqual([['a'], ['b']]);
    expect(firstRows('a\nb\nc', commas, 2)).toHaveLength(2);
  });
});
