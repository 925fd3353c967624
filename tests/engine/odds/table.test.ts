import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdQuotas } from '../../../src/engine/hold-quotas.ts';
import { Num } from '../../../src/engine/number.ts';
import { axisFrom, axisOf, type Axis } from '../../../src/engine/odds/axis.ts';
import { leversOf } from '../../../src/engine/odds/levers.ts';
import { movedScenario, outcomeOf, type Outcome } from '../../../src/engine/odds/moved.ts';
import { curve, table } from '../../../src/engine/odds/table.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { validPlans } from '../../support/arbitrary-plans.ts';
import { exactBinomial } from '../../support/exact-wins.ts';
import { plan, threeTiers, worked } from '../../support/plans.ts';
import { runThrough } from '../../support/run-through.ts';

const axis = (address: string, ...values: number[]): Axis => ({
  address,
  values: values.map((value) => new Num(value)),
});
const RATES = axis('tiers[mid].winRate', 0.18, 0.2, 0.22);
const SDRS = axis('team.sdrs', 9, 10, 11);
const atLeast = (wins: number, opps: number, rate: string): number =>
  exactBinomial(opps, rate)
    .slice(wins)
    .reduce((a, b) => a + b, 0);

describe('a curve', () => {
  it('of planned ARR over the win rate rises in proportion, quotas held', () => {
    const { result, progress } = runThrough(curve(worked, RATES, 'planned'));
    expect(result).toEqual({
      axis: RATES,
      outcome: 'planned',
      now: 2_040_000,
      figures: [1_836_000, 2_040_000, 2_244_000],
    });
    expect(progress.map((part) => part.toFixed(3))).toEqual(['0.333', '0.667', '1.000']);
  });
  it('of the chance is that of the binomial at each value', () => {
    const { figures } = runThrough(curve(worked, SDRS, 'chance')).result;
    [153, 170, 187].forEach((opps, i) => expect(figures[i]).toBeCloseTo(atLeast(34, opps, '0.2'), 12));
  });
  it('takes an uncertain win rate as known, at that of now too', () => {
    const uncertain = plan({ tiers: [{ id: 'mid', known: 'history', past: { won: '40', closed: '100' } }] });
    const { figures, now } = runThrough(curve(uncertain, RATES, 'chance')).result;
    expect(figures[1]).toBeCloseTo(atLeast(34, 170, '0.2'), 12);
    expect(now).toBeGreaterThan(0.9);
  });
  it('has no figure where the input may not be so', () => {
    const { figures } = runThrough(curve(worked, axis('tiers[mid].winRate', 0, 0.2, 2), 'planned')).result;
    expect(figures).toEqual([null, 2_040_000, null]);
  });
  it('takes 1 to 21 values of an input that is there', () => {
    const run = (one: Axis): unknown => runThrough(curve(worked, one, 'planned'));
    expect(() => run(axis('team.sdrs'))).toThrow(RangeError);
    expect(() => run(axis('team.sdrs', ...Array.from({ length: 22 }, (_, i) => i + 1)))).toThrow(RangeError);
    expect(() => run(axis('tiers[gone].price', 1, 2))).toThrow(RangeError);
  });
});

describe('a table', () => {
  it('of planned ARR over headcount and win rate is their product', () => {
    const { result } = runThrough(table(worked, SDRS, RATES, 'planned'));
    expect(result.rows).toEqual([
      [1_652_400, 1_836_000, 2_019_600],
      [1_836_000, 2_040_000, 2_244_000],
      [2_019_600, 2_244_000, 2_468_400],
    ]);
    expect(result.now).toBe(2_040_000);
  });
  it('has the chance of the binomial in each cell', () => {
    const { rows } = runThrough(table(worked, SDRS, RATES, 'chance')).result;
    ['0.18', '0.2', '0.22'].forEach((rate, y) =>
      [153, 170, 187].forEach((opps, x) => expect(rows[y]?.[x]).toBeCloseTo(atLeast(34, opps, rate), 12)),
    );
  });
  it('is not of one input and itself', () => {
    expect(() => runThrough(table(worked, SDRS, SDRS, 'planned'))).toThrow(RangeError);
  });
  it('tells how far it is after each cell', () => {
    const { progress } = runThrough(table(worked, SDRS, axis('tiers[mid].price', 100, 200), 'chance'));
    expect(progress.map((part) => Math.round(part * 6))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(progress.at(-1)).toBe(1);
  });
  it('is 21 x 21 at most', { timeout: 60_000 }, () => {
    const rates = axisFrom(
      { address: 'tiers[mid].winRate', line: 'baseWinRate' },
      new Num('0.1'),
      new Num('0.3'),
      21,
    );
    const people = axisFrom({ address: 'team.sdrs', line: 'typedSdrs' }, new Num(1), new Num(21), 21);
    const { rows } = runThrough(table(threeTiers(), people, rates, 'chance')).result;
    expect(rows.map((row) => row.length)).toEqual(Array.from({ length: 21 }, () => 21));
    for (const [y, row] of rows.entries())
      row.forEach((figure, x) => {
        expect(figure).toBeGreaterThanOrEqual((rows[y - 1]?.[x] ?? 0) - 1e-12);
        expect(figure).toBeGreaterThanOrEqual((row[x - 1] ?? 0) - 1e-12);
      });
    expect(() => runThrough(table(worked, axis('team.sdrs', ...Array(22).keys()), rates, 'chance'))).toThrow(
      RangeError,
    );
  });
  it('has in each row and column what a curve has, and each plan from scratch', { timeout: 120_000 }, () => {
    const outcomes = fc.constantFrom<Outcome>('planned', 'landed', 'chance');
    fc.assert(
      fc.property(validPlans, outcomes, fc.nat(), fc.nat(), (scenario, outcome, a, b) => {
        const levers = leversOf(scenario, planSheet(scenario));
        const [one, two] = [levers[a % levers.length], levers[b % levers.length]];
        if (!one || !two || one === two) return;
        const [x, y] = [axisOf(one, 3), axisOf(two, 4)];
        const { rows } = runThrough(table(scenario, x, y, outcome)).result;
        const turned = runThrough(table(scenario, y, x, outcome)).result.rows;
        const held = holdQuotas(scenario, planSheet(scenario));
        y.values.forEach((down, j) => {
          const row = movedScenario(held, y.address, down);
          x.values.forEach((across, i) => {
            const cell = outcomeOf(planSheet(movedScenario(row, x.address, across)), outcome);
            expect(rows[j]?.[i]).toBe(cell);
            expect(turned[i]?.[j]).toBe(cell);
          });
        });
      }),
      { numRuns: 40 },
    );
  });
});
