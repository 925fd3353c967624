import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createComparer, type ComparedRow, type Comparison } from '../../src/engine/compare.ts';
import type { Delta } from '../../src/engine/compare-held.ts';
import { differences } from '../../src/engine/differences.ts';
import { keyOf } from '../../src/engine/address.ts';
import * as plans from '../../src/engine/plan.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { anyPlans, validPlans } from '../support/arbitrary-plans.ts';
import { plan, threeTiers, withRoster, worked } from '../support/plans.ts';

const compare = createComparer();
const twelve: Scenario = {
  ...worked,
  id: 'twelve',
  name: 'Two more SDRs',
  team: { ...worked.team, sdrs: '12' },
};

function row({ rows }: Comparison, id: string): ComparedRow {
  const found = rows.find((one) => one.id === id);
  if (!found) throw new Error(`there is no row ${id}`);
  return found;
}

/** The change of the second scenario in words: `-2.5 (-0.2 good)`. */
function told(compared: Comparison, id: string, place = 1): string {
  const delta = row(compared, id).cells[place]?.delta;
  if (delta?.kind === 'none') return delta.why;
  if (delta?.kind !== 'change') return delta?.kind ?? 'baseline';
  return `${delta.absolute.toString()} (${delta.relative?.toString() ?? 'n/a'} ${delta.verdict})`;
}

