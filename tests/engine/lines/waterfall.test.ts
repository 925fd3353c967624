import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { example } from '../../support/example.ts';
import { figure, num, plan } from '../../support/plans.ts';

const atOnce = { lag: 'curve', curve: { a0: '1' } } as const;
const of = (months: number, money: Record<string, string>): Scenario =>
  plan({ months, tiers: [atOnce], parts: { money } });
const year = of(12, { startArr: '1000000', expansion: '20%', churn: '10%' });
/** (1 + 33.1 %) ^ (4/12) is 1.1, so 1,000.05 grow by 100.005. */
const third = of(4, { startArr: '1000.05', expansion: '33.1%', churn: '27.1%' });

describe('ending ARR', () => {
  example('R1', 'periodYears', '12 months; 4 of 12', [year, ['1']], [third, ['1/3']]);
  example(
    'R2',
    'startPart',
    'to the cent; none typed',
    [year, ['1000000']],
    [of(12, { startArr: '0.125' }), ['0.13']],
    [of(12, {}), ['0']],
  );
  example('R3', 'newPart', '170 x 12,000', [year, ['2040000']]);
  example(
    'R4',
    'expandedArr',
    '20 % of 1,000,000; 10 % of 1,000.05',
    [year, ['200000']],
    [third, ['100.005']],
  );
  example(
    'R4a',
    'expansionPart',
    'half a cent goes up, though a third has no finite decimal',
    [year, ['200000']],
    [third, ['100.01']],
  );
  example('R5', 'churnedArr', '10 % of each', [year, ['100000']], [third, ['100.005']]);
  example('R5a', 'churnPart', 'half a cent goes up', [year, ['100000']], [third, ['100.01']]);
  example(
    'R6',
    'endingArr',
    '1,000,000 + 2,040,000 + 200,000 - 100,000',
    [year, ['3140000']],
    [third, ['2041000.05']],
  );

  it('R6 is the sum of its parts to the cent, on any plan', { timeout: 60_000 }, () => {
    const cents = fc.integer({ min: 0, max: 9_999_999_999 }).map((n) => (n / 1000).toFixed(3));
    const rate = fc.integer({ min: 0, max: 999 }).map((n) => `=${n}/999`);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        cents,
        rate,
        rate,
        cents,
        (months, startArr, churn, expansion, price) => {
          const scenario = plan({
            months,
            tiers: [{ price: `=${price}+1` }],
            parts: { money: { startArr, churn, expansion } },
          });
          const sheet = planSheet(scenario);
          const inCents = (line: string): bigint => {
            const value = num(sheet.value(line)).times(100);
            expect(value.isInteger(), line).toBe(true);
            return BigInt(value.toString());
          };
          const parts =
            inCents('startPart') + inCents('newPart') + inCents('expansionPart') - inCents('churnPart');
          expect(inCents('endingArr')).toBe(parts);
          expect(num(sheet.value('insideArr')).minus(figure(sheet, 'newPart')).abs().lte('0.005')).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
