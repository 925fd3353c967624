import { describe, expect, it } from 'vitest';
import { Num } from '../../src/engine/number.ts';
import { planSheet } from '../../src/engine/plan.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { shareGap } from '../../src/engine/shares.ts';
import { solve, unknownsOf, withValue, type Goal, type Solution } from '../../src/engine/solve.ts';
import { agrees, fraction } from '../support/fraction.ts';
import { figure, num, plan, threeTiers, withRoster, worked } from '../support/plans.ts';

const MID = { tier: 'mid' };

function goal(line: string, direction: Goal['direction'], value: string, at = {}): Goal {
  return { cell: { line, at }, direction, value: new Num(value) };
}

type Found = Extract<Solution, { found: true }>;
type NotFound = Extract<Solution, { found: false }>;

function found(scenario: Scenario, wanted: Goal, address: string): Found {
  const solution = solve(scenario, wanted, address);
  if (!solution.found) throw new Error(solution.say);
  return solution;
}

function notFound(scenario: Scenario, wanted: Goal, address: string): NotFound {
  const solution = solve(scenario, wanted, address);
  if (solution.found) throw new Error(`${address} = ${solution.value.toString()} was found`);
  return solution;
}

describe('the worked example', () => {
  it('needs 12 SDRs for at most 15 opportunities each; 11 would have to carry 16', () => {
    const wanted = goal('quotaOpps', 'atMost', '15', MID);
    const { value, reached, scenario, replaced } = found(worked, wanted, 'team.sdrs');
    expect([value, reached].map(String)).toEqual(['12', '14']);
    expect(replaced).toBeNull();
    expect(scenario.team.sdrs).toBe('12');
    expect(figure(planSheet({ ...worked, team: { ...worked.team, sdrs: '11' } }), 'quotaOpps', MID)).toBe(
      '16',
    );
  });
  it('with 16 opportunities each set by hand needs 11 SDRs, 26.05 seats or a 20.84 % win rate', () => {
    const sixteen = plan({ tiers: [{ id: 'mid', opps: '16' }] });
    const wanted = goal('plannedArr', 'atLeast', '2000000');
    const answers: [string, string, string, string][] = [
      ['team.sdrs', '125/12', '11', '2112000'],
      ['tiers[mid].seats', '625/24', '27', '2073600'],
      ['tiers[mid].price', '625/3', '208.34', '2000064'],
      ['tiers[mid].winRate', '5/24', '0.2084', '2000640'],
      ['tiers[mid].opps', '50/3', '17', '2040000'],
      ['team.attainment', '25/24', '1.0417', '2000064'],
    ];
    for (const [address, exact, value, reached] of answers) {
      const solution = found(sixteen, wanted, address);
      expect([address, solution.value.toString(), solution.reached.toString()]).toEqual([
        address,
        value,
        reached,
      ]);
      expect(agrees(solution.exact?.toString() ?? '0', fraction(exact)), address).toBe(true);
    }
  });
  it('a sawtooth: 11 SDRs suffice for at most 16 each, though 12 to 14 carry two opportunities less', () => {
    const { value, reached } = found(worked, goal('quotaOpps', 'atMost', '16', MID), 'team.sdrs');
    expect([value, reached].map(String)).toEqual(['11', '16']);
  });
  it('where the smallest numbers all do, the answer stops before the first that does not', () => {
    const wanted = goal('overshootArr', 'atMost', '16000');
    const reaching = Array.from({ length: 10 }, (_, i) => i + 1).filter((sdrs) =>
      num(planSheet(plan({ sdrs: String(sdrs) })).value('overshootArr')).lte(16000),
    );
    expect(reaching).toEqual([1, 2, 3, 4, 6, 7, 8]);
    expect(found(worked, wanted, 'team.sdrs').value.toString()).toBe('4');
  });
  it('where every smaller number reaches the goal, the largest that still does is the answer', () => {
    const wanted = goal('quotaOpps', 'atLeast', '20', MID);
    const { value, reached } = found(worked, wanted, 'team.sdrs');
    expect([value, reached].map(String)).toEqual(['8', '21']);
  });
});

describe('what cannot be reached', () => {
  it('says what the input would have to be, and comes as near as it can', () => {
    const sixteen = plan({ tiers: [{ id: 'mid', opps: '16' }] });
    const solution = notFound(sixteen, goal('plannedArr', 'atLeast', '12000000'), 'tiers[mid].winRate');
    expect(solution.say).toBe('AE win rate would have to be 125%');
    expect(agrees(solution.exact?.toString() ?? '0', fraction('5/4'))).toBe(true);
    expect([solution.nearest, solution.reached].map(String)).toEqual(['1', '9600000']);
  });
  it('is said of counts in plain numbers', () => {
    const solution = notFound(worked, goal('quotaMrr', 'atMost', '1', MID), 'team.sdrs');
    expect(solution.say).toBe('SDRs would have to be 833333');
    expect(solution.nearest?.toString()).toBe('10000');
  });
  it('is found out by trying where rounding stands in between', () => {
    const solution = notFound(worked, goal('quotaOpps', 'atMost', '0', MID), 'team.sdrs');
    expect(solution.say).toBe('No value of this input reaches that');
    expect([solution.nearest, solution.reached].map(String)).toEqual(['167', '1']);
  });
  it('is anything by an input that the result does not follow from', () => {
    const solution = notFound(worked, goal('dealMrr', 'atLeast', '1', MID), 'team.sdrs');
    expect(solution).toMatchObject({
      say: 'This result does not depend on that input',
      nearest: null,
      reached: null,
    });
  });
  it('is a result that has no value', () => {
    const blank = plan({ arr: '' });
    expect(notFound(blank, goal('plannedArr', 'atLeast', '1'), 'team.sdrs').reached).toBeNull();
  });
  it('is what a person carries who would be gone', () => {
    const tenth = { line: 'carriedOpps', at: { sdr: 'sdr10' } };
    const more = { cell: tenth, direction: 'atLeast', value: new Num(20) } as const;
    expect(notFound(worked, more, 'team.sdrs').nearest?.toString()).toBe('10');
    const less = { cell: tenth, direction: 'atMost', value: new Num(15) } as const;
    expect(found(worked, less, 'team.sdrs').value.toString()).toBe('12');
  });
  it('throws where no input stands: addresses come from the screen', () => {
    expect(() => solve(worked, goal('plannedArr', 'atLeast', '1'), 'team.rounding')).toThrow(RangeError);
    expect(() => solve(worked, goal('plannedArr', 'atLeast', '1'), 'tiers[gone].price')).toThrow(RangeError);
  });
});

