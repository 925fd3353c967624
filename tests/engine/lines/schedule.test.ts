import { describe } from 'vitest';
import { CALENDAR, type Scenario } from '../../../src/engine/scenario.ts';
import { example } from '../../support/example.ts';
import { plan, worked } from '../../support/plans.ts';

const times = (count: number, of: string): string[] => Array.from({ length: count }, () => of);
/** 30 days of 365 / 12: so much of a month later, 72/73. */
const [now, later] = ['1/73', '72/73'];

/**
 * October 2027 to March 2028, 10 SDRs, 170 opportunities of 5,000 MRR at 20 %: 34 wins of 60,000. Half of the wins close in the
 * month of their creation and three tenths in the next; a fifth is never booked. $9,000 MRR are open.
 */
const months = 6;
const tier = { lag: 'curve', curve: { a0: '0.5', a1: '0.3' }, openMrr: '9000', openRate: '50%' } as const;
const flat = plan({ months, tiers: [tier], parts: { period: { start: '2027-10', months } } });
/** December counts twice, so that twelve months weigh 13. */
const season: Scenario = { ...flat, season: { dec: '2' } };
const fiscal: Scenario = { ...flat, period: { start: '2027-10', months, fiscal: 'feb' } };
const typed = plan({
  tiers: [
    {
      cycleDays: '45',
      cycleMonths: '2.5',
      cycleSpread: '1.5',
      openMrr: '9000',
      openRate: '50%',
      curve: Object.fromEntries(times(37, '1%').map((share, k) => [`a${k}`, share])),
      cohorts: Object.fromEntries(times(37, '2%').map((share, k) => [`a${k}`, share])),
    },
  ],
  parts: {
    season: Object.fromEntries(CALENDAR.map((month, i) => [month, String(i)])),
    money: { startArr: '1000000', churn: '10%', expansion: '20%' },
  },
});
const kinds = plan({ tiers: [{}, { lag: 'gamma' }, { lag: 'curve' }, { lag: 'cohorts' }, { lag: 'days' }] });

describe('what is typed', () => {
  example('S10', 'seasonGiven', '0 to 11', [typed, CALENDAR.map((_, i) => String(i))]);
  example('S11', 'lagGamma', 'the second', [kinds, ['0', '1', '0', '0', '0']]);
  example('S12', 'lagCurve', 'the third', [kinds, ['0', '0', '1', '0', '0']]);
  example('S13', 'lagCohorts', 'the fourth', [kinds, ['0', '0', '0', '1', '0']]);
  example('S14', 'cycleGiven', '45 days', [typed, ['45']]);
  example('S15', 'gammaMean', '2.5 months', [typed, ['2.5']]);
  example('S16', 'gammaSpread', '1.5 months', [typed, ['1.5']]);
  example('S17', 'curveGiven', '1 % each', [typed, times(37, '0.01')]);
  example('S18', 'cohortGiven', '2 % each', [typed, times(37, '0.02')]);
  example('S19', 'openMrr', '9,000', [typed, ['9000']]);
  example('S20', 'openRate', '50 %', [typed, ['0.5']]);
  example('S21', 'startArr', '1,000,000', [typed, ['1000000']]);
  example('S22', 'churn', '10 %', [typed, ['0.1']]);
  example('S23', 'expansion', '20 %', [typed, ['0.2']]);
  example('K5', 'smallDeal', '25000', [worked, ['25000']]);
  example('K6', 'largeDeal', '100000', [worked, ['100000']]);
  example('K7', 'shortCycle', '30', [worked, ['30']]);
  example('K8', 'middleCycle', '60', [worked, ['60']]);
  example('K9', 'longCycle', '135', [worked, ['135']]);
  example('K10', 'oneYear', '1', [worked, ['1']]);
  example('K11', 'calendarMonths', '12', [worked, ['12']]);
  example('K12', 'seasonOne', '1', [worked, ['1']]);
  example('S46c', 'noMrr', 'nothing', [worked, ['0']]);
});

