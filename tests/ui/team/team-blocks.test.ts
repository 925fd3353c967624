import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import { filledTeam, levelsBlock, quotaBlock, unassigned } from '../../../src/ui/team/quota-blocks.ts';
import { rampBlock } from '../../../src/ui/team/ramp-block.ts';
import { rosterBlock } from '../../../src/ui/team/roster-block.ts';
import { startRoster, withPastedPeople } from '../../../src/ui/team/start-roster.ts';
import { plan, threeTiers, worked } from '../../support/plans.ts';
import { cellOf, viewOf } from '../sheets/support.ts';

const people: Scenario = {
  ...threeTiers(),
  roster: [
    { id: 'anna', name: 'Anna', manager: 'Mia', tiers: 'enterprise mid' },
    { id: 'ben', name: 'Ben', manager: 'Mia', start: '2027-07', end: '2027-03', tiers: "='Nowhere" },
    { id: 'chidi', name: 'Chidi', manager: 'Omar', capacity: '50%', opps: { small: '5' } },
  ],
};

function roster(scenario: Scenario): ReturnType<typeof rosterBlock> {
  const view = viewOf(scenario);
  return rosterBlock(view, filledTeam(view));
}

describe('the roster', () => {
  it('names tiers, says all where none are named, and refuses what is none', () => {
    const block = roster(people);
    expect(cellOf(block, 'Tiers worked · Anna')).toMatchObject({
      text: 'Enterprise, Mid-market',
      role: 'input',
    });
    expect(cellOf(block, 'Tiers worked · Chidi')).toMatchObject({
      text: 'all',
      role: 'computed',
      editable: true,
    });
    expect(cellOf(block, 'Tiers worked · Ben')).toMatchObject({
      text: 'Nowhere',
      problem: 'Tiers of this plan are Enterprise, Mid-market, and Small',
    });
  });
  it('says at the cell that an end is before the start', () => {
    expect(cellOf(roster(people), 'End month, Ben').problem).toBe(
      'The last month is before the first: nobody is there',
    );
  });
  it('has a capacity of 100 % until one is typed', () => {
    expect(cellOf(roster(people), 'Capacity share, Anna')).toMatchObject({
      text: '100%',
      role: 'computed',
      raw: '',
    });
    expect(cellOf(roster(people), 'Capacity share, Chidi')).toMatchObject({ text: '50%', role: 'input' });
  });
});

describe('quotas', () => {
  const view = viewOf(people);
  it('set by hand stand as inputs in the cell of the computed ones', () => {
    const block = quotaBlock(view, filledTeam(view));
    expect(cellOf(block, 'Opportunities handed to the SDR, Small, Chidi')).toMatchObject({
      id: 'handedOpps[small,chidi]',
      text: '5',
      role: 'input',
    });
    expect(cellOf(block, 'Opportunities handed to the SDR, Enterprise, Anna')).toMatchObject({
      role: 'computed',
      editable: true,
    });
  });
  it('without a roster are not editable', () => {
    const plain = viewOf(worked);
    expect(
      cellOf(quotaBlock(plain, filledTeam(plain)), 'Opportunities handed to the SDR').editable,
    ).toBeUndefined();
  });
  it('that nobody carries are told, and those beyond the team’s', () => {
    expect(unassigned(view).join()).toMatch(/^Small: nobody carries \d+ opportunities$/);
    const over: Scenario = { ...worked, roster: [{ id: 'a', name: 'A', opps: { mid: '500' } }] };
    expect(unassigned(viewOf(over))).toEqual(['Mid-market: 333 opportunities more than the plan asks for']);
  });
  it('add up by manager, with the over-assignment of every level', () => {
    const rows = levelsBlock(view).rows.map(({ head }) => head);
    expect(rows).toEqual(['All SDRs', 'Mia', 'Omar', 'All managers', 'The target needs']);
  });
});

describe('a roster begun', () => {
  it('has a row for everyone whom the headcount counts, the last with its part', () => {
    const { roster: begun } = startRoster(plan({ sdrs: '2.5' }), ['sdr1', 'sdr2', 'sdr3']);
    expect(begun).toEqual([
      { id: 'sdr1', name: 'SDR 1' },
      { id: 'sdr2', name: 'SDR 2' },
      { id: 'sdr3', name: 'SDR 3', capacity: '0.5' },
    ]);
  });
  it('leaves every figure of the plan as it was', () => {
    const before = viewOf(worked).sheet;
    const after = viewOf(startRoster(worked, before.members('sdr'))).sheet;
    for (const line of ['sdrs', 'sdrOpps', 'plannedArr', 'allOpps'])
      expect(after.value(line)).toEqual(before.value(line));
  });
  it('takes pasted rows as people', () => {
    let id = 0;
    const next = withPastedPeople(
      people,
      'en-US',
      [
        [
          { id: 'roster[chidi].name', text: 'Dora' },
          { id: 'roster[chidi].start', text: 'May 2027' },
        ],
      ],
      [],
      catalogue,
      () => `new${(id += 1)}`,
    );
    expect(next.roster?.at(-1)).toEqual({ id: 'new1', name: 'Dora', start: '2027-05' });
  });
});

it('a ramp that is empty says so at its first month', () => {
  const view = viewOf({ ...worked, ramps: [{ id: 'r', name: 'Slow' }] });
  expect(cellOf(rampBlock(view), 'Ramp, Slow, month 1').problem).toBe(
    'This ramp is empty: type the share of the first month',
  );
});
