import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Tier } from '../../../src/engine/scenario.ts';
import { example } from '../../support/example.ts';
import { column, figure, num, plan, problem, threeTiers, worked } from '../../support/plans.ts';

const three = threeTiers();
const byCount = (tiers: readonly Partial<Tier>[], arr = '2000000'): string[] =>
  column(planSheet(plan({ arr, split: 'opps', tiers })), 'splitOpps');

describe('W1 a split by count', () => {
  example(
    'W1',
    'splitOpps',
    '20 in equal parts are 7, 7, 6, and 19 miss the target; 200 for the team are 67, 67, 66',
    [threeTiers({ split: 'opps' }), ['7', '7', '6']],
    [threeTiers({ split: 'opps', rounding: 'team' }), ['67', '67', '66']],
    [worked, ['17']],
  );

  it('goes on where the first whole number suffices but its split does not', () => {
    // 3 parts to 1: 16.67 opportunities would do, and 17 as 13 + 4 fall short of 2,000,000.
    const tiers = [
      { oppShare: '3', seats: '5' },
      { oppShare: '1', seats: '50' },
    ];
    const sheet = planSheet(plan({ arr: '1980000', split: 'opps', tiers }));
    const split = column(sheet, 'splitOpps').map(Number);
    const total = split.reduce((a, b) => a + b, 0);
    const exact = sheet.cells('neededOpps').reduce((sum, { value }) => sum + num(value).toNumber() / 10, 0);
    expect(total).toBeGreaterThan(Math.ceil(exact));
    expect(num(sheet.value('plannedArr')).gte(1980000)).toBe(true);
  });
  it('takes shares on any scale, and gives a share of 0 nothing', () => {
    const tiers = (...shares: string[]): Partial<Tier>[] => shares.map((oppShare) => ({ oppShare }));
    expect(byCount(tiers('1', '2', '0'))).toEqual(byCount(tiers('1/3', '2/3', '0')));
    expect(byCount(tiers('1', '2', '0'))[2]).toBe('0');
  });
  it('is nothing for a target of nothing', () => {
    expect(byCount([{}, {}], '0')).toEqual(['0', '0']);
  });
  it('says why there is none', () => {
    const said = (fields: Parameters<typeof plan>[0]): string =>
      problem(planSheet(plan({ split: 'opps', ...fields })).value('splitOpps', { tier: 't1' })).say;
    expect(said({ tiers: [{ oppShare: '0' }] })).toBe('The shares of opportunities are all 0');
    expect(said({ arr: '1000000000000000', tiers: [{ seats: '0.00001', price: '0.01' }] })).toBe(
      'The target needs more than a trillion opportunities',
    );
    const uneven = [
      { oppShare: '1', seats: '0.0001' },
      { oppShare: '0.0000001', seats: '10000000' },
    ];
    expect(said({ tiers: uneven })).toBe('The shares of opportunities are too uneven to split');
  });
});

describe('W2, W3 what would do', () => {
  example('W2', 'eachArr', '10 x 12,000', [worked, ['120000']], [three, ['144000', '120000', '36000']]);
  example(
    'W3',
    'enoughOpps',
    '6, 8, 9 plan 2,148,000 and 5, 8, 9 still 2,004,000',
    [worked, ['17']],
    [three, ['5', '8', '9']],
  );
  example('W3a', 'enoughSdrOpps', '5 + 8 + 9', [worked, ['17']], [three, ['22']]);
  example(
    'W3b',
    'enoughArr',
    '5 x 144,000 + 8 x 120,000 + 9 x 36,000',
    [worked, ['2040000']],
    [three, ['2004000']],
  );

  it('W3 rounds every tier up where the shares leave a part of the target to no tier', () => {
    const short = plan({ tiers: [{ arrShare: '0.4' }, { arrShare: '0.4', seats: '50' }] });
    expect(column(planSheet(short), 'enoughOpps')).toEqual(['7', '4']);
  });
  it('W3 needs nothing for a target of nothing', () => {
    expect(column(planSheet(plan({ arr: '0', tiers: [{}, {}] })), 'enoughOpps')).toEqual(['0', '0']);
  });
});

describe('W4, W5 the tier mix', () => {
  const bounded = plan({
    tiers: [
      { id: 'big', seats: '50', winRate: '12%', effort: '3', maxOpps: '5' },
      { id: 'mid', effort: '2', minOpps: '4' },
      { id: 'small', seats: '5', winRate: '30%', effort: '1', minOpps: '2', maxOpps: '9' },
    ],
  });
  example(
    'W4',
    'leastEffortOpps',
    '14 x 144,000; bounded 144,000 + 15 x 120,000 + 2 x 36,000 at effort 35',
    [worked, ['17']],
    [three, ['14', '0', '0']],
    [bounded, ['1', '15', '2']],
  );
  example(
    'W5',
    'leastOvershootOpps',
    '12 x 144,000 + 2 x 120,000 + 36,000 = 2,004,000',
    [worked, ['17']],
    [three, ['12', '2', '1']],
  );

  it('W4 takes an effort that is not typed as 1', () => {
    const tiers = [{}, { seats: '50', winRate: '12%', effort: '1.5' }];
    expect(column(planSheet(plan({ tiers })), 'leastEffortOpps')).toEqual(['17', '0']);
  });
  it('keep to the fewest and the most', () => {
    for (const line of ['leastEffortOpps', 'leastOvershootOpps']) {
      const [big, mid, small] = column(planSheet(bounded), line).map(Number);
      expect(big).toBeLessThanOrEqual(5);
      expect(mid).toBeGreaterThanOrEqual(4);
      expect(small).toBeGreaterThanOrEqual(2);
      expect(small).toBeLessThanOrEqual(9);
    }
  });
  it('say why there is none', () => {
    const said = (tier: Partial<Tier>): string =>
      problem(planSheet(plan({ tiers: [tier] })).value('leastEffortOpps', { tier: 't1' })).say;
    expect(said({ minOpps: '5', maxOpps: '4' })).toBe(
      'In one tier the fewest opportunities are more than the most',
    );
    expect(said({ maxOpps: '16' })).toBe('Even every tier at its most does not reach the target');
    const many = plan({
      arr: '100000000',
      tiers: Array.from({ length: 12 }, (_, i) => ({ price: `${10 + i}.${11 + 7 * i}`, seats: '1' })),
    });
    expect(problem(planSheet(many).value('leastOvershootOpps', { tier: 't1' })).say).toBe(
      'There are too many mixes to compare: narrow the fewest and most',
    );
  });
  it('do not wait for each other: a quota by hand changes neither', () => {
    const scenario = plan({ tiers: [{ opps: '3' }] });
    expect(figure(planSheet(scenario), 'leastEffortOpps', { tier: 't1' })).toBe('17');
  });
});
