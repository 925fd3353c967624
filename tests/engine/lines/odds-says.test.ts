/** What is said where odds have no answer, and that every plan at the edge has one soon. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import type { Scenario, Tier } from '../../../src/engine/scenario.ts';
import { column, figure, plan, problem, threeTiers, withRoster, worked } from '../../support/plans.ts';

const rate = (tier: Partial<Tier>): Scenario => plan({ tiers: [tier] });
const said = (scenario: Scenario, line: string, at = {}): string[] => {
  const { code, say } = problem(planSheet(scenario).value(line, at));
  return [code, say];
};
const T1 = { tier: 't1' };

describe('a win rate that is not known as it should be', () => {
  it.each<[string, Partial<Tier>, string, string]>([
    [
      'more won than closed',
      { known: 'history', past: { won: '41', closed: '40' } },
      '#NUM!',
      'More deals are won than closed',
    ],
    [
      'closed is not typed',
      { known: 'history', past: { won: '41' } },
      '#N/A',
      'Deals won or closed in the past are not typed',
    ],
    ['nothing is typed', { known: 'history' }, '#N/A', 'Deals won or closed in the past are not typed'],
    [
      'the ends are turned',
      { known: 'interval', between: { low: '30%', high: '20%' } },
      '#NUM!',
      'The interval of the win rate ends before it begins',
    ],
    [
      'the ends are one',
      { known: 'interval', between: { low: '20%', high: '20%' } },
      '#NUM!',
      'The interval of the win rate ends before it begins',
    ],
    [
      'an end is not typed',
      { known: 'interval', between: { low: '20%' } },
      '#N/A',
      'An end of the interval of the win rate is not typed',
    ],
    [
      'alpha is not typed',
      { known: 'beta', shape: { beta: '160' } },
      '#N/A',
      'Alpha or beta of the win rate is not typed',
    ],
  ])('says so where %s, and so does the chance', (_, tier, code, say) => {
    for (const [line, at] of [
      ['beliefAlpha', T1],
      ['beliefBeta', T1],
      ['chanceOfTarget', {}],
    ] as const)
      expect(said(rate(tier), line, at)).toEqual([code, say]);
  });
  it('counts only in the tier that has chosen the way', () => {
    const sheet = planSheet(
      plan({ tiers: [{ past: { won: '41', closed: '40' }, between: { low: '2' }, shape: { alpha: '0' } }] }),
    );
    expect(figure(sheet, 'beliefAlpha', T1)).toBe('0');
    expect(Number(figure(sheet, 'chanceOfTarget'))).toBeCloseTo(0.5305725312123044, 13);
  });
  it('leaves the quota and planned ARR as they are', () => {
    const sheet = planSheet(rate({ known: 'interval' }));
    expect([figure(sheet, 'sdrOpps'), figure(sheet, 'plannedArr')]).toEqual(['17', '2040000']);
  });
  it('takes no wins, and only wins, of the past', () => {
    const of = (won: string): number =>
      Number(figure(planSheet(rate({ known: 'history', past: { won, closed: '200' } })), 'chanceOfTarget'));
    expect([of('0'), of('200')].map((chance) => chance.toFixed(6))).toEqual(['0.000000', '1.000000']);
  });
});

describe('a target', () => {
  it('of nothing is reached, and needs no quota', () => {
    const none = plan({ arr: '0' });
    expect(column(planSheet(none), 'chanceOfTarget')).toEqual(['1']);
    expect(said(none, 'sureQuota', { ...T1, level: 'p80' })).toEqual([
      '#N/A',
      'The target needs no opportunities',
    ]);
    expect(column(planSheet(none), 'usualChance')).toEqual(['1']);
  });
  it('beyond all opportunities has no chance', () => {
    const far = plan({ arr: '10200001', tiers: [{ opps: '17' }] });
    expect(column(planSheet(far), 'chanceOfTarget')).toEqual(['0']);
    expect(
      column(planSheet(plan({ arr: '10200000', tiers: [{ opps: '17' }] })), 'chanceOfTarget')[0],
    ).not.toBe('0');
  });
  it('that a plan without quotas has none', () => {
    expect(column(planSheet(plan({ tiers: [{ opps: '0' }] })), 'chanceOfTarget')).toEqual(['0']);
  });
});

describe('a team', () => {
  it('without anybody has no quota for a chance', () => {
    const nobody = { ...worked, roster: [{ id: 'a', name: 'A', start: '2029-01' }] };
    for (const level of ['p50', 'own'])
      expect(problem(planSheet(nobody).value('sureQuota', { tier: 'mid', level })).say).not.toBe('');
  });
  it('of half an SDR says that nobody could carry a whole quota', () => {
    expect(said(plan({ sdrs: '0.5' }), 'sureQuota', { ...T1, level: 'p80' })).toEqual([
      '#N/A',
      'There is no full-time SDR who could carry a whole quota',
    ]);
  });
  it('of 9.3 carries what 9 whole SDRs do', () => {
    // 9 x 22 = 198 opportunities have 86.2 %; 9 x 21 = 189 have 78.1 %
    const sheet = planSheet(plan({ sdrs: '9.3' }));
    expect(figure(sheet, 'sureQuota', { ...T1, level: 'p80' })).toBe('22');
    expect(Number(figure(sheet, 'sureChance', { level: 'p80' }))).toBeCloseTo(0.861619544139317, 10);
  });
  it('that reaches 90 % of its quotas needs 22 each, of which 198 are created', () => {
    const sheet = planSheet(plan({ attainment: '90%' }));
    expect(figure(sheet, 'sureQuota', { ...T1, level: 'p80' })).toBe('22');
    expect(Number(figure(sheet, 'sureChance', { level: 'p80' }))).toBeCloseTo(0.861619544139317, 10);
  });
  it('that no quota makes so sure says so', () => {
    const rare = plan({ sdrs: '1', tiers: [{ known: 'beta', shape: { alpha: '0.01', beta: '10' } }] });
    expect(said(rare, 'sureQuota', { ...T1, level: 'p95' })[1]).toMatch(
      /^No quota up to [\d,]+ opportunities of the team is that sure$/,
    );
  });
});

/** The lines of the Odds sheet. */
const ODDS = catalogue.lines.filter(({ line }) => line.rule.startsWith('O')).map(({ name }) => name);
const isChance = (name: string): boolean =>
  catalogue.line(name).line.unit === 'rate' && /[cC]hance|sure(?:All|Inside)$/.test(name);

