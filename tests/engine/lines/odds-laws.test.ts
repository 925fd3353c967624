/** Laws of odds over random plans: few of them, as each figure is an exact sum over all outcomes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { oddsPlans, whole } from '../../support/arbitrary-odds.ts';

/** Rounding of doubles that are sums of many masses. */
const DUST = 1e-11;
const runs = { numRuns: 40 };

const withoutQuotas = oddsPlans.map((scenario) => ({
  ...scenario,
  target: { ...scenario.target, arr: String(Number(scenario.target.arr) + 50_000) },
  tiers: scenario.tiers.map(({ opps: _, ...rest }) => rest),
}));

function numbers(scenario: Scenario, line: string): number[] {
  return planSheet(scenario)
    .cells(line)
    .flatMap(({ value }) => (isProblem(value) ? [] : value.toNumber()));
}

function one(scenario: Scenario, line: string): number {
  const [value = NaN] = numbers(scenario, line);
  return value;
}

const withTarget = (scenario: Scenario, arr: string): Scenario => ({
  ...scenario,
  target: { ...scenario.target, arr },
});

describe('the chance of the target', { timeout: 60_000 }, () => {
  it.each(['chanceAll', 'chanceInside'])('%s never rises with the target', (line) => {
    fc.assert(
      fc.property(oddsPlans, fc.integer({ min: 1, max: 400_000 }), (scenario, more) => {
        const higher = withTarget(scenario, String(Number(scenario.target.arr) + more));
        expect(one(higher, line)).toBeLessThanOrEqual(one(scenario, line) + DUST);
      }),
      runs,
    );
  });
  it('never falls with a buffer, nor rises with a negative one', () => {
    fc.assert(
      fc.property(oddsPlans, whole(1, 6), (scenario, buffer) => {
        const buffered = (text: string): number =>
          one({ ...scenario, tiers: scenario.tiers.map((t) => ({ ...t, buffer: text })) }, 'chanceOfTarget');
        const plain = one(scenario, 'chanceOfTarget');
        expect(buffered(buffer)).toBeGreaterThanOrEqual(plain - DUST);
        expect(buffered(`-${buffer}`)).toBeLessThanOrEqual(plain + DUST);
      }),
      runs,
    );
  });
  it('of what lands inside is never above that of every win, unless something was open', () => {
    fc.assert(
      fc.property(oddsPlans, (scenario) => {
        expect(one(scenario, 'chanceInside')).toBeLessThanOrEqual(one(scenario, 'chanceAll') + DUST);
      }),
      runs,
    );
  });
  it('lies between its bounds, and quantiles are in order about the mean’s reach', () => {
    fc.assert(
      fc.property(oddsPlans, (scenario) => {
        const [least, chance, most] = ['chanceLeast', 'chanceAll', 'chanceMost'].map((line) =>
          one(scenario, line),
        );
        expect(least).toBeLessThanOrEqual((chance ?? NaN) + DUST);
        expect(chance).toBeLessThanOrEqual((most ?? NaN) + DUST);
        for (const line of ['arrQuantile', 'insideQuantile']) {
          const found = numbers(scenario, line);
          expect(found).toHaveLength(3);
          expect(found).toEqual(found.toSorted((a, b) => a - b));
        }
      }),
      runs,
    );
  });
  it('at a quantile is as told: at least 1 - u reach it, and at most that go beyond', () => {
    fc.assert(
      fc.property(oddsPlans, fc.constantFrom(0, 1, 2), (scenario, place) => {
        const u = [0.1, 0.5, 0.9][place] ?? NaN;
        const quantile = numbers(scenario, 'arrQuantile')[place] ?? NaN;
        expect(one(withTarget(scenario, String(quantile)), 'chanceAll')).toBeGreaterThanOrEqual(1 - u - 1e-9);
        expect(one(withTarget(scenario, String(quantile + 0.01)), 'chanceAll')).toBeLessThanOrEqual(
          1 - u + 1e-9,
        );
      }),
      runs,
    );
  });
  it('with much history comes near that of a known win rate', () => {
    fc.assert(
      fc.property(oddsPlans, (scenario) => {
        const heavy = scenario.tiers.map(({ known: _, ...rest }, i) => ({
          ...rest,
          winRate: `${10 + 20 * i}%`,
          shape: { alpha: String(10_000 * (1 + 2 * i)), beta: String(10_000 * (9 - 2 * i)) },
        }));
        const sure = one({ ...scenario, tiers: heavy }, 'chanceAll');
        const unsure = one(
          { ...scenario, tiers: heavy.map((t) => ({ ...t, known: 'beta' as const })) },
          'chanceAll',
        );
        expect(Math.abs(sure - unsure)).toBeLessThan(2e-3);
      }),
      runs,
    );
  });
});

describe('month by month', { timeout: 60_000 }, () => {
  it('what has landed never grows less, and ends as what lands inside', () => {
    fc.assert(
      fc.property(oddsPlans, (scenario) => {
        const byMonth = numbers(scenario, 'monthQuantile');
        for (let i = 3; i < byMonth.length; i += 1)
          expect(byMonth[i], `place ${i}`).toBeGreaterThanOrEqual(byMonth[i - 3] ?? NaN);
        expect(byMonth.slice(-3)).toEqual(numbers(scenario, 'insideQuantile'));
        expect(numbers(scenario, 'monthChance').at(-1)).toBeCloseTo(one(scenario, 'chanceInside'), 11);
      }),
      runs,
    );
  });
  it('the chance of one amount never falls as months pass', () => {
    // a season of the first month alone makes the whole target due at once
    fc.assert(
      fc.property(oddsPlans, (scenario) => {
        const months = ['feb', 'mar', 'apr', 'may'];
        const season = { jan: '1', ...Object.fromEntries(months.map((month) => [month, '0'])) };
        const found = numbers({ ...scenario, season }, 'monthChance');
        expect(found).toHaveLength(Number(scenario.period.months));
        found.slice(1).forEach((chance, i) => {
          expect(chance).toBeGreaterThanOrEqual((found[i] ?? NaN) - DUST);
        });
      }),
      runs,
    );
  });
});

describe('the quota for a chance', { timeout: 60_000 }, () => {
  it('is as sure as was asked for, and grows with what is asked', () => {
    fc.assert(
      fc.property(withoutQuotas, fc.constantFrom('all' as const, 'landed' as const), (random, basis) => {
        const sheet = planSheet({ ...random, basis });
        const quotas = ['p50', 'p80', 'p90', 'p95'].map((level) => {
          const [wanted, has, quota] = ['levelChance', 'sureChance', 'sureSdrOpps'].map((line) =>
            sheet.value(line, { level }),
          );
          if (!wanted || !has || !quota || isProblem(wanted) || isProblem(has) || isProblem(quota))
            return Infinity;
          expect(has.toNumber()).toBeGreaterThanOrEqual(wanted.toNumber() - DUST);
          return quota.toNumber();
        });
        expect(quotas).toEqual(quotas.toSorted((a, b) => a - b));
      }),
      { numRuns: 25 },
    );
  });
  it('is the smallest: as a target is raised it never falls', () => {
    fc.assert(
      fc.property(withoutQuotas, fc.integer({ min: 1, max: 300_000 }), (random, more) => {
        const quota = (scenario: Scenario): number => {
          const value = planSheet(scenario).value('sureTeam', { level: 'p80' });
          return isProblem(value) ? Infinity : value.toNumber();
        };
        const higher = withTarget(random, String(Number(random.target.arr) + more));
        expect(quota(higher)).toBeGreaterThanOrEqual(quota(random));
      }),
      { numRuns: 25 },
    );
  });
});
