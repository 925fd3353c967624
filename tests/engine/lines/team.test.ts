import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { example } from '../../support/example.ts';
import { figure, isNear, num, plan, problem, worked } from '../../support/plans.ts';
import { Num } from '../../../src/engine/number.ts';

/**
 * January to April 2027. Anna is there and ramped; Ben joins in February on the standard ramp; Cleo works half-time, has the
 * quick ramp from January and leaves after March; only Anna and Ben work for Mo.
 */
const roster: NonNullable<Scenario['roster']> = [
  { id: 'anna', name: 'Anna', manager: 'Mo' },
  { id: 'ben', name: 'Ben', manager: 'Mo', start: '2027-02', tiers: 't1', opps: { t1: '9' } },
  {
    id: 'cleo',
    name: 'Cleo',
    manager: 'Zoe',
    start: '2027-01',
    end: '2027-03',
    capacity: '50%',
    ramp: 'quick',
  },
];
const ramps: Scenario['ramps'] = [
  { id: 'standard', name: 'Standard', shares: { t1: '0.25', t2: '0.5', t3: '0.75', t4: '1' } },
  { id: 'quick', name: 'Quick', shares: { t1: '0.6', t3: '1' } },
];
const team = { attrition: '34%', backfill: '2', productivity: '4.5', managerOver: '5%' };
const three = plan({ months: 4, team, parts: { roster, ramps } });
const two = plan({ months: 4, tiers: [{}, {}], parts: { roster, ramps } });
const none = (count: number): string[] => Array.from({ length: count }, () => '0');

describe('what is typed', () => {
  const of = (line: string, scenario = three): unknown[] =>
    planSheet(scenario)
      .cells(line)
      .map(({ value }) => ('code' in value ? null : value.toString()));
  it.each([
    ['T1', 'startMonth', [null, 2027 * 12 + 1, 2027 * 12]],
    ['T2', 'endMonth', [null, null, 2027 * 12 + 2]],
    ['T3', 'rosterCapacity', [null, null, 0.5]],
    ['T4', 'handSet', [null, 9, null]],
    [
      'T8',
      'rampShare',
      [0.25, 0.5, 0.75, 1, ...Array<null>(8).fill(null), 0.6, null, 1, ...Array<null>(9).fill(null)],
    ],
  ] as const)('%s %s is blank where nothing stands', (_, line, values) => {
    expect(of(line)).toEqual(values.map((value) => (value === null ? null : String(value))));
  });
  const full = plan({
    months: 1,
    parts: { roster: [{ ...roster[2], id: 'a', name: 'A', opps: { t1: '3' } }], ramps: [] },
  });
  example('T1', 'startMonth', '12 x 2027 + 0', [full, ['24324']]);
  example('T2', 'endMonth', '12 x 2027 + 2', [full, ['24326']]);
  example('T3', 'rosterCapacity', '50 %', [full, ['1/2']]);
  example('T4', 'handSet', '3 by hand', [full, ['3']]);
  const steps = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`t${i + 1}`, `${(i + 1) * 5}%`]));
  example('T8', 'rampShare', '5 % more each month', [
    plan({ parts: { ramps: [{ id: 'r', name: 'R', shares: steps }] } }),
    Array.from({ length: 12 }, (_, i) => `${i + 1}/20`),
  ]);
  example('T5', 'works', 'Ben is named for the first tier alone', [two, ['1', '1', '1', '1', '0', '1']]);
  example('T6', 'onRamp', 'the first profile unless one is named', [three, ['1', '0', '1', '0', '0', '1']]);
  example('T7', 'reports', 'Mo has Anna and Ben, Zoe has Cleo', [three, ['1', '1', '0', '0', '0', '1']]);
  example('T9', 'attrition', '34 %', [three, ['0.34']]);
  example('T10', 'backfill', 'after two months', [three, ['2']]);
  example('T11', 'productivity', '4.5 a month', [three, ['4.5']]);
  example('T12', 'managerOver', '5 %', [three, ['1/20']]);
  example('T13', 'planStart', '12 x 2027', [three, ['24324']]);
  example('I4a', 'hasRoster', '1 with a roster', [three, ['1']], [worked, ['0']]);
  example('K1a', 'fullCapacity', '1', [worked, ['1']]);
  example('K2', 'onePerson', 'one', [worked, ['1']]);
  example('K3', 'oneMonth', 'one', [worked, ['1']]);
  example('K4', 'noMonths', 'none', [worked, ['0']]);
});

