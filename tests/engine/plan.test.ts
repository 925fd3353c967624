import { describe, expect, it } from 'vitest';
import type { InputLine } from '../../src/engine/formula/line.ts';
import { LINES } from '../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { limitsInWords, readInput } from '../../src/engine/sheet-of.ts';
import { isProblem } from '../../src/engine/problem.ts';
import { blankScenario, TIER_DEFAULTS, workedExample } from '../../src/engine/scenario.ts';
import { column, figure, plan, problem } from '../support/plans.ts';
import { typed } from '../support/small-sheet.ts';

const limited = (limits: InputLine['limits'], more: Partial<InputLine> = {}): InputLine =>
  typed([], { label: 'Number', limits, ...more });

function said(line: InputLine, text: string): string {
  const value = readInput(line, text);
  return 'code' in value ? `${value.code} ${value.say}` : value.toString();
}

describe('readInput', () => {
  it('reads what stands within the limits, the limits themselves included or not as they say', () => {
    const line = limited({ above: '0', atMost: '10' });
    expect([said(line, '0.001'), said(line, '10')]).toEqual(['0.001', '10']);
    expect(said(line, '0')).toBe('#NUM! Number must be more than 0 and at most 10');
    expect(said(line, '10.01')).toBe('#NUM! Number must be more than 0 and at most 10');
    expect(said(limited({ atLeast: '1' }), '0.99')).toBe('#NUM! Number must be at least 1');
  });
  it('asks for whole numbers where the input counts', () => {
    const line = limited({ atLeast: '0', whole: true });
    expect(said(line, '3')).toBe('3');
    expect(said(line, '=1.5*2')).toBe('3');
    expect(said(line, '=1/7*14')).toBe('2');
    expect(said(line, '1.5')).toBe('#NUM! Number must be a whole number, at least 0');
  });
  it('takes thirds that make a whole as within the limit', () => {
    expect(said(limited({ atMost: '1' }), '=1/3+1/3+1/3').startsWith('#')).toBe(false);
  });
  it('tells empty from unreadable', () => {
    expect(said(limited({}), ' ')).toBe('#N/A Number is empty');
    expect(said(limited({}), 'x')).toBe('#VALUE! “x” is not a number');
  });
});

describe('limitsInWords', () => {
  it.each<[InputLine['limits'], Partial<InputLine>, string]>([
    [{ above: '0', atMost: '1' }, { unit: 'rate' }, 'more than 0% and at most 100%'],
    [{ atLeast: '0.05', atMost: '1e15' }, { unit: 'rate' }, 'at least 5% and at most 1,000 trillion'],
    [{ atLeast: '1000', atMost: '1234567' }, {}, 'at least 1,000 and at most 1,234,567'],
    [{ atLeast: '1', whole: true }, {}, 'a whole number, at least 1'],
  ])('%j', (limits, more, words) => {
    expect(limitsInWords(limited(limits, more))).toBe(words);
  });
  it('are told for every input of the plan', () => {
    for (const line of Object.values(LINES))
      if (line.kind === 'input')
        expect(limitsInWords(line), line.label).toMatch(
          /^(a whole number, )?(more than|at least|a month such as) /,
        );
  });
});

describe('the plan’s members', () => {
  it('are the tiers by id, and one person for each SDR or part of one', () => {
    const sheet = planSheet(plan({ sdrs: '2.1', tiers: [{ id: 'b' }, { id: 'a' }] }));
    expect(sheet.members('tier')).toEqual(['b', 'a']);
    expect(sheet.members('sdr')).toEqual(['sdr1', 'sdr2', 'sdr3']);
  });
  it('count thirds of a headcount that make a whole as that many people', () => {
    expect(planSheet(plan({ sdrs: '=1/3*9' })).members('sdr')).toHaveLength(3);
  });
});

describe('the worked example', () => {
  const scenario = workedExample('x', '2027-01');
  it('is the product’s first promise: 83,333 needed, 17 opportunities, 2.04 million', () => {
    const sheet = planSheet(scenario);
    expect(Number(figure(sheet, 'sdrMrr')).toFixed(2)).toBe('83333.33');
    expect(column(sheet, 'quotaOpps')).toEqual(['17']);
    expect(figure(sheet, 'plannedArr')).toBe('2040000');
    expect(figure(sheet, 'overAssignment')).toBe('0.02');
  });
  it('is a sample, has its own name, and a blank plan is neither', () => {
    expect(scenario).toMatchObject({ sample: true, name: 'Worked example', id: 'x' });
    expect(blankScenario('y', '2027-01')).not.toHaveProperty('sample');
  });
});

describe('a blank plan', () => {
  it('asks for what it needs, cell by cell', () => {
    const sheet = planSheet(blankScenario('y', '2027-01'));
    const empty = ['targetArr', 'sdrs'].map((line) => problem(sheet.value(line)).say);
    const tier = ['seats', 'price', 'winRate'].map(
      (line) => problem(sheet.value(line, { tier: 'tier1' })).say,
    );
    expect([...empty, ...tier]).toEqual([
      'New ARR target is empty',
      'SDRs is empty',
      'Seats is empty',
      'Price per seat and month is empty',
      'AE win rate is empty',
    ]);
    expect(isProblem(sheet.value('plannedArr'))).toBe(true);
    expect(figure(sheet, 'attainment')).toBe('1');
  });
});

describe('what a tier holds where its file leaves something out', () => {
  it('is within the limits', () => {
    const sheet = planSheet(plan({ tiers: [TIER_DEFAULTS] }));
    expect(figure(sheet, 'dealMrr', { tier: 't1' })).toBe('1000');
    expect(isProblem(sheet.value('plannedArr'))).toBe(false);
  });
});
