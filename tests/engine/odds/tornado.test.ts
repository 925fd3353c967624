import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdQuotas } from '../../../src/engine/hold-quotas.ts';
import type { Lever } from '../../../src/engine/odds/levers.ts';
import { movedScenario, outcomesOf } from '../../../src/engine/odds/moved.ts';
import { sortBySwing, swingOf, tornado, type Bar, type Tornado } from '../../../src/engine/odds/tornado.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { anyPlans, validPlans } from '../../support/arbitrary-plans.ts';
import { exactBetaBinomial, exactBinomial } from '../../support/exact-wins.ts';
import { column, figure, plan, threeTiers, withRoster, worked } from '../../support/plans.ts';
import { runThrough } from '../../support/run-through.ts';

const of = (scenario: Scenario): Tornado => runThrough(tornado(scenario)).result;
const bar = ({ bars }: Tornado, line: Lever['line']): Bar => {
  const found = bars.find(({ lever }) => lever.line === line);
  if (!found) throw new Error(`there is no bar for ${line}`);
  return found;
};
/** P(at least `wins` of `opps`) in exact fractions. */
const atLeast = (wins: number, opps: number, rate: string): number =>
  exactBinomial(opps, rate)
    .slice(wins)
    .reduce((a, b) => a + b, 0);

describe('the tornado of the worked example, 170 opportunities of $60,000 at 20 %', () => {
  const all = of(worked);
  const ends = (line: Lever['line'], outcome: 'planned' | 'landed' | 'chance'): unknown[] => {
    const { low, high } = bar(all, line);
    return [low[outcome], high[outcome]];
  };
  const chances = (line: Lever['line'], low: number, high: number): void => {
    const [a, b] = ends(line, 'chance');
    expect(a).toBeCloseTo(low, 12);
    expect(b).toBeCloseTo(high, 12);
  };

  it('starts from the plan as it is: 34 wins or more', () => {
    expect(all.now.planned).toBe(2_040_000);
    expect(all.now.landed).toBeCloseTo(1_704_657.5342465753, 6);
    expect(all.now.chance).toBeCloseTo(atLeast(34, 170, '0.2'), 12);
  });
  it('moves the win rate with 17 opportunities per SDR held', () => {
    expect(ends('baseWinRate', 'planned')).toEqual([1_836_000, 2_244_000]);
    chances('baseWinRate', atLeast(34, 170, '0.18'), atLeast(34, 170, '0.22'));
  });
  it('moves the headcount by one, each with 17', () => {
    expect(ends('typedSdrs', 'planned')).toEqual([1_836_000, 2_244_000]);
    chances('typedSdrs', atLeast(34, 153, '0.2'), atLeast(34, 187, '0.2'));
  });
  it('moves what a win brings: 38 wins at $54,000 and 31 at $66,000 reach the target', () => {
    for (const line of ['price', 'seats'] as const) {
      expect(ends(line, 'planned')).toEqual([1_836_000, 2_244_000]);
      chances(line, atLeast(38, 170, '0.2'), atLeast(31, 170, '0.2'));
    }
  });
  it('moves the target, which plans the same: 30 wins reach $1,800,000 and 37 reach $2,200,000', () => {
    expect(ends('targetArr', 'planned')).toEqual([2_040_000, 2_040_000]);
    chances('targetArr', atLeast(30, 170, '0.2'), atLeast(37, 170, '0.2'));
    chances('sdrShare', atLeast(30, 170, '0.2'), atLeast(34, 170, '0.2'));
  });
  it('moves what lands inside: in proportion by the win rate, down by a longer cycle', () => {
    const now = all.now.landed ?? NaN;
    const [low, high] = ends('baseWinRate', 'landed');
    expect(low).toBeCloseTo(now * 0.9, 6);
    expect(high).toBeCloseTo(now * 1.1, 6);
    expect(ends('cycleGiven', 'planned')).toEqual([2_040_000, 2_040_000]);
    // evenly created over the year, what is created in the last cycle lands too late: 1 - 54/365 and 1 - 66/365 of it lands
    const [short, long] = ends('cycleGiven', 'landed');
    expect(short).toBeCloseTo(2_040_000 * (1 - 54 / 365), 6);
    expect(long).toBeCloseTo(2_040_000 * (1 - 66 / 365), 6);
  });
  it('F83: is sorted by the swing of the outcome, equal ones as they came', () => {
    const lines = (outcome: 'planned' | 'landed' | 'chance'): string[] =>
      sortBySwing(all.bars, outcome).map(({ lever }) => lever.line);
    expect(lines('planned')).toEqual([
      'attainment',
      'typedSdrs',
      'seats',
      'price',
      'baseWinRate',
      'targetArr',
      'sdrShare',
      'cycleGiven',
    ]);
    const swings = sortBySwing(all.bars, 'chance').map((one) => swingOf(one, 'chance') ?? NaN);
    expect(swings).toEqual(swings.toSorted((a, b) => b - a));
    expect(new Set(swings).size).toBeGreaterThan(4);
    expect(all.bars[0]?.lever.line).toBe('targetArr');
  });
  it('F83: has another order after an edit', () => {
    const [first] = sortBySwing(
      of(plan({ tiers: [{ ranges: { winRate: { low: '5%' } } }] })).bars,
      'planned',
    );
    expect(first?.lever.line).toBe('baseWinRate');
  });
});

