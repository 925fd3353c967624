import '../../src/state/joining.ts'; // so that the app's own import of it takes no time
import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../src/engine/edit.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import type { Workspace } from '../../src/state/workspace.svelte.ts';
import type { LateAnswer } from '../../src/storage/opened-storage.ts';
import { fakeLocalStorage, NOON, NOON_TEXT } from '../storage/support.ts';
import { threeTiers } from '../support/plans.ts';
import { counting, heard, newDevice, openOn, storedOn, workspaceOn, type Device } from './support.ts';

const plan: Scenario = { ...threeTiers(), name: 'FY27 base plan' };

function set(address: string, text: string): Edit {
  return { kind: 'set', cells: [{ address, text }] };
}

function names(workspace: Workspace): string[] {
  return workspace.scenarios.map(({ name }) => name);
}

let device: Device;
beforeEach(() => {
  device = newDevice();
});

describe('a plan that is not open', () => {
  it('can be changed all the same, with an undo of its own, and is stored', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    workspace.startBlank();
    const open = workspace.editor;
    workspace.editorOf(plan.id)?.apply(set('name', 'Board plan'));
    expect(workspace.editor).toBe(open);
    expect(open.undoName).toBeUndefined();
    await workspace.flush();
    expect(Object.keys(await storedOn(device))).toContain('Board plan');
    workspace.open(plan.id);
    expect(workspace.editor.undoName).toBe('Plan name');
    expect(workspace.editorOf('nowhere')).toBeUndefined();
  });
});

describe('a first run', () => {
  it('opens the worked example, for the year that comes, and stores nothing of it', async () => {
    const workspace = await workspaceOn(device);
    expect(workspace.editor.scenario).toMatchObject({
      name: 'Worked example',
      sample: true,
      period: { start: '2028-01' },
    });
    expect(workspace.status.state).toBe('unsaved');
    expect(names(workspace)).toEqual([]);
    await workspace.flush();
    expect(await storedOn(device)).toEqual({});
  });

  it('stores the first edit, and says so when it is done', async () => {
    const workspace = await workspaceOn(device);
    workspace.editor.apply(set('team.sdrs', '8'));
    expect(workspace.status.state).not.toBe('saved');
    await workspace.flush();
    expect(workspace.status.state).toBe('saved');
    expect(names(workspace)).toEqual(['Worked example']);
    const again = await workspaceOn(device, 'again');
    expect(again.editor.scenario).toEqual(workspace.editor.scenario);
    expect(again.editor.scenario.team.sdrs).toBe('8');
    expect(again.editor.scenario.sample).toBeUndefined();
  });

  it('undone to its start it is stored as the sample again', async () => {
    const workspace = await workspaceOn(device);
    workspace.editor.apply(set('team.sdrs', '8'));
    workspace.editor.undo();
    await workspace.flush();
    expect((await workspaceOn(device, 'again')).editor.scenario.team.sdrs).toBe('10');
  });
});

describe('several plans', () => {
  it('F15: leaving one for another saves it, and coming back finds its undo', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    workspace.editor.apply(set('team.sdrs', '8'));
    const { id } = workspace.editor.scenario;
    workspace.startBlank();
    expect(workspace.editor.scenario.name).toBe('Untitled plan');
    workspace.open(id);
    expect(workspace.editor.scenario.team.sdrs).toBe('8');
    expect(workspace.editor.undoName).toBe('SDRs');
    await workspace.flush();
    expect((await storedOn(device))['FY27 base plan']?.team.sdrs).toBe('8');
  });

  it('opens with the plan that was open, and lists all by name', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    workspace.startBlank();
    workspace.editor.apply(set('name', 'A stretch'));
    await workspace.flush();
    const again = await workspaceOn(device, 'again');
    expect(again.editor.scenario.name).toBe('A stretch');
    expect(names(again)).toEqual(['A stretch', 'FY27 base plan']);
    again.open(plan.id);
    await again.flush();
    expect((await workspaceOn(device, 'third')).editor.scenario.name).toBe('FY27 base plan');
  });

  it('a blank plan is empty but for its defaults, and every one has an id of its own', async () => {
    const workspace = await workspaceOn(device);
    workspace.startBlank();
    const first = workspace.editor.scenario;
    workspace.startBlank();
    expect(workspace.editor.scenario.id).not.toBe(first.id);
    expect(first).toMatchObject({ target: { arr: '' }, team: { sdrs: '' }, tiers: [{ seats: '' }] });
  });

  it('ignores the name of a plan that is not there', async () => {
    const workspace = await workspaceOn(device);
    workspace.open('gone');
    expect(workspace.editor.scenario.name).toBe('Worked example');
  });
});

