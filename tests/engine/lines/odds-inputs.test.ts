/** What is typed on the Odds sheet is what its lines read, and a buffer is. */
import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import { example } from '../../support/example.ts';
import { column, figure, plan, problem, worked } from '../../support/plans.ts';

const TIER_RANGES = {
  seats: { low: '20', high: '30' },
  price: { low: '180.50', high: '220' },
  winRate: { low: '5/23', high: '9/23' },
  stakeholders: { low: '0.8', high: '1' },
  procurement: { low: '90%', high: '1' },
  security: { low: '0.7', high: '0.9' },
  cycleDays: { low: '120', high: '150' },
  cycleMonths: { low: '4', high: '5' },
  cycleSpread: { low: '1', high: '3' },
  openMrr: { low: '100000', high: '140000' },
  openRate: { low: '10%', high: '14%' },
};
const RANGES = {
  arr: { low: '1900000', high: '2100000' },
  sdrShare: { low: '70%', high: '4/5' },
  attainment: { low: '0.8', high: '1' },
  sdrs: { low: '8', high: '=2*6' },
};
/** Every cell of the Odds sheet filled in, in its only tier. */
const typed = plan({
  tiers: [
    {
      buffer: '=1+2',
      past: { won: '40', closed: '200' },
      between: { low: '15%', high: '1/4' },
      shape: { alpha: '40', beta: '160.5' },
      ranges: TIER_RANGES,
    },
  ],
  parts: { odds: { level: '99%' }, ranges: RANGES },
});
const [history, interval, beta] = (['history', 'interval', 'beta'] as const).map((known) =>
  plan({ tiers: [{}, { known }] }),
);
if (!history || !interval || !beta) throw new Error('three plans were asked for');

describe('how surely a win rate is known', () => {
  example(
    'O1',
    'rateHistory',
    'the second tier from closed deals',
    [history, ['0', '1']],
    [beta, ['0', '0']],
  );
  example(
    'O2',
    'rateInterval',
    'the second tier as an interval',
    [interval, ['0', '1']],
    [history, ['0', '0']],
  );
  example('O3', 'rateBeta', 'the second tier by alpha and beta', [beta, ['0', '1']], [interval, ['0', '0']]);
  example('O4', 'pastWon', '40', [typed, ['40']]);
  example('O5', 'pastClosed', '200', [typed, ['200']]);
  example('O6', 'rateLow', '15 %', [typed, ['3/20']]);
  example('O7', 'rateHigh', 'a quarter', [typed, ['1/4']]);
  example('O8', 'rateAlpha', '40', [typed, ['40']]);
  example('O9', 'rateBetaShape', '160.5', [typed, ['321/2']]);
  example('O10', 'ownLevel', '99 %', [typed, ['99/100']]);
  it('what is typed for a way that is not chosen counts for nothing', () => {
    expect(figure(planSheet(typed), 'beliefAlpha', { tier: 't1' })).toBe('0');
  });
});