describe('the scenario with the answer', () => {
  it('has it in place of a typed formula, and says so', () => {
    const typed = { ...worked, team: { ...worked.team, sdrs: '=5*2' } };
    const solution = found(typed, goal('quotaMrr', 'atMost', '50000', MID), 'team.sdrs');
    expect([solution.replaced, solution.scenario.team.sdrs]).toEqual(['=5*2', '17']);
    expect(typed.team.sdrs).toBe('=5*2');
  });
  it('fills a blank or unreadable input all the same', () => {
    for (const sdrs of ['', 'ten']) {
      const wanted = goal('quotaOpps', 'atMost', '15', MID);
      expect(found({ ...worked, team: { ...worked.team, sdrs } }, wanted, 'team.sdrs').value.toString()).toBe(
        '12',
      );
    }
  });
  it('scales the other shares when one share is solved, so that they make 100 %', () => {
    const wanted = goal('neededOpps', 'atLeast', '100', MID);
    const { value, scenario } = found(threeTiers(), wanted, 'tiers[mid].arrShare');
    expect(value.toString()).toBe('0.6');
    expect(shareGap(scenario)?.toString()).toBe('0');
    const [enterprise, , small] = scenario.tiers;
    const ratio = [enterprise, small].map((tier) => fraction(tier?.arrShare ?? ''));
    expect(ratio.map(({ n, d }) => Number(n) / Number(d))[0]).toBeCloseTo(0.4 * (0.4 / 0.55), 12);
  });
  it('holds the only share as it is typed', () => {
    const part = plan({ tiers: [{ id: 'mid', arrShare: '0.5' }] });
    expect(
      found(part, goal('neededOpps', 'atLeast', '100', MID), 'tiers[mid].arrShare').value.toString(),
    ).toBe('0.6');
    expect(withValue(part, 'tiers[mid].arrShare', new Num('0.6')).tiers[0]?.arrShare).toBe('0.6');
  });
});

it('finds the buffer that makes 20 opportunities each, or 15', () => {
  const buffer = (direction: 'atLeast' | 'atMost', value: string): string =>
    found(worked, goal('quotaOpps', direction, value, MID), 'tiers[mid].buffer').value.toString();
  expect([buffer('atLeast', '20'), buffer('atMost', '15')]).toEqual(['3', '-2']);
});

describe('unknownsOf', () => {
  it('are the inputs that a result follows from, quotas by hand included though they are blank', () => {
    expect(unknownsOf(worked, { line: 'quotaOpps', at: MID })).toEqual([
      'target.arr',
      'target.sdrShare',
      'team.attainment',
      'team.sdrs',
      'tiers[mid].seats',
      'tiers[mid].price',
      'tiers[mid].winRate',
      'tiers[mid].factors.stakeholders',
      'tiers[mid].factors.procurement',
      'tiers[mid].factors.security',
      'tiers[mid].arrShare',
      'tiers[mid].opps',
      'tiers[mid].buffer',
    ]);
    expect(unknownsOf(worked, { line: 'dealMrr', at: MID })).toEqual([
      'tiers[mid].seats',
      'tiers[mid].price',
    ]);
    expect(unknownsOf(worked, { line: 'monthsPerYear', at: {} })).toEqual([]);
  });
  it('are figures of the plan or of a tier, and none is a month', () => {
    const plan = withRoster(threeTiers());
    const found = unknownsOf(plan, { line: 'insideArr', at: {} });
    expect(found).toEqual(expect.arrayContaining(['tiers[mid].cycleDays', 'tiers[small].openMrr']));
    expect(
      found.filter((address) => /^(?:roster|ramps|season|period\.start)|curve|cohorts/.test(address)),
    ).toEqual([]);
  });
  it('are found at once, whatever a result rests on', () => {
    const funnel = { engaged: '30%', meeting: '40%', held: '80%', accepted: '75%' };
    const large = { ...worked, tiers: worked.tiers.map((tier) => ({ ...tier, funnel })) };
    const start = performance.now();
    for (const line of ['insideArr', 'teamLoad']) {
      const cell = { line, at: {} };
      expect(unknownsOf(large, cell).length).toBeGreaterThan(15);
      const wanted = num(planSheet(large).value(line)).times('1.1');
      expect(
        found(large, { cell, direction: 'atLeast', value: wanted }, 'tiers[mid].winRate').reached,
      ).toBeDefined();
    }
    expect(performance.now() - start).toBeLessThan(3000);
  });
  it('reach across tiers where the split is by count', () => {
    const cell = { line: 'quotaOpps', at: MID };
    expect(unknownsOf(threeTiers({ split: 'opps' }), cell)).toContain('tiers[small].price');
    expect(unknownsOf(threeTiers(), cell)).not.toContain('tiers[small].price');
  });
});