describe('the tornado', () => {
  it('takes an uncertain win rate as known at its ends', () => {
    const uncertain = plan({ tiers: [{ known: 'history', past: { won: '20', closed: '100' } }] });
    const { low, high } = bar(of(uncertain), 'baseWinRate');
    const known = (text: string): number | null =>
      outcomesOf(planSheet(plan({ tiers: [{ winRate: text, opps: '17' }] }))).chance;
    const { lever } = bar(of(uncertain), 'baseWinRate');
    expect(low.chance).toBeCloseTo(known(lever.low.toString()) ?? NaN, 12);
    expect(high.chance).toBeCloseTo(known(lever.high.toString()) ?? NaN, 12);
    expect(low.chance).toBeLessThan(0.02);
    expect(high.chance).toBeGreaterThan(0.98);
  });
  it('keeps what is believed of a win rate while another input is moved', () => {
    const uncertain = plan({ tiers: [{ known: 'history', past: { won: '20', closed: '100' } }] });
    const { low } = bar(of(uncertain), 'typedSdrs');
    const wins = exactBetaBinomial(153, '20.5', '80.5').slice(34);
    expect(low.chance).toBeCloseTo(
      wins.reduce((a, b) => a + b, 0),
      11,
    );
    expect(low.chance).not.toBeCloseTo(atLeast(34, 153, '0.2'), 2);
    const dear = exactBetaBinomial(170, '20.5', '80.5').slice(38);
    expect(bar(of(uncertain), 'price').low.chance).toBeCloseTo(
      dear.reduce((a, b) => a + b, 0),
      11,
    );
  });
  it('says nothing where nothing can be computed, and puts that last', () => {
    const broken = plan({ tiers: [{ id: 'a' }, { id: 'b', winRate: "='soon" }] });
    const { now, bars } = of(broken);
    expect(now).toEqual({ planned: null, landed: null, chance: null });
    const mended = bars.find(({ lever }) => lever.address === 'tiers[a].price');
    expect(mended?.low.planned).toBeNull();
    const some: Bar[] = bars.map((one, i) =>
      i === 1 ? { ...one, low: { ...one.low, planned: 1 }, high: { ...one.high, planned: 1 } } : one,
    );
    expect(sortBySwing(some, 'planned')[0]).toBe(some[1]);
  });
  it('tells how far it is, and ends at all of it', () => {
    const { progress, result } = runThrough(tornado(worked));
    expect(progress).toHaveLength(1 + 2 * result.bars.length);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress[0]).toBeGreaterThan(0);
    expect(progress.at(-1)).toBe(1);
  });
  it('holds the quotas of every tier as handed out', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(validPlans, (scenario) => {
        const sheet = planSheet(scenario);
        const held = holdQuotas(scenario, sheet);
        for (const { lever } of of(scenario).bars)
          for (const end of [lever.low, lever.high])
            expect(column(planSheet(movedScenario(held, lever.address, end)), 'quotaOpps')).toEqual(
              column(sheet, 'quotaOpps'),
            );
      }),
      { numRuns: 25 },
    );
  });
  it(
    'starts where the plan stands, and gives what each plan gives from scratch',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(fc.oneof(validPlans, anyPlans, validPlans.map(withRoster)), (scenario) => {
          const sheet = planSheet(scenario);
          const { now, bars } = of(scenario);
          const own = outcomesOf(sheet);
          for (const name of ['planned', 'landed', 'chance'] as const) {
            if (own[name] === null) expect(now[name]).toBeNull();
            else
              expect(Math.abs((now[name] ?? NaN) - own[name])).toBeLessThanOrEqual(
                1e-12 * Math.abs(own[name]),
              );
          }
          const held = holdQuotas(scenario, sheet);
          for (const { lever, low, high } of bars) {
            expect(low).toEqual(outcomesOf(planSheet(movedScenario(held, lever.address, lever.low))));
            expect(high).toEqual(outcomesOf(planSheet(movedScenario(held, lever.address, lever.high))));
          }
        }),
        { numRuns: 25 },
      );
    },
  );
  it('never plans less at a higher win rate, price or headcount', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(validPlans, (scenario) => {
        for (const { lever, low, high } of of(scenario).bars)
          if (['baseWinRate', 'price', 'seats', 'typedSdrs', 'attainment'].includes(lever.line))
            expect(high.planned ?? 0).toBeGreaterThanOrEqual(low.planned ?? 0);
      }),
      { numRuns: 25 },
    );
  });
  it('of three tiers leaves the others as they are', () => {
    const three = threeTiers();
    const sheet = planSheet(three);
    const mid = of(three).bars.find(({ lever }) => lever.address === 'tiers[mid].winRate');
    const part = Number(figure(sheet, 'tierArr', { tier: 'mid' })) * 0.1;
    expect(mid?.high.planned).toBeCloseTo(Number(figure(sheet, 'plannedArr')) + part, 6);
    expect(mid?.low.planned).toBeCloseTo(Number(figure(sheet, 'plannedArr')) - part, 6);
  });
});