const TWENTY = Array.from({ length: 20 }, (_, i): Partial<Tier> => ({
  price: String(150 + 7 * i),
  seats: String(5 + i),
  winRate: `${10 + i}%`,
  arrShare: '5%',
}));
const even = { arrShare: '50%' };

describe('at the edge every line has an answer, and soon', { timeout: 30_000 }, () => {
  it.each<[string, Scenario, RegExp?]>([
    ['a win rate of 100 %', plan({ tiers: [{ winRate: '1' }] })],
    ['20 tiers', plan({ tiers: TWENTY }), /^O(?:[1-4]|51|61$)/],
    [
      'prices of 999.95 beside 1,000',
      plan({
        tiers: [
          { ...even, price: '999.95' },
          { ...even, price: '1000' },
        ],
      }),
    ],
    [
      'prices of a third',
      plan({
        tiers: [
          { ...even, price: '=1/3' },
          { ...even, price: '=1000/7' },
        ],
      }),
    ],
    ['10,000 opportunities in a tier', plan({ tiers: [{ ...even, opps: '1000' }, even] })],
    [
      '10,000 opportunities at an uncertain rate',
      plan({ tiers: [{ opps: '1000', known: 'history', past: { won: '40', closed: '200' } }] }),
    ],
    ['60 months', plan({ months: 60, tiers: [{ known: 'beta', shape: { alpha: '40', beta: '160' } }] })],
    ['a roster', withRoster(threeTiers({ rounding: 'team' }))],
    ['a landed basis', { ...threeTiers(), basis: 'landed' }],
  ])('%s', (_, scenario, asked = /^O/) => {
    const odds = ODDS.filter((name) => asked.test(catalogue.line(name).line.rule));
    const started = performance.now();
    const sheet = planSheet(scenario);
    for (const name of odds)
      for (const { value } of sheet.cells(name))
        expect(isProblem(value) ? value.say !== '' : value.isFinite(), name).toBe(true);
    for (const name of odds.filter(isChance))
      for (const { value } of sheet.cells(name))
        if (!isProblem(value))
          expect(value.gte(0) && value.lte(1), `${name} is ${value.toString()}`).toBe(true);
    expect(isProblem(sheet.value('chanceOfTarget')), 'the chance').toBe(false);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
  it('amounts beyond what whole numbers hold are said to be', () => {
    expect(said(plan({ arr: '1000000000000000' }), 'chanceOfTarget')).toEqual([
      '#NUM!',
      'The amounts are beyond what odds can count',
    ]);
  });
  it('with a win rate of 100 % all opportunities win', () => {
    const sheet = planSheet(plan({ tiers: [{ winRate: '1' }] }));
    expect([figure(sheet, 'chanceOfTarget'), figure(sheet, 'arrQuantile', { quantile: 'p10' })]).toEqual([
      '1',
      '2400000',
    ]);
  });
});
