/** One table per reader, keyed by function: each reader knows every function and operator, at its least and most values. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/engine/formula/compile.ts';
import { elasticity, SLOPES } from '../../../src/engine/formula/elasticity.ts';
import { explain } from '../../../src/engine/formula/explain.ts';
import { invert } from '../../../src/engine/formula/invert.ts';
import { CHOOSING, OPERATORS, ROUNDING } from '../../../src/engine/formula/operators.ts';
import { parse } from '../../../src/engine/formula/parse.ts';
import { print, TIGHTNESS } from '../../../src/engine/formula/print.ts';
import { dependents, precedents } from '../../../src/engine/formula/trace.ts';
import { BINARY, FUNCTIONS, type Fn } from '../../../src/engine/formula/tree.ts';
import { checkUnits } from '../../../src/engine/formula/units.ts';
import { KERNELS } from '../../../src/engine/formula/kernels.ts';
import { Num } from '../../../src/engine/number.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { figure } from '../../support/plans.ts';
import { formula, optional, sheetOf, typed } from '../../support/small-sheet.ts';
import { nodes } from '../../support/arbitrary-trees.ts';

/** A call with `count` values, and what it gives where a is 4, tiers hold 2 and 3, months 5 and 6, and ages 0.5 and 0.25. */
const CALLS: Readonly<Record<Fn, (count: number) => [string, number]>> = {
  IF: () => ['IF(a > 3, a, 0)', 4],
  IFNA: () => ['IFNA(maybe, a)', 4],
  SUM: () => ['SUM(perTier)', 5],
  ROUNDUP: () => ['ROUNDUP(a / 3, 0)', 2],
  MIN: (count) => [`MIN(${'a, '.repeat(count - 1)}1)`, 1],
  MAX: (count) => [`MAX(${'a, '.repeat(count - 1)}1)`, 4],
  CUMULATE: () => ['SUM(CUMULATE(perMonth))', 16],
  LAGGED: () => ['SUM(LAGGED(perMonth, perAge))', 6.75],
};
const FNS = Object.keys(FUNCTIONS) as Fn[];
const inputs = {
  a: typed(),
  maybe: optional(),
  perTier: typed(['tier']),
  perMonth: typed(['month']),
  perAge: typed(['age']),
};

describe.each(FNS)('%s', (fn) => {
  for (const count of new Set(FUNCTIONS[fn])) {
    const [text, value] = CALLS[fn](count);
    const sheet = sheetOf(
      { ...inputs, tested: formula(text) },
      { a: ['4'], perTier: ['2', '3'], perMonth: ['5', '6'], perAge: ['0.5', '0.25'] },
      { tier: ['x', 'y'], month: ['m1', 'm2'], age: ['k0', 'k1'] },
    );
    const cell = { line: 'tested', at: {} };
    const bound = sheet.catalogue.line('tested');

    it(`of ${count} values is known to every reader`, () => {
      expect(bound.tree && print(bound.tree)).toBe(text);
      expect(figure(sheet, 'tested')).toBe(String(value));
      expect(compile(sheet.catalogue, ['tested'])(sheet).value('tested')).toBe(value);
      expect(checkUnits(sheet.catalogue)).toEqual([]);
      expect(explain(sheet, cell).tokens.length).toBeGreaterThan(0);
      expect(precedents(sheet, cell).length).toBeGreaterThan(0);
      expect(dependents(sheet, precedents(sheet, cell)[0] ?? cell)).toEqual([cell]);
      const back = invert(sheet, cell, new Num(value), { line: 'a', at: {} });
      expect(back === null || back.eq(4)).toBe(true);
      expect([0, 1]).toContain(elasticity(sheet, cell, { line: 'a', at: {} }));
    });
    it('takes no other number of values', () => {
      const [least, most] = FUNCTIONS[fn];
      for (const wrong of [least - 1, most + 1].filter((n) => n > 0)) {
        const values = Array.from({ length: wrong }, () => '1').join(', ');
        expect(parse(`${fn}(${values})`)).toMatchObject({
          ok: false,
          say: `${fn} does not take ${wrong} values`,
        });
      }
    });
  }
});

describe('operators', () => {
  it('are the same in every table', () => {
    const all = [...BINARY].sort();
    expect(Object.keys(OPERATORS).sort()).toEqual(all);
    expect(Object.keys(TIGHTNESS).sort()).toEqual(all);
    expect(Object.keys(SLOPES).sort()).toEqual(all);
    expect(Object.keys(KERNELS).sort()).toEqual(
      [...BINARY, ...Object.keys(ROUNDING), ...Object.keys(CHOOSING)].sort(),
    );
  });
  it.each(BINARY)('%s is evaluated and compiled alike', (op) => {
    for (const [a, b] of [
      [2, 3],
      [3, 2],
      [2, 2],
      [-2, 3],
      [0, 2],
    ] as const) {
      const sheet = sheetOf(
        { a: typed(), b: typed(), tested: formula(`a ${op} b`) },
        { a: [String(a)], b: [String(b)] },
      );
      expect(Number(figure(sheet, 'tested')), `${a} ${op} ${b}`).toBeCloseTo(
        compile(sheet.catalogue, ['tested'])(sheet).value('tested'),
        12,
      );
    }
  });
});

describe('the plan', () => {
  it('uses no function or operator that a reader lacks', () => {
    const calls = catalogue.lines
      .flatMap(({ tree }) => (tree ? nodes(tree) : []))
      .filter((node) => node.kind === 'call');
    for (const call of calls) expect(FNS).toContain(call.fn);
    expect(new Set(calls.map((call) => call.fn)).size).toBeGreaterThanOrEqual(4);
  });
});
