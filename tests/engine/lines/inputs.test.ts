import { describe, expect, it } from 'vitest';
import { keepText } from '../../../src/engine/amount.ts';
import { addressAt, withText } from '../../../src/engine/address.ts';
import type { InputLine } from '../../../src/engine/formula/line.ts';
import { catalogue, LINES } from '../../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import { example } from '../../support/example.ts';
import { plan, problem, threeTiers, withRoster } from '../../support/plans.ts';

const TIERS = [
  {
    id: 'a',
    seats: '=5*5',
    price: '199.90',
    winRate: '7/23',
    arrShare: '40%',
    oppShare: '3',
    opps: '12',
    effort: '1.5',
    minOpps: '2',
    maxOpps: '9',
  },
  { id: 'b' },
];
const typed = plan({
  arr: '2e6',
  sdrShare: '75%',
  attainment: '9/10',
  sdrs: '9.3',
  months: 18,
  tiers: TIERS,
});
const alone = plan({ tiers: TIERS.slice(0, 1) });

describe('what is typed is what is read', () => {
  example('I1', 'targetArr', '2e6 is 2,000,000', [typed, ['2000000']]);
  example('I2', 'sdrShare', '75 %', [typed, ['3/4']]);
  example('I3', 'attainment', '9 of 10', [typed, ['9/10']]);
  example('I4', 'typedSdrs', '9.3 full-time equivalents', [typed, ['93/10']]);
  example(
    'I5',
    'roundEach',
    '1 where each rounds up, 0 where the team does',
    [typed, ['1']],
    [plan({ rounding: 'team' }), ['0']],
  );
  example(
    'I6',
    'byOpps',
    '1 where shares of opportunities lead',
    [typed, ['0']],
    [plan({ split: 'opps' }), ['1']],
  );
  example('I7', 'months', '18, as a number or as text', [typed, ['18']], [plan({ months: '=3*6' }), ['18']]);
  example('I8', 'seats', '=5*5', [typed, ['25', '25']]);
  example('I9', 'price', '199.90', [typed, ['1999/10', '200']]);
  example('I10', 'baseWinRate', '7 won of 23', [typed, ['7/23', '1/5']]);
  example('I11', 'givenArrShare', '40 % and 1', [typed, ['2/5', '1']]);
  example('I12', 'oppShare', '3 parts to 1', [typed, ['3', '1']]);
  example('I13', 'setOpps', '12 by hand', [alone, ['12']]);
  example('I14', 'effort', '1.5', [alone, ['3/2']]);
  example('I15', 'minOpps', '2', [alone, ['2']]);
  example('I16', 'maxOpps', '9', [alone, ['9']]);
  example('K1', 'monthsPerYear', '12, whatever the period', [typed, ['12']]);
});

const inputs = catalogue.lines.flatMap(({ name, line }) =>
  line.kind === 'input' ? [[name, line] as const] : [],
);

/** What the input's cell says of a text; nothing where it is a value. */
function said(name: string, line: InputLine, text: string): string {
  const scenario = withRoster(threeTiers());
  const [first] = planSheet(scenario).cells(name);
  if (!first) throw new Error(`${name} has no cell`);
  const { at } = first.cell;
  const value = planSheet(withText(scenario, addressAt(line, at), text)).value(name, at);
  return isProblem(value) ? value.say : '';
}

describe('limits', () => {
  it.each([
    ['targetArr', ['0', '1e15'], ['-0.01', '1000000000000001'], 'at least 0 and at most 1,000 trillion'],
    ['sdrShare', ['0.0001', '1'], ['0', '1.0001'], 'more than 0% and at most 100%'],
    ['attainment', ['0.5', '2'], ['0', '201%'], 'more than 0% and at most 200%'],
    ['typedSdrs', ['0.1', '10000'], ['0', '10001'], 'more than 0 and at most 10,000'],
    ['months', ['1', '60'], ['0', '61', '1.5'], 'a whole number, at least 1 and at most 60'],
    ['seats', ['0.5', '1e15'], ['0', '2e15'], 'more than 0 and at most 1,000 trillion'],
    ['baseWinRate', ['0.01%', '1'], ['0', '-5%', '20'], 'more than 0% and at most 100%'],
    ['givenArrShare', ['0', '1'], ['-1%', '1.01'], 'at least 0% and at most 100%'],
    ['setOpps', ['0', '16.5'], ['-1', '1000001'], 'at least 0 and at most 1,000,000'],
    ['minOpps', ['0', '3'], ['2.5'], 'a whole number, at least 0 and at most 1,000,000'],
  ] as const)('of %s', (name, good, bad, words) => {
    const line = LINES[name];
    for (const text of good) expect(said(name, line, text), text).toBe('');
    for (const text of bad) expect(said(name, line, text), text).toBe(`${line.label} must be ${words}`);
  });
  it('are taken exactly, and 1/3 three times is the whole', () => {
    expect(said('baseWinRate', LINES.baseWinRate, '=1/3*3')).toBe('');
    expect(said('baseWinRate', LINES.baseWinRate, '=1/3*3+0.000000001')).not.toBe('');
  });
  it.each(inputs)('%s is empty, unreadable or blank in its own words', (name, line) => {
    expect(said(name, line, '')).toBe(line.optional ? `${line.label} is not set` : `${line.label} is empty`);
    expect(said(name, line, keepText('about ten'))).toBe(
      `“about ten” is ${line.unit === 'date' ? 'no month' : 'not a number'}`,
    );
    if (line.unit !== 'date') expect(said(name, line, '=1/0')).toBe('This divides by zero');
  });
  it('say of a problem where it is', () => {
    const sheet = planSheet(plan({ tiers: [{ id: 'a' }, { id: 'b', price: 'free' }] }));
    expect(problem(sheet.value('plannedArr')).from).toEqual({ line: 'price', at: { tier: 'b' } });
  });
});
