/**
 * Where two tabs meet (F27): what the other stored is taken over into the open plan and into every step of its undo, so
 * that undo never reverts it; and where both changed one plan at the same time, both are joined cell by cell. Loaded when
 * there is another tab.
 */
import { differences } from '../engine/differences.ts';
import { mergeScenarios } from '../engine/merge-scenarios.ts';
import type { Scenario } from '../engine/scenario.ts';
import type { Saver } from '../storage/saver.ts';
import type { StoredScenario } from '../storage/scenario-store.ts';
import type { Library } from './library.svelte.ts';
import { conflictNotice, splitNotice } from './join-notices.ts';
import type { Screen } from './screen.ts';
import type { VersionLog } from './version-log.ts';

/** What this tab has, where another's work comes in. */
export interface Meeting {
  readonly library: Library;
  readonly versions: VersionLog;
  readonly saver: Saver;
  readonly screen: Screen;
  readonly newId: () => string;
  readonly keep: (scenario: Scenario) => void;
}

/** Another tab stored something newer: it is shown, unless an edit of ours waits, which then meets it as a conflict. */
export function takeOver({ library, versions, saver, screen }: Meeting, record: StoredScenario): void {
  const { id, revision, scenario: theirs } = record;
  const known = library.find(id);
  if ((known && known.revision >= revision) || saver.isWaiting(id)) return;
  library.put(record);
  saver.adopt(record);
  const editor = screen.editorOf(id);
  if (!editor) return;
  const mine = editor.scenario;
  const changed = new Set(differences(mine, theirs).map(({ address }) => address));
  const isOurs = differences(editor.start, mine).some(({ address }) => changed.has(address));
  if (known && isOurs) keepOvertaken(versions, mine, known.revision);
  editor.rebase(theirs, (state) => mergeScenarios(mine, theirs, state).merged);
}

/**
 * Another tab stored other work over what ours builds on. Where both changed one cell, ours is shown and theirs kept as
 * an earlier state. Where they cannot be joined, or that would change what was approved, ours goes on as a copy.
 * @param base what both build on, if that is known
 */
export function join(
  meeting: Meeting,
  stored: StoredScenario,
  mine: Scenario,
  base: Scenario | undefined,
): void {
  const { library, versions, saver, screen, keep } = meeting;
  const theirs = stored.scenario;
  if (!base || (theirs.approved !== undefined && base.approved === undefined)) {
    keepBoth(meeting, stored, mine);
    return;
  }
  const { merged, conflicts } = mergeScenarios(base, mine, theirs);
  if (conflicts.length > 0) {
    keepOvertaken(versions, theirs, stored.revision);
    screen.tell(conflictNotice(merged, conflicts));
  }
  screen.editorOf(mine.id)?.rebase(merged, (state) => mergeScenarios(base, theirs, state).merged);
  saver.adopt(stored);
  library.put(stored);
  keep(merged);
}

function keepBoth(
  { library, saver, screen, newId, keep }: Meeting,
  stored: StoredScenario,
  mine: Scenario,
): void {
  library.put(stored);
  const copy = { ...mine, id: newId(), name: `${mine.name} (kept copy)` };
  screen.goOnWith(copy, mine.id);
  keep(copy);
  void saver.forget(mine.id);
  screen.tell(splitNotice(mine.name, copy.name));
}

function keepOvertaken(versions: VersionLog, scenario: Scenario, revision: number): void {
  void versions.keep(scenario, revision, 'overtaken').catch(() => undefined);
}
