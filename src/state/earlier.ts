/** Earlier states of the open scenario: naming one, going back to one (F25), and finding what two scenarios began as. */
import { OWN_FIELDS } from '../engine/differences.ts';
import type { Scenario } from '../engine/scenario.ts';
import type { StoredVersion } from '../storage/scenario-store.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Keeps the open scenario as it is now under a name. Rejects as the store does. */
export async function nameVersion(workspace: Workspace, name: string): Promise<void> {
  await keepPresent(workspace, 'named', name);
}

/**
 * Makes the open scenario what it was, as one step that can be undone; its present state is kept first. Rejects, and
 * changes nothing, if that could not be kept.
 * @param what names the step for undo
 */
export async function restoreVersion(
  workspace: Workspace,
  version: StoredVersion,
  what: string,
): Promise<void> {
  await replacePresent(workspace, (present) => asPresent(present, version.scenario), what);
}

/**
 * Puts another plan in the place of the open one, as one step that can be undone; its present state is kept first.
 * Rejects, and changes nothing, if that could not be kept.
 * @param next makes it of the present one
 */
export async function replacePresent(
  workspace: Workspace,
  next: (present: Scenario) => Scenario,
  what: string,
): Promise<void> {
  await keepPresent(workspace, 'before');
  workspace.apply({ kind: 'replace', scenario: next(workspace.editor.scenario), what });
}

/** What two scenarios began as: for a copy and its source, or for two copies of one. Undefined where they did not. */
export async function ancestorOf(
  workspace: Workspace,
  one: Scenario,
  other: Scenario,
): Promise<Scenario | undefined> {
  if (one.source?.id === other.id) return (await startOf(workspace, one.id))?.scenario;
  if (other.source?.id === one.id) return (await startOf(workspace, other.id))?.scenario;
  if (one.source === undefined || one.source.id !== other.source?.id) return undefined;
  const starts = await Promise.all([startOf(workspace, one.id), startOf(workspace, other.id)]);
  // the later copy may hold edits that the earlier one never had: what both have is the earlier start
  const [first, second] = starts;
  return first && second && (first.at <= second.at ? first : second).scenario;
}

async function startOf(workspace: Workspace, id: string): Promise<StoredVersion | undefined> {
  return (await workspace.versions.of(id)).find(({ why }) => why === 'start');
}

async function keepPresent(workspace: Workspace, why: 'named' | 'before', name?: string): Promise<void> {
  const { scenario } = workspace.editor;
  if (!workspace.library.has(scenario.id)) workspace.bringBack(scenario);
  const revision = workspace.library.find(scenario.id)?.revision ?? 1;
  const known = (await workspace.versions.of(scenario.id)).find((version) => version.revision === revision);
  // what a copy began as stays known as that, also under a name
  await workspace.versions.keep(scenario, revision, known?.why === 'start' ? 'start' : why, name);
}

/** Another state's plan in the document that is open. */
function asPresent(present: Scenario, past: Scenario): Scenario {
  const own = Object.fromEntries(Object.entries(present).filter(([key]) => OWN_FIELDS.has(key)));
  const { source: _, sample: __, ...plan } = past;
  return { ...plan, ...own };
}
