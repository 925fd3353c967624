import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/engine/formula/explain.ts';
import type { Sheet } from '../../../src/engine/formula/sheet.ts';
import type { At } from '../../../src/engine/formula/tree.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { plan, threeTiers, worked } from '../../support/plans.ts';
import { sentence } from '../../support/sentence.ts';
import { formula, optional, sheetOf, typed } from '../../support/small-sheet.ts';

const say = (sheet: Sheet, line: string, at: At = {}): string => sentence(explain(sheet, { line, at }));
const mid = { tier: 'mid' };

describe('the worked example in words', () => {
  const sheet = planSheet(worked);
  it.each([
    ['dealMrr', 'Seats [mid] 25 × Price per seat and month [mid] 200 = 5000'],
    ['dealArr', 'Deal MRR [mid] 5000 × months a year 12 = 60000'],
    ['quotaMrr', 'Pipeline needed (MRR) [mid] 833333.33 ÷ SDRs 10 = 83333.33'],
    ['neededOpps', 'Pipeline needed (MRR) [mid] 833333.33 ÷ Deal MRR [mid] 5000 = 166.67'],
    [
      'wholeOpps',
      'round up ( Opportunities needed [mid] 166.67 ÷ SDRs 10 ) = 17, because shares of ARR lead and each SDR rounds up',
    ],
    [
      'quotaOpps',
      'Opportunities rounded up [mid] 17 = 17, because Buffer of the team = 0 and each SDR rounds up',
    ],
    [
      'handedInAll',
      'Opportunities rounded up [mid] 17 × SDRs 10 = 170, because Buffer of the team = 0 and each SDR rounds up',
    ],
    ['teamOpps', 'Team opportunities before rounding [mid] 170 = 170, because the headcount is typed'],
    [
      'oneLessArr',
      'Planned ARR 2040000 − SDRs 10 × Planned ARR of one opportunity [mid] 12000 = 1920000, because each SDR rounds up and Opportunities per SDR ≥ 1',
    ],
  ])('%s', (line, text) => {
    expect(say(sheet, line, mid)).toBe(text);
  });
  it.each([
    ['targetPart', 'New ARR target 2000000 × SDR-sourced share 1 = 2000000'],
    ['plannedArr', 'Planned ARR of the tier [mid] 2040000 = 2040000'],
    ['overshootArr', 'Planned ARR 2040000 − Target SDRs source (ARR) 2000000 = 40000'],
    [
      'overAssignment',
      'Street quota (MRR) 850000 ÷ ( Pipeline needed, all tiers (MRR) 833333.33 × Expected attainment 1 ) − 1 = 0.02',
    ],
    [
      'blendedWinRateByValue',
      'Shares of ARR in all 1 ÷ ( Share of ARR [mid] 1 ÷ AE win rate [mid] 0.2 ) = 0.2',
    ],
  ])('%s', (line, text) => {
    expect(say(sheet, line)).toBe(text);
  });
});

describe('what is told depends on the plan', () => {
  it('a SUM over few tiers is written out, with brackets where they are needed', () => {
    const sheet = planSheet(threeTiers());
    expect(say(sheet, 'plannedArr')).toBe(
      'Planned ARR of the tier [enterprise] 864000 + Planned ARR of the tier [mid] 960000 + Planned ARR of the tier [small] 324000 = 2148000',
    );
    expect(say(sheet, 'averageDealMrr')).toContain('÷ ( Opportunities needed [enterprise] 55.56 + ');
    expect(say(sheet, 'streetMrr')).toContain('Team opportunities [mid] 80 × Deal MRR [mid] 5000 + Team');
  });
  it('a SUM over many is told in words', () => {
    const sheet = planSheet(
      plan({ tiers: Array.from({ length: 5 }, (_, i) => ({ id: `t${i}`, arrShare: '0.2' })) }),
    );
    expect(say(sheet, 'plannedArr')).toBe('sum over 5 deal tiers of ( Planned ARR of the tier ) = 2400000');
    expect(say(sheet, 'blendedWinRateByValue')).toBe(
      'Shares of ARR in all 1 ÷ sum over 5 deal tiers of ( Share of ARR ÷ AE win rate ) = 0.2',
    );
  });
  it('the team rounding, the split by count and a quota by hand give their reasons', () => {
    expect(say(planSheet(threeTiers({ rounding: 'team' })), 'quotaOpps', mid)).toBe(
      'Opportunities rounded up [mid] 75 ÷ SDRs 10 = 7.5, because Buffer of the team = 0 and the team’s total rounds up',
    );
    expect(say(planSheet(threeTiers({ split: 'opps' })), 'wholeOpps', mid)).toBe(
      'Opportunities split by share [mid] 7 = 7, because shares of opportunities lead',
    );
    expect(say(planSheet(plan({ tiers: [{ id: 'mid', opps: '20' }] })), 'handedInAll', mid)).toBe(
      'Opportunities per SDR, set by hand [mid] 20 × SDRs 10 = 200, because Buffer of the team = 0',
    );
    expect(say(planSheet(plan({ tiers: [{ id: 'mid', buffer: '3' }] })), 'quotaOpps', mid)).toBe(
      'the largest of ( Opportunities rounded up [mid] 17 + Buffer per SDR [mid] 3 , 0 ) = 20, because Buffer of the team ≠ 0 and each SDR rounds up',
    );
  });
  it('nothing to take away has its reason too', () => {
    const nothing = planSheet(plan({ arr: '0', tiers: [{ id: 'mid' }] }));
    expect(say(nothing, 'oneLessArr', mid)).toBe(
      'Planned ARR 0 = 0, because each SDR rounds up and Opportunities per SDR < 1',
    );
  });
  it('an algorithm is told by its note, an input not at all', () => {
    const sheet = planSheet(worked);
    expect(say(sheet, 'plainCapacity', { sdr: 'sdr1' })).toContain('One for each whole SDR');
    expect(explain(sheet, { line: 'seats', at: mid })).toMatchObject({
      tokens: [],
      because: [],
      unit: 'count',
    });
  });
  it('a problem is shown where it is', () => {
    const sheet = planSheet(plan({ tiers: [{ id: 'mid', winRate: '' }] }));
    expect(say(sheet, 'oppArr', mid)).toBe(
      'Expected attainment 1 × ACV [mid] 60000 × AE win rate [mid] #N/A = #N/A',
    );
  });
});

