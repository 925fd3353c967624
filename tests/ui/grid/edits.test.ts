import { describe, expect, it } from 'vitest';
import { readClip } from '../../../src/ui/grid/read-clip.ts';
import { clipOf } from '../../../src/ui/grid/write-clip.ts';
import {
  allEdits,
  clearEdits,
  editOf,
  fillDownEdits,
  fillRightEdits,
  nextChoice,
} from '../../../src/ui/grid/edits.ts';
import { planPaste } from '../../../src/ui/grid/plan-paste.ts';
import { cellsIn, planeOf } from '../../../src/ui/grid/plane.ts';
import { type Range } from '../../../src/ui/grid/selection.ts';
import { summaryOf } from '../../../src/ui/grid/summary.ts';
import { computed, input, modelOf } from './support.ts';

const range = (top: number, start: number, bottom = top, end = start): Range => ({ top, bottom, start, end });
const whole = range(0, 0, 2, 2);
const plane = planeOf(modelOf(['1', '2', '=3'], ['4', '5', '=9'], ['', '8', '=8']));
const region = input('region', 'Europe', {
  raw: 'eu',
  choices: [
    { value: 'us', label: 'America' },
    { value: 'ap', label: 'Asia' },
    { value: 'eu', label: 'Europe' },
  ],
});

describe('clearing and filling', () => {
  it('clears inputs that hold something, never computed cells (U8)', () => {
    expect(clearEdits(plane, whole).map(({ id }) => id)).toEqual(['a1', 'b1', 'a2', 'b2', 'b3']);
    expect(clearEdits(plane, range(0, 2, 2, 2))).toEqual([]);
  });

  it('fills down from the top row, or from the row above a single one (U22)', () => {
    expect(fillDownEdits(plane, range(0, 0, 2, 1))).toEqual([
      { id: 'a2', text: '1' },
      { id: 'b2', text: '2' },
      { id: 'a3', text: '1' },
      { id: 'b3', text: '2' },
    ]);
    expect(fillDownEdits(plane, range(1, 0))).toEqual([{ id: 'a2', text: '1' }]);
    expect(fillDownEdits(plane, range(0, 0))).toEqual([]);
  });

  it('fills across, taking a computed value in full', () => {
    expect(fillRightEdits(plane, range(0, 0, 1, 1))).toEqual([
      { id: 'b1', text: '1' },
      { id: 'b2', text: '4' },
    ]);
    const mixed = planeOf({
      ...modelOf(['=', '']),
      rows: [{ id: 'r', cells: [computed('c', '12 %', { copy: '0.123456' }), input('i', '')] }],
    });
    expect(fillRightEdits(mixed, range(0, 0, 0, 1))).toEqual([{ id: 'i', text: '0.123456' }]);
  });

  it('leaves out cells that would not change', () => {
    expect(allEdits(plane, range(0, 0, 0, 1), '2')).toEqual([{ id: 'a1', text: '2' }]);
    expect(editOf(input('x', '20 %', { raw: '20%' }), '20%')).toBeUndefined();
  });

  it('takes a choice by its label and goes round by letter', () => {
    expect(editOf(region, 'america')).toEqual({ id: 'region', text: 'us' });
    expect(editOf(region, 'Atlantis')).toBeUndefined();
    expect(editOf(region, '')).toBeUndefined();
    expect(nextChoice(region, 'a')?.value).toBe('us');
    expect(nextChoice({ ...region, raw: 'us' }, 'A')?.value).toBe('ap');
    expect(nextChoice(region, 'x')).toBeUndefined();
  });
});

const place = (at: Range, room = 0) => ({ plane, range: at, room });