describe('between what inputs are moved', () => {
  example('O20a', 'targetArrLow', '1,900,000', [typed, ['1900000']]);
  example('O20b', 'targetArrHigh', '2,100,000', [typed, ['2100000']]);
  example('O21a', 'sdrShareLow', '70 %', [typed, ['7/10']]);
  example('O21b', 'sdrShareHigh', '4 of 5', [typed, ['4/5']]);
  example('O22a', 'attainmentLow', '80 %', [typed, ['4/5']]);
  example('O22b', 'attainmentHigh', 'all', [typed, ['1']]);
  example('O23a', 'typedSdrsLow', '8', [typed, ['8']]);
  example('O23b', 'typedSdrsHigh', 'twice 6', [typed, ['12']]);
  example('O24a', 'seatsLow', '20', [typed, ['20']]);
  example('O24b', 'seatsHigh', '30', [typed, ['30']]);
  example('O25a', 'priceLow', '180.50', [typed, ['361/2']]);
  example('O25b', 'priceHigh', '220', [typed, ['220']]);
  example('O26a', 'baseWinRateLow', '5 of 23', [typed, ['5/23']]);
  example('O26b', 'baseWinRateHigh', '9 of 23', [typed, ['9/23']]);
  example('O27a', 'stakeholderFactorLow', '0.8', [typed, ['4/5']]);
  example('O27b', 'stakeholderFactorHigh', '1', [typed, ['1']]);
  example('O28a', 'procurementFactorLow', '90 %', [typed, ['9/10']]);
  example('O28b', 'procurementFactorHigh', '1', [typed, ['1']]);
  example('O29a', 'securityFactorLow', '0.7', [typed, ['7/10']]);
  example('O29b', 'securityFactorHigh', '0.9', [typed, ['9/10']]);
  example('O30a', 'cycleGivenLow', '120 days', [typed, ['120']]);
  example('O30b', 'cycleGivenHigh', '150 days', [typed, ['150']]);
  example('O31a', 'gammaMeanLow', '4 months', [typed, ['4']]);
  example('O31b', 'gammaMeanHigh', '5 months', [typed, ['5']]);
  example('O32a', 'gammaSpreadLow', '1 month', [typed, ['1']]);
  example('O32b', 'gammaSpreadHigh', '3 months', [typed, ['3']]);
  example('O33a', 'openMrrLow', '100,000', [typed, ['100000']]);
  example('O33b', 'openMrrHigh', '140,000', [typed, ['140000']]);
  example('O34a', 'openRateLow', '10 %', [typed, ['1/10']]);
  example('O34b', 'openRateHigh', '14 %', [typed, ['7/50']]);
  it('are none unless typed', () => {
    expect(planSheet(worked).isBlank('priceLow', { tier: 'mid' })).toBe(true);
    expect(planSheet(worked).isBlank('targetArrHigh', {})).toBe(true);
  });
  it('are held to the limits of the inputs they move', () => {
    const sheet = planSheet(
      plan({ tiers: [{ ranges: { winRate: { low: '-5%' } } }], parts: { ranges: { sdrs: { high: '0' } } } }),
    );
    expect(problem(sheet.value('baseWinRateLow', { tier: 't1' })).code).toBe('#NUM!');
    expect(problem(sheet.value('typedSdrsHigh')).code).toBe('#NUM!');
  });
});

describe('the buffer', () => {
  const buffered = (
    buffer: string,
    fields: Parameters<typeof plan>[0] = {},
    more = {},
  ): ReturnType<typeof plan> => plan({ ...fields, tiers: [{ buffer, ...more }] });
  const three = buffered('3');
  const less = buffered('-2.5');
  const team = buffered('2.4', { rounding: 'team' });
  const uneven = buffered('-2.45', { rounding: 'team' });
  const byHand = buffered('3', {}, { opps: '20' });
  const below = buffered('-30');
  example('I17', 'bufferOpps', '3; 2.5 fewer', [three, ['3']], [less, ['-5/2']]);
  example(
    'Q6c',
    'bufferInAll',
    '3 x 10; -2.5 x 10; 24 and -24.5, which the team makes -25; none',
    [three, ['30']],
    [less, ['-25']],
    [team, ['24']],
    [uneven, ['-25']],
    [below, ['-300']],
    [worked, ['0']],
  );
  example(
    'Q6',
    'quotaOpps',
    '17 + 3; 17 - 2.5; (167 + 24) / 10; (167 - 25) / 10; by hand 20 + 3; never below 0',
    [three, ['20']],
    [less, ['29/2']],
    [team, ['191/10']],
    [uneven, ['142/10']],
    [byHand, ['23']],
    [below, ['0']],
  );
  example(
    'Q7b',
    'handedInAll',
    '17 x 10 + 30; 170 - 25; 167 + 24; 167 - 25; by hand 200 + 30; never below 0',
    [three, ['200']],
    [less, ['145']],
    [team, ['191']],
    [uneven, ['142']],
    [byHand, ['230']],
    [below, ['0']],
  );
  it('reaches the team, every SDR and planned ARR', () => {
    const sheet = planSheet(three);
    expect(figure(sheet, 'allOpps')).toBe('200');
    expect(figure(sheet, 'plannedArr')).toBe('2400000');
    expect(column(sheet, 'handedOpps')).toEqual(Array(10).fill('20'));
  });
  it('of a roster counts its headcount, and the team’s total rounds up', () => {
    const roster = [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B', capacity: '50%' },
    ];
    // 2,000,000 / 12,000 / 1.5 is 111.1, so 112 each and 168; 168 + 3 x 1.5 is 172.5
    const sheet = planSheet({ ...three, roster });
    expect(figure(sheet, 'handedInAll', { tier: 't1' })).toBe('172.5');
    expect(figure(sheet, 'teamOpps', { tier: 't1' })).toBe('173');
  });
});
