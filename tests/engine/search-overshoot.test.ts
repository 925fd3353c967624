import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, Num } from '../../src/engine/number.ts';
import { mixTotals, type MixTier } from '../../src/engine/search-mix.ts';
import { leastOvershootMix } from '../../src/engine/search-overshoot.ts';
import { bestOfAll, mixes } from '../support/brute-mix.ts';

const n = (x: number | string): Num => new Num(x);
const tier = (gain: Num | string, effort = '1', min = '0', max = '40'): MixTier => ({
  gain: n(gain.toString()),
  effort: n(effort),
  min: n(min),
  max: n(max),
});
const counts = (tiers: readonly MixTier[], target: string): string[] | undefined =>
  leastOvershootMix(tiers, n(target))?.counts.map(String);

describe('W5 the mix of least overshoot', () => {
  it('hits the target where it can, with the least effort of all that do', () => {
    expect(counts([tier('144'), tier('120'), tier('36')], '2004')).toEqual(['12', '2', '1']);
    expect(counts([tier('10', '1'), tier('5', '4')], '20')).toEqual(['2', '0']);
    expect(counts([tier('10', '9'), tier('5', '4')], '20')).toEqual(['0', '4']);
  });
  it('else exceeds it by the least', () => {
    expect(counts([tier('10'), tier('7')], '22')).toEqual(['1', '2']);
    expect(counts([tier('9.99'), tier('7.01')], '16.99')).toEqual(['1', '1']);
  });
  it('keeps to the bounds, and adds nothing where the fewest suffice', () => {
    expect(counts([tier('10', '1', '1', '1'), tier('3', '1', '0', '2')], '16')).toEqual(['1', '2']);
    expect(counts([tier('10', '1', '2'), tier('3', '1', '1')], '5')).toEqual(['2', '1']);
    expect(counts([tier('10', '1', '0', '2')], '21')).toBeUndefined();
  });
  it('hits exactly where gains are thirds and sevenths', () => {
    const tiers = [tier(n(5).div(3)), tier(n(9).div(7))];
    const target = n(35).div(3).plus(n(18).div(7));
    expect(leastOvershootMix(tiers, target)?.counts.map(String)).toEqual(['7', '2']);
  });
  it('ends where it exceeds the target by less than doubles can tell', () => {
    const thirds = [tier(n(1).div(3))];
    expect(leastOvershootMix(thirds, n(2).div(3).minus('1e-17'))?.counts.map(String)).toEqual(['2']);
    expect(leastOvershootMix(thirds, n(2).div(3).plus('1e-17'))?.counts.map(String)).toEqual(['3']);
  });
  it('is what trying every mix gives', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(mixes, ({ tiers, target }) => {
        const found = leastOvershootMix(tiers, target);
        const best = bestOfAll(tiers, target, 'sum');
        expect(found === null).toBe(best === null);
        if (!found || !best) return;
        const { sum, effort } = mixTotals(tiers, found.counts);
        expect(found.proven).toBe(true);
        expect([compare(sum, best.sum), compare(effort, best.effort)]).toEqual([0, 0]);
      }),
      { numRuns: 300 },
    );
  });
  it('finds a hit among many tiers that was hidden in it', () => {
    const tiers = Array.from({ length: 8 }, (_, i) =>
      tier(`${1009 + 131 * i}.${10 + 7 * i}`, '1', '0', '12'),
    );
    const hidden = ['3', '0', '5', '1', '0', '7', '2', '4'].map(n);
    const target = mixTotals(tiers, hidden).sum;
    const found = leastOvershootMix(tiers, target);
    expect(found?.proven).toBe(true);
    expect(mixTotals(tiers, found?.counts ?? []).sum.toString()).toBe(target.toString());
  });
});

describe('too many mixes', () => {
  it('are not compared: the mix of least effort stands, unproven', () => {
    const tiers = Array.from({ length: 14 }, (_, i) => tier(`${101 + 13 * i}.${17 + i}`, '1', '0', '400'));
    const found = leastOvershootMix(tiers, n('100000'));
    expect(found?.proven).toBe(false);
    expect(compare(mixTotals(tiers, found?.counts ?? []).sum, n('100000'))).toBeGreaterThanOrEqual(0);
  });
});
