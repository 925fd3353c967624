import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressAt } from '../../../src/engine/address.ts';
import { elasticity } from '../../../src/engine/formula/elasticity.ts';
import { holdQuotas } from '../../../src/engine/hold-quotas.ts';
import { LINES } from '../../../src/engine/lines/catalogue.ts';
import { Num } from '../../../src/engine/number.ts';
import { leversOf } from '../../../src/engine/odds/levers.ts';
import { movedScenario } from '../../../src/engine/odds/moved.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import type { Scenario, Tier } from '../../../src/engine/scenario.ts';
import { rates, validPlans } from '../../support/arbitrary-plans.ts';
import { figure, plan, threeTiers, withRoster, worked } from '../../support/plans.ts';
import { computed, formula, optional, sheetOf, typed } from '../../support/small-sheet.ts';

const inputs = {
  a: typed(),
  b: typed(),
  maybe: optional(),
  perTier: typed(['tier']),
  perMonth: typed(['month']),
  perAge: typed(['age']),
};
const texts = { a: ['4'], b: ['2'], perTier: ['3', '5'], perMonth: ['5', '6'], perAge: ['0.5', '0.25'] };
const members = { tier: ['x', 'y'], month: ['m1', 'm2'], age: ['k0', 'k1'] };
const A = { line: 'a', at: {} };

/** The elasticity of a formula over a = 4, b = 2, tiers 3 and 5, months 5 and 6, ages 0.5 and 0.25. */
function of(
  text: string,
  input: { line: string; at: object } = A,
  more: Record<string, string[]> = {},
): number | null {
  const sheet = sheetOf({ ...inputs, tested: formula(text) }, { ...texts, ...more }, members);
  return elasticity(sheet, { line: 'tested', at: {} }, input);
}

describe('the elasticity of a formula', () => {
  it.each([
    ['a', 1],
    ['b', 0],
    ['a * b', 1],
    ['a / b', 1],
    ['b / a', -1],
    ['a + b', 4 / 6],
    ['a - b', 2],
    ['b - a', 2],
    ['-a', 1],
    ['a%', 1],
    ['a ^ b', 2],
    ['b ^ a', 4 * Math.log(2)],
    ['a ^ a', 4 * (Math.log(4) + 1)],
    ['a * a / (a + b)', 2 - 4 / 6],
    ['ROUNDUP(a / 3, 0)', 0],
    ['MIN(a, b)', 0],
    ['MIN(a, b * 3)', 1],
    ['MAX(a, b, 1)', 1],
    ['MAX(a, a, 1)', 1],
    ['IF(a > b, a * a, b)', 2],
    ['IF(a < b, a * a, b)', 0],
    ['IFNA(maybe, a)', 1],
    ['SUM(perTier * a)', 1],
    ['SUM(perTier + a * perTier)', 4 / 5],
    ['SUM(CUMULATE(perMonth * a))', 1],
  ] as const)('%s is %d', (text, elastic) => {
    expect(of(text)).toBeCloseTo(elastic, 12);
  });
  it('to one member is its part', () => {
    expect(of('SUM(perTier)', { line: 'perTier', at: { tier: 'y' } })).toBeCloseTo(5 / 8, 12);
    // 5 + (5 + 6) = 16: the first month counts twice
    expect(of('SUM(CUMULATE(perMonth))', { line: 'perMonth', at: { month: 'm1' } })).toBeCloseTo(10 / 16, 12);
    // 5 * 0.5 + (6 * 0.5 + 5 * 0.25) = 6.75
    expect(of('SUM(LAGGED(perMonth, perAge))', { line: 'perMonth', at: { month: 'm1' } })).toBeCloseTo(
      3.75 / 6.75,
      12,
    );
    expect(of('SUM(LAGGED(perMonth, perAge))', { line: 'perAge', at: { age: 'k1' } })).toBeCloseTo(
      1.25 / 6.75,
      12,
    );
  });
  it('follows an optional input that is typed', () => {
    expect(of('IFNA(maybe, a)', A, { maybe: ['3'] })).toBe(0);
    expect(of('IFNA(maybe, a)', { line: 'maybe', at: {} }, { maybe: ['3'] })).toBe(1);
    expect(of('IFNA(maybe, a)', { line: 'maybe', at: {} })).toBeNull();
  });
  it('is not known at a kink, of nothing, by nothing, or where a value is missing', () => {
    expect(of('MIN(a, b * 2)')).toBeNull();
    expect(of('a - b * 2')).toBeNull();
    expect(of('a + b', A, { a: ['0'] })).toBeNull();
    expect(of('a / (b - 2)')).toBeNull();
    expect(of('a', { line: 'a', at: {} }, { a: ['x'] })).toBeNull();
    expect(of('(b - 2) ^ a + 1', { line: 'b', at: {} })).toBe(0);
  });
  it('is not known through an algorithm, unless it rests on the input by nothing that moves', () => {
    const sheet = sheetOf(
      {
        ...inputs,
        rounded: formula('ROUNDUP(a, 0)'),
        through: computed(['a'], ({ list }) => list('a')),
        beside: computed(['b', 'rounded'], ({ list }) => list('b')),
        tested: formula('through * b'),
        other: formula('beside * a'),
        compared: formula('a * IF(through > b, 1, 0)'),
      },
      texts,
      members,
    );
    const to = (line: string, input: string): number | null =>
      elasticity(sheet, { line, at: {} }, { line: input, at: {} });
    expect(to('through', 'a')).toBeNull();
    expect(to('tested', 'a')).toBeNull();
    expect(to('tested', 'b')).toBe(1);
    expect(to('other', 'a')).toBe(1);
    expect(to('other', 'b')).toBeNull();
    expect(to('compared', 'a')).toBe(1);
  });
  it('is not known of what is added up over members that the input decides on', () => {
    const to = (key: string): (number | null)[] => {
      const sheet = sheetOf(
        {
          people: typed([], { key }),
          each: typed(['sdr']),
          added: formula('SUM(each * people)'),
          counted: computed(['each'], ({ size }) => [new Num(size('sdr'))]),
          own: formula('each * people', ['sdr']),
        },
        { people: ['2'], each: ['3', '5'] },
        { sdr: ['s1', 's2'] },
      );
      const at = { sdr: 's1' };
      return [
        { line: 'added', at: {} },
        { line: 'counted', at: {} },
        { line: 'own', at },
      ].map((cell) => elasticity(sheet, cell, { line: 'people', at: {} }));
    };
    expect(to('team.sdrs')).toEqual([null, null, 1]);
    expect(to('team.attainment')).toEqual([1, 0, 1]);
  });
});

