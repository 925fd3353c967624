/** The solver on every result of the plan and every input that it follows from, each answer checked from scratch. */
import { describe, expect, it } from 'vitest';
import type { Line } from '../../src/engine/formula/line.ts';
import type { Cell } from '../../src/engine/formula/tree.ts';
import { inputOf } from '../../src/engine/input-at.ts';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { CORE_LINES } from '../../src/engine/lines/core.ts';
import { compare, type Num } from '../../src/engine/number.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { isProblem } from '../../src/engine/problem.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { solve, unknownsOf, withValue, type Goal, type Solution } from '../../src/engine/solve.ts';
import { isNear, num, plan, threeTiers, worked } from '../support/plans.ts';

/** Each mix is a search of its own: a handful of goals is enough for them. */
const SEARCHED = ['leastEffortOpps', 'leastOvershootOpps', 'enoughOpps', 'handedOpps'];
/** So is each quota for a chance; and of what is told of odds the chances of the target stand for all. */
const isSearched = ({ name, line }: { name: string; line: Line }): boolean =>
  SEARCHED.includes(name) || /^O(?:4[6-9]|[56]\d)/.test(line.rule);

function valueAt(scenario: Scenario, { line, at }: Cell): Num | null {
  const value = planSheet(scenario).value(line, at);
  return isProblem(value) ? null : value;
}

function reaches(scenario: Scenario, { cell, direction, value }: Goal): boolean {
  const found = valueAt(scenario, cell);
  if (!found) return false;
  return direction === 'atLeast' ? compare(found, value) >= 0 : compare(found, value) <= 0;
}

function isWholeUnknown(address: string): boolean {
  return ['sdrs', 'seats', 'opps', 'Opps', 'months'].some((name) => address.endsWith(name));
}

/** What is wrong with a solution, or nothing. */
function complaint(scenario: Scenario, goal: Goal, address: string, solution: Solution): string | undefined {
  const { exact } = solution;
  const inverted = exact && valueAt(withValue(scenario, address, exact), goal.cell);
  if (inverted && !isNear(inverted, goal.value, '1e-25')) return `exact gives ${inverted.toString()}`;
  if (!solution.found) {
    const { nearest } = solution;
    return nearest && reaches(withValue(scenario, address, nearest), goal) ? 'nearest reaches it' : undefined;
  }
  const { value, reached } = solution;
  if (!reaches(solution.scenario, goal)) return `${value.toString()} does not reach it`;
  if (!valueAt(solution.scenario, goal.cell)?.eq(reached))
    return `${reached.toString()} is not what is reached`;
  if (!isWholeUnknown(address)) return undefined;
  if (!value.isInteger()) return `${value.toString()} is not whole`;
  const beside = [value.minus(1), value.plus(1)].map((x) => reaches(withValue(scenario, address, x), goal));
  return beside.every((is) => is) && !value.eq(current(scenario, address))
    ? `${value.toString()} is no edge`
    : undefined;
}

function current(scenario: Scenario, address: string): Num {
  const found = inputOf(catalogue, address);
  if (!found) throw new Error(`no input stands at ${address}`);
  return num(planSheet(scenario).value(found.bound.name, found.at));
}

/** Solves for the unknowns of every cell that `isAsked`, a tenth more and a tenth less than now by turns. */
function solveAll(
  scenario: Scenario,
  isAsked: (cell: Cell) => boolean,
  isUnknown: (address: string) => boolean,
): string[] {
  const sheet = planSheet(scenario);
  let turn = 0;
  return catalogue.lines
    .filter(
      (bound) => (bound.line.kind === 'formula' || bound.line.kind === 'algorithm') && !isSearched(bound),
    )
    .flatMap(({ name }) => sheet.cells(name))
    .flatMap(({ cell, value }) => {
      if (isProblem(value) || !isAsked(cell)) return [];
      return unknownsOf(scenario, cell)
        .filter(isUnknown)
        .flatMap((address) => {
          turn += 1;
          const goal: Goal =
            turn % 2 === 0
              ? { cell, direction: 'atLeast', value: value.times('1.1') }
              : { cell, direction: 'atMost', value: value.times('0.9') };
          const said = complaint(scenario, goal, address, solve(scenario, goal, address));
          return said === undefined ? [] : [`${cell.line} ${goal.direction} by ${address}: ${said}`];
        });
    });
}

const isFirst = ({ at }: Cell): boolean =>
  (at.tier === undefined || at.tier === 'mid') && (at.sdr === undefined || at.sdr === 'sdr1');
/** What the first screen rests on: every figure of it is solved for by every input. */
const isCore = (cell: Cell): boolean => Object.hasOwn(CORE_LINES, cell.line) && isFirst(cell);
/** Of months, hours and money one figure a line, in the middle of the plan. */
const isLater = (cell: Cell): boolean => {
  const { tier: _tier, sdr: _sdr, month = '2027-06', ...others } = cell.at;
  return !isCore(cell) && isFirst(cell) && month === '2027-06' && Object.keys(others).length === 0;
};

describe('every answer reaches its goal, whole ones at an edge', () => {
  it(
    'in the worked example, for every figure of the first screen and every input',
    { timeout: 60_000 },
    () => {
      expect(solveAll(worked, isCore, () => true)).toEqual([]);
    },
  );
  it('for figures of months, hours and money, by the target and the win rate', { timeout: 60_000 }, () => {
    const scenario = {
      ...worked,
      period: { start: '2027-04', months: 6 },
      team: { ...worked.team, sdrs: '3' },
      tiers: worked.tiers.map((tier) => ({
        ...tier,
        funnel: { engaged: '30%', meeting: '40%', held: '80%', accepted: '75%' },
      })),
      money: { base: '60000', variable: '30000', margin: '80%', aeOpps: '10', startArr: '1e6', churn: '10%' },
    };
    const asked = ['target.arr', 'tiers[mid].winRate'];
    expect(solveAll(scenario, isLater, (address) => asked.includes(address))).toEqual([]);
  });
  it('with three tiers, for the team, another tier’s price and the shares', { timeout: 60_000 }, () => {
    const asked = ['team.sdrs', 'tiers[small].price', 'tiers[mid].arrShare'];
    expect(solveAll(threeTiers(), isCore, (address) => asked.includes(address))).toEqual([]);
  });
  it('where the team’s total rounds up and the split is by count', { timeout: 60_000 }, () => {
    const scenario = threeTiers({ split: 'opps', rounding: 'team', sdrs: '4', attainment: '90%' });
    const asked = ['team.sdrs', 'tiers[mid].winRate'];
    expect(solveAll(scenario, isCore, (address) => asked.includes(address))).toEqual([]);
  });
});

describe('mixes', () => {
  it('of least effort are solved like any other result', { timeout: 60_000 }, () => {
    const scenario = plan({
      tiers: [
        { id: 'mid', arrShare: '0.5', maxOpps: '6' },
        { id: 'big', seats: '50', arrShare: '0.5', effort: '3' },
      ],
    });
    const cell = { line: 'leastEffortOpps', at: { tier: 'big' } };
    const goal: Goal = {
      cell,
      direction: 'atMost',
      value: num(planSheet(scenario).value(cell.line, cell.at)).minus(1),
    };
    for (const address of ['team.sdrs', 'tiers[mid].winRate']) {
      const solution = solve(scenario, goal, address);
      expect(complaint(scenario, goal, address, solution)).toBeUndefined();
      expect(solution.found).toBe(true);
    }
  });
});
