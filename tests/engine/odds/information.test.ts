import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { information, type Information, type Known } from '../../../src/engine/odds/information.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario, Tier } from '../../../src/engine/scenario.ts';
import { exactBetaBinomial, exactBinomial } from '../../support/exact-wins.ts';
import { figure, plan, threeTiers, worked } from '../../support/plans.ts';
import { runThrough } from '../../support/run-through.ts';

const of = (scenario: Scenario, tier: string): Information => runThrough(information(scenario, tier)).result;
const ways = ({ known }: Information): string[] =>
  known.map((one) =>
    one.how === 'times' ? `${one.times} times` : one.how === 'deals' ? String(one.closed) : one.how,
  );
const at = ({ known }: Information, place: number): Known => {
  const found = known[place];
  if (!found) throw new Error(`there are no ${place}`);
  return found;
};
const tail = (wins: readonly number[]): number => wins.slice(34).reduce((a, b) => a + b, 0);
const uncertain = (fields: Partial<Tier>): Scenario => plan({ tiers: [fields] });
const spread = ({ p10, p90 }: Known): number => (p90 ?? NaN) - (p10 ?? NaN);

describe('what a known rate of 20 % would be worth less', () => {
  const all = of(worked, 'mid');
  it('is told for 25 to 400 deals', () => {
    expect(all).toMatchObject({ tier: 'mid', isKnown: true });
    expect(ways(all)).toEqual(['now', '25', '50', '100', '200', '400']);
  });
  it('has the chance of 34 wins of 170, binomial now and beta-binomial after so many deals', () => {
    expect(at(all, 0).chance).toBeCloseTo(tail(exactBinomial(170, '0.2')), 12);
    [25, 50, 100, 200, 400].forEach((deals, i) => {
      const wins = exactBetaBinomial(170, String(deals * 0.2 + 0.5), String(deals * 0.8 + 0.5));
      expect(at(all, i + 1).chance).toBeCloseTo(tail(wins), 11);
    });
  });
  it('has the range of new ARR that SciPy gives', () => {
    expect(all.known.map(({ p10, p90 }) => [p10, p90])).toEqual([
      [1_620_000, 2_460_000],
      [1_080_000, 3_300_000],
      [1_320_000, 2_940_000],
      [1_440_000, 2_760_000],
      [1_500_000, 2_640_000],
      [1_560_000, 2_520_000],
    ]);
  });
  it('has the interval of the rate', () => {
    expect([at(all, 0).rateFrom, at(all, 0).rateTo]).toEqual([0.2, 0.2]);
    expect(at(all, 1).rateFrom).toBeCloseTo(0.08067869, 8);
    expect(at(all, 1).rateTo).toBeCloseTo(0.38420179, 8);
  });
});

