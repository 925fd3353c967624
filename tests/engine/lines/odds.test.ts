/** The chance of the target by hand: exact sums of fractions, worked out apart from the engine. */
import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Tier } from '../../../src/engine/scenario.ts';
import { example, exampleNear } from '../../support/example.ts';
import { column, figure, plan, threeTiers, withRoster, worked } from '../../support/plans.ts';

const rate = (tier: Partial<Tier>): ReturnType<typeof plan> => plan({ tiers: [tier] });
const history = rate({ known: 'history', past: { won: '40', closed: '200' } });
const interval = rate({ known: 'interval', between: { low: '2.5%', high: '97.5%' } });
const beta = rate({ known: 'beta', shape: { alpha: '40', beta: '160' } });
/** The same, at half the win rate. */
const halved = rate({ known: 'beta', shape: { alpha: '40', beta: '160' }, factors: { security: '0.5' } });
/**
 * Four opportunities of 60,000 ARR, half of which win; two are created in each of two months, and half of what closes does so at once and
 * half a month later. So two have landed by the end with certainty and two with one half, for a target of 120,000.
 */
const CURVE: Partial<Tier> = { opps: '4', winRate: '50%', lag: 'curve', curve: { a0: '50%', a1: '50%' } };
const twoMonths = (tier: Partial<Tier> = {}, parts = {}): ReturnType<typeof plan> =>
  plan({ arr: '120000', sdrs: '1', months: 2, tiers: [{ ...CURVE, ...tier }], parts });
const late = twoMonths();
const lateBasis = twoMonths({}, { basis: 'landed' });
/** 1,000 and 10,000 MRR are open at the start: half wins, all of it in the first month. */
const opening = twoMonths({ openMrr: '1000', openRate: '50%' });
const lateUniform = twoMonths({ known: 'beta', shape: { alpha: '1', beta: '1' } });
const three = threeTiers();

describe('what is expected', () => {
  example(
    'O42',
    'oddsOpps',
    '17 x 10; 19 x 10 x 90 %; 18 x 9 of 9.3 SDRs; 167 of a team; 84 x 2 on a roster',
    [worked, ['170']],
    [plan({ attainment: '0.9' }), ['171']],
    [plan({ sdrs: '9.3' }), ['162']],
    [plan({ sdrs: '9.3', rounding: 'team' }), ['167']],
    [withRoster(worked), ['168']],
  );
  it('O42 rounds down what attainment leaves, but not for the dust of a third', () => {
    const expected = (attainment: string): string[] =>
      column(planSheet(plan({ attainment, tiers: [{ opps: '17' }] })), 'oddsOpps');
    expect([expected('0.99'), expected('15/17')]).toEqual([['168'], ['150']]);
  });
});

describe('what is believed of a win rate', () => {
  example(
    'O40',
    'beliefAlpha',
    'known; 40 + 1/2; as typed; half the mean of a weight of 200',
    [worked, ['0']],
    [history, ['81/2']],
    [beta, ['40']],
    [halved, ['20']],
  );
  example(
    'O41',
    'beliefBeta',
    'known; 160 + 1/2; as typed; the rest of a weight of 200',
    [worked, ['0']],
    [history, ['321/2']],
    [beta, ['160']],
    [halved, ['180']],
  );
  it('O40 and O41: 95 % from 2.5 to 97.5 % is any rate alike, alpha and beta 1', () => {
    for (const line of ['beliefAlpha', 'beliefBeta'])
      expect(Number(figure(planSheet(interval), line, { tier: 't1' }))).toBeCloseTo(1, 9);
  });
  it('O40 and O41: the interval of Beta(40, 160) gives it back', () => {
    const between = { low: '0.147654552601591786', high: '0.258025217876992028' };
    const sheet = planSheet(rate({ known: 'interval', between }));
    expect(Number(figure(sheet, 'beliefAlpha', { tier: 't1' }))).toBeCloseTo(40, 6);
    expect(Number(figure(sheet, 'beliefBeta', { tier: 't1' }))).toBeCloseTo(160, 6);
  });
  it('O40 and O41: of an interval that is next to nothing its middle counts, not the typed win rate', () => {
    const sheet = planSheet(rate({ known: 'interval', between: { low: '0.4', high: '0.4000000001' } }));
    expect(Number(figure(sheet, 'rateFrom', { tier: 't1' }))).toBeCloseTo(0.4, 3);
    expect(Number(figure(sheet, 'arrMean'))).toBeCloseTo(170 * 0.4 * 60_000, 0);
  });
  exampleNear(
    'O41a',
    'rateFrom',
    'the 2.5 % quantiles of Beta(40, 160), (40.5, 160.5), (20, 180) and (1, 1)',
    [worked, [0.2]],
    [beta, [0.1476545526015918]],
    [history, [0.14910086994513735]],
    [halved, [0.062477382230706]],
    [interval, [0.025]],
  );
  exampleNear(
    'O41b',
    'rateTo',
    'the 97.5 % quantiles of the same',
    [worked, [0.2]],
    [beta, [0.258025217876992]],
    [history, [0.25950768880336605]],
    [halved, [0.14508194882057968]],
    [interval, [0.975]],
  );
});