describe('the team over the months', () => {
  example('H8a', 'plainCapacity', '2.5 is 1, 1 and 0.5', [plan({ sdrs: '2.5' }), ['1', '1', '1/2']]);
  example('H8', 'capacity', 'half-time is 0.5', [three, ['1', '1', '1/2']]);
  example('S1', 'monthIndex', 'from 0', [three, ['0', '1', '2', '3']]);
  example('S2', 'calendarMonth', 'January 2027 is 24,324', [three, ['24324', '24325', '24326', '24327']]);
  example('S3', 'planEnd', 'April 2027', [three, ['24327']]);
  example('T20', 'boardMonths', '4; February to April; January to March', [three, ['4', '3', '3']]);
  example('T21', 'rosterSdrs', '(1 x 4 + 1 x 3 + 0.5 x 3) / 4', [three, ['17/8']]);
  example('Q0', 'sdrs', 'typed; on the roster 2.125', [worked, ['10']], [three, ['17/8']]);
  example('T22', 'onBoard', 'Ben from February, Cleo to March', [
    three,
    ['1', '1', '1', '1', '0', '1', '1', '1', '1/2', '1/2', '1/2', '0'],
  ]);
  example('T23', 'boardSdrs', '1 + 0 + 0.5 in January', [three, ['3/2', '5/2', '5/2', '2']]);
  example('T24', 'productive', 'Ben 25, 50, 75 %; Cleo half of 60, 60, 100 %', [
    three,
    ['1', '1', '1', '1', '0', '1/4', '1/2', '3/4', '3/10', '3/10', '1/2', '0'],
  ]);
  example('T25', 'productiveMonths', '4; 0.25 + 0.5 + 0.75; 0.3 + 0.3 + 0.5', [three, ['4', '3/2', '11/10']]);
  example('T26', 'rampedSdrs', 'added by month', [three, ['13/10', '31/20', '2', '7/4']]);
  const before = { id: 'a', name: 'A', start: '2027-03', end: '2027-02' };
  example(
    'T28',
    'leavesFirst',
    'March to February is nobody; one month is somebody',
    [
      plan({ parts: { roster: [before, { ...before, id: 'b', end: '2027-03' }, { id: 'c', name: 'C' }] } }),
      ['1', '0', '0'],
    ],
    [worked, none(10)],
  );
  /** 0.7 ^ 12 of the team are left after a year, so three in ten leave from one month to the next. */
  const leaving = (more: object): Scenario =>
    plan({ sdrs: '1', months: 3, team: { attrition: '=1-0.013841287201', ...more } });
  example(
    'T27',
    'expectedSdrs',
    '1, 0.7, 0.49; replaced at once, 0.7 + 0.3 x 25 %, then 0.49 + 0.21 x 50 % + 0.3 x 25 %; a month later 0.49 + 0.3 x 25 %',
    [worked, Array.from({ length: 12 }, () => '10')],
    [leaving({}), ['1', '0.7', '0.49']],
    [leaving({ backfill: '0' }), ['1', '0.775', '0.67']],
    [leaving({ backfill: '1' }), ['1', '0.7', '0.565']],
  );
  it('T27 has a hazard of 1 - (1 - a)^(1/12): after twelve months all but 34 % are left', () => {
    const left = planSheet(plan({ months: 13, sdrs: '10', team: { attrition: '34%' } })).column(
      'expectedSdrs',
    );
    expect(isNear(num(left[12] ?? new Num(0)), new Num('6.6'), '1e-30')).toBe(true);
    const hazard = new Num(1).minus(num(left[1] ?? new Num(0)).div(10));
    expect(isNear(hazard, new Num(1).minus(new Num('0.66').pow(new Num(1).div(12))), '1e-30')).toBe(true);
  });
});

describe('bad input', () => {
  const said = (scenario: Scenario, line: string, at = {}): string => {
    const sheet = planSheet(scenario);
    expect(figure(sheet, 'plannedArr')).toBe('2040000');
    return problem(sheet.value(line, at)).say;
  };
  it('of ramps is said at the cell, and the plan stands', () => {
    const ramp = (shares: Record<string, string>): Scenario =>
      plan({ parts: { ramps: [{ id: 'r', name: 'R', shares }] } });
    expect(said(ramp({ t1: '101%' }), 'rampShare', { ramp: 'r', tenure: 't1' })).toBe(
      'Ramp must be at least 0% and at most 100%',
    );
    expect(said(ramp({}), 'rampShare', { ramp: 'r', tenure: 't1' })).toBe('Ramp is not set');
  });
  it('of attrition is said at the cell, and the plan stands', () => {
    const scenario = plan({ team: { attrition: '100%' } });
    expect(said(scenario, 'attrition')).toBe('Attrition a year must be at least 0% and at most 99%');
    expect(said(scenario, 'expectedSdrs', { month: '2027-01' })).toContain('Attrition a year must be');
  });
  it('of nobody on the team in the plan period is said in so many words', () => {
    const gone = plan({ parts: { roster: [{ id: 'a', name: 'A', end: '2026-12' }] } });
    const sheet = planSheet(gone);
    expect(problem(sheet.value('plannedArr')).say).toBe('Nobody is on the team in the plan period');
    expect(problem(sheet.value('createShare', { tier: 't1', month: '2027-01' })).say).toContain(
      'Nobody works this tier',
    );
    const shared = planSheet({ ...gone, team: { ...gone.team, rounding: 'team' } });
    expect(figure(shared, 'plannedArr')).toBe('2004000');
    expect(problem(shared.value('unassignedOpps', { tier: 't1' })).say).toBe(
      'Nobody is on the team in the plan period',
    );
  });
});

it('T27, S40: a headcount beyond the people that can be told apart has no months, and says so', () => {
  const sheet = planSheet(plan({ sdrs: '2001' }));
  expect(problem(sheet.value('expectedSdrs', { month: '2027-01' })).say).toBe(
    'Nobody is on the team, or more than the 2,000 that can be told apart',
  );
  expect(problem(sheet.value('insideArr')).say).toContain('told apart');
  expect(figure(sheet, 'plannedArr')).not.toBe('0');
});
