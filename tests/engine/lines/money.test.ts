import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import { example } from '../../support/example.ts';
import { figure, plan, problem, worked } from '../../support/plans.ts';

const funnel = { engaged: '50%', meeting: '50%', held: '80%', accepted: '50%' };
const money = {
  base: '50000',
  variable: '20000',
  loading: '1.4',
  tools: '6000',
  margin: '80%',
  horizon: '2',
  aeOpps: '5',
};
const paid = plan({ tiers: [{ funnel }], parts: { money } });
/** 0.9 ^ 12 of the revenue is left after a year, and two months are counted. */
const losing = plan({ parts: { money: { ...money, churn: '=1-0.282429536481', horizon: '=2/12' } } });
const half = plan({
  attainment: '0.5',
  months: 6,
  parts: { money: { base: '50000', variable: '20000', margin: '1' } },
});

describe('what is typed', () => {
  example('M1', 'basePay', '50,000', [paid, ['50000']]);
  example('M2', 'variablePay', '20,000', [paid, ['20000']]);
  example('M3', 'loading', '1.4', [paid, ['7/5']]);
  example('M4', 'tools', '6,000', [paid, ['6000']]);
  example('M5', 'margin', '80 %', [paid, ['4/5']]);
  example('M6', 'horizon', 'two years', [paid, ['2']]);
  example('M7', 'aeOpps', 'five', [paid, ['5']]);
  example('K30', 'usualLoading', '1.3', [worked, ['1.3']]);
  example('K31', 'usualHorizon', '3', [worked, ['3']]);
  example('K32', 'noPay', 'nothing', [worked, ['0']]);
});

describe('what it costs', () => {
  example(
    'M10',
    'sdrYearCost',
    '50,000 x 1.4 + 20,000 + 6,000; 50,000 x 1.3 + 20,000 x 50 %',
    [paid, ['96000']],
    [half, ['75000']],
  );
  example('M11', 'programmeCost', 'times 10; half a year of it', [paid, ['960000']], [half, ['375000']]);
  example('M12', 'oppCost', '960,000 over 170', [paid, ['96000/17']]);
  example('M13', 'accountCost', 'over 1,700 accounts', [paid, ['9600/17']]);
  example('M14', 'winCost', 'over 34 wins', [paid, ['480000/17']]);
  example('M15', 'aesNeeded', '170 / 12 / 5', [paid, ['17/6']]);
  example('M16', 'aesPerSdr', 'over 10', [paid, ['17/60']]);
});

describe('what it returns', () => {
  example('M17', 'marginMrr', '2,040,000 / 12 x 80 %', [paid, ['136000']]);
  example('M18', 'payback', '960,000 / 136,000', [paid, ['120/17']]);
  example('M19', 'stays', '0.9 a month', [paid, ['1']], [losing, ['9/10']]);
  example('M20', 'horizonMonths', '24; 2', [paid, ['24']], [losing, ['2']]);
  example('M21', 'monthsOfMargin', '24; 1 + 0.9', [paid, ['24']], [losing, ['19/10']]);
  example('M22', 'returned', '136,000 x 24', [paid, ['3264000']], [losing, ['258400']]);
  example('M23', 'returnMultiple', '3,264,000 / 960,000', [paid, ['17/5']]);
  example('M24', 'breakEvenWinRate', '20 % / 3.4', [paid, ['1/17']]);
  example('M25', 'breakEvenMrr', '5,000 / 3.4', [paid, ['25000/17']]);
  it('M23 is 1 at the break-even win rate with the quota held', () => {
    const held = plan({ tiers: [{ opps: '17', winRate: '=0.2/3.4' }], parts: { money } });
    expect(Number(figure(planSheet(held), 'returnMultiple'))).toBeCloseTo(1, 12);
  });
  it('says what is not typed, or what there is nothing of', () => {
    expect(problem(planSheet(worked).value('programmeCost')).say).toBe('Base pay a year is empty');
    const none = planSheet(plan({ arr: '0', parts: { money } }));
    expect(problem(none.value('oppCost')).say).toBe('No opportunities are handed out');
    expect(problem(none.value('payback')).say).toBe('The plan wins nothing');
  });
});
