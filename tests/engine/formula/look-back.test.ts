/** CUMULATE and LAGGED, worked by hand: exactly, and in doubles. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/engine/formula/compile.ts';
import type { Line } from '../../../src/engine/formula/line.ts';
import type { Sheet } from '../../../src/engine/formula/sheet.ts';
import type { Dim } from '../../../src/engine/formula/tree.ts';
import { Num } from '../../../src/engine/number.ts';
import { column, figure, problem } from '../../support/plans.ts';
import { computed, formula, sheetOf, typed, type Members, type Texts } from '../../support/small-sheet.ts';

const members: Members = { tier: ['a', 'b'], month: ['m1', 'm2', 'm3', 'm4'], age: ['k0', 'k1', 'k2'] };
const lines = {
  one: typed(),
  begun: typed(['month']),
  perTier: typed(['tier', 'month']),
  curve: typed(['age']),
  tierCurve: typed(['tier', 'age']),
  cohorts: typed(['month', 'age']),
};
const texts: Texts = {
  one: ['2'],
  begun: ['10', '20', '30', '40'],
  perTier: ['1', '2', '3', '4', '10', '20', '30', '40'],
  curve: ['0.5', '0.3', '0.2'],
  tierCurve: ['1', '0', '0', '0', '1', '0'],
  cohorts: ['0.5', '0.5', '0', '1', '0', '0', '0', '1', '0', '0.25', '0.75', '0'],
};
const MONTHLY: readonly Dim[] = ['month'];

function sheetWith(text: string, per: readonly Dim[], more: Texts = {}, of = members): Sheet {
  return sheetOf({ ...lines, tested: formula(text, per) }, { ...texts, ...more }, of);
}

describe.each([
  ['CUMULATE(begun)', MONTHLY, [10, 30, 60, 100]],
  ['CUMULATE(perTier)', ['tier', 'month'], [1, 3, 6, 10, 10, 30, 60, 100]],
  ['CUMULATE(SUM(perTier * one))', MONTHLY, [22, 66, 132, 220]],
  ['begun / CUMULATE(begun) * 60', MONTHLY, [60, 40, 30, 24]],
  ['CUMULATE(CUMULATE(begun))', MONTHLY, [10, 40, 100, 200]],
  ['SUM(CUMULATE(perTier))', ['tier'], [20, 200]],
  ['SUM(CUMULATE(perTier))', MONTHLY, [11, 33, 66, 110]],
  ['LAGGED(begun, curve)', MONTHLY, [5, 13, 23, 33]],
  ['LAGGED(begun * one, curve)', MONTHLY, [10, 26, 46, 66]],
  ['LAGGED(perTier, curve)', ['tier', 'month'], [0.5, 1.3, 2.3, 3.3, 5, 13, 23, 33]],
  ['LAGGED(begun, tierCurve)', ['tier', 'month'], [10, 20, 30, 40, 0, 10, 20, 30]],
  // 5; 20 + 5; 0 + 0 + 0; 10 + 30: each month's begun by the curve of the month it began in.
  ['LAGGED(begun, cohorts)', MONTHLY, [5, 25, 0, 40]],
  ['LAGGED(begun, 1 - curve)', MONTHLY, [5, 17, 37, 57]],
  ['LAGGED(begun, curve / SUM(curve) * one)', MONTHLY, [10, 26, 46, 66]],
  ['LAGGED(LAGGED(begun, curve), curve)', MONTHLY, [2.5, 8, 16.4, 26]],
  ['SUM(LAGGED(begun, curve))', [], [74]],
] as const)('%s', (text, per, values) => {
  const sheet = sheetWith(text, per);
  it('is exact', () => {
    expect(column(sheet, 'tested')).toEqual(values.map((value) => new Num(value).toString()));
  });
  it('is the same whatever month is asked for first', () => {
    const last = sheet.cells('tested').at(-1);
    const again = sheetWith(text, per);
    expect(figure(again, 'tested', last?.cell.at)).toBe(String(values.at(-1)));
    expect(column(again, 'tested')).toEqual(column(sheet, 'tested'));
  });
  it('is compiled', () => {
    const doubles = compile(sheet.catalogue, ['tested'])(sheet).cells('tested');
    expect(doubles.length).toBe(values.length);
    values.forEach((value, i) => {
      expect(doubles[i]).toBeCloseTo(value, 12);
    });
  });
});

describe('a problem', () => {
  const bad = { begun: ['10', '?', '30', '40'] };
  const shown = (sheet: Sheet): string[] =>
    ['m1', 'm2', 'm3', 'm4'].map((month) => {
      const value = sheet.value('tested', { month });
      return 'code' in value
        ? `${value.code} ${value.from.line} ${value.from.at.month ?? ''}`
        : value.toString();
    });
  const doubles = (sheet: Sheet): number[] => [
    ...compile(sheet.catalogue, ['tested'])(sheet).cells('tested'),
  ];

  it('stands in the running total from its month on', () => {
    const sheet = sheetWith('CUMULATE(begun)', MONTHLY, bad);
    expect(shown(sheet)).toEqual(['10', '#VALUE! begun m2', '#VALUE! begun m2', '#VALUE! begun m2']);
    expect(doubles(sheet)).toEqual([10, NaN, NaN, NaN]);
  });
  it('stands in LAGGED for as long as the curve reaches back to it', () => {
    const sheet = sheetWith('LAGGED(begun, curve)', MONTHLY, { ...bad, curve: ['1', '0', '0'] });
    expect(shown(sheet)).toEqual(['10', ...Array.from({ length: 3 }, () => '#VALUE! begun m2')]);
    const short = sheetWith('LAGGED(begun, curve)', MONTHLY, bad, { ...members, age: ['k0', 'k1'] });
    expect(shown(short)).toEqual(['5', '#VALUE! begun m2', '#VALUE! begun m2', '29']);
    expect(doubles(short)).toEqual([5, NaN, NaN, 29]);
  });
  it('in the curve reaches the months that are old enough', () => {
    const sheet = sheetWith('LAGGED(begun, curve)', MONTHLY, { curve: ['1', '?', '0'] });
    expect(shown(sheet)).toEqual(['10', ...Array.from({ length: 3 }, () => '#VALUE! curve ')]);
    expect(doubles(sheet)).toEqual([10, NaN, NaN, NaN]);
  });
  it('that arises in the formula is of the cell that shows it', () => {
    const sheet = sheetWith('LAGGED(begun, curve / (curve - 0.3))', MONTHLY);
    expect(shown(sheet)).toEqual(['25', '#DIV/0! tested m2', '#DIV/0! tested m3', '#DIV/0! tested m4']);
    const large = sheetWith('LAGGED(begun ^ 100, (10 * one / one) ^ 280 * curve)', MONTHLY);
    expect(shown(large)[3]).toBe('#NUM! tested m4');
  });
  it('is not that of another tier, though the running total is the same for both', () => {
    const text = 'perTier * CUMULATE(begun / (begun - begun ^ 2 / 20))';
    const sheet = sheetWith(text, ['tier', 'month']);
    for (const tier of ['b', 'a'])
      expect(problem(sheet.value('tested', { tier, month: 'm3' })).from.at).toEqual({ tier, month: 'm2' });
  });
  it('is a curve without any age', () => {
    const sheet = sheetWith('LAGGED(begun, curve)', MONTHLY, {}, { month: ['m1'] });
    expect(problem(sheet.value('tested', { month: 'm1' }))).toMatchObject({
      code: '#N/A',
      say: 'There is no age yet',
    });
    expect(doubles(sheet)).toEqual([NaN]);
  });
});

it('a running total reads every month once', () => {
  let reads = 0;
  const month = Array.from({ length: 60 }, (_, i) => `m${i}`);
  const counted = (): Record<string, Line> => ({
    begun: computed([], ({ size }) => Array.from({ length: size('month') }, () => new Num(1)), MONTHLY),
    tested: formula('begun + CUMULATE(begun * 1)', MONTHLY),
  });
  const sheet = sheetOf(counted(), {}, { month });
  const read = sheet.read.bind(sheet);
  sheet.read = (index, at) => ((reads += 1), read(index, at));
  expect(column(sheet, 'tested').at(-1)).toBe('61');
  expect(reads).toBeLessThan(60 * 4);
});
