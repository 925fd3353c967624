import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/engine/formula/compile.ts';
import type { Sheet } from '../../../src/engine/formula/sheet.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { toDouble } from '../../../src/engine/number.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import { randomSheets } from '../../support/arbitrary-catalogues.ts';
import { validPlans } from '../../support/arbitrary-plans.ts';
import { threeTiers, worked } from '../../support/plans.ts';
import { fixed, formula, optional, sheetOf, typed } from '../../support/small-sheet.ts';

/** Every cell of `names`: NaN exactly where the sheet has a problem, else within a relative 1e-9 (or 1e-12, where terms cancel). */
function expectAgreement(sheet: Sheet, names: readonly string[]): void {
  const bulk = compile(sheet.catalogue, names)(sheet);
  const off = names.flatMap((name) => {
    const doubles = bulk.cells(name);
    const exact = sheet.cells(name);
    // what two figures leave of each other is as exact as they are
    const largest = sheet.catalogue
      .line(name)
      .needs.flatMap((needed) => sheet.column(needed))
      .reduce((most, value) => (isProblem(value) ? most : Math.max(most, Math.abs(toDouble(value)))), 0);
    if (doubles.length !== exact.length) return [`${name} has ${doubles.length} cells`];
    return exact.flatMap(({ cell, value }, i) => {
      const double = doubles[i] ?? Infinity;
      const want = isProblem(value) ? NaN : toDouble(value);
      const agrees = Number.isNaN(want)
        ? Number.isNaN(double)
        : Math.abs(double - want) <= 1e-9 * Math.abs(want) + 1e-14 * largest + 1e-12;
      return agrees && Object.is(bulk.value(name, cell.at), double)
        ? []
        : [`${name} at ${JSON.stringify(cell.at)} is ${double}, not ${want}`];
    });
  });
  expect(off).toEqual([]);
}

const formulas = catalogue.lines.filter(({ tree }) => tree).map(({ name }) => name);

describe('compiled and exact agree', () => {
  it('on random lines over random sizes, problems being NaN', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(randomSheets, ({ lines, texts, members, tested }) => {
        expectAgreement(sheetOf(lines, texts, members), tested);
      }),
      { numRuns: 500 },
    );
  });
  it('on every line of the plan, for the worked example and three tiers in every mode', () => {
    for (const split of ['arr', 'opps'] as const)
      for (const rounding of ['each', 'team'] as const) {
        expectAgreement(planSheet({ ...worked, split, team: { ...worked.team, rounding } }), formulas);
        const three = threeTiers({ split, rounding, sdrs: '9.3', attainment: '80%' });
        expectAgreement(planSheet(three), formulas);
        const tiers = three.tiers.map((tier, i) => ({ ...tier, buffer: ['2.4', '-3', '-99'][i] ?? '' }));
        expectAgreement(planSheet({ ...three, tiers }), formulas);
      }
  });
  it('on every line of random plans', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(validPlans, (scenario) => {
        expectAgreement(planSheet(scenario), formulas);
      }),
      { numRuns: 60 },
    );
  });
});

describe('compiled', () => {
  const lines = {
    none: fixed('0'),
    x: typed(['tier']),
    maybe: optional(['tier']),
    bad: typed(),
    divided: formula('x / none', ['tier']),
    power: formula('(x / none) ^ 0', ['tier']),
    inverse: formula('1 / (x / none)', ['tier']),
    compared: formula('IF(x / none > 1, 1, 2)', ['tier']),
    lazy: formula('IF(x > 0, x, x / none)', ['tier']),
    filled: formula('IFNA(maybe * x, bad)', ['tier']),
    given: formula('IFNA(maybe * x, 0)', ['tier']),
    total: formula('SUM(x)'),
    rounded: formula('ROUNDUP(x / 10 * 3, 0) + ROUNDUP(-x / 3, 1)', ['tier']),
    dusty: formula('IF(0.1 + 0.2 = 0.3, x, 0)', ['tier']),
  };
  const sheet = sheetOf(lines, { x: ['1', '2'], maybe: ['5', undefined], bad: ['?'] }, { tier: ['a', 'b'] });
  const bulk = compile(sheet.catalogue, Object.keys(lines))(sheet);
  const cells = (name: string): number[] => [...bulk.cells(name)];

  it('has NaN for x / 0, and whatever rests on it', () => {
    for (const name of ['divided', 'power', 'inverse', 'compared'])
      expect(cells(name), name).toEqual([NaN, NaN]);
  });
  it('computes both branches, and shows the one taken', () => {
    expect(cells('lazy')).toEqual([1, 2]);
  });
  it('tells blanks from bad texts', () => {
    expect(cells('given')).toEqual([5, 0]);
    expect(cells('filled')).toEqual([5, NaN]);
    expect(cells('bad')).toEqual([NaN]);
  });
  it('rounds and compares without the noise of doubles', () => {
    expect(cells('rounded')).toEqual([1 - 0.4, 1 - 0.7]);
    expect(cells('dusty')).toEqual([1, 2]);
  });
  it('has NaN for the sum over no members', () => {
    const empty = sheetOf(lines);
    expect([...compile(empty.catalogue, ['total', 'lazy'])(empty).cells('total')]).toEqual([NaN]);
    expect([...compile(empty.catalogue, ['total', 'lazy'])(empty).cells('lazy')]).toEqual([]);
  });
  it('answers only for the lines it was made for, and runs over any sheet of the catalogue', () => {
    const program = compile(sheet.catalogue, ['total']);
    expect(program(sheet).value('total')).toBe(3);
    expect(() => program(sheet).cells('lazy')).toThrow('line lazy is not in this program');
    expect(program(sheet).value('x', { tier: 'b' })).toBe(2);
  });
  it('takes lines from the sheet, exactly, where it is told to', () => {
    const plan = planSheet(worked);
    const fed = compile(catalogue, ['sdrHandedMrr'], ({ name }) => name === 'quotaOpps')(plan);
    expect(fed.value('sdrHandedMrr')).toBe(85_000);
    expect(() => fed.cells('wholeOpps')).toThrow('not in this program');
    expect(fed.value('quotaOpps', { tier: 'mid' })).toBe(17);
  });
});
