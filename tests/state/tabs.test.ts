/** Tabs that hear each other: what one stores, the others show. */
import '../../src/state/joining.ts'; // so that the app's own import of it takes no time
import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../src/engine/edit.ts';
import { moveToTrash, takeBack } from '../../src/state/trash.ts';
import type { Workspace } from '../../src/state/workspace.svelte.ts';
import { createTabs } from '../../src/storage/tabs.ts';
import { NOON } from '../storage/support.ts';
import { threeTiers } from '../support/plans.ts';
import { counting, heard, newDevice, TabBus, workspaceOn } from './support.ts';

const plan = { ...threeTiers(), name: 'FY27 base plan' };

function set(address: string, text: string): Edit {
  return { kind: 'set', cells: [{ address, text }] };
}

let bus: TabBus;
let a: Workspace;
let b: Workspace;
beforeEach(async () => {
  const device = newDevice();
  bus = new TabBus();
  a = await workspaceOn(device, 'a', { bus });
  a.bringIn(plan);
  await a.flush();
  b = await workspaceOn(device, 'b', { bus });
});

describe('two tabs', () => {
  it('F27: show what the other changed, in the open plan and in the list', async () => {
    a.apply(set('team.sdrs', '12'));
    a.apply(set('name', 'Renamed'));
    await a.flush();
    await heard();
    expect(b.editor.scenario).toMatchObject({ name: 'Renamed', team: { sdrs: '12' } });
    b.apply(set('target.arr', '3000000'));
    await b.flush();
    await heard();
    expect(a.editor.scenario).toEqual(b.editor.scenario);
    expect(a.scenarios).toEqual(b.scenarios);
    expect([a.notice, b.notice]).toEqual([undefined, undefined]);
  });

  it('F27: undo takes back what was typed here and never what the other tab changed', async () => {
    a.apply(set('team.sdrs', '12'));
    a.apply(set('target.arr', '3000000'));
    await a.flush();
    await heard();
    b.apply(set('tiers[small].price', '99'));
    b.apply({ kind: 'add', list: 'tiers', id: 'fresh' });
    await b.flush();
    await heard();
    a.undo();
    a.undo();
    expect(a.editor.undoName).toBeUndefined();
    expect(a.editor.scenario).toMatchObject({ team: plan.team, target: plan.target });
    expect(a.editor.scenario.tiers).toHaveLength(plan.tiers.length + 1);
    expect(a.editor.scenario.tiers.find(({ id }) => id === 'small')?.price).toBe('99');
    a.redo();
    a.redo();
    expect(a.editor.scenario).toEqual(b.editor.scenario);
  });

  it('F27: edits at the same time are all in both in the end', async () => {
    for (let round = 1; round <= 5; round += 1) {
      a.apply(set('team.sdrs', String(10 + round)));
      b.apply(set('target.arr', String(2_000_000 + round)));
      await heard();
    }
    await heard();
    expect(a.editor.scenario).toMatchObject({ team: { sdrs: '15' }, target: { arr: '2000005' } });
    expect(b.editor.scenario).toEqual(a.editor.scenario);
    expect([a.status.state, b.status.state]).toEqual(['saved', 'saved']);
  });

  it('F27: a cell typed over by the other tab is in the history', async () => {
    a.apply(set('team.sdrs', '11'));
    await a.flush();
    await heard();
    b.apply(set('team.sdrs', '12'));
    await b.flush();
    await heard();
    expect(a.editor.scenario.team.sdrs).toBe('12');
    const versions = await a.versions.of(plan.id);
    expect(versions.map(({ scenario }) => scenario.team.sdrs)).toContain('11');
  });

  it('F28: what was told before anyone listened is heard afterwards', async () => {
    const tabs = createTabs(() => bus.open());
    a.apply(set('team.sdrs', '12'));
    await a.flush();
    await heard();
    const messages: unknown[] = [];
    tabs.listen((message) => messages.push(message));
    expect(messages).toEqual([{ kind: 'stored', id: plan.id, revision: 2 }]);
  });

  it('F29: without a channel a tab that comes back into view looks for itself', async () => {
    const device = newDevice();
    const one = await workspaceOn(device, 'one');
    one.bringIn(plan);
    await one.flush();
    const other = await workspaceOn(device, 'other');
    one.apply(set('team.sdrs', '12'));
    one.startBlank();
    await one.flush();
    await other.refresh();
    expect(other.editor.scenario.team.sdrs).toBe('12');
    expect(other.scenarios.map(({ name }) => name)).toEqual(['FY27 base plan', 'Untitled plan']);
  });

  it('F29: what a tab still has to save is not forgotten when it looks', async () => {
    b.apply(set('team.sdrs', '12'));
    await b.refresh();
    expect(b.editor.scenario.team.sdrs).toBe('12');
    await b.flush();
    expect(b.status.state).toBe('saved');
  });

  it('F34: a tab that lets its channel go and takes it up again still tells and hears', async () => {
    const tabs = createTabs(() => bus.open());
    const messages: unknown[] = [];
    tabs.listen((message) => messages.push(message));
    tabs.pause();
    a.tellListed();
    await heard();
    tabs.resume();
    a.tellListed();
    await heard();
    expect(messages).toEqual([{ kind: 'listed' }]);
    tabs.pause();
    tabs.tell({ kind: 'listed' });
  });
});

describe('the trash', () => {
  it('F26: what is deleted is gone from both lists, and comes back into both', async () => {
    a.startBlank();
    await a.flush();
    await moveToTrash(a, plan.id, NOON);
    await heard();
    expect(a.scenarios.map(({ name }) => name)).toEqual(['Untitled plan']);
    expect(b.library.trash.map(({ id }) => id)).toEqual([plan.id]);
    expect(await takeBack(b, plan.id, counting('back'))).toBe(plan.id);
    await heard();
    expect(a.library.has(plan.id)).toBe(true);
    expect(a.library.trash).toEqual([]);
  });
});
