/** Golden cases of kind `ramp-lag`: what a roster can create, as a plan with a roster, a season and a typed curve. */
import { expect } from 'vitest';
import { monthNumber, monthText } from '../../src/engine/members.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { Num } from '../../src/engine/number.ts';
import { isProblem, type Value } from '../../src/engine/problem.ts';
import { blankScenario, CALENDAR, type Scenario } from '../../src/engine/scenario.ts';
import { agrees, fraction } from '../support/fraction.ts';

type Sdr = { startMonth: number; oppsPerMonth: string };
type Exact = { exact: string; rounded: string };
export type RampLag = {
  months: number;
  targetArr: string;
  winRate: string;
  dealMrr: string;
  ramp: string[];
  lag: string[];
  seasonality: string[];
  sdrs: Sdr[];
  newHires?: Sdr;
};
export type RampLagExpected = {
  oppsByMonth: string[];
  winsByMonth: string[];
  newMrrByMonth: string[];
  newMrrByMonthExact: string[];
  cumulativeArrByMonth: string[];
  totalOpps: string;
  totalWins: string;
  totalArr: Exact;
  arrStillToLandAfterHorizon: Exact;
  monthTargetReached: number | null;
  arrPerUnitOfMonthlyQuota: string;
  smallestWholeMonthlyQuota: number | null;
  arrPerNewHire?: string;
  newHiresNeeded?: number;
};

const START = '2027-01';

/**
 * Its seasonality is not scaled to a mean of 1, as the product's is, so productivity takes the mean up; people who create
 * more or less than `most` do so by their capacity share.
 */
function scenarioOf(input: RampLag, sdrs: readonly Sdr[]): Scenario {
  const blank = blankScenario('golden', START);
  const [empty] = blank.tiers;
  if (!empty) throw new Error('a blank scenario has a tier');
  const most = sdrs.reduce((a, { oppsPerMonth }) => Num.max(a, oppsPerMonth), new Num(0));
  const season = input.seasonality.map((weight) => `(${weight})`).join('+');
  return {
    ...blank,
    period: { start: START, months: input.months },
    target: { ...blank.target, arr: input.targetArr },
    team: { ...blank.team, productivity: `=${most.toString()}*(${season})/12` },
    tiers: [
      {
        ...empty,
        id: 't0',
        seats: '1',
        price: input.dealMrr,
        winRate: input.winRate,
        lag: 'curve',
        curve: Object.fromEntries(input.lag.map((share, k) => [`a${k}`, share])),
      },
    ],
    season: Object.fromEntries(CALENDAR.map((month, i) => [month, input.seasonality[i] ?? '1'])),
    ramps: [
      {
        id: 'golden',
        name: 'Golden',
        shares: Object.fromEntries(input.ramp.map((share, i) => [`t${i + 1}`, share])),
      },
    ],
    roster: sdrs.map(({ startMonth, oppsPerMonth }, i) => ({
      id: `s${i}`,
      name: `SDR ${i + 1}`,
      start: monthText(monthNumber(START) + startMonth),
      capacity: `=${oppsPerMonth}/${most.toString()}`,
    })),
  };
}

export function rampLag(input: RampLag, expected: RampLagExpected): void {
  const sheet = planSheet(scenarioOf(input, input.sdrs));
  const column = (line: string): Num[] => sheet.cells(line).map(({ value }) => number(value));
  const one = (line: string): Num => number(sheet.value(line));

  expectFractions(column('canCreate'), expected.oppsByMonth);
  expectFractions(column('canWin'), expected.winsByMonth);
  const mrr = column('canArr').map((arr) => arr.div(12));
  expectFractions(mrr, expected.newMrrByMonthExact);
  expect(mrr.map((value) => value.toFixed(2))).toEqual(expected.newMrrByMonth);
  expect(column('canArrSoFar').map((value) => value.toFixed(2))).toEqual(expected.cumulativeArrByMonth);
  expectFractions([one('canCreateAll')], [expected.totalOpps]);
  expectFractions([column('canWin').reduce((a, b) => a.plus(b), new Num(0))], [expected.totalWins]);
  for (const [line, want] of [
    ['canInsideArr', expected.totalArr],
    ['canLateArr', expected.arrStillToLandAfterHorizon],
  ] as const) {
    const found = one(line);
    if (fraction(want.exact).n === 0n) expect(found.abs().lt('1e-25'), found.toString()).toBe(true);
    else expectFractions([found], [want.exact]);
    expect(found.toFixed(2).replace(/^-(0\.00)$/, '$1')).toBe(want.rounded);
  }
  const reached = sheet.value('reachedAfter');
  expect(isProblem(reached) ? null : reached.toNumber()).toBe(expected.monthTargetReached);

  const each = planSheet(
    scenarioOf(
      input,
      input.sdrs.map((sdr) => ({ ...sdr, oppsPerMonth: '1' })),
    ),
  );
  expectFractions([number(each.value('canInsideArr'))], [expected.arrPerUnitOfMonthlyQuota]);
  const needed = each.value('neededQuota');
  expect(isProblem(needed) ? null : needed.toNumber()).toBe(expected.smallestWholeMonthlyQuota);

  if (input.newHires) {
    const hire = number(planSheet(scenarioOf(input, [input.newHires])).value('canInsideArr'));
    if (expected.arrPerNewHire !== undefined) expectFractions([hire], [expected.arrPerNewHire]);
    const gap = new Num(input.targetArr).minus(one('canInsideArr'));
    expect(Num.max(0, gap.div(hire).ceil()).toNumber()).toBe(expected.newHiresNeeded);
  }
}

function number(value: Value): Num {
  if (isProblem(value)) throw new Error(`${value.code} at ${value.from.line}: ${value.say}`);
  return value;
}

function expectFractions(found: readonly Num[], fractions: readonly string[]): void {
  expect(found.length).toBe(fractions.length);
  found.forEach((value, i) => {
    const want = fractions[i] ?? '';
    expect(agrees(value.toString(), fraction(want)), `${value.toString()} is ${want}`).toBe(true);
  });
}
