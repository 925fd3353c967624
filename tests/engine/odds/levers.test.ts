import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textAt } from '../../../src/engine/address.ts';
import { inputOf } from '../../../src/engine/input-at.ts';
import { catalogue, LINES } from '../../../src/engine/lines/catalogue.ts';
import { Num } from '../../../src/engine/number.ts';
import { leversOf, type Lever } from '../../../src/engine/odds/levers.ts';
import { movedScenario } from '../../../src/engine/odds/moved.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { withParts } from '../../support/arbitrary-parts.ts';
import { anyPlans, rates } from '../../support/arbitrary-plans.ts';
import { num, plan, threeTiers, withRoster, worked } from '../../support/plans.ts';

const of = (scenario: Scenario): Lever[] => leversOf(scenario, planSheet(scenario));
const lever = (scenario: Scenario, line: Lever['line'], tier?: string): Lever => {
  const found = of(scenario).find((one) => one.line === line && one.at.tier === tier);
  if (!found) throw new Error(`${line} is no lever`);
  return found;
};
const told = ({ line, low, current, high }: Lever): string =>
  [line, low, current, high].map(String).join(' ');

describe('levers', () => {
  it('of the worked example are its typed inputs and the assumed cycle, a tenth less and more', () => {
    expect(of(worked).map(told)).toEqual([
      'targetArr 1800000 2000000 2200000',
      'sdrShare 0.9 1 1',
      'attainment 0.9 1 1.1',
      'typedSdrs 9 10 11',
      'seats 22.5 25 27.5',
      'price 180 200 220',
      'baseWinRate 0.18 0.2 0.22',
      'cycleGiven 54 60 66',
    ]);
    for (const one of of(worked))
      expect(one).toMatchObject({ from: 'tenth', lowIsTyped: false, highIsTyped: false });
    expect(lever(worked, 'price', 'mid').address).toBe('tiers[mid].price');
    expect(lever(worked, 'cycleGiven', 'mid').address).toBe('tiers[mid].cycleDays');
  });
  it('follow the tiers, those of one tier together', () => {
    const three = of(threeTiers());
    expect(three.slice(4).map(({ at }) => at.tier)).toEqual(
      ['enterprise', 'mid', 'small'].flatMap((tier) => [tier, tier, tier, tier]),
    );
  });
  it('count where they are typed and used', () => {
    const lines = (tier: object): string[] =>
      of(plan({ tiers: [tier] }))
        .slice(4)
        .map(({ line }) => line);
    const usual = ['seats', 'price', 'baseWinRate'];
    expect(lines({ factors: { procurement: '0.9', security: '0.8' } })).toEqual([
      ...usual,
      'procurementFactor',
      'securityFactor',
      'cycleGiven',
    ]);
    expect(lines({ factors: { stakeholders: '0.7' } })).toContain('stakeholderFactor');
    expect(lines({ cycleMonths: '3', cycleSpread: '2' })).toEqual([...usual, 'cycleGiven']);
    expect(lines({ lag: 'gamma', cycleMonths: '3', cycleSpread: '2', cycleDays: '40' })).toEqual([
      ...usual,
      'gammaMean',
      'gammaSpread',
    ]);
    expect(lines({ lag: 'gamma', cycleSpread: '2' })).toEqual([...usual, 'gammaSpread']);
    expect(lines({ lag: 'curve', cycleDays: '40' })).toEqual(usual);
    expect(lines({ lag: 'cohorts', cycleDays: '40' })).toEqual(usual);
    expect(lines({ openMrr: '9000' })).toEqual([...usual, 'cycleGiven', 'openMrr']);
    expect(lines({ openMrr: '9000', openRate: '0.3' })).toContain('openRate');
    expect(lines({ openRate: '0.3' })).not.toContain('openRate');
    expect(lines({ openMrr: '0', openRate: '0.3' })).toEqual([...usual, 'cycleGiven']);
    expect(lines({ price: '' })).toEqual(['seats', 'baseWinRate']);
  });
  it('of a headcount count where no roster does', () => {
    const lines = of(withRoster(worked)).map(({ line }) => line);
    expect(lines).not.toContain('typedSdrs');
    expect(lines).toContain('attainment');
  });
});