describe('a plan brought in', () => {
  it('keeps its id where that is free', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    expect(workspace.editor.scenario).toEqual(plan);
  });

  it('F56: comes in as a copy where its id is taken, and nothing is overwritten', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    workspace.editor.apply(set('team.sdrs', '8'));
    workspace.bringIn({ ...plan, name: 'Theirs' });
    expect(workspace.editor.scenario.id).not.toBe(plan.id);
    expect({ ...workspace.editor.scenario, id: plan.id }).toEqual({ ...plan, name: 'Theirs' });
    await workspace.flush();
    const stored = await storedOn(device);
    expect(stored['FY27 base plan']?.team.sdrs).toBe('8');
    expect(stored['Theirs']?.team.sdrs).toBe('10');
  });

  it('is the user’s own, also when the file is of the sample', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn({ ...plan, sample: true });
    expect(workspace.editor.scenario.sample).toBeUndefined();
    expect(names(workspace)).toEqual(['FY27 base plan']);
  });
});

describe('text in a cell editor', () => {
  it('F14: is there again for the next page, with the cell it belongs to', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    await workspace.flush();
    workspace.typing('team.sdrs', '=1');
    workspace.typing('team.sdrs', '=12');
    const again = await workspaceOn(device, 'again');
    expect(again.draft).toEqual({ cell: 'team.sdrs', text: '=12' });
    expect(again.editor.scenario.team.sdrs).toBe('10');
    again.typing('team.sdrs', '=12+1');
    expect((await workspaceOn(device, 'third')).draft).toEqual({ cell: 'team.sdrs', text: '=12+1' });
  });

  it('F14: is kept by a page that only opened the plan and edited nothing', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    await workspace.flush();
    const second = await workspaceOn(device, 'second');
    second.typing('team.sdrs', '9');
    expect((await workspaceOn(device, 'third')).draft).toEqual({ cell: 'team.sdrs', text: '9' });
  });

  it('F14: is kept though the sample was never edited', async () => {
    const workspace = await workspaceOn(device);
    workspace.typing('target.arr', '3.5');
    const again = await workspaceOn(device, 'again');
    expect(again.draft).toEqual({ cell: 'target.arr', text: '3.5' });
  });

  it('is forgotten when the editor is left, when it is committed, and when another plan is opened', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    workspace.typing('team.sdrs', '7');
    workspace.typing('team.sdrs', null);
    expect((await workspaceOn(device, 'left')).draft).toBeUndefined();

    workspace.typing('team.sdrs', '7');
    workspace.editor.apply(set('team.sdrs', '7'));
    const committed = await workspaceOn(device, 'committed');
    expect(committed.draft).toBeUndefined();
    expect(committed.editor.scenario.team.sdrs).toBe('7');

    workspace.typing('team.sdrs', '6');
    const again = await workspaceOn(device, 'again');
    again.startBlank();
    expect(again.draft).toBeUndefined();
  });
});

describe('two tabs', () => {
  it('F27: both keep what was changed in different cells, though neither told the other', async () => {
    const first = await workspaceOn(device, 'first');
    first.bringIn(plan);
    await first.flush();
    const second = await workspaceOn(device, 'second');
    second.apply(set('team.sdrs', '12'));
    await second.flush();

    first.apply(set('target.arr', '3000000'));
    await first.flush();
    await heard();
    const both = { name: plan.name, team: { sdrs: '12' }, target: { arr: '3000000' } };
    expect(first.editor.scenario).toMatchObject(both);
    expect(first.notice).toBeUndefined();
    expect(first.status.state).toBe('saved');
    expect((await storedOn(device))[plan.name]).toMatchObject(both);
    expect(await first.versions.of(plan.id)).toHaveLength(1);

    first.undo();
    expect(first.editor.scenario).toMatchObject({ team: { sdrs: '12' }, target: plan.target });
  });

  it('F27: of a cell that both changed one is shown, and the other is in the history', async () => {
    const first = await workspaceOn(device, 'first');
    first.bringIn(plan);
    await first.flush();
    const second = await workspaceOn(device, 'second');
    second.apply(set('team.sdrs', '12'));
    await second.flush();
    first.apply(set('team.sdrs', '11'));
    await first.flush();
    await heard();
    expect(first.editor.scenario.team.sdrs).toBe('11');
    expect(first.notice).toContain('Another tab changed “SDRs” as well');
    const versions = await first.versions.of(plan.id);
    expect(versions.map(({ why, scenario }) => [why, scenario.team.sdrs])).toContainEqual([
      'overtaken',
      '12',
    ]);
    first.undo();
    expect(first.editor.scenario.team.sdrs).toBe('12');
  });

  it('F27: a plan that the other tab approved stays as it is, and the edit goes on as a copy', async () => {
    const first = await workspaceOn(device, 'first');
    first.bringIn(plan);
    await first.flush();
    const second = await workspaceOn(device, 'second');
    second.approve();
    await second.flush();

    first.apply(set('target.arr', '3000000'));
    await first.flush();
    await heard();
    expect(first.notice).toContain('“FY27 base plan” was changed in another tab');
    expect(names(first)).toEqual(['FY27 base plan', 'FY27 base plan (kept copy)']);
    const stored = await storedOn(device);
    expect(stored['FY27 base plan']).toMatchObject({ target: plan.target, approved: NOON_TEXT });
    expect(stored['FY27 base plan (kept copy)']).toMatchObject({ target: { arr: '3000000' } });
    first.dismissNotice();
    expect(first.notice).toBeUndefined();
    first.apply(set('team.sdrs', '11'));
    await first.flush();
    expect(first.status.state).toBe('saved');
    expect((await workspaceOn(device, 'third')).editor.scenario.name).toBe('FY27 base plan (kept copy)');
  });

  it('F31: a workspace that is halted writes nothing more and says so', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    await workspace.flush();
    workspace.halt('gone');
    workspace.editor.apply(set('team.sdrs', '8'));
    await workspace.flush();
    expect(workspace.status.state).toBe('failed');
    expect((await storedOn(device))['FY27 base plan']?.team.sdrs).toBe('10');
  });
});

