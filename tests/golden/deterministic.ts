/** How each kind of golden case is put to the product: as scenarios, solved and evaluated like a user's own. */
import { expect } from 'vitest';
import { apportion } from '../../src/engine/apportion.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { Num } from '../../src/engine/number.ts';
import { isProblem, type Value } from '../../src/engine/problem.ts';
import { blankScenario, type Scenario, type Tier } from '../../src/engine/scenario.ts';
import { solve, type Goal } from '../../src/engine/solve.ts';
import { webster } from '../../src/engine/webster.ts';
import { readAmount } from '../../src/engine/amount.ts';
import { agrees, fraction } from '../support/fraction.ts';
import { landedCase, pipelineCase, smallestQuotaCase, tiersCase } from './probability.ts';
import { rampLag } from './ramp-lag.ts';

export type GoldenCase = { id: string; kind: string; unknown?: string; input: never; expected: never };
type Exact = { exact: string; rounded?: string; whole?: number };

function number(value: Value): Num {
  if (isProblem(value)) throw new Error(`${value.code} ${value.say}`);
  return value;
}

function expectExact(value: Value, { exact, rounded }: Exact): void {
  const found = number(value);
  expect(agrees(found.toString(), fraction(exact)), `${found.toString()} is ${exact}`).toBe(true);
  if (rounded !== undefined) expect(found.toFixed(rounded.split('.')[1]?.length ?? 0)).toBe(rounded);
}

function scenarioOf(
  target: string,
  sdrs: string,
  tiers: readonly Partial<Tier>[],
  more: Partial<Scenario> = {},
): Scenario {
  const blank = blankScenario('golden', '2027-01');
  const [empty] = blank.tiers;
  if (!empty) throw new Error('a blank scenario has a tier');
  return {
    ...blank,
    target: { ...blank.target, arr: target },
    team: { ...blank.team, sdrs },
    tiers: tiers.map((tier, i) => ({ ...empty, seats: '1', id: `t${i}`, ...tier })),
    ...more,
  };
}

type Quota = { targetArr: string; sdrs: string; winRate: string; seats: string; price: string };
type QuotaExpected = Record<string, Exact> & {
  teamOpps: number | null;
  oppsPerSdr: Exact & { whole: number };
  winsNeeded: { exact: string; whole: number };
};

function quota({ targetArr, sdrs, winRate, seats, price }: Quota, expected: QuotaExpected): void {
  const sheet = planSheet(scenarioOf(targetArr, sdrs, [{ seats, price, winRate, arrShare: '1' }]));
  const at = { tier: 't0' };
  const pairs: [string, string, boolean][] = [
    ['dealMrr', 'dealMrr', true], ['dealArr', 'dealArr', true], ['pipelineMrrTeam', 'pipelineMrr', true], ['pipelineMrrPerSdr', 'quotaMrr', true],
    ['achievedArr', 'plannedArr', false], ['overshootArr', 'overshootArr', false], ['achievedArrAtOneLess', 'oneLessArr', true], ['winsNeeded', 'winsNeeded', true],
  ]; // prettier-ignore
  for (const [key, line, isPerTier] of pairs) {
    const want = expected[key];
    if (want) expectExact(sheet.value(line, isPerTier ? at : {}), want);
  }
  expect(number(sheet.value('quotaOpps', at)).toNumber()).toBe(expected.oppsPerSdr.whole);
  expect(
    agrees(
      number(sheet.value('neededOpps', at)).div(readNumber(sdrs)).toString(),
      fraction(expected.oppsPerSdr.exact),
    ),
  ).toBe(true);
  expect(number(sheet.value('winsNeeded', at)).ceil().toNumber()).toBeLessThanOrEqual(
    expected.winsNeeded.whole,
  );
  if (expected.teamOpps !== null)
    expect(number(sheet.value('teamOpps', at)).toNumber()).toBe(expected.teamOpps);
  else
    expect(readNumber(sdrs).isInteger(), 'a team total is left out where the headcount is a fraction').toBe(
      false,
    );
}

function readNumber(text: string): Num {
  const read = readAmount(text);
  if (!read.ok) throw new Error(read.say);
  return read.value;
}

type SolveInput = Partial<Quota & { opps: string }>;
type SolveExpected = { exact: string; value: string; feasible?: boolean; achievedArr?: Exact };