describe('the calendar', () => {
  const at = (index: number): string[] => CALENDAR.map((_, i) => (i === index ? '1' : '0'));
  example('S4', 'fiscalFirst', 'the plan’s first month unless chosen', [flat, at(9)], [fiscal, at(1)]);
  example(
    'S5',
    'inQuarter',
    'three months each; from February: October, then November to January, then February and March',
    [flat, ['1', '1', '1', '0', '0', '0', '0', '0', '0', '1', '1', '1']],
    [fiscal, ['1', '0', '0', '0', '0', '0', '0', '1', '1', '1', '0', '0', '0', '0', '0', '0', '1', '1']],
  );
  example('S10b', 'seasonSum', '11 + 2; 66', [flat, ['12']], [season, ['13']], [typed, ['66']]);
  example('S10a', 'seasonWeight', '12/13 and 24/13', [season, [...times(11, '12/13'), '24/13']]);
  example('S10c', 'seasonAt', 'December is the third', [
    season,
    ['12/13', '12/13', '24/13', '12/13', '12/13', '12/13'],
  ]);
  example('S49a', 'seasonAll', '7 x 12/13', [flat, ['6']], [season, ['84/13']]);
  const sizes = plan({ tiers: ['2083', '2084', '8333', '8334'].map((seats) => ({ seats, price: '1' })) });
  example(
    'S14a',
    'cycleDays',
    'ACV 24,996 is small, 25,008 and 99,996 are middle, 100,008 is large; typed 45',
    [sizes, ['30', '60', '60', '135']],
    [worked, ['60']],
    [plan({ tiers: [{ cycleDays: '45' }] }), ['45']],
  );
});

describe('what is created and won', () => {
  example('S40', 'tierCapacity', '10 in every month', [flat, times(6, '10')]);
  example('S41', 'tierWeight', 'capacity times season', [
    season,
    ['120/13', '120/13', '240/13', '120/13', '120/13', '120/13'],
  ]);
  example('S41a', 'tierWeights', 'added', [flat, ['60']], [season, ['840/13']]);
  example(
    'S42',
    'createShare',
    'a sixth each; December two of seven',
    [flat, times(6, '1/6')],
    [season, ['1/7', '1/7', '2/7', '1/7', '1/7', '1/7']],
  );
  example('S43', 'createdOpps', '170 x a sixth', [flat, times(6, '85/3')]);
  example('S43a', 'createdInMonth', 'one tier', [flat, times(6, '85/3')]);
  example('S44', 'wonOpps', '85/3 x 20 % = 17/3; half, then 80 % of it', [
    flat,
    ['17/6', ...times(5, '68/15')],
  ]);
  example('S44a', 'wonInMonth', 'one tier', [flat, ['17/6', ...times(5, '68/15')]]);
  example('S45', 'wonArr', 'times 60,000', [flat, ['170000', ...times(5, '272000')]]);
  example(
    'S46',
    'openingWinArr',
    '9,000 x 50 % x 12; at the win rate 20 %',
    [flat, ['54000']],
    [worked, ['0']],
    [plan({ tiers: [{ openMrr: '9000' }] }), ['21600']],
  );
  example('S46a', 'openingArr', 'the curve ends after one month: all in the first', [
    flat,
    ['54000', ...times(5, '0')],
  ]);
  example('S46b', 'openingTierArr', 'all of it', [flat, ['54000']]);
  example('S47', 'landedArr', '170,000 + 54,000', [flat, ['224000', ...times(5, '272000')]]);
  example('S47a', 'monthArr', 'one tier', [flat, ['224000', ...times(5, '272000')]]);
  example('S48', 'cumulativeArr', '224,000, then 272,000 more each', [
    flat,
    ['224000', '496000', '768000', '1040000', '1312000', '1584000'],
  ]);
  example('S49', 'paceArr', '2,000,000 by the season’s sevenths', [
    season,
    ['2000000/7', '4000000/7', '8000000/7', '10000000/7', '12000000/7', '2000000'],
  ]);
  example('S50', 'openPipeline', '425,000/3 a month, less half, then four fifths of it', [
    flat,
    ['212500/3', '297500/3', '382500/3', '467500/3', '552500/3', '637500/3'],
  ]);
  example('S50a', 'openInMonth', 'one tier', [
    flat,
    ['212500/3', '297500/3', '382500/3', '467500/3', '552500/3', '637500/3'],
  ]);
});

