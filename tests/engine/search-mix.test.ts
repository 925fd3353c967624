import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, Num } from '../../src/engine/number.ts';
import { leastEffortMix, mixTotals, type MixTier } from '../../src/engine/search-mix.ts';
import { bestOfAll, mixes } from '../support/brute-mix.ts';

const n = (x: number | string): Num => new Num(x);
const tier = (gain: string, effort: string, min = '0', max = '20'): MixTier => ({
  gain: n(gain),
  effort: n(effort),
  min: n(min),
  max: n(max),
});
const counts = (tiers: readonly MixTier[], target: string): string[] | undefined =>
  leastEffortMix(tiers, n(target))?.counts.map(String);

describe('W4 the mix of least effort', () => {
  it('takes the best gain for its effort, and fills up with what is cheapest', () => {
    expect(counts([tier('144', '1'), tier('120', '1'), tier('36', '1')], '2000')).toEqual(['14', '0', '0']);
    expect(counts([tier('144', '3'), tier('120', '2'), tier('36', '1')], '150')).toEqual(['0', '1', '1']);
  });
  it('of equal efforts it takes the least overshoot', () => {
    expect(counts([tier('10', '1'), tier('9', '1')], '19')).toEqual(['1', '1']);
    expect(counts([tier('10', '2'), tier('5', '1')], '15')).toEqual(['1', '1']);
  });
  it('keeps to the bounds', () => {
    expect(counts([tier('10', '1', '0', '2'), tier('1', '1', '3', '9')], '25')).toEqual(['2', '5']);
    expect(counts([tier('10', '1', '4', '9')], '1')).toEqual(['4']);
  });
  it('has no answer where the most is too little', () => {
    expect(counts([tier('10', '1', '0', '2'), tier('1', '1', '0', '4')], '25')).toBeUndefined();
    expect(counts([], '1')).toBeUndefined();
  });
  it('counts reaching the target exactly as reaching it, in thirds too', () => {
    const third = { ...tier('1', '1'), gain: n(1).div(3) };
    expect(counts([third], '2')).toEqual(['6']);
    expect(counts([third], '2.000000001')).toEqual(['7']);
  });
  it('is what trying every mix gives', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(mixes, ({ tiers, target }) => {
        const found = leastEffortMix(tiers, target);
        const best = bestOfAll(tiers, target, 'effort');
        expect(found === null).toBe(best === null);
        if (!found || !best) return;
        const { sum, effort } = mixTotals(tiers, found.counts);
        expect(found.proven).toBe(true);
        expect([compare(effort, best.effort), compare(sum, best.sum)]).toEqual([0, 0]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the search', () => {
  const twenty = Array.from({ length: 20 }, (_, i) => tier(`${1013 + 97 * i}.${10 + i}`, '1', '3', '4'));
  it('says that it has not proven its answer where it stops at its step limit', () => {
    const short = leastEffortMix(twenty, n('130000'), 30);
    const long = leastEffortMix(twenty, n('130000'));
    expect([short?.proven, long?.proven]).toEqual([false, true]);
  });
  it('looks at the mix of the best tiers first, so that even then the total is the smallest', () => {
    const [short, long] = [25, 100_000].map((steps) => leastEffortMix(twenty, n('130000'), steps));
    const effort = (mix: typeof short): string => mixTotals(twenty, mix?.counts ?? []).effort.toString();
    expect(effort(short ?? null)).toBe(effort(long ?? null));
  });
  it('ends at once for targets of any size', () => {
    const wide = [tier('7', '3', '0', '1e15'), tier('5', '2', '0', '1e15'), tier('1', '1', '0', '1e15')];
    expect(leastEffortMix(wide, n('1e12'))).toMatchObject({ proven: true });
    expect(mixTotals(wide, leastEffortMix(wide, n('1e9'))?.counts ?? []).effort.toString()).toBe('400000000');
  });
});
