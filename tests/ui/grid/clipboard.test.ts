/**
 * The same two rows of five cells as five programs put them on the clipboard: written after what each is known to write, markup and
 * all. Some tell their numbers exactly beside what they show; the others' are as they are shown.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exactNumber } from '../../../src/ui/grid/exact-number.ts';
import { planPaste } from '../../../src/ui/grid/plan-paste.ts';
import { planeOf } from '../../../src/ui/grid/plane.ts';
import { readClip } from '../../../src/ui/grid/read-clip.ts';
import { decodeHtmlTable } from '../../../src/ui/grid/read-table.ts';
import { decodeTsv } from '../../../src/ui/grid/read-tsv.ts';
import { clipOf } from '../../../src/ui/grid/write-clip.ts';
import { numberText } from '../../../src/ui/sheets/paste-readings.ts';
import { computed, input, modelOf } from './support.ts';

const SHOWN = [
  ['Mid & Small', '25', '$1,000.50', '12%', 'two\n"lines"'],
  ['a  b', '', '-$5.00', '33%', ''],
];
const EXACT = [
  ['Mid & Small', '25', '1000.5', '12.3456%', 'two\n"lines"'],
  ['a  b', '', '-5', '33.33333333333333%', ''],
];
const SHORTER = EXACT.map((row) =>
  row.map((text) => text.replace('33.33333333333333%', '33.3333333333333%')),
);
const LONGER = EXACT.map((row) =>
  row.map((text) => text.replace('33.33333333333333%', '33.333333333333331%')),
);

const write = (literal: string, isPercent: boolean): string => numberText(literal, isPercent, 'en-US');

function fixture(program: string): { text: string; html: string } {
  const read = (ending: string): string =>
    readFileSync(`tests/ui/grid/clipboard/${program}.${ending}`, 'utf8');
  return { text: read('txt'), html: read('html') };
}

describe.each([
  ['excel', SHOWN],
  ['excel-2003', LONGER],
  ['google-sheets', EXACT],
  ['libreoffice', SHORTER],
  ['numbers', SHOWN],
])('U17: a copy from %s', (program, cells) => {
  const clip = fixture(program);

  it('is the same grid, with all the digits it tells, and no row for a last line end', () => {
    expect(readClip(clip, write)).toEqual({ cells });
  });

  it('is the same grid from its text alone', () => {
    expect(readClip({ ...clip, html: '' }, write)).toEqual({ cells: SHOWN });
  });

  it('is the same grid from its HTML alone, but for spaces that HTML drops', () => {
    const plain = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ');
    expect(readClip({ ...clip, text: '' }, write).cells.map((row) => row.map(plain))).toEqual(
      cells.map((row) => row.map(plain)),
    );
  });

  it('is pasted cell for cell', () => {
    const plane = planeOf(modelOf(['', '', '', '', ''], ['', '', '', '', '']));
    const plan = planPaste(
      { plane, range: { top: 0, bottom: 0, start: 0, end: 0 }, room: 0 },
      readClip(clip, write).cells,
    );
    expect([plan.rows, plan.columns, plan.outside]).toEqual([2, 5, 0]);
    expect(plan.edits.map(({ id, text }) => [id, text])).toEqual(
      cells.flatMap((row, y) =>
        row.flatMap((text, x) => (text === '' ? [] : [[`${'abcde'[x] ?? ''}${y + 1}`, text]])),
      ),
    );
  });
});

describe('U15, U16: a copy of ours', () => {
  const cells = [
    input('name', 'Mid & Small'),
    input('price', '$1,000.50', { raw: '=2001/2', copy: '$1,000.50', number: 1000.5 }),
    computed('rate', '12.3%', { copy: '12.3456%', number: 0.123456 }),
    input('note', 'two\n"lines"\tand a tab'),
  ];
  const plane = planeOf({ ...modelOf(['', '', '', '']), rows: [{ id: 'r', cells }] });
  const clip = clipOf(plane, { top: 0, bottom: 0, start: 0, end: 3 }, 'en-US');

  it('carries every figure in full to other programs, as text and as HTML', () => {
    const full = ['Mid & Small', '$1,000.50', '12.3456%', 'two\n"lines"\tand a tab'];
    expect(decodeTsv(clip.text)).toEqual([full]);
    expect(clip.html).toContain('<td>12.3456%</td>');
    expect(clip.html).toContain('>$1,000.50</td>');
    expect(clip.html).toContain('two<br style="mso-data-placement:same-cell">&quot;lines&quot;');
  });

  it('comes back as it was typed', () => {
    expect(readClip(clip, write)).toEqual({
      cells: [['Mid & Small', '=2001/2', '12.3456%', 'two\n"lines"\tand a tab']],
      locale: 'en-US',
    });
  });
});

describe('exactNumber', () => {
  const sdval = (value: string, shown: string): string | undefined =>
    exactNumber(new Map([['sdval', value]]), shown);

  it.each([
    ['1000.5', '1.000,50'],
    ['1000.5', '1 000,50 kn'],
    ['-0.123456', '(12%)'],
    ['0.999', '100%'],
    ['0', '0.00'],
    ['0.001', '0.00'],
  ])('%s is what stands behind %s', (value, shown) => {
    expect(sdval(value, shown)).toBe(value);
  });

  it.each([
    ['46388', '2027-01-01', 'a date is no count of days'],
    ['46388', 'Jan 2027', 'a month, too'],
    ['0.5', '12:00', 'nor a time of day'],
    ['7', 'seven', 'a text'],
    ['5000000', '5M', 'a number in other units'],
    ['NaN', '7', 'what is no number'],
  ])('%s is not what stands behind %s: %s', (value, shown) => {
    expect(sdval(value, shown)).toBeUndefined();
  });
});

describe('merged cells', () => {
  it('leave room beside and below them', () => {
    const html = `<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr>
      <tr><td>e</td><td rowspan="2">f</td><td>g</td></tr><tr><td>h</td><td>i</td></tr></table>`;
    expect(decodeHtmlTable(html)?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['a', 'b', ''],
      ['', 'c', 'd'],
      ['e', 'f', 'g'],
      ['h', '', 'i'],
    ]);
  });
});
