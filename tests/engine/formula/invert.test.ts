import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependsOn, invert } from '../../../src/engine/formula/invert.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { Num } from '../../../src/engine/number.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import { fraction, agrees } from '../../support/fraction.ts';
import { validPlans } from '../../support/arbitrary-plans.ts';
import { isNear, plan, threeTiers, worked } from '../../support/plans.ts';
import { computed, formula, optional, sheetOf, typed } from '../../support/small-sheet.ts';

const lines = {
  x: typed(),
  y: typed(),
  per: typed(['tier']),
  maybe: optional(['tier']),
  plus: formula('x + y'),
  minus: formula('x - y'),
  from: formula('y - x'),
  times: formula('x * y'),
  over: formula('x / y'),
  under: formula('y / x'),
  chain: formula('-(plus * 4) / 20% + 1'),
  percent: formula('(x + 1)%'),
  twice: formula('x + x * y'),
  power: formula('x ^ 2'),
  rounded: formula('ROUNDUP(x, 0)'),
  least: formula('MIN(x, y)'),
  ifKnown: formula('IF(y > 0, x, 0 - x)'),
  ifOwn: formula('IF(x > 0, x, 0)'),
  sum: formula('SUM(per * x)'),
  one: formula('SUM(per)'),
  set: formula('IFNA(maybe * 2, x)', ['tier']),
  zero: formula('x * (y - y)'),
  bad: formula('x * (y / 0)'),
  run: computed(['x'], ({ list }) => list('x')),
};
const sheet = sheetOf(
  lines,
  { x: ['6'], y: ['3'], per: ['2', '5'], maybe: [undefined, '4'] },
  { tier: ['a', 'b'] },
);
const x = { line: 'x', at: {} };

function back(line: string, value: string, unknown = x, at = {}): string {
  return invert(sheet, { line, at }, new Num(value), unknown)?.toString() ?? 'none';
}

describe('invert', () => {
  it.each([
    ['plus', '10', '7'],
    ['minus', '10', '13'],
    ['from', '10', '-7'],
    ['times', '10.5', '3.5'],
    ['over', '4', '12'],
    ['under', '4', '0.75'],
    ['chain', '-219', '8'],
    ['percent', '0.5', '49'],
    ['ifKnown', '11', '11'],
  ])('undoes %s = %s', (line, value, answer) => {
    expect(back(line, value)).toBe(answer);
  });
  it.each(['twice', 'power', 'rounded', 'least', 'ifOwn', 'sum', 'zero', 'bad', 'run'])(
    'leaves %s to the search',
    (line) => {
      expect(back(line, '10')).toBe('none');
    },
  );
  it('finds the one member of a sum, all others standing', () => {
    expect(back('one', '10', { line: 'per', at: { tier: 'b' } })).toBe('8');
    expect(back('sum', '60', { line: 'per', at: { tier: 'a' } })).toBe('5');
  });
  it('follows the branch that is taken now', () => {
    expect(back('set', '9', x, { tier: 'a' })).toBe('9');
    expect(back('set', '9', x, { tier: 'b' })).toBe('none');
    expect(back('set', '9', { line: 'maybe', at: { tier: 'b' } }, { tier: 'b' })).toBe('4.5');
  });
  it('has no answer at 0 where it would divide by it', () => {
    expect(back('under', '0')).toBe('none');
  });
});

describe('dependsOn', () => {
  it.each([
    ['times', true],
    ['run', true],
    ['ifOwn', true],
    ['one', false],
    ['bad', true],
  ])('%s on x: %s', (line, is) => {
    expect(dependsOn(sheet, { line, at: {} }, x)).toBe(is);
  });
  it('looks only along the branches taken now', () => {
    expect(dependsOn(sheet, { line: 'set', at: { tier: 'a' } }, x)).toBe(true);
    expect(dependsOn(sheet, { line: 'set', at: { tier: 'b' } }, x)).toBe(false);
  });
  it('knows that algorithms read all tiers: one tier’s quota by count depends on the others’ price', () => {
    const cell = { line: 'quotaOpps', at: { tier: 'mid' } };
    const price = { line: 'price', at: { tier: 'small' } };
    expect(dependsOn(planSheet(threeTiers({ split: 'opps' })), cell, price)).toBe(true);
    expect(dependsOn(planSheet(threeTiers()), cell, price)).toBe(false);
  });
});

