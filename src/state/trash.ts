/** Deleting scenarios: into the trash, out of it, and for good (F26). */
import type { StoredScenario, TrashedScenario } from '../storage/scenario-store.ts';
import type { Workspace } from './workspace.svelte.ts';

/**
 * Moves a scenario to the trash, as it is now; another one is opened if it was the open one.
 * Rejects as the store does, and then it is still in the list.
 * @param now milliseconds since 1970
 */
export async function moveToTrash(workspace: Workspace, id: string, now: number): Promise<void> {
  const { library, store } = workspace;
  const record = library.find(id);
  if (!record) return;
  const deletedAt = new Date(now).toISOString();
  const trashed: TrashedScenario = { schema: 1, id, deletedAt, record };
  const isOpen = workspace.editor.scenario.id === id;
  library.putInTrash(trashed);
  if (isOpen) workspace.openAnother();
  await workspace.letGo(id);
  try {
    await store.saveAll([], { trash: [trashed] });
  } catch (error) {
    library.takeOutOfTrash(id);
    workspace.bringBack(record.scenario);
    throw error;
  }
  workspace.tellListed();
}

/** Takes a scenario out of the trash and gives its id; it comes back as a copy if its id was taken meanwhile. */
export async function takeBack(
  workspace: Workspace,
  id: string,
  newId: () => string,
): Promise<string | undefined> {
  const { library, store } = workspace;
  const trashed = library.trash.find((one) => one.id === id);
  if (!trashed) return undefined;
  const record = library.has(id) ? underNewId(trashed.record, newId()) : trashed.record;
  const result = await store.saveAll([record], { outOfTrash: [id] });
  if (!result.ok) return undefined;
  library.takeOutOfTrash(id);
  workspace.takeStored(record);
  workspace.tellListed();
  return record.id;
}

/** Deletes what is in the trash for good, with its history. */
export async function purge(workspace: Workspace, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await workspace.store.saveAll([], { remove: ids });
  for (const id of ids) workspace.library.takeOutOfTrash(id);
  workspace.tellListed();
}

function underNewId(record: StoredScenario, id: string): StoredScenario {
  return { ...record, id, scenario: { ...record.scenario, id } };
}
