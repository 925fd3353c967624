/** Golden cases of odds: tiers at known and uncertain rates, the smallest quota for a chance, pipelines, and what has landed. */
import { expect } from 'vitest';
import { Num } from '../../src/engine/number.ts';
import type { Distribution } from '../../src/engine/odds/distribution.ts';
import { winsLanded } from '../../src/engine/odds/landed.ts';
import { pipelineOf } from '../../src/engine/odds/pipeline.ts';
import { smallestQuota } from '../../src/engine/odds/quota-search.ts';
import { sumOf } from '../../src/engine/odds/sum-of-tiers.ts';
import { unitsOf, type Units } from '../../src/engine/odds/units.ts';
import { type Belief } from '../../src/engine/odds/win-rate-belief.ts';
import { winsOf } from '../../src/engine/odds/wins.ts';
import { fraction } from '../support/fraction.ts';

type Rate = { winRate?: string; alpha?: string; beta?: string };
type Chance = { value: string; complement: string };
type Asked = { targetsArr: string[]; quantiles: string[] };
type Expected = {
  pHit: Chance[];
  quantilesArr: string[];
  meanArr?: { exact: string; rounded: string };
  pNothing?: string;
};

export type Tiers = Asked & { tiers: (Rate & { dealMrr: string; opps: number })[] };
export type Deals = Asked & { deals: { mrr: string; p: string }[] };
export type SmallestQuota = {
  sdrs: number;
  targetArr: string;
  level: string;
  tiers: (Rate & { dealMrr: string; oppsPerSdr: number })[];
};
export type Landed = {
  tier: Rate & { dealMrr: string };
  cohorts: { opps: number; matureShare: string }[];
  targetArr: string;
};

const EXACT = { off: 1e-11, deep: 1e-9 };
const SMOOTH = { off: 1e-6, deep: Infinity };
const DEEP = 1e-6;

/** A decimal, a percentage or a fraction as the nearest double. */
function double(text: string): number {
  const { n, d } = fraction(text);
  return new Num(n.toString()).div(d.toString()).toNumber();
}

function beliefOf({ winRate, alpha = '', beta = '' }: Rate): Belief {
  return winRate === undefined
    ? { kind: 'beta', alpha: double(alpha), beta: double(beta) }
    : { kind: 'known', rate: double(winRate) };
}

const arr = (mrr: string): Num => new Num(mrr).times(12);

/** Each tail as itself; small ones to a relative 1e-9 where the method is exact. */
function expectChance(found: number, exact: string, { off, deep }: { off: number; deep: number }): void {
  const want = Number(exact);
  expect(Math.abs(found - want), `${found} is ${exact}`).toBeLessThanOrEqual(off);
  if (want > 0 && want < DEEP && deep < Infinity)
    expect(Math.abs(found / want - 1), `${found} is ${exact}`).toBeLessThanOrEqual(deep);
}

function expectAll(
  found: Distribution,
  units: Units,
  { targetsArr, quantiles }: Asked,
  expected: Expected,
): void {
  const isExact = found.slack === 0;
  targetsArr.forEach((target, i) => {
    const at = units.reaching(new Num(target));
    const { value = '', complement = '' } = expected.pHit[i] ?? {};
    const { low, high } = found.bounds(at);
    if (!isExact && high - low > SMOOTH.off) {
      expect(Number(value)).toBeGreaterThanOrEqual(low);
      expect(Number(value)).toBeLessThanOrEqual(high);
      return;
    }
    expectChance(found.atLeast(at), value, isExact ? EXACT : SMOOTH);
    expectChance(found.atMost(at - 1), complement, isExact ? EXACT : SMOOTH);
  });
  quantiles.forEach((u, i) => {
    const quantile = units.amountOf(found.quantile(double(u)));
    const off = quantile.minus(expected.quantilesArr[i] ?? '').abs();
    expect(off.lte(units.amountOf(found.slack)), `${quantile.toString()} at ${u}`).toBe(true);
  });
  if (expected.meanArr) {
    const exact = double(expected.meanArr.exact) / units.unit.toNumber();
    expect(Math.abs(found.mean - exact)).toBeLessThanOrEqual(1e-11 * exact);
  }
}

