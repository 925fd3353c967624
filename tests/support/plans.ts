/** Plans to try the engine on, and ways to read a sheet that fail loudly where a figure cannot be computed. */
import { expect } from 'vitest';
import type { Sheet } from '../../src/engine/formula/sheet.ts';
import type { At } from '../../src/engine/formula/tree.ts';
import { Num } from '../../src/engine/number.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { isProblem, type Problem, type Value } from '../../src/engine/problem.ts';
import {
  blankScenario,
  workedExample,
  type Rounding,
  type Scenario,
  type Split,
  type Tier,
} from '../../src/engine/scenario.ts';
import { agrees, fraction } from './fraction.ts';

/** 25 seats at $200, $2,000,000, 10 SDRs, 20 %: 17 opportunities per SDR. */
export const worked = workedExample('worked', '2027-01');

/** What a test changes of a plan; all else is as in the worked example. */
export type PlanFields = Readonly<{
  arr?: string;
  sdrShare?: string;
  sdrs?: string;
  attainment?: string;
  months?: number | string;
  rounding?: Rounding;
  split?: Split;
  tiers?: readonly Partial<Tier>[];
  /** More of the team, and parts of the document that a plan may leave out. */
  team?: Partial<Scenario['team']>;
  parts?: Partial<Scenario>;
}>;

export function plan(fields: PlanFields): Scenario {
  const { arr = '2000000', sdrShare = '1', sdrs = '10', attainment = '1', months = 12 } = fields;
  const { rounding = 'each', split = 'arr', tiers = [{}] } = fields;
  return {
    ...blankScenario('plan', '2027-01'),
    target: { arr, sdrShare },
    period: { start: '2027-01', months },
    tiers: tiers.map((tier, i) => ({
      id: `t${i + 1}`,
      name: `Tier ${i + 1}`,
      seats: '25',
      price: '200',
      winRate: '0.2',
      arrShare: '1',
      oppShare: '1',
      ...tier,
    })),
    split,
    team: { sdrs, attainment, rounding, ...fields.team },
    ...fields.parts,
  };
}

/** Enterprise 50 x $200 at 12 % for 40 % of the target; Mid-market 25 x $200, 20 %, 45 %; Small 5 x $200, 30 %, 15 %. */
export function threeTiers(fields: Omit<PlanFields, 'tiers'> = {}): Scenario {
  return plan({
    ...fields,
    tiers: [
      { id: 'enterprise', name: 'Enterprise', seats: '50', winRate: '12%', arrShare: '40%' },
      { id: 'mid', name: 'Mid-market', winRate: '20%', arrShare: '45%' },
      { id: 'small', name: 'Small', seats: '5', winRate: '30%', arrShare: '15%' },
    ],
  });
}

/** The plan with two people on its roster, one under a manager. */
export function withRoster(scenario: Scenario): Scenario {
  return {
    ...scenario,
    roster: [
      { id: 'anna', name: 'Anna', manager: 'Mo' },
      { id: 'ben', name: 'Ben' },
    ],
  };
}

/** The number, or an error with the problem's own words. */
export function num(value: Value): Num {
  if (isProblem(value)) throw new Error(`${value.code} at ${value.from.line}: ${value.say}`);
  return value;
}

export function problem(value: Value): Problem {
  if (!isProblem(value)) throw new Error(`${value.toString()} is no problem`);
  return value;
}

/** A line's values in plain digits, in the order of its members. */
export function column(sheet: Sheet, line: string): string[] {
  return sheet.cells(line).map(({ value }) => num(value).toString());
}

/** A line's values in a plan, in the order of its members. */
export function valuesOf(scenario: Scenario, line: string): Num[] {
  return planSheet(scenario)
    .cells(line)
    .map(({ value }) => num(value));
}

export function total(numbers: readonly Num[]): Num {
  return numbers.reduce((a, b) => a.plus(b), new Num(0));
}

export function figure(sheet: Sheet, line: string, at: At = {}): string {
  return num(sheet.value(line, at)).toString();
}

/** Expects a line's values to be these fractions, within a relative 1e-30. */
export function expectColumn(sheet: Sheet, line: string, fractions: readonly string[]): void {
  const found = column(sheet, line);
  const told = `${line} is ${found.join(', ')}, not ${fractions.join(', ')}`;
  expect(found.length, told).toBe(fractions.length);
  found.forEach((value, i) => {
    expect(agrees(value, fraction(fractions[i] ?? '')), told).toBe(true);
  });
}

/** Expects a line's values to be these, within a relative 1e-9. */
export function expectNear(sheet: Sheet, line: string, numbers: readonly number[]): void {
  const found = column(sheet, line).map(Number);
  const told = `${line} is ${found.join(', ')}, not ${numbers.join(', ')}`;
  expect(found.length, told).toBe(numbers.length);
  found.forEach((value, i) => {
    const want = numbers[i] ?? NaN;
    expect(Math.abs(value - want) <= 1e-9 * Math.abs(want), told).toBe(true);
  });
}

/** Whether two numbers agree within a relative `within`. */
export function isNear(a: Num, b: Num, within: string): boolean {
  return a.minus(b).abs().lte(Num.max(a.abs(), b.abs()).times(within));
}
