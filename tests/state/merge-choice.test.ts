import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../src/engine/differences.ts';
import { applyEdit } from '../../src/engine/edit.ts';
import { mergeScenarios } from '../../src/engine/merge-scenarios.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { mergeChosen, mergeOf, type Merge } from '../../src/state/merge-choice.ts';
import { drafts, histories } from '../support/arbitrary-edits.ts';
import { anyPlans } from '../support/arbitrary-plans.ts';
import { threeTiers } from '../support/plans.ts';

const base: Scenario = { ...threeTiers(), id: 'base', name: 'Base' };
const mineBase: Scenario = { ...base, id: 'mine', name: 'Mine' };
const theirsBase: Scenario = { ...base, id: 'theirs', name: 'Theirs', approved: '2027-01-04T12:00:00.000Z' };

function set(scenario: Scenario, cells: Readonly<Record<string, string>>): Scenario {
  const list = Object.entries(cells).map(([address, text]) => ({ address, text }));
  return applyEdit(scenario, { kind: 'set', cells: list });
}

function removed(scenario: Scenario, id: string): Scenario {
  return applyEdit(scenario, { kind: 'remove', list: 'tiers', id });
}

function told({ groups }: Merge): Record<string, string[]> {
  const words = Object.entries(groups).map(([name, group]): [string, string[]] => [
    name,
    group.map(({ kind, address }) => `${kind} ${address}`),
  ]);
  return Object.fromEntries(words);
}

const all = ({ groups }: Merge): Set<string> =>
  new Set([...groups.there, ...groups.both].map(({ address }) => address));

describe('mergeOf', () => {
  it('tells who changed what since both began', () => {
    const mine = set(mineBase, { 'team.sdrs': '11', 'tiers[mid].price': '210' });
    const theirs = set(theirsBase, { 'team.sdrs': '12', 'tiers[small].seats': '6' });
    expect(told(mergeOf(base, mine, theirs))).toEqual({
      there: ['changed tiers[small].seats'],
      both: ['changed team.sdrs'],
      here: ['changed tiers[mid].price'],
    });
  });

  it('says nothing of a change that both made, nor of name and approval', () => {
    const mine = set(mineBase, { 'team.sdrs': '12' });
    const merge = mergeOf(base, mine, set(theirsBase, { 'team.sdrs': '12' }));
    expect(told(merge)).toEqual({ there: [], both: [], here: [] });
    expect(mergeChosen(merge, all(merge))).toEqual(mine);
  });

  it('offers every difference where it is not known what both began as', () => {
    const merge = mergeOf(undefined, set(mineBase, { 'team.sdrs': '11' }), removed(theirsBase, 'mid'));
    expect(told(merge)).toEqual({
      there: ['removed tiers[mid]', 'changed team.sdrs'],
      both: [],
      here: [],
    });
    expect(mergeChosen(merge, new Set(['tiers[mid]']))).toMatchObject({
      name: 'Mine',
      team: { sdrs: '11' },
      tiers: [{ id: 'enterprise' }, { id: 'small' }],
    });
  });

  it('asks about a tier that one side removed and the other changed, and does as is answered', () => {
    const changed = (start: Scenario): Scenario => set(start, { 'tiers[mid].price': '210' });
    const gone = mergeOf(base, changed(mineBase), removed(theirsBase, 'mid'));
    expect(told(gone)).toEqual({ there: [], both: ['removed tiers[mid]'], here: [] });
    expect(mergeChosen(gone, new Set()).tiers).toHaveLength(3);
    expect(mergeChosen(gone, all(gone)).tiers).toHaveLength(2);

    const back = mergeOf(base, removed(mineBase, 'mid'), changed(theirsBase));
    expect(told(back)).toEqual({ there: [], both: ['added tiers[mid]'], here: [] });
    expect(mergeChosen(back, new Set()).tiers).toHaveLength(2);
    expect(mergeChosen(back, all(back)).tiers[1]).toMatchObject({ id: 'mid', price: '210' });
  });

  it('asks about an order that both changed', () => {
    const moved = (start: Scenario, id: string): Scenario =>
      applyEdit(start, { kind: 'move', list: 'tiers', id, to: 0 });
    const merge = mergeOf(base, moved(mineBase, 'small'), moved(theirsBase, 'mid'));
    expect(told(merge)).toEqual({ there: [], both: ['moved tiers'], here: [] });
    const ids = ({ tiers }: Scenario): string => tiers.map(({ id }) => id).join(' ');
    expect(ids(mergeChosen(merge, new Set()))).toBe('small enterprise mid');
    expect(ids(mergeChosen(merge, all(merge)))).toBe('mid enterprise small');
  });
});

/** A start, and what two rows of edits make of it. */
const threeSides = fc
  .tuple(anyPlans, fc.array(drafts, { maxLength: 6 }), fc.array(drafts, { maxLength: 6 }))
  .map(([start, one, other]): [Scenario, Scenario, Scenario] => [
    start,
    { ...(histories(start, one).at(-1) ?? start), id: 'mine', name: 'Mine' },
    { ...(histories(start, other).at(-1) ?? start), id: 'theirs', name: 'Theirs' },
  ]);

describe('mergeChosen', () => {
  it('is this scenario where nothing was chosen', () => {
    fc.assert(
      fc.property(threeSides, fc.boolean(), ([start, mine, theirs], isKnown) => {
        const merge = mergeOf(isKnown ? start : undefined, mine, theirs);
        expect(mergeChosen(merge, new Set())).toEqual(mine);
      }),
    );
  });

  it('is the merge that prefers the other side where all was chosen, and the other one where the start is unknown', () => {
    fc.assert(
      fc.property(threeSides, ([start, mine, theirs]) => {
        const merge = mergeOf(start, mine, theirs);
        const named = { ...theirs, name: mine.name };
        const { merged } = mergeScenarios({ ...start, name: mine.name }, named, mine);
        const gone = merge.groups.both.filter(({ kind }) => kind === 'removed').map(({ address }) => address);
        const tiers = merged.tiers.filter(({ id }) => !gone.includes(`tiers[${id}]`));
        expect(differences(mergeChosen(merge, all(merge)), { ...merged, tiers })).toEqual([]);

        const strangers = mergeOf(undefined, mine, theirs);
        expect(differences(mergeChosen(strangers, all(strangers)), named)).toEqual([]);
      }),
    );
  });

  it('changes what was chosen and nothing else', () => {
    fc.assert(
      fc.property(threeSides, fc.array(fc.nat({ max: 30 })), ([start, mine, theirs], picks) => {
        const merge = mergeOf(start, mine, theirs);
        const offered = [...all(merge)];
        const chosen = new Set(picks.flatMap((at) => offered[at] ?? []));
        const changed = differences(mine, mergeChosen(merge, chosen)).filter(({ kind }) => kind !== 'moved');
        expect(changed.every(({ address }) => chosen.has(address))).toBe(true);
      }),
    );
  });
});
