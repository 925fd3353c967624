import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../src/engine/formula/sheet.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario, Tier } from '../../../src/engine/scenario.ts';
import { agrees, fraction } from '../../support/fraction.ts';
import { figure, num, plan, problem } from '../../support/plans.ts';

const landed = (tier: Partial<Tier>, parts: Partial<Scenario> = {}): string =>
  figure(planSheet(plan({ tiers: [tier], parts })), 'landedShare', { tier: 't1' });

describe('close rates of quarters', () => {
  const cohorts = { a0: '1.5%', a1: '3.1%', a2: '7.0%', a3: '3.3%', a4: '2.0%', a5: '1.1%' };
  it('S13 as published land 32.6 / 72 = 45.3 % of a year’s even creation in the year', () => {
    expect(agrees(landed({ lag: 'cohorts', cohorts }), fraction('32.6/72'))).toBe(true);
  });
  it('S13 use proportions alone, and leave the win rate', () => {
    const doubled = { a0: '3%', a1: '6.2%', a2: '14%', a3: '6.6%', a4: '4%', a5: '2.2%' };
    expect(agrees(landed({ lag: 'cohorts', cohorts: doubled }), fraction('32.6/72'))).toBe(true);
  });
  it('S30 close by calendar quarter: in the quarter of creation, over the months that are left of it', () => {
    const sheet = planSheet(
      plan({ months: 3, tiers: [{ lag: 'cohorts', cohorts: { a0: '50%', a1: '50%' } }] }),
    );
    const shares = (month: string): string[] =>
      ['a0', 'a1', 'a2', 'a3', 'a4', 'a5'].map((age) =>
        num(sheet.value('closeShare', { tier: 't1', month, age })).toFixed(4),
      );
    expect(shares('2027-01')).toEqual(['0.1667', '0.1667', '0.1667', '0.1667', '0.1667', '0.1667']);
    expect(shares('2027-02')).toEqual(['0.2500', '0.2500', '0.1667', '0.1667', '0.1667', '0.0000']);
    expect(shares('2027-03')).toEqual(['0.5000', '0.1667', '0.1667', '0.1667', '0.0000', '0.0000']);
  });
});

describe('a cycle in days', () => {
  it('S30 of 60 days is split over the two months it ends in: 1.97 months', () => {
    const sheet = planSheet(plan({ months: 1, tiers: [{ cycleDays: '60' }] }));
    const share = (age: string): string => figure(sheet, 'closeShare', { tier: 't1', month: '2027-01', age });
    expect(share('a0')).toBe('0');
    expect(agrees(share('a1'), fraction('2/73'))).toBe(true);
    expect(agrees(share('a2'), fraction('71/73'))).toBe(true);
    expect(share('a3')).toBe('0');
  });
  it('S30 of no day, or of whole months, is not split', () => {
    expect(agrees(landed({ cycleDays: '0' }), fraction('1'))).toBe(true);
    expect(agrees(landed({ cycleDays: '=365/12*3' }), fraction('9/12'))).toBe(true);
  });
});

describe('open pipeline', () => {
  it('S33 of a curve of thirds after 1, 2 and 3 months lands 3, 2 and 1 of six', () => {
    const curve = { a1: '1/3', a2: '1/3', a3: '1/3' };
    const sheet = planSheet(plan({ months: 4, tiers: [{ lag: 'curve', curve, openMrr: '1000' }] }));
    const shares = sheet
      .members('month')
      .map((month) => num(sheet.value('openingShare', { tier: 't1', month })).toFixed(9));
    expect(shares).toEqual(['0.500000000', '0.333333333', '0.166666667', '0.000000000']);
  });
});

describe('bad input in one tier', () => {
  const said = (bad: Partial<Tier>): { sheet: Sheet; say: string } => {
    const sheet = planSheet(plan({ tiers: [{ ...bad, arrShare: '0.5' }, { arrShare: '0.5' }] }));
    return { sheet, say: problem(sheet.value('insideWins', { tier: 't1' })).say };
  };
  it.each([
    [
      { lag: 'curve', curve: { a0: '60%', a1: '50%' } },
      'The shares of wins by month add up to more than 100%',
    ],
    [{ lag: 'curve' }, 'No share of wins by month is typed'],
    [{ lag: 'curve', curve: { a0: '101%' } }, 'Share of wins by month must be at least 0% and at most 100%'],
    [{ lag: 'cohorts' }, 'No close rate by quarter is typed'],
    [{ lag: 'gamma', cycleMonths: '3' }, 'The mean or the spread of months to close is empty'],
    [
      { lag: 'gamma', cycleMonths: '3', cycleSpread: '0' },
      'Spread of months to close must be more than 0 and at most 36',
    ],
    [{ cycleDays: '-1' }, 'Sales cycle, typed must be at least 0 and at most 1,095'],
  ] as const)('%j is said, and the other tier and the plan stand', (bad, words) => {
    const { sheet, say } = said(bad);
    expect(say).toBe(words);
    expect(figure(sheet, 'plannedArr')).toBe('2160000');
    for (const line of [
      'closesInside',
      'openingShare',
      'createdOpps',
      'wonOpps',
      'landedArr',
      'openPipeline',
    ])
      expect(num(sheet.value(line, { tier: 't2', month: '2027-05' })).gte(0), line).toBe(true);
    for (const line of ['insideWins', 'lateWins', 'bookedShare', 'meanAge', 'landedShare'])
      expect(num(sheet.value(line, { tier: 't2' })).gt(0), line).toBe(true);
    expect(problem(sheet.value('insideArr')).from.at).toMatchObject({ tier: 't1' });
  });
  it('takes a curve below 100 %, and names what is never booked', () => {
    const sheet = planSheet(plan({ tiers: [{ lag: 'curve', curve: { a0: '90%' } }] }));
    expect(figure(sheet, 'neverArr')).toBe('204000');
  });
  it('says where no win lands inside, when only those are counted', () => {
    const sheet = planSheet(plan({ months: 1, tiers: [{ cycleDays: '90' }], parts: { basis: 'landed' } }));
    expect(problem(sheet.value('plannedArr')).say).toBe('No win of the tier would land inside the plan');
  });
});

describe('what is typed for another way of closing', () => {
  it.each([
    [{ lag: 'days', cycleMonths: '=ten', cycleSpread: '0' }],
    [{ cycleDays: '30', curve: { a0: '200%' }, cohorts: { a0: '-1' } }],
    [{ lag: 'gamma', cycleMonths: '3', cycleSpread: '1', cycleDays: '-1', curve: { a0: '=x' } }],
    [{ lag: 'curve', curve: { a0: '1' }, cycleDays: '-1', cycleMonths: '=x', cohorts: { a0: '=x' } }],
    [{ lag: 'cohorts', cohorts: { a0: '1' }, cycleDays: '=x', cycleSpread: '=x', curve: { a0: '9' } }],
  ] as const)('%j spoils nothing', (tier) => {
    const sheet = planSheet(plan({ tiers: [tier] }));
    expect(num(sheet.value('insideArr')).gt(0)).toBe(true);
    expect(num(sheet.value('meanAge', { tier: 't1' })).gte(0)).toBe(true);
  });
});