describe('over months', () => {
  const overMonths = sheetOf(
    {
      x: typed(),
      y: typed(),
      begun: typed(['month']),
      curve: typed(['age']),
      total: formula('CUMULATE(begun * y)', ['month']),
      ofX: formula('CUMULATE(begun * x)', ['month']),
      won: formula('LAGGED(begun * x, curve)', ['month']),
    },
    { x: ['6'], y: ['3'], begun: ['1', '2', '4'], curve: ['0.5', '0.5'] },
    { month: ['m1', 'm2', 'm3'], age: ['k0', 'k1'] },
  );
  const at = (month: string): { month: string } => ({ month });
  const begun = (month: string): { line: string; at: object } => ({ line: 'begun', at: at(month) });

  it('one month of a running total is found, all others standing; what moves every month is searched for', () => {
    const goal = { line: 'total', at: at('m3') };
    expect(invert(overMonths, goal, new Num(30), begun('m2'))?.toString()).toBe('5');
    expect(invert(overMonths, { line: 'ofX', at: at('m3') }, new Num(30), x)).toBeNull();
    expect(invert(overMonths, { line: 'won', at: at('m1') }, new Num(30), x)).toBeNull();
  });
  it('a month follows from those before it, as far back as the curve goes', () => {
    const follows = (line: string, month: string, from: string): boolean =>
      dependsOn(overMonths, { line, at: at(month) }, begun(from));
    expect(follows('total', 'm3', 'm1')).toBe(true);
    expect(follows('total', 'm1', 'm2')).toBe(false);
    expect(follows('won', 'm2', 'm1')).toBe(true);
    expect(follows('won', 'm3', 'm1')).toBe(false);
    const old = { line: 'curve', at: { age: 'k1' } };
    expect(dependsOn(overMonths, { line: 'won', at: at('m1') }, old)).toBe(false);
    expect(dependsOn(overMonths, { line: 'won', at: at('m2') }, old)).toBe(true);
    expect(dependsOn(overMonths, { line: 'total', at: at('m2') }, old)).toBe(false);
  });
});

describe('the identity T = 12 S p v q', () => {
  it.each([
    ['quotaMrr', '85000', 'targetArr', '2040000'],
    ['quotaMrr', '85000', 'sdrs', '500/51'],
    ['quotaMrr', '85000', 'winRate', '10/51'],
    ['neededOpps', '170', 'seats', '1250/51'],
    ['neededOpps', '170', 'price', '10000/51'],
    ['winsNeeded', '40', 'sdrShare', '6/5'],
    ['quotaMrr', '85000', 'attainment', '50/51'],
  ])('%s = %s gives %s', (line, value, input, answer) => {
    const { per } = catalogue.line(input).line;
    const unknown = { line: input, at: per.length > 0 ? { tier: 'mid' } : {} };
    const goal = { line, at: { tier: 'mid' } };
    const found = invert(planSheet(worked), goal, new Num(value), unknown);
    expect(agrees(found?.toString() ?? '0', fraction(answer)), found?.toString()).toBe(true);
  });
});

describe('on random plans', () => {
  it('an answer that is typed in gives the value that was asked for', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        validPlans,
        fc.constantFrom('quotaMrr', 'neededOpps', 'tierTarget', 'winsNeeded'),
        (scenario, line) => {
          const start = { ...scenario, split: 'arr' as const };
          const [tier] = start.tiers;
          if (!tier) return;
          const goal = { line, at: { tier: tier.id } };
          const now = planSheet(start).value(line, goal.at);
          if (isProblem(now) || now.isZero()) return;
          const wanted = now.times('1.25');
          const answer = invert(planSheet(start), goal, wanted, { line: 'targetArr', at: {} });
          if (!answer) throw new Error(`${line} has one path to the target`);
          const after = planSheet({ ...start, target: { ...start.target, arr: answer.toString() } });
          const reached = after.value(line, goal.at);
          expect(!isProblem(reached) && isNear(reached, wanted, '1e-30')).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
  it('a plan with a quota by hand does not depend on the target for it', () => {
    const byHand = planSheet(plan({ tiers: [{ id: 'mid', opps: '12' }] }));
    expect(dependsOn(byHand, { line: 'quotaOpps', at: { tier: 'mid' } }, { line: 'targetArr', at: {} })).toBe(
      false,
    );
  });
});
