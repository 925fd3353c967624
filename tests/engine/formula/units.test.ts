import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../src/engine/formula/bind.ts';
import { UNITS, type UnitName } from '../../../src/engine/formula/unit.ts';
import { checkUnits } from '../../../src/engine/formula/units.ts';
import { catalogue, LINES } from '../../../src/engine/lines/catalogue.ts';
import { nodes } from '../../support/arbitrary-trees.ts';
import { fixed, formula, typed } from '../../support/small-sheet.ts';

/** One input of each unit, named as the unit is, and one of them over tiers. */
const inputs = Object.fromEntries(
  (Object.keys(UNITS) as UnitName[]).map((unit) => [unit, typed([], { unit })]),
);

/** What the check says of a formula in a line of `unit`, with the part it points to. */
function faults(text: string, unit: UnitName): string[] {
  const lines = {
    ...inputs,
    tiers: typed(['tier'], { unit: 'arr' }),
    begun: typed(['month'], { unit: 'count' }),
    curve: typed(['age'], { unit: 'rate' }),
    year: fixed('12', 'monthsPerYear'),
  };
  return checkUnits(buildCatalogue({ ...lines, tested: formula(text, [], unit) })).map(
    ({ line, at, say }) => `${line} at ${at}: ${say}`,
  );
}

describe('the plan', () => {
  it('never mixes units', () => {
    expect(checkUnits(catalogue)).toEqual([]);
  });
  it('holds no literals but 0, 1 and the digits of ROUNDUP', () => {
    for (const { name, tree } of catalogue.lines) {
      const all = tree ? nodes(tree) : [];
      const digits = all.flatMap((node) =>
        node.kind === 'call' && node.fn === 'ROUNDUP' ? [node.args[1]] : [],
      );
      const literals = all.filter((node) => node.kind === 'number' && !digits.includes(node));
      for (const literal of literals)
        expect(['0', '1'], name).toContain(literal.kind === 'number' ? literal.text : '');
    }
  });
  it('finds fault with a line as soon as its formula mixes them', () => {
    const planted: Record<string, string> = {
      sdrTarget: 'targetPart / attainment + SUM(dealMrr)',
      dealArr: 'dealMrr * 12',
      pipelineMrr: 'sdrTarget * arrShare / winRate',
      plannedArr: 'SUM(tierArr * winRate / winRate) + sdrs',
      overshootArr: 'plannedArr - attainment',
    };
    for (const [name, text] of Object.entries(planted)) {
      const line = LINES[name as keyof typeof LINES];
      const spoilt = { ...LINES, [name]: { ...line, kind: 'formula' as const, formula: text } };
      expect(checkUnits(buildCatalogue(spoilt)).map((fault) => fault.line)).toContain(name);
    }
  });
});

describe('faults', () => {
  it.each([
    ['rate + count', 'count', 'tested at 0: a rate beside a count'],
    ['count - rate', 'count', 'tested at 0: a count beside a rate'],
    ['arr + mrr', 'arr', 'tested at 0: money year^-1 beside money month^-1'],
    ['mrr * 12', 'arr', 'tested at 0: gives money month^-1, the line is arr'],
    ['mrr', 'arr', 'tested at 0: gives money month^-1, the line is arr'],
    ['arr * arr', 'arr', 'tested at 0: gives money^2 year^-2, the line is arr'],
    ['count * rate', 'rate', 'tested at 0: gives a count, the line is a rate'],
    ['rate * rate', 'count', 'tested at 0: gives a rate, the line is a count'],
    ['arr + 1', 'arr', 'tested at 0: money year^-1 beside a bare number'],
    ['IF(arr > mrr, arr, arr)', 'arr', 'tested at 3: money year^-1 beside money month^-1'],
    ['IF(rate > count, arr, arr)', 'arr', 'tested at 3: a rate beside a count'],
    ['IF(arr > arr, arr, mrr)', 'arr', 'tested at 0: money year^-1 beside money month^-1'],
    ['IF(count, arr, arr)', 'arr', 'tested at 0: the condition of IF is not a comparison'],
    ['MIN(arr, mrr)', 'arr', 'tested at 0: money year^-1 beside money month^-1'],
    ['MAX(rate, count)', 'rate', 'tested at 0: a rate beside a count'],
    ['arr ^ 1', 'arr', 'tested at 0: only bare numbers are raised to a power'],
    ['rate ^ months', 'rate', 'tested at 0: only bare numbers are raised to a power'],
    ['SUM(tiers * rate) + mrr', 'arr', 'tested at 0: money year^-1 beside money month^-1'],
    ['flag + count', 'count', 'tested at 0: a flag beside a count'],
    ['SUM(CUMULATE(begun))', 'rate', 'tested at 0: gives a count, the line is a rate'],
    ['SUM(LAGGED(begun, curve))', 'rate', 'tested at 0: gives a count, the line is a rate'],
    ['SUM(LAGGED(begun * arr, curve))', 'mrr', 'tested at 0: gives money year^-1, the line is mrr'],
  ] as const)('%s as %s', (text, unit, fault) => {
    expect(faults(text, unit)[0]).toBe(fault);
  });
  it.each([
    ['mrr * year', 'arr'],
    ['arr / monthsPerYear', 'mrr'],
    ['arr / (year * rate)', 'mrr'],
    ['arr / arr', 'rate'],
    ['arr / arr - 1', 'rate'],
    ['count / count', 'rate'],
    ['count * rate', 'count'],
    ['count / rate', 'count'],
    ['rate * rate', 'rate'],
    ['1 - rate', 'rate'],
    ['count / months', 'countPerMonth'],
    ['mrr / months', 'mrrPerMonth'],
    ['count * price', 'mrr'],
    ['SUM(tiers)', 'arr'],
    ['-SUM(tiers * rate)', 'arr'],
    ['arr * 50%', 'arr'],
    ['ROUNDUP(arr / arr, 0)', 'count'],
    ['IF(flag = 1, rate, rate)', 'rate'],
    ['(1 - rate) ^ count', 'rate'],
    ['count > 0', 'flag'],
    ['SUM(CUMULATE(begun))', 'count'],
    ['SUM(LAGGED(begun, curve))', 'count'],
    ['SUM(LAGGED(begun * arr, curve))', 'arr'],
  ] as const)('none in %s as %s', (text, unit) => {
    expect(faults(text, unit)).toEqual([]);
  });
});

describe('units', () => {
  it('have a step that a solved input is rounded to', () => {
    for (const { step } of Object.values(UNITS)) expect(Number(step)).toBeGreaterThan(0);
    expect([UNITS.price.step, UNITS.rate.step, UNITS.count.step]).toEqual(['0.01', '0.0001', '1']);
  });
});
