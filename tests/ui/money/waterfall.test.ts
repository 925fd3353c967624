import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingOf, stepsOf } from '../../../src/ui/money/waterfall.ts';
import { figure, worked } from '../../support/plans.ts';
import { viewOf } from '../sheets/support.ts';
import { costed } from './plans.ts';

const view = (money: Readonly<Record<string, string>>) => viewOf(costed(money));
const finding = (money: Readonly<Record<string, string>>) => findingOf(stepsOf(view(money)), view(money));

describe('the waterfall', () => {
  it('begins each bar where the one before ended, and ends at ending ARR', () => {
    const rate = fc.integer({ min: 0, max: 99 }).map((n) => `${n}%`);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), rate, rate, (startArr, churn, expansion) => {
        const seen = view({ startArr: String(startArr), churn, expansion });
        const steps = stepsOf(seen);
        expect(steps.map(({ name }) => name)).toEqual(['Start', 'New', 'Expansion', 'Churn', 'End']);
        for (const [i, { from, to, amount, kind }] of steps.entries()) {
          expect(to.minus(from).abs().eq(amount)).toBe(true);
          if (kind !== 'level') expect(from.eq(steps[i - 1]?.to ?? -1)).toBe(true);
        }
        expect(steps[3]?.to.eq(steps[4]?.to ?? -1)).toBe(true);
        expect(steps[4]?.to.toString()).toBe(figure(seen.sheet, 'endingArr'));
      }),
      { numRuns: 40 },
    );
  });

  it('says what it shows', () => {
    expect(finding({ startArr: '5000000', churn: '0.1', expansion: '0.15' })).toBe(
      'ARR grows from $5M to $6.95M: $1.7M new and $750K of expansion, less $500K of churn.',
    );
    expect(finding({ startArr: '5000000', churn: '0.9' })).toBe(
      'ARR falls from $5M to $2.2M: $1.7M new, less $4.5M of churn.',
    );
    expect(finding({})).toBe('ARR ends at $1.7M: $1.7M new.');
  });

  it('has nothing to show while the plan cannot be computed', () => {
    const blank = viewOf({ ...worked, target: { arr: '', sdrShare: '1' } });
    expect(stepsOf(blank)).toEqual([]);
    expect(findingOf([], blank)).toMatch(/once the plan can be computed/);
  });
});
