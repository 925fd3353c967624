import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../../src/engine/edit.ts';
import { Num } from '../../../src/engine/number.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import { isProblem } from '../../../src/engine/problem.ts';
import { planOfTiers, whyNot, withTiers } from '../../../src/exchange/csv-in/place-tiers.ts';
import { scenarios, threeTiers, worked } from '../scenarios.ts';
import { newId, tiersOf } from './support.ts';

const CSV = 'Tier;Seats;Price;Win rate;Share of ARR\nLarge;50;200;12%;60%\nSmall;5;200;30%;40%\n';
const { tiers } = tiersOf(CSV).read;

describe('tiers of a file in the open plan', () => {
  it('are added after its own, which stay the same', () => {
    const plan = withTiers(threeTiers, tiers, 'add', newId);
    expect(plan.tiers.slice(0, 3)).toEqual(threeTiers.tiers);
    expect(plan.tiers.slice(3)).toMatchObject([
      { name: 'Large', seats: '50', price: '200', winRate: '12%', arrShare: '60%' },
      { name: 'Small', seats: '5', price: '200', winRate: '30%', arrShare: '40%' },
    ]);
    const { tiers: _, ...rest } = plan;
    const { tiers: __, ...before } = threeTiers;
    expect(rest).toEqual(before);
  });

  it('replace its own, and the plan computes', () => {
    const plan = withTiers(worked, tiers, 'replace', newId);
    expect(plan.tiers.map(({ name }) => name)).toEqual(['Large', 'Small']);
    // 60 % of 2,000,000 / 12 / 12 % is 833,333.33 MRR of pipeline, 84 deals of 10,000, 8.4 per SDR: 9 each, 90 in all.
    const [first] = plan.tiers;
    expect(planSheet(plan).value('teamOpps', { tier: first?.id ?? '' })).toEqual(new Num(90));
  });

  it('are a new plan over the period of the open one, in its currency', () => {
    const open = { ...threeTiers, currency: 'EUR', period: { start: '2026-07', months: 6 } };
    const plan = planOfTiers(open, tiers, 'tiers', newId);
    expect(plan).toMatchObject({ name: 'tiers', currency: 'EUR', period: open.period, target: { arr: '' } });
    expect(plan.tiers).toHaveLength(2);
    expect(plan.id).not.toBe(open.id);
  });

  it('F56: have ids that no other tier has, and the totals of the others stay', () => {
    let turn = 0;
    const clumsy = (): string => ['mid', 'mid', 'small', 'a', 'a', 'b'][turn++] ?? `id${turn}`;
    const plan = withTiers(threeTiers, tiers, 'add', clumsy);
    expect(plan.tiers.map(({ id }) => id)).toEqual(['enterprise', 'mid', 'small', 'a', 'b']);
  });

  it.each([
    ['Tier;Seats\nA;5\nB;6', ['', ''], ['1', '1'], 'arr'],
    ['Tier;Seats\nA;5', ['1'], ['1'], 'arr'],
    ['Tier;Share of opportunities\nA;3\nB;2', ['1', '1'], ['3', '2'], 'opps'],
    ['Tier;Share of ARR\nA;30%\nB;70%', ['30%', '70%'], ['1', '1'], 'arr'],
  ])('without all shares in the file, replacing makes none up: %j', (csv, arrShares, oppShares, split) => {
    const plan = withTiers(worked, tiersOf(csv).read.tiers, 'replace', newId);
    expect(plan.tiers.map(({ arrShare }) => arrShare)).toEqual(arrShares);
    expect(plan.tiers.map(({ oppShare }) => oppShare)).toEqual(oppShares);
    expect(plan.split).toBe(split);
    const missing = arrShares.includes('');
    expect(
      isProblem(planSheet({ ...plan, split: 'opps' }).value('oppShare', { tier: plan.tiers[0]?.id ?? '' })),
    ).toBe(false);
    if (missing) expect(isProblem(planSheet(plan).value('plannedArr'))).toBe(true);
  });

  it('added without shares they take none', () => {
    const plan = withTiers(worked, tiersOf('Tier;Seats\nA;5').read.tiers, 'add', newId);
    expect(plan.tiers[1]).toMatchObject({ arrShare: '0', oppShare: '0' });
  });

  it('are refused where a plan would hold more than it may, or nothing was read', () => {
    const many = tiersOf(`Tier;Seats\n${'A;5\n'.repeat(1000)}`).read.tiers;
    expect(whyNot(many, worked, 'replace')).toBe('A plan holds at most 200 tiers');
    expect(whyNot(many.slice(0, 200), worked, 'replace')).toBeUndefined();
    expect(whyNot(many.slice(0, 200), worked, 'add')).toBe('A plan holds at most 200 tiers');
    expect(whyNot([], worked, 'add')).toBe('No row of this file holds a tier');
  });

  it('one edit, whatever plan it falls on', () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom('add' as const, 'replace' as const), (scenario, placing) => {
        const next = withTiers(scenario, tiers, placing, newId);
        const edited = applyEdit(scenario, { kind: 'replace', scenario: next, what: 'import tiers' });
        expect(new Set(edited.tiers.map(({ id }) => id)).size).toBe(edited.tiers.length);
        expect(edited.tiers.slice(-2).map(({ name }) => name)).toEqual(['Large', 'Small']);
        expect(edited.tiers).toHaveLength((placing === 'add' ? scenario.tiers.length : 0) + 2);
      }),
      { numRuns: 50 },
    );
  });
});
