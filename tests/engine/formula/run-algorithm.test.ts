/** Algorithms that fill their cells in doubles, read by both the exact and the compiled reader. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/engine/formula/compile.ts';
import type { BulkAlgorithm, Line } from '../../../src/engine/formula/line.ts';
import type { Sheet } from '../../../src/engine/formula/sheet.ts';
import { column, num, problem } from '../../support/plans.ts';
import {
  filled,
  formula,
  optional,
  sheetOf,
  typed,
  type Members,
  type Texts,
} from '../../support/small-sheet.ts';

const members = { tier: ['a', 'b'], sdr: ['s1', 's2', 's3'] };
const texts: Texts = { total: ['7', '1200'], maybe: ['9', undefined], one: ['2'] };

/** Hands out each tier's total as evenly as whole numbers allow, the first people first. */
const even: BulkAlgorithm = ({ list, size }) => {
  const people = size('sdr');
  return Float64Array.from({ length: size('tier') * people }, (_, i) => {
    const total = list('total')[Math.floor(i / people)] ?? NaN;
    return Math.floor((total + people - 1 - (i % people)) / people);
  });
};

const linesWith = (fill: BulkAlgorithm): Record<string, Line> => ({
  one: typed(),
  total: typed(['tier']),
  maybe: optional(['tier']),
  handed: filled(['total', 'maybe'], fill, ['tier', 'sdr']),
  after: formula('SUM(handed) * one', ['tier']),
});
const sheetWith = (fill: BulkAlgorithm, more: Texts = {}, of: Members = members): Sheet =>
  sheetOf(linesWith(fill), { ...texts, ...more }, of);
const doubles = (sheet: Sheet, name = 'handed'): number[] => [
  ...compile(sheet.catalogue, ['handed', 'after'])(sheet).cells(name),
];

describe('an algorithm that fills', () => {
  it('gives whole numbers, exactly and compiled', () => {
    const sheet = sheetWith(even);
    expect(column(sheet, 'handed')).toEqual(['3', '2', '2', '400', '400', '400']);
    expect(column(sheet, 'after')).toEqual(['14', '2400']);
    expect(doubles(sheet)).toEqual([3, 2, 2, 400, 400, 400]);
    expect(doubles(sheet, 'after')).toEqual([14, 2400]);
  });
  it('is a step of the program, though all lines are to come from the sheet', () => {
    const sheet = sheetWith(even);
    let asked = 0;
    const read = sheet.read.bind(sheet);
    sheet.read = (index, at) => (
      (asked += index === sheet.catalogue.line('handed').index ? 1 : 0),
      read(index, at)
    );
    const bulk = compile(sheet.catalogue, ['handed'], () => true)(sheet);
    expect(bulk.value('handed', { tier: 'a', sdr: 's1' })).toBe(3);
    expect(asked).toBe(0);
  });
  it('sees NaN where an optional input is blank', () => {
    const seen = sheetWith(({ list }) => Float64Array.from({ length: 6 }, (_, i) => list('maybe')[i] ?? -1));
    expect(doubles(seen)).toEqual([9, NaN, -1, -1, -1, -1]);
    expect(num(seen.value('handed', { tier: 'a', sdr: 's1' })).toString()).toBe('9');
    expect(problem(seen.value('handed', { tier: 'a', sdr: 's2' }))).toMatchObject({
      code: '#NUM!',
      from: { line: 'handed', at: { tier: 'a', sdr: 's2' } },
    });
  });
  it('does not run where what it needs is a problem, which is then the value of each cell', () => {
    for (const more of [{ total: ['7', 'x'] }, { maybe: ['x', undefined] }]) {
      let runs = 0;
      const sheet = sheetWith((input) => ((runs += 1), even(input)), more);
      const from = problem(sheet.value('handed', { tier: 'b', sdr: 's3' })).from.line;
      expect(from).toBe(Object.keys(more)[0]);
      expect(doubles(sheet)).toEqual(Array.from({ length: 6 }, () => NaN));
      expect(runs).toBe(0);
    }
  });
  it('may say why there is no value', () => {
    const sheet = sheetWith(() => ({ code: '#N/A', say: 'because' }));
    expect(problem(sheet.value('handed', { tier: 'b', sdr: 's1' }))).toEqual({
      code: '#N/A',
      say: 'because',
      from: { line: 'handed', at: { tier: 'b', sdr: 's1' } },
    });
    expect(doubles(sheet, 'after')).toEqual([NaN, NaN]);
  });
  it('has no cells to fill where there are no members', () => {
    const sheet = sheetWith(even, {}, { tier: ['a'] });
    expect(sheet.cells('handed')).toEqual([]);
    expect(doubles(sheet)).toEqual([]);
  });
  it('throws where it breaks its word, as that is a bug', () => {
    const short = sheetWith(() => new Float64Array(5));
    expect(() => short.value('handed', { tier: 'a', sdr: 's1' })).toThrow('gave 5 values, not 6');
    expect(() => doubles(short)).toThrow('gave 5 values, not 6');
    const nosy = sheetWith(({ list }) => list('one'));
    expect(() => nosy.value('handed', { tier: 'a', sdr: 's1' })).toThrow('does not say that it needs one');
    expect(() => doubles(nosy)).toThrow('does not say that it needs one');
  });
});

describe('what an edit does not reach', () => {
  it('keeps its column, its doubles and its results', () => {
    let runs = 0;
    const counted: BulkAlgorithm = (input) => ((runs += 1), even(input));
    const lines = linesWith(counted);
    const edited = (more: Texts, last?: Sheet): Sheet => sheetOf(lines, { ...texts, ...more }, members, last);
    const first = edited({});
    const program = compile(first.catalogue, ['handed', 'after']);
    const before = program(first);
    const second = edited({ one: ['5'] }, first);
    const after = program(second);
    expect(second.column('total')).toBe(first.column('total'));
    expect(second.column('one')).not.toBe(first.column('one'));
    expect(after.cells('total')).toBe(before.cells('total'));
    expect(after.cells('handed')).toBe(before.cells('handed'));
    expect([...after.cells('after')]).toEqual([35, 6000]);
    expect(runs).toBe(1);
    const third = program(edited({ one: ['5'], total: ['8', '1200'] }, second));
    expect([...third.cells('handed')]).toEqual([3, 3, 2, 400, 400, 400]);
    expect([...program(first).cells('after')]).toEqual([14, 2400]);
  });
  it('is computed again where members come or go', () => {
    const lines = linesWith(even);
    const first = sheetOf(lines, texts, members);
    const program = compile(first.catalogue, ['handed', 'after']);
    expect([...program(first).cells('handed')]).toEqual([3, 2, 2, 400, 400, 400]);
    const fewer = sheetOf(lines, texts, { ...members, sdr: ['s1'] }, first);
    expect([...program(fewer).cells('handed')]).toEqual([7, 1200]);
    expect(column(fewer, 'handed')).toEqual(['7', '1200']);
  });
});