const ADDRESSES: Readonly<Record<string, string>> = {
  targetArr: 'target.arr', sdrs: 'team.sdrs', winRate: 'tiers[t0].winRate', seats: 'tiers[t0].seats', price: 'tiers[t0].price', opps: 'tiers[t0].opps',
}; // prettier-ignore

/** Opportunities are given, so the target is what the plan comes to: solved as the target that planned ARR just covers. */
function solveCase(
  unknown: string,
  { targetArr = '', sdrs = '', winRate = '', seats = '', price = '', opps }: SolveInput,
  expected: SolveExpected,
): void {
  const scenario = scenarioOf(targetArr, sdrs, [
    { seats, price, winRate, arrShare: '1', ...(opps === undefined ? {} : { opps }) },
  ]);
  const isTarget = unknown === 'targetArr';
  const goal: Goal = {
    cell: { line: isTarget ? 'overshootArr' : 'plannedArr', at: {} },
    direction: 'atLeast',
    value: isTarget ? new Num(0) : readNumber(targetArr),
  };
  const found = solve(scenario, goal, ADDRESSES[unknown] ?? unknown);
  const exact = found.exact ?? new Num(NaN);
  expect(agrees(exact.toString(), fraction(expected.exact)), `${exact.toString()} is ${expected.exact}`).toBe(
    true,
  );
  expect(found.found).toBe(expected.feasible ?? true);
  if (isTarget) expect(exact.toFixed(2)).toBe(expected.value);
  else if (found.found) expect(found.value.eq(new Num(expected.value))).toBe(true);
  if (found.found && expected.achievedArr && !isTarget) expectExact(found.reached, expected.achievedArr);
}

type MixTier = { name: string; dealMrr: string; winRate: string; mix: string };
type MixExpected = {
  expectedMrrPerOpp: Exact; blendedWinRate: Exact; oppsPerSdr: Exact & { whole: number }; splitPerSdr: number[]; achievedArrOfSplit: Exact;
  smallestWholeQuotaWhoseSplitMeetsTarget: number; thatSplit: number[]; achievedArrOfThatSplit: Exact;
}; // prettier-ignore

function tiersMix(
  { targetArr, sdrs, tiers }: { targetArr: string; sdrs: string; tiers: MixTier[] },
  expected: MixExpected,
): void {
  const asTiers = tiers.map(({ dealMrr, winRate, mix }) => ({ price: dealMrr, winRate, oppShare: mix }));
  const scenario = scenarioOf(targetArr, sdrs, asTiers, { split: 'opps' });
  const sheet = planSheet(scenario);
  const column = (line: string): number[] => sheet.cells(line).map(({ value }) => number(value).toNumber());
  const needed = sheet.cells('neededOpps').reduce((sum, { value }) => sum.plus(number(value)), new Num(0));
  expectExact(needed.div(readNumber(sdrs)), expected.oppsPerSdr);
  expectExact(sheet.value('blendedWinRateByCount'), expected.blendedWinRate);
  const mixSum = tiers.reduce((sum, tier) => sum.plus(readNumber(tier.mix)), new Num(0));
  expectExact(number(sheet.value('mixYield')).div(mixSum), expected.expectedMrrPerOpp);
  expect(column('quotaOpps')).toEqual(expected.thatSplit);
  expect(number(sheet.value('sdrOpps')).toNumber()).toBe(expected.smallestWholeQuotaWhoseSplitMeetsTarget);
  expectExact(sheet.value('plannedArr'), expected.achievedArrOfThatSplit);
  const first = apportion(
    new Num(expected.oppsPerSdr.whole),
    tiers.map((tier) => readNumber(tier.mix)),
  );
  expect(first.map((part) => part.toNumber())).toEqual(expected.splitPerSdr);
  const typed = planSheet({
    ...scenario,
    tiers: scenario.tiers.map((tier, i) => ({ ...tier, opps: String(expected.splitPerSdr[i]) })),
  });
  expectExact(typed.value('plannedArr'), expected.achievedArrOfSplit);
}

type ShareExpected = {
  oppsPerSdr: (Exact & { whole: number })[];
  totalOppsPerSdr: number;
  achievedArr: Exact;
  overshootArr: Exact;
};