export function tiersCase(input: Tiers, expected: Expected): void {
  const units = unitsOf(
    input.tiers.map(({ dealMrr }) => arr(dealMrr)),
    input.tiers.map(({ opps }) => opps),
  );
  expect(units.slack).toBe(0);
  const parts = input.tiers.map((tier, i) => ({
    value: units.values[i] ?? NaN,
    pmf: winsOf(tier.opps, beliefOf(tier)),
  }));
  expectAll(sumOf(parts), units, input, expected);
}

export function pipelineCase(input: Deals, expected: Expected): void {
  const units = unitsOf(
    input.deals.map(({ mrr }) => arr(mrr)),
    input.deals.map(() => 1),
  );
  expect(units.slack).toBe(0);
  const pipe = pipelineOf(input.deals.map(({ p }, i) => ({ value: units.values[i] ?? NaN, p: double(p) })));
  expectAll(pipe, units, input, expected);
  if (expected.pNothing !== undefined) {
    const want = Number(expected.pNothing);
    expect(Math.abs(pipe.pNothing - want)).toBeLessThanOrEqual(1e-9 * want);
  }
}

/** Opportunities of several tiers go by the multiples of the case, not by Webster's method: then only the odds are compared. */
export function smallestQuotaCase(
  { sdrs, targetArr, level, tiers }: SmallestQuota,
  expected: { quota: number; pAtQuota: string; pAtOneLess: string },
): void {
  const most = expected.quota * 2 + 10;
  const units = unitsOf(
    tiers.map(({ dealMrr }) => arr(dealMrr)),
    tiers.map(({ oppsPerSdr }) => oppsPerSdr * sdrs * most),
  );
  const target = units.reaching(new Num(targetArr));
  const chance = (quota: number): number =>
    sumOf(
      tiers.map((tier, i) => ({
        value: units.values[i] ?? NaN,
        pmf: winsOf(tier.oppsPerSdr * quota * sdrs, beliefOf(tier)),
      })),
    ).atLeast(target);
  expectChance(chance(expected.quota), expected.pAtQuota, EXACT);
  expectChance(chance(expected.quota - 1), expected.pAtOneLess, EXACT);
  const first = Array.from({ length: most }, (_, i) => i + 1).find((quota) => chance(quota) >= double(level));
  expect(first).toBe(expected.quota);
  const [tier] = tiers;
  if (!tier || tiers.length > 1) return;
  const found = smallestQuota({
    step: sdrs * tier.oppsPerSdr,
    weights: [new Num(1)],
    tiers: [{ value: units.values[0] ?? NaN, belief: beliefOf(tier), attained: new Num(1) }],
    target,
    level: double(level),
    most,
  });
  expect(found).toMatchObject({ found: true, quota: expected.quota });
  expectChance(found.chance, expected.pAtQuota, EXACT);
  expectChance(found.found ? found.chanceAtOneLess : NaN, expected.pAtOneLess, EXACT);
}

export function landedCase({ tier, cohorts, targetArr }: Landed, { pHit }: { pHit: Chance }): void {
  const units = unitsOf([arr(tier.dealMrr)], [cohorts.reduce((sum, { opps }) => sum + opps, 0)]);
  const pmf = winsLanded(
    cohorts.map(({ opps, matureShare }) => ({ opps, landed: double(matureShare) })),
    beliefOf(tier),
  );
  const sum = sumOf([{ value: units.values[0] ?? NaN, pmf }]);
  const target = units.reaching(new Num(targetArr));
  expectChance(sum.atLeast(target), pHit.value, EXACT);
  expectChance(sum.atMost(target - 1), pHit.complement, EXACT);
}
