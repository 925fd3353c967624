import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import { example } from '../../support/example.ts';
import { figure, plan, threeTiers, worked } from '../../support/plans.ts';

/** Half of the target comes from SDRs, who are expected to reach 80 % of quota. */
const half = plan({ sdrShare: '50%', attainment: '0.8' });
const three = threeTiers();
const team = threeTiers({ rounding: 'team' });
const byCount = threeTiers({ split: 'opps' });
const byHand = plan({
  tiers: [
    { id: 'a', opps: '20', arrShare: '0.5' },
    { id: 'b', arrShare: '0.5' },
  ],
});

describe('prices', () => {
  example(
    'Q1',
    'dealMrr',
    '25 seats x $200; 50 x 200, 25 x 200, 5 x 200',
    [worked, ['5000']],
    [three, ['10000', '5000', '1000']],
  );
  example('Q2', 'dealArr', '12 x 5,000', [worked, ['60000']], [three, ['120000', '60000', '12000']]);
  example(
    'Q8a',
    'oppArr',
    '60,000 x 20 %; at 80 % attainment 9,600',
    [worked, ['12000']],
    [half, ['9600']],
    [three, ['14400', '12000', '3600']],
  );
});

describe('targets', () => {
  example('Q3a', 'targetPart', '2,000,000 x 50 %', [worked, ['2000000']], [half, ['1000000']]);
  example('Q3b', 'sdrTarget', '1,000,000 / 80 %', [worked, ['2000000']], [half, ['1250000']]);
  example(
    'Q3g',
    'tierTarget',
    '40 %, 45 % and 15 % of 2,000,000',
    [worked, ['2000000']],
    [three, ['800000', '900000', '300000']],
  );
});

describe('shares', () => {
  example(
    'Q3c',
    'mixYield',
    '10,000 x 12 % + 5,000 x 20 % + 1,000 x 30 %',
    [worked, ['1000']],
    [three, ['2500']],
  );
  example(
    'Q3d',
    'arrShare',
    'as typed; by count 1,200, 1,000 and 300 of 2,500',
    [worked, ['1']],
    [three, ['2/5', '9/20', '3/20']],
    [byCount, ['12/25', '2/5', '3/25']],
  );
  example(
    'Q3e',
    'shareSum',
    '40 % + 45 % + 15 %',
    [three, ['1']],
    [byCount, ['1']],
    [plan({ tiers: [{ arrShare: '1/3' }, { arrShare: '1/3' }] }), ['2/3']],
  );
});

describe('pipeline', () => {
  example(
    'Q3',
    'pipelineMrr',
    '2,000,000 / (12 x 20 %)',
    [worked, ['2500000/3']],
    [half, ['1562500/3']],
    [three, ['5000000/9', '375000', '250000/3']],
  );
  example(
    'Q3f',
    'teamPipelineMrr',
    '555,555.56 + 375,000 + 83,333.33',
    [worked, ['2500000/3']],
    [three, ['9125000/9']],
  );
  example(
    'Q4',
    'quotaMrr',
    '2,000,000 / (12 x 10 x 20 %) = 83,333.33',
    [worked, ['250000/3']],
    [three, ['500000/9', '37500', '25000/3']],
  );
  example('Q4a', 'sdrMrr', '55,555.56 + 37,500 + 8,333.33', [worked, ['250000/3']], [three, ['912500/9']]);
  example(
    'Q5',
    'neededOpps',
    '833,333.33 / 5,000 = 166.67',
    [worked, ['500/3']],
    [half, ['625/6']],
    [three, ['500/9', '75', '250/3']],
    [byCount, ['200/3', '200/3', '200/3']],
  );
  example(
    'Q5a',
    'winsNeeded',
    '2,000,000 / 60,000; attainment does not change the wins',
    [worked, ['100/3']],
    [half, ['50/3']],
    [three, ['20/3', '15', '25']],
  );
});

describe('whole opportunities', () => {
  example(
    'Q6a',
    'wholeOpps',
    '16.67 -> 17 each, or 166.67 -> 167 for the team; by count W1',
    [worked, ['17']],
    [three, ['6', '8', '9']],
    [team, ['56', '75', '84']],
    [byCount, ['7', '7', '6']],
  );
  example(
    'Q6',
    'quotaOpps',
    '17; by hand 20; 56, 75 and 84 over 10 SDRs',
    [worked, ['17']],
    [byHand, ['20', '9']],
    [team, ['28/5', '15/2', '42/5']],
  );
  example('Q6b', 'sdrOpps', '6 + 8 + 9', [worked, ['17']], [three, ['23']], [team, ['43/2']]);
  example(
    'Q7',
    'teamOpps',
    '17 x 10; by hand 20 x 10',
    [worked, ['170']],
    [three, ['60', '80', '90']],
    [team, ['56', '75', '84']],
    [byHand, ['200', '90']],
  );
  example('Q7a', 'allOpps', '60 + 80 + 90', [worked, ['170']], [three, ['230']], [team, ['215']]);

  it('Q6a rounds up what is above a whole number by anything real, and nothing else', () => {
    const at = (arr: string): string => figure(planSheet(plan({ arr })), 'quotaOpps', { tier: 't1' });
    expect([at('2040000'), at('2040000.01'), at('2039999.99')]).toEqual(['17', '18', '17']);
  });
  it('Q6a finds the whole number where the win rate is a fraction: 5/12 asks for 38, not 39', () => {
    const scenario = plan({
      arr: '9500000',
      sdrs: '10',
      tiers: [{ winRate: '5/12', seats: '10', price: '500' }],
    });
    expect(figure(planSheet(scenario), 'quotaOpps', { tier: 't1' })).toBe('38');
  });
});