describe('what lands inside, after, and never', () => {
  example('S51', 'landedShare', '(5 x 80 % + 50 %) / 6', [flat, ['3/4']]);
  example('S52', 'allWins', '170 x 20 % x 80 %', [flat, ['136/5']]);
  example('S53', 'insideWins', '34 x 3/4', [flat, ['51/2']]);
  example('S54', 'lateWins', '27.2 - 25.5', [flat, ['17/10']]);
  example('S54a', 'lateArr', '1.7 x 60,000', [flat, ['102000']]);
  example('S54b', 'lateShare', '102,000 of 2,040,000', [flat, ['1/20']]);
  example('S55', 'neverArr', 'a fifth of 2,040,000', [flat, ['408000']], [worked, ['0']]);
  example('S56', 'insideArr', '25.5 x 60,000 + 54,000', [flat, ['1584000']]);
  example('S57', 'insideGap', '1,584,000 - 2,000,000', [flat, ['-416000']]);
  const landed: Scenario = { ...flat, basis: 'landed' };
  const both = plan({
    months,
    split: 'opps',
    tiers: [tier, { ...tier, openMrr: '' }],
    parts: { basis: 'landed', period: { start: '2027-10', months } },
  });
  example('I6a', 'byLanded', 'chosen', [flat, ['0']], [landed, ['1']]);
  example('S58', 'landedOppArr', '12,000 x 3/4', [landed, ['9000']], [both, ['9000', '9000']]);
  example('S59', 'landedDue', '2,000,000 - 54,000', [landed, ['1946000']]);
  example('S59a', 'landedMixArr', '9,000 a share', [landed, ['9000']], [both, ['18000']]);
  example(
    'S60',
    'landedPipelineMrr',
    '1,946,000 / 9,000 x 5,000; by count halved',
    [landed, ['9730000/9']],
    [both, ['4865000/9', '4865000/9']],
  );
  example('Q8c', 'countedOppArr', '12,000 won in time, 9,000 inside', [flat, ['12000']], [landed, ['9000']]);
  example(
    'Q8d',
    'countedTarget',
    '2,000,000, or what open pipeline leaves',
    [flat, ['2000000']],
    [landed, ['1946000']],
  );
});

describe('what the roster can create', () => {
  const able = plan({
    months,
    arr: '1000000',
    tiers: [tier],
    team: { productivity: '3' },
    parts: { period: { start: '2027-10', months } },
  });
  const shared = plan({ tiers: [{ arrShare: '0.5' }, { arrShare: '0.5', opps: '3' }] });
  example('S70', 'oppMix', '9 and 3 of 12 each', [worked, ['1']], [shared, ['3/4', '1/4']]);
  example('S71a', 'paceOpps', '17 / 6', [flat, ['17/6']]);
  example('S71', 'canCreate', '10 x 3; untyped 10 x 17/6', [able, times(6, '30')], [flat, times(6, '85/3')]);
  example('S71b', 'canCreateAll', '6 x 30', [able, ['180']]);
  example('S72', 'createGap', '180 - 90', [able, ['90']], [flat, ['0']]);
  example('S73', 'canWin', '30 x 20 %: half, then 80 %', [able, ['3', ...times(5, '4.8')]]);
  example('S74', 'canArr', 'times 60,000', [able, ['180000', ...times(5, '288000')]]);
  example('S75', 'canArrSoFar', 'added', [
    able,
    ['180000', '468000', '756000', '1044000', '1332000', '1620000'],
  ]);
  example('S76', 'canInsideArr', 'in all', [able, ['1620000']]);
  example('S77', 'canLateArr', 'three tenths of the last month’s 6 wins', [able, ['108000']]);
  example('S78', 'reachedAfter', '1,000,000 in the fourth month, after three', [able, ['3']]);
  example('S79a', 'canPerUnit', '180 over 60 months of SDRs', [able, ['3']]);
  example('S79', 'neededProductivity', '3 x 1,000,000 / 1,620,000', [able, ['50/27']]);
  example('S80', 'neededQuota', '1.85 is 2', [able, ['2']]);
});

describe('curves', () => {
  const short = plan({ months: 2, tiers: [{ cycleDays: '30' }] });
  const row = [now, later, ...times(35, '0')];
  example('S30', 'closeShare', '30 days of a month of 365/12', [short, [...row, ...row]]);
  example(
    'S31',
    'closesInside',
    'all but what the last month leaves',
    [short, ['1', now]],
    [flat, [...times(5, '4/5'), '1/2']],
  );
  example('S32', 'bookedShare', '50 % + 30 %', [short, ['1']], [flat, ['4/5']]);
  example(
    'S33',
    'openingShare',
    'all in the first month where the curve ends after one',
    [short, ['1', '0']],
    [flat, ['1', ...times(5, '0')]],
  );
  example('S34', 'meanAge', '72/73; 0.3 / 0.8', [short, [later]], [flat, ['3/8']]);
});