function tiersShare(
  {
    targetArr,
    sdrs,
    tiers,
  }: { targetArr: string; sdrs: string; tiers: { dealMrr: string; winRate: string; share: string }[] },
  expected: ShareExpected,
): void {
  const sheet = planSheet(
    scenarioOf(
      targetArr,
      sdrs,
      tiers.map(({ dealMrr, winRate, share }) => ({ price: dealMrr, winRate, arrShare: share })),
    ),
  );
  sheet.cells('quotaOpps').forEach(({ cell, value }, i) => {
    const want = expected.oppsPerSdr[i] ?? { exact: '0', whole: -1 };
    expect(number(value).toNumber()).toBe(want.whole);
    expectExact(number(sheet.value('neededOpps', cell.at)).div(readNumber(sdrs)), want);
  });
  expect(number(sheet.value('sdrOpps')).toNumber()).toBe(expected.totalOppsPerSdr);
  expectExact(sheet.value('plannedArr'), expected.achievedArr);
  expectExact(sheet.value('overshootArr'), expected.overshootArr);
}

type AllocateTier = { dealMrr: string; winRate: string; effort: number; min: number; max: number };
type Optimum = { effort: number; overshootArr: Exact };
type AllocateExpected = { feasible: boolean; leastEffort: Optimum; leastOvershoot: Optimum };

function allocate(
  { targetArr, sdrs, tiers }: { targetArr: string; sdrs: string; tiers: AllocateTier[] },
  expected: AllocateExpected,
): void {
  const scenario = scenarioOf(targetArr, sdrs, tiers.map(({ dealMrr, winRate, effort, min, max }) => ({
    price: dealMrr, winRate, effort: String(effort), minOpps: String(min), maxOpps: String(max),
  }))); // prettier-ignore
  const sheet = planSheet(scenario);
  for (const [line, want] of [
    ['leastEffortOpps', expected.leastEffort],
    ['leastOvershootOpps', expected.leastOvershoot],
  ] as const) {
    const counts = sheet.cells(line).map(({ value }) => value);
    if (!expected.feasible) {
      expect(counts.every(isProblem)).toBe(true);
      continue;
    }
    const effort = counts.reduce<number>(
      (sum, count, i) => sum + number(count).toNumber() * (tiers[i]?.effort ?? 0),
      0,
    );
    expect(effort).toBe(want.effort);
    const applied = planSheet({
      ...scenario,
      tiers: scenario.tiers.map((tier, i) => ({ ...tier, opps: number(counts[i] ?? new Num(0)).toString() })),
    });
    expectExact(applied.value('overshootArr'), want.overshootArr);
  }
}

function apportionCase(
  { total, weights }: { total: number; weights: string[] },
  expected: { largestRemainder: number[]; webster: number[] },
): void {
  const exact = weights.map((weight) => new Num(weight));
  const shares = apportion(new Num(total), exact);
  expect(shares.map((share) => share.toNumber())).toEqual(expected.largestRemainder);
  expect(webster(total, exact)).toEqual(expected.webster);
}

const CHECKS: Readonly<Record<string, (one: GoldenCase) => void>> = {
  quota: ({ input, expected }) => {
    quota(input, expected);
  },
  solve: ({ unknown = '', input, expected }) => {
    solveCase(unknown, input, expected);
  },
  'tiers-mix': ({ input, expected }) => {
    tiersMix(input, expected);
  },
  'ramp-lag': ({ input, expected }) => {
    rampLag(input, expected);
  },
  'tiers-share': ({ input, expected }) => {
    tiersShare(input, expected);
  },
  apportion: ({ input, expected }) => {
    apportionCase(input, expected);
  },
  tiers: ({ input, expected }) => {
    tiersCase(input, expected);
  },
  'tiers-beta': ({ input, expected }) => {
    tiersCase(input, expected);
  },
  'smallest-quota': ({ input, expected }) => {
    smallestQuotaCase(input, expected);
  },
  pipeline: ({ input, expected }) => {
    pipelineCase(input, expected);
  },
  'landed-beta': ({ input, expected }) => {
    landedCase(input, expected);
  },
  allocate: ({ input, expected }) => {
    allocate(input, expected);
  },
};

/** @throws Error for a case of a kind that is not known here */
export function checkCase(one: GoldenCase): void {
  const check = CHECKS[one.kind];
  if (!check) throw new Error(`there is no golden test for cases of kind ${one.kind}`);
  check(one);
}