describe('the ends of a lever', () => {
  const sdrs = (text: string): string => told(lever(plan({ sdrs: text }), 'typedSdrs'));
  it('are whole people, at least one away', () => {
    expect(sdrs('40')).toBe('typedSdrs 36 40 44');
    expect(sdrs('12')).toBe('typedSdrs 11 12 13');
    expect(sdrs('9.3')).toBe('typedSdrs 8 9.3 11');
    expect(sdrs('2')).toBe('typedSdrs 1 2 3');
    expect(sdrs('1')).toBe('typedSdrs 1 1 2');
    expect(sdrs('0.5')).toBe('typedSdrs 0.5 0.5 2');
    expect(sdrs('10000')).toBe('typedSdrs 9000 10000 10000');
  });
  it('are as typed, one or both', () => {
    const some = plan({
      parts: { ranges: { sdrs: { low: '8', high: '9.5' }, arr: { high: '3000000' } } },
      tiers: [{ ranges: { price: { low: '150' }, winRate: { low: "='ten", high: '25%' } } }],
    });
    expect(lever(some, 'typedSdrs')).toMatchObject({ from: 'typed', lowIsTyped: true, highIsTyped: true });
    expect(told(lever(some, 'typedSdrs'))).toBe('typedSdrs 8 10 9.5');
    expect(told(lever(some, 'targetArr'))).toBe('targetArr 1800000 2000000 3000000');
    expect(lever(some, 'targetArr')).toMatchObject({ from: 'tenth', lowIsTyped: false, highIsTyped: true });
    expect(told(lever(some, 'price', 't1'))).toBe('price 150 200 220');
    expect(lever(some, 'baseWinRate', 't1')).toMatchObject({ lowIsTyped: false, highIsTyped: true });
    expect(told(lever(some, 'baseWinRate', 't1'))).toBe('baseWinRate 0.18 0.2 0.25');
  });
  it('of 0 are there once one is typed', () => {
    const none = plan({ tiers: [{ openMrr: '0', ranges: { openMrr: { high: '5000' } } }] });
    expect(told(lever(none, 'openMrr', 't1'))).toBe('openMrr 0 0 5000');
  });
  it('of a win rate from history hold it with 95 %, whatever factors it has', () => {
    const known = { known: 'history', past: { won: '20', closed: '100' } } as const;
    const rate = lever(plan({ tiers: [known] }), 'baseWinRate', 't1');
    // the quantiles of Beta(20.5, 80.5) as SciPy gives them
    expect(rate.from).toBe('history');
    expect(rate.low.toNumber()).toBeCloseTo(0.13079041541868477, 12);
    expect(rate.high.toNumber()).toBeCloseTo(0.28627957282731764, 12);
    const halved = plan({ tiers: [{ ...known, factors: { security: '0.5' } }] });
    const end = lever(halved, 'baseWinRate', 't1').low.times('0.5');
    expect(end.toNumber()).toBeCloseTo(
      num(planSheet(halved).value('rateFrom', { tier: 't1' })).toNumber(),
      14,
    );
    expect(lever(halved, 'baseWinRate', 't1').current.toString()).toBe('0.2');
    const typed = plan({ tiers: [{ ...known, ranges: { winRate: { high: '30%' } } }] });
    expect(lever(typed, 'baseWinRate', 't1')).toMatchObject({ from: 'history', highIsTyped: true });
    expect(lever(typed, 'baseWinRate', 't1').low.eq(rate.low)).toBe(true);
  });
  it('may be typed, and a tenth away hold the value of now between them', { timeout: 120_000 }, () => {
    const amounts = fc.oneof(rates, fc.constantFrom('0', '3', '12', "='no"));
    const plans = anyPlans.chain((scenario) => withParts(scenario, { amounts, names: fc.constant('x') }));
    let seen = 0;
    fc.assert(
      fc.property(plans, (scenario) => {
        for (const one of of(scenario)) {
          seen += 1;
          const isTenth = one.from === 'tenth';
          if (isTenth && !one.lowIsTyped) expect(one.low.lte(one.current), told(one)).toBe(true);
          if (isTenth && !one.highIsTyped) expect(one.high.gte(one.current), told(one)).toBe(true);
          const found = inputOf(catalogue, one.address);
          expect(found?.bound.line).toBe(LINES[one.line]);
          for (const end of [one.low, one.high]) {
            const moved = movedScenario(scenario, one.address, end);
            const value = planSheet(moved).value(one.line, one.at);
            expect(!isProblem(value) && value.eq(new Num(end)), told(one)).toBe(true);
            expect(textAt(moved, one.address)).toBe(end.toString());
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(seen).toBeGreaterThan(200);
  });
});