describe('storage that answers late, or not at all', () => {
  it('F5: works in memory and never says “saved”', async () => {
    const workspace = await workspaceOn({ indexedDB: undefined, localStorage: fakeLocalStorage() });
    workspace.editor.apply(set('team.sdrs', '8'));
    await workspace.flush();
    expect(workspace.status.state).toBe('memory');
    expect(workspace.store.kind).toBe('memory');
    expect(workspace.store.reason).not.toBe('');
  });

  it('F16: moves on with a copy of the open plan, and what was stored is not overwritten', async () => {
    const stored = await workspaceOn(device, 'stored');
    stored.bringIn(plan);
    await stored.flush();

    const workspace = await workspaceOn({ indexedDB: undefined, localStorage: fakeLocalStorage() });
    workspace.bringIn({ ...plan, name: 'Meanwhile' });
    const late = await openOn(device, counting('late'));
    const copy = {
      schema: 1 as const,
      id: 'copy',
      revision: 1,
      savedAt: new Date(NOON).toISOString(),
      scenario: { ...workspace.editor.scenario, id: 'copy', name: 'Meanwhile (kept copy)' },
    };
    const answer: LateAnswer = { ...late, copies: new Map([[plan.id, copy]]) };
    workspace.editor.apply(set('team.sdrs', '8'));
    const old = workspace.editor;
    workspace.moveTo(answer);

    expect(workspace.editor.scenario).toMatchObject({
      id: 'copy',
      name: 'Meanwhile (kept copy)',
      team: { sdrs: '8' },
    });
    expect(workspace.notice).toContain('kept as a copy');
    expect(workspace.store.kind).toBe('device');
    // a cell editor that goes with the old screen
    old.apply(set('target.arr', '7000000'));
    expect(workspace.editor.scenario.target.arr).toBe('7000000');
    await workspace.flush();
    expect(workspace.status.state).toBe('saved');
    const all = await storedOn(device);
    expect(all['FY27 base plan']).toEqual(plan);
    expect(all['Meanwhile (kept copy)']?.team.sdrs).toBe('8');
  });

  it('keeps the untouched sample open when nothing was made meanwhile', async () => {
    const workspace = await workspaceOn({ indexedDB: undefined, localStorage: fakeLocalStorage() });
    const stored = await workspaceOn(device, 'stored');
    stored.bringIn(plan);
    await stored.flush();
    workspace.moveTo({ ...(await openOn(device, counting('late'))), copies: new Map() });
    expect(names(workspace)).toEqual(['FY27 base plan']);
    workspace.open(plan.id);
    expect(workspace.editor.scenario).toEqual(plan);
  });
});

describe('erasing everything', () => {
  it('F68: leaves nothing on the device, and nothing comes back from an edit or a draft', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    workspace.startBlank();
    workspace.typing('team.sdrs', '7');
    await workspace.flush();
    expect(await workspace.eraseAll()).toBeUndefined();
    workspace.editor.apply(set('team.sdrs', '8'));
    workspace.typing('team.sdrs', '9');
    await workspace.flush();
    expect(workspace.status).toMatchObject({ state: 'failed', failure: 'gone' });
    expect(device.localStorage).toHaveLength(0);
    expect(await device.indexedDB?.databases()).toEqual([]);
    expect(await storedOn(device)).toEqual({});
  });

  it('F31: says so when another tab will not let go', async () => {
    const workspace = await workspaceOn(device);
    workspace.bringIn(plan);
    await workspace.flush();
    const other = device.indexedDB?.open('quotasheet');
    await new Promise((resolve) => other?.addEventListener('success', resolve));
    expect(await workspace.eraseAll()).toBe('blocked');
    other?.result.close();
    expect(await storedOn(device)).toEqual({});
  });
});
