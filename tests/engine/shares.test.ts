import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, Num, ONE } from '../../src/engine/number.ts';
import { restTo, scaledShares, shareGap, withShare } from '../../src/engine/shares.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { fractions, rates } from '../support/arbitrary-plans.ts';
import { plan, threeTiers, valuesOf } from '../support/plans.ts';

const shared = (...shares: string[]): Scenario => plan({ tiers: shares.map((arrShare) => ({ arrShare })) });
const texts = (scenario: Scenario | null): string[] | undefined =>
  scenario?.tiers.map((tier) => tier.arrShare);
const plans = fc
  .array(fc.oneof(rates, fractions, fc.constant('0')), { minLength: 1, maxLength: 6 })
  .map((all) => shared(...all));

describe('shareGap', () => {
  it.each([
    [['40%', '45%', '15%'], '0'],
    [['0.4', '0.45'], '0.15'],
    [['60%', '60%'], '-0.2'],
    [['1/3', '1/3', '1/3'], '0'],
    [['1/3', '1/3', '0.3333333333'], '0.0000000000333333333333333333333333333333'],
    [['=1/4+1/4', '50%'], '0'],
  ])('%j lack %s', (shares, gap) => {
    const found = shareGap(shared(...shares));
    expect(found && compare(found, new Num(gap))).toBe(0);
  });
  it('is not known while a share cannot be read', () => {
    expect(shareGap(shared('40%', ''))).toBeNull();
    expect(shareGap(shared('40%', 'half'))).toBeNull();
  });
});

describe('withShare', () => {
  it('scales the others in proportion to what is left', () => {
    expect(texts(withShare(threeTiers(), 'mid', new Num('0.12')))).toEqual(['0.64', '0.12', '0.24']);
  });
  it('gives the others equal parts where they had none', () => {
    expect(texts(withShare(shared('1', '0', '0'), 't1', new Num('0.5')))).toEqual(['0.5', '0.25', '0.25']);
  });
  it('writes the only tier’s share as it is', () => {
    expect(texts(withShare(shared('1'), 't1', new Num('0.5')))).toEqual(['0.5']);
  });
  it(
    'leaves no gap, keeps the ratios of the others, and leaves the old plan as it was',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(plans, fc.integer({ min: 0, max: 1000 }), (scenario, part) => {
          if (scenario.tiers.length < 2) return;
          const before = JSON.stringify(scenario);
          const share = new Num(part).div(1000);
          const changed = withShare(scenario, 't1', share);
          expect(shareGap(changed)?.isZero()).toBe(true);
          expect(compare(valuesOf(changed, 'givenArrShare')[0] ?? ONE, share)).toBe(0);
          const [old, now] = [scenario, changed].map((one) => valuesOf(one, 'givenArrShare').slice(1));
          if (!old || !now || old.every((value) => value.isZero())) return;
          for (const i of old.keys())
            for (const k of old.keys()) {
              const [a = ONE, b = ONE, c = ONE, d = ONE] = [old[i], old[k], now[i], now[k]];
              expect(
                compare(a.times(d), b.times(c)) === 0 || a.times(d).minus(b.times(c)).abs().lt('1e-28'),
              ).toBe(true);
            }
          expect(JSON.stringify(scenario)).toBe(before);
        }),
      );
    },
  );
});

describe('ways to mend the shares', () => {
  it('scaledShares makes them 100 %, in proportion', { timeout: 60_000 }, () => {
    expect(texts(scaledShares(shared('30%', '10%')))).toEqual(['0.75', '0.25']);
    expect(texts(scaledShares(shared('0', '0')))).toEqual(['0.5', '0.5']);
    fc.assert(
      fc.property(plans, (scenario) => {
        expect(shareGap(scaledShares(scenario))?.isZero()).toBe(true);
      }),
    );
  });
  it('restTo gives one tier what is lacking, or takes away what is too much', () => {
    expect(texts(restTo(shared('40%', '45%', '5%'), 't3'))).toEqual(['40%', '45%', '0.15']);
    expect(texts(restTo(shared('40%', '45%', '25%'), 't3'))).toEqual(['40%', '45%', '0.15']);
    expect(texts(restTo(shared('1/3', '1/3', '0'), 't3'))?.[2]).toBe(`0.${'3'.repeat(30)}`);
  });
  it('restTo offers nothing where the tier would fall below 0 % or rise above 100 %, or cannot be read', () => {
    expect(restTo(shared('90%', '30%', '10%'), 't3')).toBeNull();
    expect(restTo(shared('90%', 'x'), 't1')).toBeNull();
    expect(restTo(shared('90%'), 'gone')).toBeNull();
  });
  it('restTo leaves no gap wherever it offers something', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(plans, (scenario) => {
        const mended = restTo(scenario, 't1');
        if (mended) expect(shareGap(mended)?.isZero()).toBe(true);
      }),
    );
  });
});
