import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '../../src/engine/edit.ts';
import { differences, takeDifferences, type Difference } from '../../src/engine/differences.ts';
import { workedExample, type Scenario } from '../../src/engine/scenario.ts';
import { anyPlans } from '../support/arbitrary-plans.ts';
import { plan } from '../support/plans.ts';

const base = workedExample('base', '2027-01');
const two = plan({
  tiers: [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ],
});

function set(scenario: Scenario, address: string, text: string): Scenario {
  return applyEdit(scenario, { kind: 'set', cells: [{ address, text }] });
}

const addresses = (found: readonly Difference[]): ReadonlySet<string> =>
  new Set(found.map(({ address }) => address));

describe('differences', () => {
  it('names each cell that differs, with what stood and stands there', () => {
    const after = set(set(base, 'tiers[mid].price', '210'), 'team.sdrs', '12');
    expect(differences(base, after)).toEqual([
      { kind: 'changed', address: 'tiers[mid].price', before: '200', after: '210' },
      { kind: 'changed', address: 'team.sdrs', before: '10', after: '12' },
    ]);
  });

  it('finds none between a plan and itself, whoever’s document it is', () => {
    expect(differences(base, { ...base, id: 'other', sample: true })).toEqual([]);
  });

  it('tells an optional cell that is there on one side only', () => {
    const after = set(base, 'tiers[mid].opps', '20');
    expect(differences(base, after)).toEqual([
      { kind: 'changed', address: 'tiers[mid].opps', before: undefined, after: '20' },
    ]);
  });

  it('matches tiers by id: added, removed and moved ones are told as such', () => {
    const [a, b] = two.tiers;
    if (!a || !b) throw new Error('two tiers were asked for');
    const c = { ...a, id: 'c', name: 'C' };
    expect(differences(two, { ...two, tiers: [b, c] })).toEqual([
      { kind: 'added', address: 'tiers[c]' },
      { kind: 'removed', address: 'tiers[a]' },
    ]);
    expect(differences(two, { ...two, tiers: [b, a] })).toEqual([{ kind: 'moved', address: 'tiers' }]);
  });
});

describe('takeDifferences', () => {
  it('takes the chosen cells and leaves the others', () => {
    const after = set(set(base, 'tiers[mid].price', '210'), 'team.sdrs', '12');
    const taken = takeDifferences(base, after, new Set(['team.sdrs']));
    expect(taken.team.sdrs).toBe('12');
    expect(taken.tiers).toBe(base.tiers);
  });

  it('puts an added tier where it stands in the other plan', () => {
    const [a, b] = two.tiers;
    if (!a || !b) throw new Error('two tiers were asked for');
    const c = { ...a, id: 'c', name: 'C' };
    const taken = takeDifferences(two, { ...two, tiers: [a, c, b] }, new Set(['tiers[c]']));
    expect(taken.tiers.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  });

  it('takes over all differences and is then the same plan', () => {
    fc.assert(
      fc.property(anyPlans, anyPlans, fc.boolean(), (into, from, isTurned) => {
        const source = isTurned ? { ...from, tiers: from.tiers.toReversed() } : from;
        const taken = takeDifferences(into, source, addresses(differences(into, source)));
        expect(differences(taken, source)).toEqual([]);
        expect({ ...taken, id: source.id, name: source.name }).toEqual({ ...source, id: source.id });
      }),
    );
  });

  it('takes none and is then what it was', () => {
    fc.assert(
      fc.property(anyPlans, anyPlans, (into, from) => {
        expect(takeDifferences(into, from, new Set())).toBe(into);
      }),
    );
  });
});
