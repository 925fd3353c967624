import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, Num } from '../../../src/engine/number.ts';
import { axisFrom, axisOf, usualLevers, type Axis } from '../../../src/engine/odds/axis.ts';
import { leversOf, type Lever } from '../../../src/engine/odds/levers.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { validPlans } from '../../support/arbitrary-plans.ts';
import { plan, threeTiers, withRoster, worked } from '../../support/plans.ts';

const RATE = { address: 'tiers[mid].winRate', line: 'baseWinRate' } as const;
const SDRS = { address: 'team.sdrs', line: 'typedSdrs' } as const;
const PRICE = { address: 'tiers[mid].price', line: 'price' } as const;
const CYCLE = { address: 'tiers[mid].cycleDays', line: 'cycleGiven' } as const;
const told = ({ values }: Axis): string => values.map(String).join(' ');
const between = (lever: Pick<Lever, 'address' | 'line'>, from: string, to: string, points: number): string =>
  told(axisFrom(lever, new Num(from), new Num(to), points));
const of = (scenario: Scenario): Lever[] => leversOf(scenario, planSheet(scenario));
const lever = (scenario: Scenario, line: Lever['line']): Lever => {
  const found = of(scenario).find((one) => one.line === line);
  if (!found) throw new Error(`${line} is no lever`);
  return found;
};

describe('an axis', () => {
  it('goes in even steps, rates to four places', () => {
    expect(between(RATE, '0.18', '0.22', 5)).toBe('0.18 0.19 0.2 0.21 0.22');
    expect(between(RATE, '0.1', '0.2', 4)).toBe('0.1 0.1333 0.1667 0.2');
    expect(between(PRICE, '100', '200', 4)).toBe('100 133.33 166.67 200');
    expect(between(CYCLE, '30', '60', 4)).toBe('30 40 50 60');
  });
  it('keeps both ends exactly as given', () => {
    expect(between(RATE, '0.123456789', '0.198765432', 3)).toBe('0.123456789 0.1611 0.198765432');
    expect(between(SDRS, '8.5', '11.3', 4)).toBe('8.5 9 10 11.3');
  });
  it('has whole people between them, each once', () => {
    expect(between(SDRS, '9', '11', 21)).toBe('9 10 11');
    expect(between(SDRS, '5', '15', 5)).toBe('5 8 10 13 15');
  });
  it('takes finer steps where the ends are near', () => {
    expect(between(RATE, '0.0001', '0.0002', 3)).toBe('0.0001 0.00015 0.0002');
    expect(between(CYCLE, '2', '4', 5)).toBe('2 2.5 3 3.5 4');
  });
  it('of one value has it once, and rises whichever end is named first', () => {
    expect(between(RATE, '0.2', '0.2', 9)).toBe('0.2');
    expect(between(PRICE, '220', '180', 3)).toBe('180 200 220');
  });
  it.each([1, 22, 2.5, NaN])('has no %d values', (points) => {
    expect(() => axisFrom(RATE, new Num('0.1'), new Num('0.2'), points)).toThrow(RangeError);
    expect(() => axisOf(lever(worked, 'price'), points)).toThrow(RangeError);
  });
});

describe('the axis of a lever', () => {
  it('goes from its low to its high end, with that of now', () => {
    expect(told(axisOf(lever(worked, 'baseWinRate'), 5))).toBe('0.18 0.19 0.2 0.21 0.22');
    expect(told(axisOf(lever(worked, 'sdrShare'), 3))).toBe('0.9 0.95 1');
    expect(told(axisOf(lever(plan({ tiers: [{ winRate: '7/23' }] }), 'baseWinRate'), 5))).toMatch(
      / 0\.304347826086956521739130434782\d+ /,
    );
  });
  it('puts that of now in place of the nearest, never of an end', () => {
    const some = plan({ tiers: [{ winRate: '0.2', ranges: { winRate: { low: '0.19', high: '0.5' } } }] });
    expect(told(axisOf(lever(some, 'baseWinRate'), 4))).toBe('0.19 0.2 0.3967 0.5');
  });
  it('of a headcount holds whole numbers around it', () => {
    expect(told(axisOf(lever(worked, 'typedSdrs')))).toBe('7 8 9 10 11 12 13');
    expect(told(axisOf(lever(plan({ sdrs: '2' }), 'typedSdrs'), 5))).toBe('1 2 3 4');
    expect(told(axisOf(lever(plan({ sdrs: '9.3' }), 'typedSdrs')))).toBe('6 7 8 9.3 10 11 12');
    const typed = plan({ parts: { ranges: { sdrs: { low: '9', high: '30' } } } });
    expect(told(axisOf(lever(typed, 'typedSdrs'), 4))).toBe('9 10 23 30');
  });
  it('reaches to a value of now that lies outside of typed ends', () => {
    const some = plan({ tiers: [{ ranges: { price: { low: '300', high: '400' } } }] });
    expect(told(axisOf(lever(some, 'price'), 3))).toBe('200 300 400');
  });
  it('rises, is no longer than asked, and has the ends and that of now', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(validPlans, fc.integer({ min: 3, max: 21 }), (scenario, points) => {
        for (const one of of(scenario)) {
          const { values } = axisOf(one, points);
          expect(values.length).toBeLessThanOrEqual(points);
          values.forEach((value, i) => {
            if (i > 0) expect(compare(value, values[i - 1] ?? value)).toBe(1);
          });
          expect(values.some((value) => value.eq(one.current))).toBe(true);
          expect(values[0]?.lte(one.low)).toBe(true);
          expect(values.at(-1)?.gte(one.high)).toBe(true);
          if (one.line === 'typedSdrs')
            for (const value of values) expect(value.isInteger() || value.eq(one.current)).toBe(true);
          else expect([values[0]?.eq(one.low), values.at(-1)?.eq(one.high)]).toEqual([true, true]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the two levers that a table begins with', () => {
  const usual = (scenario: Scenario): string[] | undefined =>
    usualLevers(of(scenario), planSheet(scenario))?.map(({ address }) => address);
  it('are SDRs and the win rate of the tier that plans most', () => {
    expect(usual(worked)).toEqual(['team.sdrs', 'tiers[mid].winRate']);
    // $912,000 of Enterprise, $960,000 of Mid-market and $276,000 of Small
    expect(usual(threeTiers())).toEqual(['team.sdrs', 'tiers[mid].winRate']);
    expect(usual(threeTiers({ sdrs: '40' }))).toEqual(['team.sdrs', 'tiers[enterprise].winRate']);
  });
  it('are the attainment and a win rate where a roster counts', () => {
    expect(usual(withRoster(worked))).toEqual(['team.attainment', 'tiers[mid].winRate']);
  });
  it('are none where the plan has none', () => {
    expect(usual(plan({ tiers: [] }))).toBeUndefined();
    expect(usual(plan({ tiers: [{ winRate: '' }] }))).toBeUndefined();
    expect(usual(plan({ sdrs: '', tiers: [{ opps: '' }, { id: 'b', seats: '' }] }))).toEqual([
      'team.attainment',
      'tiers[t1].winRate',
    ]);
  });
});