describe('planPaste', () => {
  it('one cell fills the range (U18)', () => {
    expect(planPaste(place(range(0, 0, 1, 1)), [['7']])).toMatchObject({
      edits: [{ id: 'a1' }, { id: 'b1' }, { id: 'a2' }, { id: 'b2' }],
      outside: 0,
      readOnly: 0,
    });
  });

  it('a block begins at the first cell, and repeats where it divides the range', () => {
    const block = planPaste(place(range(1, 0)), [['a', 'b'], ['c', 'd']]); // prettier-ignore
    expect(block.edits).toEqual([
      { id: 'a2', text: 'a' },
      { id: 'b2', text: 'b' },
      { id: 'a3', text: 'c' },
      { id: 'b3', text: 'd' },
    ]);
    expect(block.target).toEqual(range(1, 0, 2, 1));
    expect(planPaste(place(range(0, 0, 2, 1)), [['x', 'y']]).edits).toHaveLength(6);
    expect(planPaste(place(range(0, 0, 2, 1)), [['x'], ['y']]).rows).toBe(2);
  });

  it('counts what does not fit and changes nothing of it (U19)', () => {
    const plan = planPaste(place(range(2, 1)), [
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(plan).toMatchObject({
      edits: [{ id: 'b3', text: '1' }],
      readOnly: 1,
      outside: 4,
      rowsBelow: [],
    });
    expect(plan.target).toEqual(range(2, 1, 2, 2));
  });

  it('leaves cells alone that a short row does not reach', () => {
    expect(planPaste(place(range(0, 0)), [['x'], ['y', 'z']]).edits.map(({ id }) => id)).toEqual([
      'a1',
      'a2',
      'b2',
    ]);
  });
});

describe('the clipboard', () => {
  const figures = planeOf({
    ...modelOf(['1', '2']),
    rows: [
      {
        id: 'r',
        cells: [
          input('i', '$5,000', { raw: '=25*200', copy: '5000', number: 5000 }),
          computed('c', '12 %', { copy: '0.123456', number: 0.123456 }),
        ],
      },
    ],
  });

  it('carries figures in full, as text and as HTML (U16)', () => {
    const clip = clipOf(figures, range(0, 0, 0, 1), 'en-US');
    expect(clip.text).toBe('5000\t0.123456');
    expect(clip.html).toContain('>5000</td>');
    expect(clip.html).toContain('>0.123456</td>');
  });

  it('comes back into a grid as it was typed', () => {
    expect(readClip(clipOf(figures, range(0, 0, 0, 1), 'hr-HR'))).toEqual({
      cells: [['=25*200', '0.123456']],
      locale: 'hr-HR',
    });
  });

  it("prefers others' text to their HTML, and takes their HTML alone", () => {
    const html = '<table><tr><td>1.5</td></tr></table>';
    expect(readClip({ text: '150 %\n', html })).toEqual({ cells: [['150 %']] });
    expect(readClip({ text: '', html })).toEqual({ cells: [['1.5']] });
    expect(readClip({ text: '', html: '' })).toEqual({ cells: [] });
  });

  it('marks a name that begins like a formula as text (F44)', () => {
    const names = planeOf({ ...modelOf(['1']), rows: [{ id: 'r', cells: [input('n', '=HYPERLINK("x")')] }] });
    expect(clipOf(names, range(0, 0), 'en-US').html).toContain('mso-number-format');
  });
});

describe('plane', () => {
  it('fills up short rows and finds cells by id', () => {
    const short = planeOf({ ...modelOf(['1', '2', '3']), rows: [{ id: 'r', cells: [input('a', '1')] }] });
    expect(short.drawn(0)).toHaveLength(3);
    expect(short.cellAt({ row: 0, column: 2 })?.text).toBe('');
    expect(plane.find('b2')).toEqual({ row: 1, column: 1 });
    expect(plane.find('nowhere')).toBeUndefined();
  });

  it('counts a spanning cell once', () => {
    const wide = planeOf({
      ...modelOf(['1', '2', '3']),
      rows: [{ id: 'r', cells: [input('a', '1', { span: 2 }), input('b', '2')] }],
    });
    expect(cellsIn(wide, range(0, 0, 0, 2)).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(cellsIn(wide, range(0, 1)).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('summaryOf', () => {
  it('adds the figures of a selection, and says nothing of one', () => {
    const cells = [input('a', '1', { number: 1 }), input('b', 'x'), input('c', '5', { number: 5 })];
    expect(summaryOf(cells)).toEqual({ count: 2, sum: 6, average: 3 });
    expect(summaryOf(cells.slice(0, 2))).toBeUndefined();
  });
});
