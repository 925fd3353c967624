/**
 * Backup and restore: everything out of the store, and back into it as one transaction that can be taken back (F41,
 * F43). A scenario that is here already in another state comes in beside it or in its place, as the user chooses.
 */
import type { BackupContent, KeptScenario, KeptVersion } from '../exchange/backup.ts';
import { isSameJson } from '../engine/json.ts';
import { LONGEST_NAME } from '../engine/read-fields.ts';
import { readVersion } from '../storage/read-record.ts';
import type {
  Also,
  Json,
  Settings,
  StoredScenario,
  StoredVersion,
  TrashedScenario,
} from '../storage/scenario-store.ts';
import type { Workspace } from './workspace.svelte.ts';

/** What becomes of scenarios that are here in another state. */
export type Clash = 'both' | 'replace';

/** How a scenario of a backup stands to what is here. */
export type Standing = 'new' | 'same' | 'differs';

/** What restoring writes, and what takes it back. */
export interface Restoration {
  readonly records: readonly StoredScenario[];
  readonly also: Also;
  /** The ids that were not here before, in list or trash. */
  readonly added: readonly string[];
  /** What was here of the scenarios that are replaced. */
  readonly replaced: readonly StoredScenario[];
  readonly settingsBefore: Settings;
}

/** Everything that is kept on this device, after what waits has been written. Rejects as the store does. */
export async function everything(workspace: Workspace): Promise<BackupContent> {
  await workspace.flush();
  const { store } = workspace;
  const [loaded, versions, settings] = [
    await store.load(),
    await store.versions(),
    await store.getSettings(),
  ];
  return {
    ...(loaded.openId === undefined ? {} : { openId: loaded.openId }),
    settings,
    scenarios: loaded.scenarios,
    trash: loaded.trash,
    versions,
    unreadable: [...loaded.broken, ...loaded.newer].map(({ key, raw }) => ({ key, raw })),
  };
}

/** Whether a scenario of a backup is here, and if so in the same state. */
export function standingOf(kept: KeptScenario, here: readonly StoredScenario[]): Standing {
  const known = here.find(({ id }) => id === kept.id);
  if (!known) return 'new';
  return isSameJson(known.scenario, kept.scenario) ? 'same' : 'differs';
}

/** Reads what a restore needs to know of the store, and plans it; nothing is written yet. */
export async function planRestore(
  workspace: Workspace,
  content: BackupContent,
  clash: Clash,
  newId: () => string,
): Promise<Restoration> {
  await workspace.flush();
  const { store } = workspace;
  const { scenarios: here, trash } = await store.load();
  const states = await store.versions();
  const settings = await store.getSettings();
  const records: StoredScenario[] = [];
  const replaced: StoredScenario[] = [];
  const added: string[] = [];
  const before: StoredVersion[] = [];
  for (const kept of content.scenarios) {
    const standing = standingOf(kept, here);
    const known = here.find(({ id }) => id === kept.id);
    if (standing === 'same') continue;
    if (!known) {
      records.push({ schema: 1, ...kept });
      added.push(kept.id);
    } else if (clash === 'both') {
      const id = newId();
      const name = `${kept.scenario.name} (from backup)`.slice(0, LONGEST_NAME);
      records.push({ ...kept, schema: 1, id, revision: 1, scenario: { ...kept.scenario, id, name } });
      added.push(id);
    } else {
      records.push({ schema: 1, ...kept, revision: Math.max(known.revision, kept.revision) + 1 });
      replaced.push(known);
      before.push(workspace.versions.versionOf(known.scenario, known.revision, 'before'));
    }
  }
  const inTrash = content.trash.filter(
    ({ id }) => ![...here, ...trash, ...records].some((one) => one.id === id),
  );
  const taken = new Set(states.map(keyOf));
  const coming = new Set([...records, ...inTrash].map(({ id }) => id));
  const versions = content.versions.filter((version) => coming.has(version.id) && !taken.has(keyOf(version)));
  const news = changedSettings(settings, content.settings, clash);
  return {
    records,
    added: [...added, ...inTrash.map(({ id }) => id)],
    replaced,
    settingsBefore: Object.fromEntries(Object.keys(news).map((key) => [key, settings[key] ?? null])),
    also: {
      versions: [...before, ...versions.flatMap(storedVersion)],
      trash: inTrash.map(storedTrash),
      settings: news,
      // what is in the list again is not in the trash as well
      outOfTrash: trash.map(({ id }) => id).filter((id) => added.includes(id)),
    },
  };
}

/** Carries a plan out, all of it or nothing. False if what is here has changed since it was made. */
export async function restore(workspace: Workspace, plan: Restoration): Promise<boolean> {
  const result = await workspace.store.saveAll(plan.records, plan.also);
  if (!result.ok) return false;
  await shown(workspace, plan);
  return true;
}

/** Takes a restore back: what was added goes, what was replaced is as before. */
export async function undoRestore(workspace: Workspace, plan: Restoration): Promise<boolean> {
  await workspace.flush();
  const { scenarios } = await workspace.store.load();
  const again = plan.replaced.map((record) => {
    const now = scenarios.find(({ id }) => id === record.id)?.revision ?? 0;
    return { ...record, revision: Math.max(now, record.revision) + 1 };
  });
  for (const id of plan.added) await workspace.letGo(id);
  const also = { remove: plan.added, settings: plan.settingsBefore };
  if (!(await workspace.store.saveAll(again, also)).ok) return false;
  for (const id of plan.added) workspace.library.drop(id);
  if (plan.added.includes(workspace.editor.scenario.id)) workspace.openAnother();
  await shown(workspace, { ...plan, records: again });
  return true;
}

async function shown(workspace: Workspace, { records }: Restoration): Promise<void> {
  for (const record of records) workspace.takeStored(record);
  await workspace.refresh();
  workspace.tellListed();
}

/** A device keeps its own settings where it has some, unless all is to be replaced. */
function changedSettings(here: Settings, given: BackupContent['settings'], clash: Clash): Settings {
  return Object.fromEntries(
    Object.entries(given).filter(
      (entry): entry is [string, Json] => clash === 'replace' || !Object.hasOwn(here, entry[0]),
    ),
  );
}

function storedVersion(version: KeptVersion): StoredVersion[] {
  const read = readVersion({ schema: 1, ...version }, () => ({ ok: true, scenario: version.scenario }));
  return read ? [read] : [];
}

function storedTrash({ id, deletedAt, record }: BackupContent['trash'][number]): TrashedScenario {
  return { schema: 1, id, deletedAt, record: { schema: 1, ...record } };
}

function keyOf({ id, revision }: Readonly<{ id: string; revision: number }>): string {
  return `${id}/${revision}`;
}
