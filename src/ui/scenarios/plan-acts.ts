/** What can be done with a plan on this device, whether it is open or not. */
import type { Edit } from '../../engine/edit.ts';
import { isolated } from '../../engine/isolated.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { moveToTrash, purge, takeBack } from '../../state/trash.ts';
import type { Desk } from '../desk.svelte.ts';

/** Opens a plan and shows its sheet. */
export function openPlan(desk: Desk, id: string): void {
  desk.workspace.open(id);
  desk.showSheet('plan');
}

/** An empty name changes nothing. */
export function renamePlan(desk: Desk, { id, name }: Scenario, typed: string): void {
  const text = typed.trim().slice(0, 200);
  if (text !== '' && text !== name) change(desk, id, { kind: 'set', cells: [{ address: 'name', text }] });
}

export function notePlan(desk: Desk, { id, notes }: Scenario, text: string): void {
  if (text !== notes) change(desk, id, { kind: 'set', cells: [{ address: 'notes', text }] });
}

/** Locks a plan as approved, or unlocks it. */
export function toggleApproval(desk: Desk, scenario: Scenario): void {
  const { id, name } = scenario;
  const { workspace } = desk;
  const isOpen = id === workspace.editor.scenario.id;
  if (scenario.approved === undefined) {
    if (isOpen) workspace.approve();
    else {
      const approved = { ...scenario, approved: new Date().toISOString() };
      workspace.editorOf(id)?.apply({ kind: 'replace', scenario: approved, what: 'approve' });
    }
    desk.tell({ kind: 'done', text: `“${isolated(name)}” is approved. An edit of it makes a copy.` });
    return;
  }
  const { approved: _, ...open } = scenario;
  const what = 'withdraw the approval';
  if (isOpen) workspace.withdrawApproval();
  else workspace.editorOf(id)?.apply({ kind: 'replace', scenario: open, what });
  desk.tell({ kind: 'done', text: `“${isolated(name)}” is no longer approved and can be edited.` });
}

/** Makes an independent copy, which is then open. */
export function duplicatePlan(desk: Desk, scenario: Scenario): Scenario {
  const copy = desk.workspace.duplicate(scenario);
  desk.tell({
    kind: 'done',
    text: `“${isolated(copy.name)}” was made as a copy of “${isolated(scenario.name)}”, and is open.`,
  });
  return copy;
}

/** Opens a plan that came from a file, and offers to take that back, which puts it into the trash. */
export function bringInPlan(desk: Desk, scenario: Scenario): void {
  const { workspace } = desk;
  const before = desk.editor.scenario.id;
  workspace.bringIn(scenario);
  const { id, name } = desk.editor.scenario;
  desk.showSheet('plan');
  const takeAway = async (): Promise<void> => {
    await removePlans(desk, [id]);
    workspace.open(before);
  };
  desk.tell({
    kind: 'done',
    text: `“${isolated(name)}” is open.`,
    undo: () => void takeAway(),
    isBrief: true,
  });
}

/** Moves plans to the trash, and offers to take them back. */
export async function removePlans(desk: Desk, ids: readonly string[]): Promise<void> {
  const { workspace } = desk;
  const openId = workspace.editor.scenario.id;
  const gone: Scenario[] = [];
  try {
    for (const id of ids) {
      const scenario = workspace.library.find(id)?.scenario;
      await moveToTrash(workspace, id, Date.now());
      if (scenario) gone.push(scenario);
    }
  } catch {
    desk.tell({ kind: 'wrong', text: 'Nothing more was deleted: the storage of this browser refused.' });
    return;
  }
  const names = gone.map(({ name }) => `“${isolated(name)}”`);
  const now = ids.includes(openId) ? ` “${isolated(workspace.editor.scenario.name)}” is open now.` : '';
  desk.tell({
    kind: 'done',
    text:
      names.length === 1
        ? `${names.join('')} was deleted.${now}`
        : `${names.length} plans were deleted: ${desk.format.list(names)}.${now}`,
    undo: () => void takeBackPlans(desk, ids, openId),
  });
}

/** Takes plans out of the trash; the one of `openId` is opened again. */
export async function takeBackPlans(desk: Desk, ids: readonly string[], openId?: string): Promise<void> {
  const names: string[] = [];
  for (const id of ids) {
    const name = desk.workspace.library.trash.find((one) => one.id === id)?.record.scenario.name;
    const back = await takeBack(desk.workspace, id, () => crypto.randomUUID()).catch(() => undefined);
    if (back === undefined) {
      desk.tell({
        kind: 'wrong',
        text: `“${isolated(name ?? 'The plan')}” could not be taken back. It is still in the trash.`,
      });
      return;
    }
    if (name !== undefined) names.push(`“${isolated(name)}”`);
    if (id === openId) desk.workspace.open(back);
  }
  desk.tell({ kind: 'done', text: `${desk.format.list(names)} ${names.length === 1 ? 'is' : 'are'} back.` });
}

/** Deletes from the trash for good. */
export async function purgePlans(desk: Desk, ids: readonly string[]): Promise<void> {
  try {
    await purge(desk.workspace, ids);
    desk.tell({
      kind: 'done',
      text: `${desk.format.count(ids.length, 'plan was', 'plans were')} deleted for good.`,
    });
  } catch {
    desk.tell({ kind: 'wrong', text: 'Nothing was deleted: the storage of this browser refused.' });
  }
}

function change(desk: Desk, id: string, edit: Edit): void {
  if (id === desk.editor.scenario.id) desk.apply(edit);
  else desk.workspace.editorOf(id)?.apply(edit);
}