const ofPlan = (scenario: Scenario, line: string, input: string, tier?: string, at = {}): number | null =>
  elasticity(planSheet(scenario), { line, at }, { line: input, at: tier === undefined ? {} : { tier } });
const held = (scenario: Scenario): Scenario => holdQuotas(scenario, planSheet(scenario));

describe('the elasticity of a plan', () => {
  it('of planned ARR is 1 to price, seats, win rate, attainment and SDRs, quotas held', () => {
    for (const [input, tier] of [
      ['price', 'mid'],
      ['seats', 'mid'],
      ['baseWinRate', 'mid'],
      ['attainment'],
      ['typedSdrs'],
    ] as const)
      expect(ofPlan(held(worked), 'plannedArr', input, tier), input).toBeCloseTo(1, 12);
    expect(ofPlan(held(worked), 'plannedArr', 'targetArr')).toBe(0);
    expect(ofPlan(held(worked), 'plannedArr', 'churn')).toBeNull();
  });
  it('of the pipeline needed is 1 to the target and -1 to win rate and attainment', () => {
    const pipeline = (input: string, tier?: string): number | null =>
      ofPlan(worked, 'pipelineMrr', input, tier, { tier: 'mid' });
    expect(pipeline('targetArr')).toBeCloseTo(1, 12);
    expect(pipeline('baseWinRate', 'mid')).toBeCloseTo(-1, 12);
    expect(pipeline('attainment')).toBeCloseTo(-1, 12);
    expect(pipeline('price', 'mid')).toBe(0);
    expect(ofPlan(worked, 'neededOpps', 'price', 'mid', { tier: 'mid' })).toBeCloseTo(-1, 12);
    expect(ofPlan(worked, 'quotaMrr', 'typedSdrs', undefined, { tier: 'mid' })).toBeCloseTo(-1, 12);
    // whole opportunities are flat
    expect(ofPlan(worked, 'quotaOpps', 'baseWinRate', 'mid', { tier: 'mid' })).toBe(0);
  });
  it('of three tiers is each one’s part, and the parts make 1', () => {
    const three = held(threeTiers());
    const sheet = planSheet(three);
    const all = Number(figure(sheet, 'plannedArr'));
    const parts = ['enterprise', 'mid', 'small'].map((tier) => {
      const elastic = ofPlan(three, 'plannedArr', 'price', tier);
      expect(elastic).toBeCloseTo(Number(figure(sheet, 'tierArr', { tier })) / all, 12);
      return elastic ?? NaN;
    });
    expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
  it('of what lands inside goes past the closing curve, which the price only chooses', () => {
    expect(ofPlan(held(worked), 'insideArr', 'price', 'mid')).toBeCloseTo(1, 12);
    expect(ofPlan(held(worked), 'insideArr', 'baseWinRate', 'mid')).toBeCloseTo(1, 12);
    const opening = held(plan({ tiers: [{ openMrr: '10000' }] }));
    const sheet = planSheet(opening);
    const part = Number(figure(sheet, 'openingTierArr', { tier: 't1' })) / Number(figure(sheet, 'insideArr'));
    expect(ofPlan(opening, 'insideArr', 'openMrr', 't1')).toBeCloseTo(part, 12);
    expect(ofPlan(opening, 'insideArr', 'baseWinRate', 't1')).toBeCloseTo(1, 12);
    expect(ofPlan(opening, 'insideArr', 'attainment')).toBeCloseTo(1 - part, 12);
  });
  it('is not known of a chance, of a cycle, or over people that the input decides on', () => {
    expect(ofPlan(held(worked), 'chanceOfTarget', 'baseWinRate', 'mid')).toBeNull();
    expect(ofPlan(plan({ tiers: [{ cycleDays: '60' }] }), 'insideArr', 'cycleGiven', 't1')).toBeNull();
    expect(ofPlan(held(worked), 'insideArr', 'typedSdrs')).toBeNull();
    expect(ofPlan(worked, 'wonInMonth', 'months', undefined, { month: '2027-03' })).toBeNull();
    expect(ofPlan(worked, 'sdrMonthOpps', 'months')).toBeCloseTo(-1, 12);
    expect(ofPlan(held(worked), 'chanceOfTarget', 'tools')).toBeNull();
  });
  it('is what a small step gives, quotas held', { timeout: 240_000 }, () => {
    const ofTier: fc.Arbitrary<Partial<Tier>> = fc.record(
      {
        factors: fc.record({ procurement: rates, security: rates }),
        openMrr: fc.integer({ min: 1, max: 90_000 }).map(String),
        openRate: rates,
        lag: fc.constantFrom('days', 'gamma'),
        cycleDays: fc.integer({ min: 0, max: 200 }).map(String),
      },
      { requiredKeys: [] },
    );
    const plans = fc
      .tuple(validPlans, fc.array(ofTier, { minLength: 4, maxLength: 4 }), fc.boolean())
      .map(([scenario, tiers, hasRoster]) => {
        const full = {
          ...scenario,
          tiers: scenario.tiers.map((tier, i) => ({
            cycleMonths: '3',
            cycleSpread: '2',
            ...tier,
            ...tiers[i],
          })),
        };
        return hasRoster ? withRoster(full) : full;
      });
    const step = new Num('1e-7');
    let [seen, moving, unknown] = [0, 0, 0];
    fc.assert(
      fc.property(plans, (scenario) => {
        const fixed = held(scenario);
        const sheet = planSheet(fixed);
        for (const { line, at, current } of leversOf(fixed, sheet))
          for (const outcome of ['plannedArr', 'insideArr']) {
            const before = sheet.value(outcome);
            const moved = movedScenario(
              fixed,
              addressAt(LINES[line], at),
              current.times(new Num(1).minus(step)),
            );
            const after = planSheet(moved, sheet).value(outcome);
            if (isProblem(before) || isProblem(after) || before.isZero()) continue;
            const found = elasticity(sheet, { line: outcome, at: {} }, { line, at });
            if (found === null) {
              unknown += 1;
              continue;
            }
            seen += 1;
            if (found !== 0) moving += 1;
            const quotient = before.minus(after).div(before).div(step).toNumber();
            expect(Math.abs(found - quotient), `${outcome} by ${line}`).toBeLessThan(
              1e-5 * Math.max(1, Math.abs(quotient)),
            );
          }
      }),
      { numRuns: 100 },
    );
    expect(seen).toBeGreaterThan(1500);
    expect(moving).toBeGreaterThan(1000);
    expect(unknown).toBeLessThan(seen / 2);
  });
});
