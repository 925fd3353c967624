import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../src/engine/edit.ts';
import { ancestorOf, nameVersion, restoreVersion } from '../../src/state/earlier.ts';
import type { Workspace } from '../../src/state/workspace.svelte.ts';
import { NOON } from '../storage/support.ts';
import { threeTiers } from '../support/plans.ts';
import { newDevice, workspaceOn, type Device } from './support.ts';

const plan = { ...threeTiers(), name: 'FY27 base plan' };
const MINUTE = 60_000;

function set(address: string, text: string): Edit {
  return { kind: 'set', cells: [{ address, text }] };
}

const sdrs = (text: string): Edit => set('team.sdrs', text);

let device: Device;
let clock: number;
let workspace: Workspace;
beforeEach(async () => {
  device = newDevice();
  clock = NOON;
  workspace = await workspaceOn(device, 'new', { now: () => clock });
  workspace.bringIn(plan);
  await workspace.flush();
});

async function kept(): Promise<string[]> {
  const versions = await workspace.versions.of(workspace.editor.scenario.id);
  return versions.map(({ why, scenario }) => `${why} ${scenario.team.sdrs}`);
}

describe('earlier states', () => {
  it('F25: of two hours of edits every five minutes can be gone back to', async () => {
    for (let minute = 1; minute <= 120; minute += 1) {
      clock += MINUTE;
      workspace.apply(sdrs(String(minute)));
      await workspace.flush();
    }
    const states = (await kept()).map((text) => Number(text.replace('auto ', '')));
    const expected = Array.from({ length: 24 }, (_, at) => (at === 0 ? 10 : at * 5));
    expect(states.toReversed()).toEqual(expected);
    const versions = await workspace.versions.of(plan.id);
    const middle = versions.find(({ scenario }) => scenario.team.sdrs === '60');
    if (!middle) throw new Error('the state after an hour was not kept');

    await restoreVersion(workspace, middle, 'go back');
    expect(workspace.editor.scenario).toEqual(middle.scenario);
    expect((await kept())[0]).toBe('before 120');
    expect(workspace.editor.undoName).toBe('go back');
    workspace.undo();
    expect(workspace.editor.scenario.team.sdrs).toBe('120');
  });

  it('a named state says its name and what it held', async () => {
    workspace.apply(sdrs('8'));
    await nameVersion(workspace, 'Board');
    workspace.apply(sdrs('9'));
    const [named] = await workspace.versions.of(plan.id);
    expect(named).toMatchObject({ why: 'named', name: 'Board', scenario: { team: { sdrs: '8' } } });
  });

  it('a copy can be named as it began, and still remembers that it began so', async () => {
    const copy = workspace.duplicate(plan);
    await nameVersion(workspace, 'Board');
    expect(await workspace.versions.of(copy.id)).toMatchObject([{ why: 'start', name: 'Board' }]);
    expect(await ancestorOf(workspace, copy, plan)).toBeDefined();
  });

  it('the sample keeps none until it is edited', async () => {
    const fresh = await workspaceOn(newDevice());
    fresh.apply(sdrs('8'));
    await fresh.flush();
    expect(await fresh.versions.of(fresh.editor.scenario.id)).toEqual([]);
  });

  it('a copy goes back to its own states and stays a copy', async () => {
    const copy = workspace.duplicate(plan);
    workspace.apply(sdrs('8'));
    const [start] = await workspace.versions.of(copy.id);
    if (!start) throw new Error('a copy remembers what it began as');
    await restoreVersion(workspace, start, 'go back');
    expect(workspace.editor.scenario).toEqual(copy);
  });
});

describe('what two scenarios began as', () => {
  it('is what was copied, for a copy and its source either way', async () => {
    const copy = workspace.duplicate(plan);
    workspace.apply(sdrs('8'));
    workspace.open(plan.id);
    workspace.apply(sdrs('12'));
    const source = workspace.editor.scenario;
    for (const [one, other] of [
      [copy, source],
      [source, copy],
    ] as const)
      expect(await ancestorOf(workspace, one, other)).toMatchObject({ team: { sdrs: '10' } });
  });

  it('is the earlier beginning, for two copies of one', async () => {
    const first = workspace.duplicate(plan);
    clock += MINUTE;
    const second = workspace.duplicate({ ...plan, team: { ...plan.team, sdrs: '12' } });
    expect((await ancestorOf(workspace, second, first))?.team.sdrs).toBe('10');
    expect((await ancestorOf(workspace, first, second))?.team.sdrs).toBe('10');
  });

  it('is unknown for strangers', async () => {
    workspace.startBlank();
    expect(await ancestorOf(workspace, plan, workspace.editor.scenario)).toBeUndefined();
  });
});

describe('an approved plan', () => {
  it('stays as it is: an edit goes into a copy that names it', () => {
    workspace.approve();
    expect(workspace.editor.scenario.approved).toBe('2027-01-04T12:00:00.000Z');
    const approved = workspace.editor.scenario;
    workspace.apply(sdrs('8'));
    expect(workspace.editor.scenario).toMatchObject({
      name: 'FY27 base plan (copy)',
      source: { id: plan.id, name: plan.name },
      team: { sdrs: '8' },
    });
    expect(workspace.editor.scenario).not.toHaveProperty('approved');
    expect(workspace.notice).toContain('is approved and stays as it is');
    workspace.open(plan.id);
    expect(workspace.editor.scenario).toEqual(approved);
  });

  it('stays as it is too when a whole other state takes the place of it', async () => {
    workspace.apply(sdrs('8'));
    await nameVersion(workspace, 'Eight');
    workspace.apply(sdrs('9'));
    workspace.approve();
    const approved = workspace.editor.scenario;
    const [eight] = await workspace.versions.of(plan.id);
    if (!eight) throw new Error('the named state was not kept');
    await restoreVersion(workspace, eight, 'go back');
    const copy = workspace.editor.scenario;
    expect(copy).toMatchObject({
      name: 'FY27 base plan (copy)',
      source: { id: plan.id },
      team: { sdrs: '8' },
    });
    expect(copy.id).not.toBe(plan.id);
    expect(copy).not.toHaveProperty('approved');
    expect(workspace.library.find(plan.id)?.scenario).toEqual(approved);
  });

  it('is not changed by undo either, but for the approval itself', () => {
    workspace.apply(sdrs('8'));
    workspace.approve();
    workspace.undo();
    expect(workspace.editor.scenario).not.toHaveProperty('approved');
    workspace.redo();
    const approved = workspace.editor.scenario;
    // as when another tab approved it: the steps before are still there, each with the approval in it
    workspace.editor.rebase(approved, (state) => ({ ...state, approved: '2027-01-04T12:00:00.000Z' }));
    workspace.undo();
    expect(workspace.editor.scenario).toBe(approved);
  });

  it('can be edited again once the approval is withdrawn', () => {
    workspace.approve();
    workspace.withdrawApproval();
    workspace.apply(sdrs('8'));
    expect(workspace.editor.scenario).toMatchObject({ id: plan.id, team: { sdrs: '8' } });
    expect(workspace.editor.scenario).not.toHaveProperty('approved');
  });
});
