import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import { example } from '../../support/example.ts';
import { column, plan, threeTiers, worked } from '../../support/plans.ts';

const three = threeTiers();
const team = threeTiers({ rounding: 'team' });
/** Nine full-time SDRs and one at three tenths. */
const part = plan({ sdrs: '9.3' });
const tens = (of: string): string[] => Array.from({ length: 10 }, () => of);

describe('what is handed out', () => {
  example(
    'H1',
    'handedMrr',
    '17 x 5,000 = 85,000 handed out where 83,333 are needed',
    [worked, ['85000']],
    [three, ['60000', '40000', '9000']],
  );
  example('H1a', 'sdrHandedMrr', '60,000 + 40,000 + 9,000', [worked, ['85000']], [three, ['109000']]);
  example('H2', 'streetMrr', '170 x 5,000', [worked, ['850000']], [three, ['1090000']], [team, ['1019000']]);
  example(
    'H3',
    'overAssignment',
    '850,000 / 833,333.33 - 1 = 2 %; said beyond what the target needs, not beyond the street target',
    [worked, ['1/50']],
    [three, ['137/1825']],
    [plan({ sdrShare: '0.5', attainment: '0.8' }), ['8/25']],
    [plan({ arr: '2040000' }), ['0']],
  );
});

describe('by month', () => {
  example(
    'H4',
    'monthOpps',
    '17 / 12 = 1.4 a month',
    [worked, ['17/12']],
    [plan({ months: 6 }), ['17/6']],
    [three, ['1/2', '2/3', '3/4']],
  );
  example('H4a', 'sdrMonthOpps', '23 / 12', [worked, ['17/12']], [three, ['23/12']]);
  example('H4b', 'sdrMonthMrr', '85,000 / 12', [worked, ['21250/3']], [three, ['27250/3']]);
  example('H4c', 'sdrMonthNeededMrr', '83,333.33 / 12', [worked, ['62500/9']], [three, ['228125/27']]);
});

describe('blends', () => {
  example('H4d', 'allWinsNeeded', '6.67 + 15 + 25', [worked, ['100/3']], [three, ['140/3']]);
  example('H5', 'averageDealMrr', '1,013,888.89 / 213.89', [worked, ['5000']], [three, ['365000/77']]);
  const halves = plan({
    tiers: [
      { winRate: '30%', arrShare: '0.5', seats: '5' },
      { winRate: '15%', arrShare: '0.5' },
    ],
  });
  example(
    'H6',
    'blendedWinRateByValue',
    'half at 30 % and half at 15 % is 20 %, not 22.5 %',
    [worked, ['1/5']],
    [halves, ['1/5']],
    [three, ['12/73']],
  );
  const alike = plan({ split: 'opps', tiers: [{ winRate: '30%', seats: '5' }, { winRate: '15%' }] });
  example(
    'H7',
    'blendedWinRateByCount',
    'half of the opportunities at 30 % and half at 15 % is 22.5 %',
    [worked, ['1/5']],
    [alike, ['9/40']],
    [three, ['12/55']],
  );
});

describe('people', () => {
  example(
    'H8',
    'capacity',
    'nine at 1 and one at 0.3',
    [worked, tens('1')],
    [part, [...tens('1').slice(1), '3/10']],
  );
  example(
    'H9',
    'handedOpps',
    '167 over 10: seven carry 17 and three 16',
    [plan({ rounding: 'team' }), [...tens('17').slice(3), '16', '16', '16']],
    [worked, tens('17')],
    [plan({ sdrs: '2.5' }), ['67', '67', '67/2']],
  );
  example(
    'H10',
    'carriedOpps',
    '56 + 75 + 84 over 10, the odd ones in turn: five carry 22 and five 21',
    [team, [...tens('22').slice(5), ...tens('21').slice(5)]],
    [three, tens('23')],
  );
  example(
    'H11',
    'carriedMrr',
    '6 x 10,000 + 8 x 5,000 + 8 x 1,000 for the first',
    [worked, tens('85000')],
    [team, ['108000', '104000', '104000', '104000', '104000', '103000', '98000', '98000', '98000', '98000']],
  );

  it('H9 lets the odd ones of each tier go on from where the tier before stopped', () => {
    const handed = column(planSheet(team), 'handedOpps');
    expect(handed.slice(0, 10)).toEqual(['6', '6', '6', '6', '6', '6', '5', '5', '5', '5']);
    expect(handed.slice(10, 20)).toEqual(['8', '7', '7', '7', '7', '7', '8', '8', '8', '8']);
    expect(handed.slice(20, 30)).toEqual(['8', '9', '9', '9', '9', '8', '8', '8', '8', '8']);
  });
  it('H9 gives a quota by hand to everyone, also where the team’s total is shared out', () => {
    const scenario = plan({ rounding: 'team', sdrs: '3', tiers: [{ opps: '7' }] });
    expect(column(planSheet(scenario), 'handedOpps')).toEqual(['7', '7', '7']);
    const part = plan({ rounding: 'team', sdrs: '1.5', tiers: [{ opps: '7.5' }] });
    expect(column(planSheet(part), 'handedOpps')).toEqual(['7.5', '3.75']);
  });
  it('H9 shares a team total over a fractional headcount in whole opportunities', () => {
    const handed = column(planSheet(plan({ rounding: 'team', sdrs: '2.5' })), 'handedOpps');
    expect(handed).toEqual(['67', '67', '33']);
  });
  it('H8 hands nothing out where there is no headcount, or more people than can be listed', () => {
    for (const sdrs of ['', '0', '-1', '2001', 'ten'])
      expect(column(planSheet(plan({ sdrs })), 'capacity'), sdrs).toEqual([]);
    expect(column(planSheet(plan({ sdrs: '2000' })), 'capacity')).toHaveLength(2000);
    expect(column(planSheet(plan({ sdrs: '0.5' })), 'capacity')).toEqual(['0.5']);
  });
});