describe('a comparison', () => {
  // 10 SDRs: 833,333.33 MRR of pipeline, 83,333.33 each, 17 opportunities; 170 win 34 deals of 60,000: 2,040,000.
  // 12 SDRs: 69,444.44 each, 14 opportunities; 168 win 33.6 deals: 2,016,000.
  const compared = compare([worked, twelve]);

  it('has the change of each measure, scenario minus baseline, and what it means', () => {
    expect(told(compared, 'typedSdrs')).toBe('2 (0.2 neutral)');
    expect(told(compared, 'sdrOpps')).toMatch(/^-3 \(-0\.1764705882\d* good\)$/); // 17 to 14: -3/17
    expect(told(compared, 'sdrMrr')).toMatch(/^-13888\.888\d* \(-0\.16666\d* good\)$/); // -1/6
    expect(told(compared, 'plannedArr')).toMatch(/^-24000 \(-0\.011764\d* bad\)$/); // -24,000 of 2,040,000
    expect(told(compared, 'overshootArr')).toBe('-24000 (-0.6 neutral)'); // 40,000 to 16,000
    expect(told(compared, 'allOpps')).toMatch(/^-2 \(.* neutral\)$/); // 170 to 168
    expect(told(compared, 'targetArr')).toBe('same');
  });

  it('turns every sign where the baseline is the other one, and nothing else', () => {
    const turned = compare([worked, twelve], 1);
    expect(turned.scenarios).toEqual([worked, twelve]);
    expect(told(turned, 'typedSdrs', 0)).toMatch(/^-2 \(-0\.1666\d* neutral\)$/);
    expect(told(turned, 'plannedArr', 0)).toMatch(/^24000 \(0\.01190\d* good\)$/);
    expect(told(turned, 'plannedArr', 1)).toBe('baseline');
  });

  it('marks the rows in which any plan is another', () => {
    const third = { ...worked, id: 'third', currency: 'USD', period: { start: '2027-04', months: 12 } };
    const three = compare([worked, worked, third]);
    expect(three.rows.filter(({ differs }) => differs).map(({ id }) => id)).toEqual([
      'period.start',
      'availableHours', // other months have other working days
    ]);
    expect(told(three, 'period.start', 1)).toBe('same');
    expect(told(three, 'period.start', 2)).toBe('other');
  });

  it('takes choices by their words', () => {
    const team: Scenario = { ...worked, team: { ...worked.team, rounding: 'team' } };
    const { cells, label } = row(compare([worked, team]), 'roundEach');
    expect(label).toBe('Who rounds up');
    expect(cells.map(({ held }) => held)).toEqual([
      { kind: 'words', words: 'each SDR rounds up' },
      { kind: 'words', words: 'the team’s total rounds up' },
    ]);
  });

  it('has as many rows as there are measures with something in them', () => {
    // 12 of the plan, 8 of the tier (its optional inputs are blank); results without and with a tier, but no money
    const { rows } = compared;
    expect(rows.filter(({ section }) => section === 'inputs')).toHaveLength(12 + 8);
    const results = rows.filter(({ section }) => section === 'results');
    expect(results.filter(({ tier }) => tier === undefined)).toHaveLength(62);
    expect(results.filter(({ tier }) => tier !== undefined)).toHaveLength(37);
    const three = compare([threeTiers(), threeTiers({ sdrs: '12' })]);
    expect(three.rows).toHaveLength(12 + 3 * 8 + 62 + 3 * 37);
    expect(new Set(three.rows.map(({ id }) => id)).size).toBe(three.rows.length);
  });

  it('shows what is typed and what counts once, unless a roster or factors make them two', () => {
    const ids = ({ rows }: Comparison): string[] => rows.map(({ id }) => id);
    expect(row(compared, 'typedSdrs').label).toBe('SDRs');
    expect(row(compared, 'baseWinRate[tier1]').label).toBe('AE win rate');
    expect(ids(compared).filter((id) => /^(?:sdrs|winRate)(?:\[|$)/.test(id))).toEqual([]);
    const factors = {
      ...worked,
      tiers: worked.tiers.map((tier) => ({ ...tier, factors: { security: '0.5' } })),
    };
    const two = compare([withRoster(worked), factors]);
    expect(row(two, 'sdrs').cells.map(({ held }) => 'value' in held && held.value.toString())).toEqual([
      '2',
      '10',
    ]);
    expect(told(two, 'winRate[tier1]')).toBe('-0.1 (-0.5 bad)');
  });

  it('holds figures of the plan and of its tiers, and none of people, months and the like', () => {
    const { catalogue } = plans.planSheet(worked);
    for (const { id } of compared.rows) {
      const name = id.replace(/\[.*/, '');
      if (catalogue.has(name)) expect(['', 'tier']).toContain(catalogue.line(name).line.per.join());
    }
  });

  it('leaves out what nothing is typed for in any plan, and says what is missing where one has it', () => {
    const money = { ...worked, money: { base: '60000', variable: '30000' } };
    expect(compared.rows.filter(({ id }) => ['basePay', 'programmeCost', 'teamLoad'].includes(id))).toEqual(
      [],
    );
    const one = compare([worked, money]);
    expect(told(one, 'programmeCost')).toBe('The baseline has no figure: Base pay a year is empty');
    expect(one.rows.filter(({ id }) => ['margin', 'payback', 'teamLoad'].includes(id))).toEqual([]);
  });

  it('tells how the deals of a tier close in words', () => {
    const curve: Scenario = {
      ...worked,
      tiers: worked.tiers.map((tier) => ({ ...tier, lag: 'curve', curve: { a0: '1' } })),
    };
    expect(row(compare([worked, curve]), 'lag[tier1]').cells.map(({ held }) => held)).toEqual([
      { kind: 'words', words: 'after a cycle in days' },
      { kind: 'words', words: 'by a curve of months' },
    ]);
  });

  it('refuses fewer than two, more than six, and a baseline that is none of them', () => {
    expect(() => compare([worked])).toThrow(RangeError);
    expect(() => compare(Array.from({ length: 7 }, () => worked))).toThrow(RangeError);
    expect(() => compare([worked, twelve], 2)).toThrow(RangeError);
    expect(compare(Array.from({ length: 6 }, () => worked)).rows[0]?.cells).toHaveLength(6);
  });
});

describe('what cannot be told', () => {
  it('U52: a baseline of 0 has no relative change', () => {
    const none = plan({ sdrs: '10', tiers: [{ opps: '0' }] });
    const some = plan({ sdrs: '10', tiers: [{ opps: '5' }] });
    expect(told(compare([none, some]), 'sdrOpps')).toBe('5 (n/a bad)');
    expect(told(compare([some, none]), 'sdrOpps')).toBe('-5 (-1 good)');
  });

  it('a negative baseline keeps the sign of the change', () => {
    // by hand 10 and 12 opportunities of 12,000: 800,000 and 560,000 short of 2,000,000
    const [ten, more] = ['10', '12'].map((opps) => plan({ tiers: [{ opps }] }));
    if (!ten || !more) throw new Error('two plans were asked for');
    expect(told(compare([ten, more]), 'overshootArr')).toBe('240000 (0.3 neutral)');
  });

  it('money of two currencies is not subtracted, and counts are', () => {
    const euros = { ...twelve, currency: 'EUR' };
    const compared = compare([worked, euros]);
    const why = 'This plan is in EUR and the baseline in USD';
    expect(told(compared, 'currency')).toBe('other');
    expect([told(compared, 'plannedArr'), told(compared, 'targetArr')]).toEqual([why, why]);
    expect(row(compared, 'targetArr').differs).toBe(true);
    expect(told(compared, 'sdrOpps')).toMatch(/^-3 /);
  });

  it('a figure that cannot be computed says why on its own side and on the baseline’s', () => {
    const broken = plan({ tiers: [{ id: 'mid', winRate: 'abc' }] });
    const compared = compare([worked, broken]);
    expect(told(compared, 'plannedArr')).toMatch(/not a number/);
    expect(row(compared, 'baseWinRate[tier1]').cells[1]?.held).toMatchObject({
      kind: 'problem',
      typed: 'abc',
    });
    expect(told(compare([broken, worked]), 'plannedArr')).toMatch(
      /^The baseline has no figure: .*not a number/,
    );
    expect(row(compare([broken, broken]), 'plannedArr').differs).toBe(false);
    expect(row(compared, 'plannedArr').differs).toBe(true);
  });

  it('a tier that one plan lacks says so', () => {
    const compared = compare([threeTiers(), worked]);
    expect(told(compared, 'seats[tier1]')).toBe('This plan has no such tier');
    expect(told(compared, 'tierArr[tier3]')).toBe('This plan has no such tier');
    expect(told(compare([worked, threeTiers()]), 'seats[tier2]')).toBe('The baseline has no such tier');
    expect(told(compared, 'seats[tier2]')).toBe('same'); // both have Mid-market of 25 seats
  });

  it('a blank cell beside a typed one is another, without a size', () => {
    const set = plan({ tiers: [{ id: 'mid', opps: '20' }] });
    expect(told(compare([worked, set]), 'setOpps[tier1]')).toBe('other');
  });
});

describe('properties', () => {
  const turned = (delta: Delta | undefined): unknown =>
    delta?.kind === 'change' ? delta.absolute.neg().toString() : delta?.kind;
  const plainly = (delta: Delta | undefined): unknown =>
    delta?.kind === 'change' ? delta.absolute.toString() : delta?.kind;

  it('the change of B from A is the opposite of the change of A from B', () => {
    fc.assert(
      fc.property(anyPlans, anyPlans, (a, b) => {
        const there = compare([a, b]);
        const back = compare([a, b], 1);
        expect(there.rows.map(({ label }) => label).sort()).toEqual(
          back.rows.map(({ label }) => label).sort(),
        );
        for (const { cells, section, label, tier } of there.rows) {
          const other = back.rows.find(
            (one) => one.section === section && one.label === label && one.tier === tier,
          );
          expect(turned(cells[1]?.delta)).toBe(plainly(other?.cells[0]?.delta));
        }
      }),
    );
  });

  it('a plan beside itself has no differences', () => {
    fc.assert(
      fc.property(anyPlans, (one) => {
        const { rows } = compare([one, { ...one, id: 'other' }]);
        expect(rows.filter(({ differs }) => differs)).toEqual([]);
        for (const { cells } of rows) expect(['same', 'none']).toContain(cells[1]?.delta?.kind);
      }),
    );
  });

  it('every cell of the documents that differs is in a row', () => {
    fc.assert(
      fc.property(validPlans, validPlans, (a, b) => {
        const { rows } = compare([a, b]);
        const inputs = rows.filter(({ section }) => section === 'inputs');
        const keys = inputs.map(({ id }) => id.replace(/\[.*/, ''));
        for (const { kind, address } of differences(a, b)) {
          if (kind !== 'changed') continue;
          const { key } = keyOf(address);
          expect(
            keys.some((name) => lineKey(name) === key),
            address,
          ).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  function lineKey(name: string): string {
    if (name === 'name' || name === 'lag') return `tiers[].${name}`;
    const { catalogue } = plans.planSheet(worked);
    const line = catalogue.has(name) ? catalogue.line(name).line : undefined;
    return line && 'key' in line ? line.key : name;
  }
});

it('solves each scenario once, and after an edit only the one that changed', () => {
  const solve = vi.spyOn(plans, 'planSheet');
  const own = createComparer();
  own([worked, twelve]);
  own([twelve, worked], 1);
  expect(solve).toHaveBeenCalledTimes(2);
  own([{ ...worked }, twelve]);
  expect(solve).toHaveBeenCalledTimes(3);
  solve.mockRestore();
});