describe('the chance of the target', () => {
  exampleNear(
    'O43',
    'chanceAll',
    '34 wins or more of 170 at 20 %; beta-binomial; 120,000 i + 60,000 j + 12,000 k of 60, 80 and 90',
    [worked, [0.5305725312123044]],
    [history, [0.5272969488691303]],
    [beta, [0.5129011173041743]],
    [three, [0.6452973750425739]],
    [plan({ attainment: '0.9' }), [0.5457205666335898]],
    [plan({ sdrs: '9.3' }), [0.4072246705199952]],
    [plan({ rounding: 'team' }), [0.4845451667863837]],
    [withRoster(worked), [0.4999634027285436]],
    [late, [11 / 16]],
  );
  exampleNear(
    'O44',
    'chanceInside',
    'two wins or more of two at 1/2 and two at 1/4; of 2, 3 or 4 landed at any rate alike 1/3, 2/4, 3/5',
    [late, [31 / 64]],
    [lateBasis, [31 / 64]],
    [opening, [31 / 64]],
    [twoMonths({ openMrr: '10000', openRate: '50%' }), [55 / 64]],
    [lateUniform, [29 / 60]],
  );
  exampleNear(
    'O45',
    'chanceOfTarget',
    'every win; or what lands inside',
    [worked, [0.5305725312123044]],
    [late, [11 / 16]],
    [lateBasis, [31 / 64]],
  );
  exampleNear(
    'O46',
    'chanceLeast',
    'the chance is exact',
    [worked, [0.5305725312123044]],
    [three, [0.6452973750425739]],
  );
  exampleNear(
    'O46a',
    'chanceMost',
    'the chance is exact',
    [worked, [0.5305725312123044]],
    [three, [0.6452973750425739]],
  );
  exampleNear(
    'O51',
    'tierChance',
    '7 wins of 60, 15 of 80, 25 of 90',
    [worked, [0.5305725312123044]],
    [three, [0.5908276910619213, 0.6537186814685749, 0.7137237412589758]],
  );
});

describe('what may come', () => {
  example(
    'O47',
    'arrQuantile',
    '27, 34 and 41 wins; 25, 34 and 44',
    [worked, ['1620000', '2040000', '2460000']],
    [history, ['1500000', '2040000', '2640000']],
    [beta, ['1500000', '2040000', '2580000']],
    [three, ['1680000', '2136000', '2640000']],
  );
  example(
    'O48',
    'insideQuantile',
    'no win has 9/64, one or none 33/64, three or fewer 63/64; with 6,000 from before',
    [late, ['0', '60000', '180000']],
    [opening, ['6000', '66000', '186000']],
    [lateUniform, ['0', '60000', '180000']],
  );
  exampleNear(
    'O49',
    'arrMean',
    '170 x 20 % x 60,000; at a mean of 40.5 / 201',
    [worked, [2_040_000]],
    [history, [(170 * 40.5 * 60_000) / 201]],
    [three, [2_148_000]],
    [late, [120_000]],
  );
  exampleNear(
    'O50',
    'insideMean',
    '1.5 wins of 60,000; with 6,000 from before',
    [late, [90_000]],
    [opening, [96_000]],
    [lateUniform, [90_000]],
  );
});
