import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../src/engine/differences.ts';
import { applyEdit } from '../../src/engine/edit.ts';
import { mergeScenarios } from '../../src/engine/merge-scenarios.ts';
import { workedExample, type Scenario, type Tier } from '../../src/engine/scenario.ts';
import { anyPlans } from '../support/arbitrary-plans.ts';

const base = workedExample('base', '2027-01');

function set(scenario: Scenario, address: string, text: string): Scenario {
  return applyEdit(scenario, { kind: 'set', cells: [{ address, text }] });
}

function withTiers(scenario: Scenario, ...ids: readonly string[]): Scenario {
  const [first] = scenario.tiers;
  if (!first) throw new Error('the worked example has a tier');
  const tier = (id: string): Tier =>
    scenario.tiers.find((one) => one.id === id) ?? { ...first, id, name: id };
  return { ...scenario, tiers: ids.map(tier) };
}

const ids = ({ tiers }: Scenario): string => tiers.map(({ id }) => id).join(' ');

describe('mergeScenarios', () => {
  it('takes each cell from the side that changed it', () => {
    const mine = set(base, 'tiers[mid].price', '210');
    const theirs = set(set(base, 'tiers[mid].seats', '30'), 'team.sdrs', '12');
    const { merged, conflicts } = mergeScenarios(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged.tiers[0]).toMatchObject({ price: '210', seats: '30' });
    expect(merged.team.sdrs).toBe('12');
  });

  it('keeps mine where both changed a cell, and tells all three values', () => {
    const { merged, conflicts } = mergeScenarios(
      base,
      set(base, 'team.sdrs', '11'),
      set(base, 'team.sdrs', '12'),
    );
    expect(merged.team.sdrs).toBe('11');
    expect(conflicts).toEqual([{ address: 'team.sdrs', base: '10', mine: '11', theirs: '12' }]);
  });

  it('finds no conflict where both made the same change', () => {
    const changed = set(base, 'team.sdrs', '11');
    expect(mergeScenarios(base, changed, structuredClone(changed))).toEqual({
      merged: changed,
      conflicts: [],
    });
  });

  it('keeps the tiers that either side added, and drops those that one side removed', () => {
    const start = withTiers(base, 'mid', 'small', 'big');
    const mine = withTiers(start, 'mid', 'mine', 'small', 'big');
    const theirs = withTiers(start, 'mid', 'small', 'theirs');
    const { merged, conflicts } = mergeScenarios(start, mine, theirs);
    expect(ids(merged)).toBe('mid mine small theirs');
    expect(conflicts).toEqual([]);
  });

  it('keeps a tier that one side removed and the other changed, and says so', () => {
    const start = withTiers(base, 'mid', 'small');
    const removed = withTiers(start, 'mid');
    const changed = set(start, 'tiers[small].price', '99');
    const conflict = { address: 'tiers[small]', base: undefined };
    const byThem = mergeScenarios(start, changed, removed);
    expect(byThem.merged.tiers[1]?.price).toBe('99');
    expect(byThem.conflicts).toEqual([{ ...conflict, mine: 'small', theirs: undefined }]);
    const byUs = mergeScenarios(start, removed, changed);
    expect(byUs.merged.tiers[1]?.price).toBe('99');
    expect(byUs.conflicts).toEqual([{ ...conflict, mine: undefined, theirs: 'small' }]);
  });

  it('follows the side that moved a tier', () => {
    const start = withTiers(base, 'mid', 'small', 'big');
    const moved = withTiers(start, 'big', 'mid', 'small');
    expect(ids(mergeScenarios(start, set(start, 'team.sdrs', '9'), moved).merged)).toBe('big mid small');
    expect(ids(mergeScenarios(start, moved, set(start, 'team.sdrs', '9')).merged)).toBe('big mid small');
  });

  it('takes an optional cell out where one side cleared it', () => {
    const start = set(base, 'tiers[mid].opps', '20');
    const { merged } = mergeScenarios(start, set(start, 'team.sdrs', '9'), set(start, 'tiers[mid].opps', ''));
    expect(merged.tiers[0]).not.toHaveProperty('opps');
  });

  it('stays mine in whose document it is', () => {
    const theirs = { ...set(base, 'team.sdrs', '12'), id: 'theirs', source: { id: 'x', name: 'X' } };
    expect(mergeScenarios(base, base, theirs).merged).toMatchObject({ id: 'base', team: { sdrs: '12' } });
    expect(mergeScenarios(base, base, theirs).merged).not.toHaveProperty('source');
  });

  it('is the other side where one side changed nothing', () => {
    fc.assert(
      fc.property(anyPlans, anyPlans, (start, changed) => {
        const own = { ...changed, id: start.id };
        expect(differences(mergeScenarios(start, structuredClone(start), own).merged, own)).toEqual([]);
        expect(mergeScenarios(start, own, structuredClone(start)).merged).toEqual(own);
        expect(mergeScenarios(start, own, structuredClone(own))).toEqual({ merged: own, conflicts: [] });
      }),
    );
  });

  it('has every conflict in both orders, and is the same but for them', () => {
    fc.assert(
      fc.property(anyPlans, anyPlans, anyPlans, (start, mine, theirs) => {
        const one = mergeScenarios(start, mine, theirs);
        const other = mergeScenarios(start, theirs, mine);
        const places = (conflicts: typeof one.conflicts): string[] =>
          conflicts.map(({ address }) => address).toSorted();
        expect(places(one.conflicts)).toEqual(places(other.conflicts));
        const open = new Set(places(one.conflicts));
        const left = differences(one.merged, other.merged).filter(
          ({ kind, address }) => kind === 'changed' && !open.has(address),
        );
        expect(left).toEqual([]);
      }),
    );
  });
});