describe('formulas that the plan does not have yet', () => {
  const lines = {
    a: typed([], { label: 'A' }),
    per: typed(['tier'], { label: 'P' }),
    maybe: optional(['tier']),
    minus: formula('-(a - 1) + (a + 1)%'),
    power: formula('(a + 1) ^ 2 - -a'),
    least: formula('MIN(a, a + 1, 3) * 2'),
    deep: formula('IF(a * 2 > 5, IF(a = 3, a, 1), 2)'),
    other: formula('IF(MAX(a, 1) < 2, a, 1 / 0)'),
    many: formula('SUM(IF(per > 1, per, a) * a)'),
    blanks: formula('SUM(IFNA(maybe, per))'),
  };
  const tiers = ['t1', 't2', 't3', 't4', 't5'];
  const sheet = sheetOf(lines, { a: ['3'], per: ['1', '2', '3', '4', '5'] }, { tier: tiers });
  it.each([
    ['minus', '− ( A 3 − 1 ) + ( A 3 + 1 ) % = -1.96'],
    ['power', '( A 3 + 1 ) ^ 2 − − A 3 = 19'],
    ['least', 'the smallest of ( A 3 , A 3 + 1 , 3 ) × 2 = 6'],
    ['deep', 'A 3 = 3, because A × 2 > 5 and A = 3'],
    ['other', '1 ÷ 0 = #DIV/0!, because the largest of ( A , 1 ) ≥ 2'],
    ['many', 'sum over 5 deal tiers of ( ( P or A 3 ) × A 3 ) = 51'],
    ['blanks', 'sum over 5 deal tiers of ( ( typed or P ) ) = 15'],
  ])('%s', (line, text) => {
    expect(say(sheet, line)).toBe(text);
  });
});

describe('what looks back over months', () => {
  const lines = {
    begun: typed(['tier', 'month'], { label: 'New opportunities' }),
    rate: typed([], { label: 'Rate' }),
    curve: typed(['age'], { label: 'Share closing' }),
    total: formula('CUMULATE(begun)', ['tier', 'month']),
    twice: formula('CUMULATE(begun * rate) * 2', ['tier', 'month']),
    ofAll: formula('CUMULATE(SUM(begun))', ['month']),
    won: formula('LAGGED(begun, curve)', ['tier', 'month']),
    part: formula('rate * LAGGED(begun, IF(rate > 0, curve, rate))', ['tier', 'month']),
    mixed: formula('LAGGED(begun, curve * IF(begun > 1, 1, 0))', ['tier', 'month']),
    many: formula('SUM(CUMULATE(begun))'),
  };
  const sheet = sheetOf(
    lines,
    { begun: ['1', '2', '3', '4'], rate: ['2'], curve: ['0.5', '0.25'] },
    { tier: ['a', 'b'], month: ['m1', 'm2'], age: ['k0', 'k1'] },
  );
  it.each([
    ['total', 'running total of New opportunities = 7'],
    ['twice', '( running total of ( New opportunities × Rate 2 ) ) × 2 = 28'],
    ['won', 'New opportunities spread by Share closing = 2.75'],
    ['part', 'Rate 2 × ( New opportunities spread by Share closing ) = 5.5, because Rate > 0'],
    ['mixed', 'New opportunities spread by ( Share closing × ( 1 or 0 ) ) = 2.75'],
  ])('%s', (line, text) => {
    expect(say(sheet, line, { tier: 'b', month: 'm2' })).toBe(text);
  });
  it('names lines, not the cells of one month, also in a SUM of a few members', () => {
    expect(say(sheet, 'ofAll', { month: 'm2' })).toBe(
      'running total of sum over 2 deal tiers of ( New opportunities ) = 10',
    );
    expect(say(sheet, 'many')).toContain('( running total of New opportunities ) + (');
  });
});

it('brackets what binds less tightly than the signs between the members of a sum', () => {
  const lines = { per: typed(['tier'], { label: 'P' }), sum: formula('SUM(per > 1)') };
  const few = sheetOf(lines, { per: ['1', '2'] }, { tier: ['a', 'b'] });
  expect(say(few, 'sum')).toBe('( P [a] 1 > 1 ) + ( P [b] 2 > 1 ) = 1');
});
