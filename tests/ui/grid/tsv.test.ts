import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTsv } from '../../../src/ui/grid/read-tsv.ts';
import { encodeTsv } from '../../../src/ui/grid/write-tsv.ts';

describe('decodeTsv (U17): what spreadsheets put on the clipboard', () => {
  it('Excel for Windows: CRLF, a line end after the last row, quotes round a line break', () => {
    expect(decodeTsv('Seats\tWin rate\r\n25\t20%\r\n')).toEqual([
      ['Seats', 'Win rate'],
      ['25', '20%'],
    ]);
    expect(decodeTsv('"two\nlines"\t1\r\n')).toEqual([['two\nlines', '1']]);
    expect(decodeTsv('"say ""hi"""\tx\r\n')).toEqual([['say "hi"', 'x']]);
  });

  it('Excel for Mac of old: CR alone', () => {
    expect(decodeTsv('1\t2\r3\t4\r')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('Google Sheets: LF, no line end after the last row, quotes only where a line breaks', () => {
    expect(decodeTsv('1\t2\n3\t4')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(decodeTsv('5" pipe\t2\n"a\n""b"""\t4')).toEqual([
      ['5" pipe', '2'],
      ['a\n"b"', '4'],
    ]);
  });

  it('Numbers: LF, empty cells at both ends of a row', () => {
    expect(decodeTsv('\t1\t\n\t\t3')).toEqual([
      ['', '1', ''],
      ['', '', '3'],
    ]);
  });

  it('LibreOffice: LF and a line end after the last row, quotes round a tab', () => {
    expect(decodeTsv('"a\tb"\tc\nd\te\n')).toEqual([
      ['a\tb', 'c'],
      ['d', 'e'],
    ]);
  });

  it('keeps an empty row inside, drops only the last line end', () => {
    expect(decodeTsv('1\n\n2\n')).toEqual([['1'], [''], ['2']]);
    expect(decodeTsv('1\n\n')).toEqual([['1'], ['']]);
  });

  it('drops a byte order mark and trailing NULs', () => {
    expect(decodeTsv('\uFEFF1\t2\r\n\0')).toEqual([['1', '2']]);
  });

  it('does not let an unclosed quote swallow the rest (M26)', () => {
    expect(decodeTsv('"open\t1\n2\t3')).toEqual([
      ['"open', '1'],
      ['2', '3'],
    ]);
    expect(decodeTsv('"so-called" lead\t1')).toEqual([['"so-called" lead', '1']]);
  });
});

describe('encodeTsv (U15)', () => {
  it('quotes tabs, line breaks and quotes, and nothing else', () => {
    expect(encodeTsv([['a\tb', 'c\nd', 'e"f', "g'h, i;j"]])).toBe('"a\tb"\t"c\nd"\t"e""f"\tg\'h, i;j');
  });

  it('writes a last empty row so that it is not lost', () => {
    expect(decodeTsv(encodeTsv([['1'], ['']]))).toEqual([['1'], ['']]);
    expect(decodeTsv(encodeTsv([['']]))).toEqual([['']]);
  });
});

describe('round trip', () => {
  const nasty = fc.string({
    unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', '=', ',', 'é', '你', '\u202e'),
  });
  const cell = fc
    .oneof(nasty, fc.string({ unit: 'grapheme' }))
    .filter((text) => !text.includes('\0') && !text.includes('\uFEFF'));
  const table = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

  it('brings back every table as it was', () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(decodeTsv(encodeTsv(rows))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('brings it back with Windows line ends, too', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const plain = rows.map((cells) => cells.map((text) => text.replaceAll(/[\r\n"]/g, '')));
        expect(decodeTsv(`${encodeTsv(plain).replaceAll('\n', '\r\n')}\r\n`)).toEqual(plain);
      }),
    );
  });
});
