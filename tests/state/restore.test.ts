import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../src/engine/edit.ts';
import { backupText, readBackup, type BackupContent } from '../../src/exchange/backup.ts';
import { nameVersion } from '../../src/state/earlier.ts';
import { everything, planRestore, restore, standingOf, undoRestore } from '../../src/state/restore.ts';
import { moveToTrash } from '../../src/state/trash.ts';
import type { Workspace } from '../../src/state/workspace.svelte.ts';
import { NOON, NOON_TEXT } from '../storage/support.ts';
import { threeTiers } from '../support/plans.ts';
import { counting, newDevice, workspaceOn, type Device } from './support.ts';

const plan = { ...threeTiers(), name: 'FY27 base plan' };
const newId = counting('restored');

function set(address: string, text: string): Edit {
  return { kind: 'set', cells: [{ address, text }] };
}

function amounts(workspace: Workspace): Record<string, string> {
  return Object.fromEntries(workspace.scenarios.map(({ name, target }) => [name, target.arr]));
}

/** As a file, and read again. */
async function through(content: BackupContent): Promise<BackupContent> {
  const read = await readBackup(await backupText(content, NOON_TEXT), newId);
  if (!read.ok) throw new Error(read.reason);
  expect(read).toMatchObject({ isWhole: true, leftOut: [] });
  return read.content;
}

let device: Device;
let workspace: Workspace;
let backup: BackupContent;
beforeEach(async () => {
  device = newDevice();
  workspace = await workspaceOn(device);
  workspace.bringIn(plan);
  workspace.apply(set('team.sdrs', '8'));
  await nameVersion(workspace, 'Board');
  workspace.startBlank();
  workspace.apply(set('name', 'Gone'));
  await moveToTrash(workspace, workspace.editor.scenario.id, NOON);
  workspace.startExample();
  await workspace.store.setSettings({ locale: 'hr-HR', theme: 'dark' });
  await workspace.flush();
  backup = await through(await everything(workspace));
});

describe('restoring a backup', () => {
  it('F1: on a device that was cleared brings back all that was there', async () => {
    const empty = await workspaceOn(newDevice(), 'empty');
    const made = await planRestore(empty, backup, 'both', newId);
    expect(await restore(empty, made)).toBe(true);
    const { openId: _, ...now } = await everything(empty);
    const { openId: __, ...then } = backup;
    const sorted = (content: Omit<BackupContent, 'openId'>): unknown => ({
      ...content,
      scenarios: content.scenarios.toSorted((a, b) => a.id.localeCompare(b.id)),
    });
    expect(await through(sorted(now) as BackupContent)).toEqual(sorted(then));
    expect(amounts(empty)).toEqual(amounts(workspace));
    expect(empty.library.trash).toMatchObject([{ record: { scenario: { name: 'Gone' } } }]);
  });

  it('changes nothing where all is there already', async () => {
    const made = await planRestore(workspace, backup, 'replace', newId);
    expect(made).toMatchObject({ records: [], added: [], replaced: [], also: { trash: [], versions: [] } });
  });

  it('F43: of a plan that is here in another state, keeps both', async () => {
    workspace.open(plan.id);
    workspace.apply(set('target.arr', '5000000'));
    await workspace.flush();
    const [kept] = backup.scenarios.filter(({ id }) => id === plan.id);
    expect(kept && standingOf(kept, workspace.library.records)).toBe('differs');
    await restore(workspace, await planRestore(workspace, backup, 'both', newId));
    expect(amounts(workspace)).toMatchObject({
      'FY27 base plan': '5000000',
      'FY27 base plan (from backup)': plan.target.arr,
    });
  });

  it('F43: or replaces it, keeps what was here as an earlier state, and is taken back in one step', async () => {
    workspace.open(plan.id);
    workspace.apply(set('target.arr', '5000000'));
    await workspace.store.setSettings({ theme: 'light' });
    await workspace.flush();
    const made = await planRestore(workspace, backup, 'replace', newId);
    expect(await restore(workspace, made)).toBe(true);
    expect(workspace.editor.scenario.target).toEqual(plan.target);
    expect(await workspace.store.getSettings()).toMatchObject({ theme: 'dark' });
    const versions = await workspace.versions.of(plan.id);
    expect(versions.map(({ why, scenario }) => [why, scenario.target.arr])).toContainEqual([
      'before',
      '5000000',
    ]);

    expect(await undoRestore(workspace, made)).toBe(true);
    expect(workspace.editor.scenario.target.arr).toBe('5000000');
    expect(await workspace.store.getSettings()).toMatchObject({ theme: 'light' });
    const again = await workspaceOn(device, 'again');
    expect(amounts(again)).toEqual(amounts(workspace));
    again.open(plan.id);
    again.apply(set('team.sdrs', '9'));
    await again.flush();
    expect(again.status.state).toBe('saved');
  });

  it('F43: what it added goes again when it is taken back', async () => {
    const empty = await workspaceOn(newDevice(), 'empty');
    empty.bringIn({ ...plan, id: 'own', name: 'Own' });
    await empty.flush();
    const made = await planRestore(empty, backup, 'both', newId);
    await restore(empty, made);
    empty.open(plan.id);
    expect(await undoRestore(empty, made)).toBe(true);
    expect(amounts(empty)).toEqual({ Own: plan.target.arr });
    expect(empty.editor.scenario.name).toBe('Own');
    expect(empty.library.trash).toEqual([]);
    expect((await empty.store.versions()).filter(({ id }) => id !== 'own')).toEqual([]);
  });

  it('F43: is refused whole where another tab changed a plan since it was looked at', async () => {
    workspace.open(plan.id);
    workspace.apply(set('target.arr', '5000000'));
    await workspace.flush();
    const made = await planRestore(workspace, backup, 'replace', newId);
    const other = await workspaceOn(device, 'other');
    other.open(plan.id);
    other.apply(set('target.arr', '6000000'));
    other.apply(set('target.arr', '7000000'));
    await other.flush();
    expect(await restore(workspace, made)).toBe(false);
    expect((await workspace.store.read(plan.id))?.scenario.target.arr).toBe('7000000');
  });
});