describe('what more history is worth', () => {
  it('of 20 won of 100: the same rate of 200, 400 and 1,000, and known', () => {
    const all = of(uncertain({ known: 'history', past: { won: '20', closed: '100' } }), 't1');
    expect(all.isKnown).toBe(false);
    expect(ways(all)).toEqual(['now', '2 times', '4 times', '10 times', 'known']);
    expect(all.known.map(({ closed }) => closed?.toNumber() ?? null)).toEqual([100, 200, 400, 1000, null]);
    [100, 200, 400, 1000].forEach((deals, i) => {
      const wins = exactBetaBinomial(170, String(deals * 0.2 + 0.5), String(deals * 0.8 + 0.5));
      expect(at(all, i).chance).toBeCloseTo(tail(wins), 11);
    });
    expect(at(all, 4).chance).toBeCloseTo(tail(exactBinomial(170, '0.2')), 12);
  });
  it('goes by the history’s rate, whatever is typed as the plan’s, with its quotas held', () => {
    const all = of(uncertain({ winRate: '0.3', known: 'history', past: { won: '20', closed: '100' } }), 't1');
    // at 30 % each SDR has 12 opportunities
    expect(at(all, 0).chance).toBeCloseTo(tail(exactBetaBinomial(120, '20.5', '80.5')), 11);
    expect(at(all, 4).chance).toBeCloseTo(tail(exactBinomial(120, '0.2')), 12);
  });
  it('of alpha and beta multiplies both', () => {
    const all = of(uncertain({ known: 'beta', shape: { alpha: '20', beta: '80' } }), 't1');
    [1, 2, 4, 10].forEach((times, i) => {
      expect(at(all, i).closed).toBeNull();
      expect(at(all, i).chance).toBeCloseTo(
        tail(exactBetaBinomial(170, String(20 * times), String(80 * times))),
        11,
      );
    });
  });
  it('of an interval narrows it about its own rate', () => {
    const all = of(uncertain({ known: 'interval', between: { low: '13%', high: '29%' } }), 't1');
    expect(at(all, 0).rateFrom).toBeCloseTo(0.13, 9);
    expect(at(all, 0).rateTo).toBeCloseTo(0.29, 9);
    const width = (i: number): number => (at(all, i).rateTo ?? NaN) - (at(all, i).rateFrom ?? NaN);
    expect(width(2) / width(0)).toBeCloseTo(0.5, 1);
    expect(at(all, 4).rateFrom).toBe(at(all, 4).rateTo);
    expect(at(all, 4).rateFrom).toBeCloseTo(0.204, 2);
  });
  it('keeps the factors of the rate', () => {
    const halved = uncertain({
      known: 'beta',
      shape: { alpha: '20', beta: '80' },
      factors: { security: '0.5' },
    });
    const all = of(halved, 't1');
    // twice the opportunities at half the rate: 34 wins of 340
    expect(at(all, 0).chance).toBeCloseTo(tail(exactBetaBinomial(340, '10', '90')), 11);
    expect(at(all, 2).chance).toBeCloseTo(tail(exactBetaBinomial(340, '40', '360')), 11);
    expect(at(all, 4).chance).toBeCloseTo(tail(exactBinomial(340, '0.1')), 11);
  });
  it('takes a rate with a million deals behind it as known', () => {
    const all = of(uncertain({ known: 'history', past: { won: '40000', closed: '200000' } }), 't1');
    expect(at(all, 3).chance).toBe(at(all, 4).chance);
    expect(at(all, 2).chance).not.toBe(at(all, 4).chance);
  });
  it('is not told where what is typed makes no sense, nor for a rate that never won', () => {
    for (const past of [{ won: '20' }, { won: '20', closed: '10' }]) {
      const all = of(uncertain({ known: 'history', past }), 't1');
      expect(ways(all)).toEqual(['now']);
      expect(at(all, 0).chance).toBeNull();
    }
    expect(ways(of(uncertain({ known: 'history', past: { won: '0', closed: '0' } }), 't1'))).toEqual(['now']);
    const never = of(uncertain({ known: 'history', past: { won: '0', closed: '30' } }), 't1');
    expect(at(never, 4)).toMatchObject({ chance: null, p10: null });
    expect(at(never, 3).chance).toBeCloseTo(tail(exactBetaBinomial(170, '0.5', '300.5')), 12);
    expect(() => of(worked, 'gone')).toThrow(/no cell/);
  });
  it('holds the quotas, and leaves other tiers as they are', () => {
    const three = threeTiers();
    const all = of(three, 'small');
    expect(at(all, 0).chance).toBe(Number(figure(planSheet(three), 'chanceAll')));
    expect(Math.abs((at(all, 5).chance ?? 0) - (at(all, 0).chance ?? 1))).toBeLessThan(0.02);
  });
  it('tells how far it is', () => {
    expect(runThrough(information(worked, 'mid')).progress.map((part) => part.toFixed(2))).toEqual([
      '0.17',
      '0.33',
      '0.50',
      '0.67',
      '0.83',
      '1.00',
    ]);
  });
  it('is a range of new ARR that never gets wider by more than one win', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90 }), (won, lost) => {
        const past = { won: String(won), closed: String(won + lost) };
        const { known } = of(uncertain({ known: 'history', past, opps: '12' }), 't1');
        known.forEach((one, i) => {
          const before = known[i - 1];
          if (before) expect(spread(one)).toBeLessThanOrEqual(spread(before) + 60_000);
        });
        expect(spread(at({ tier: '', isKnown: false, known }, 4))).toBeLessThan(
          spread(at({ tier: '', isKnown: false, known }, 0)),
        );
      }),
      { numRuns: 40 },
    );
  });
});
