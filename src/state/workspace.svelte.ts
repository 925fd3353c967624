/**
 * All that is open: the scenarios on this device, the one being edited, and whether the work is saved. Storage was
 * opened before this is made, so nothing is editable before what was stored is known.
 */
import { differences } from '../engine/differences.ts';
import type { Edit } from '../engine/edit.ts';
import { mergeScenarios } from '../engine/merge-scenarios.ts';
import { blankScenario, workedExample, type Scenario } from '../engine/scenario.ts';
import type { LateAnswer, OpenedStorage } from '../storage/opened-storage.ts';
import { createSaver, type Saver } from '../storage/saver.ts';
import type { SaveStatus } from '../storage/save-status.ts';
import type { Draft } from '../storage/journal.ts';
import type { BrokenRecord, NewerRecord, StoredScenario } from '../storage/scenario-store.ts';
import type { TabMessage, Tabs } from '../storage/tabs.ts';
import { conflictNotice, copyNotice } from './notices.ts';
import { Library } from './library.svelte.ts';
import { ScenarioEditor } from './scenario-editor.svelte.ts';
import { VersionLog } from './version-log.ts';

export type WorkspaceOptions = Readonly<{
  opened: OpenedStorage;
  /** The present in milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  /** The other tabs, if there can be any. */
  tabs?: Tabs;
}>;

export class Workspace {
  readonly library: Library;
  readonly versions: VersionLog;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #tabs: Tabs | undefined;
  readonly #editors = new Map<string, ScenarioEditor>();
  #opened: OpenedStorage;
  #saver: Saver;
  #editor: ScenarioEditor;
  #status: SaveStatus;
  #notice: string | undefined = $state.raw();
  #draft: Draft | undefined = $state.raw();

  constructor({ opened, now, newId, tabs }: WorkspaceOptions) {
    this.#now = now;
    this.#newId = newId;
    this.#tabs = tabs;
    this.#opened = opened;
    this.library = new Library(opened.loaded);
    this.versions = new VersionLog({ store: () => this.store, now });
    this.#saver = this.#saverOf(opened);
    this.#status = $state.raw(this.#saver.status);
    const record = this.library.find(opened.loaded.openId ?? '') ?? this.library.newest;
    this.#editor = $state.raw(this.#editorOf(record?.scenario ?? this.#sample()));
    if (record) this.#saver.open(record);
    const draft = opened.drafts.find(({ id }) => id === record?.id);
    this.#draft = draft && { cell: draft.cell, text: draft.text };
    tabs?.listen((message) => void this.#hear(message));
  }

  get editor(): ScenarioEditor {
    return this.#editor;
  }

  get status(): SaveStatus {
    return this.#status;
  }

  /** Something that happened to the user's work without their doing, in a sentence; until it is dismissed. */
  get notice(): string | undefined {
    return this.#notice;
  }

  /** Text that was in a cell editor when the page last closed, for the cell to open with again. */
  get draft(): Draft | undefined {
    return this.#draft;
  }

  get store(): OpenedStorage['store'] {
    return this.#opened.store;
  }

  get broken(): readonly BrokenRecord[] {
    return this.#opened.loaded.broken;
  }

  get newer(): readonly NewerRecord[] {
    return this.#opened.loaded.newer;
  }

  /** The scenarios kept on this device by name, the open one as it is now; an untouched sample is not among them. */
  get scenarios(): readonly Scenario[] {
    const open = this.#editor.scenario;
    const kept = this.library.records.map(({ scenario }) => (scenario.id === open.id ? open : scenario));
    const all = open.sample || kept.includes(open) ? kept : [...kept, open];
    return all.toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** The text in a cell editor, null once it is left: kept with each key. */
  typing(cell: string, text: string | null): void {
    this.#draft = undefined;
    const { scenario } = this.#editor;
    if (text !== null && !this.library.has(scenario.id)) this.#keep(scenario);
    this.#saver.draft(cell, text ?? undefined);
  }

  /** Changes the open scenario; one that is approved stays as it is, and the change goes into a copy of it. */
  apply(edit: Edit): void {
    const { scenario } = this.#editor;
    if (scenario.approved !== undefined) {
      const copy = this.duplicate(scenario);
      this.#notice = copyNotice(scenario.name, copy.name);
    }
    this.#editor.apply(edit);
  }

  undo(): void {
    this.#editor.undo();
  }

  redo(): void {
    this.#editor.redo();
  }

  /** Locks the open scenario: edits then go into a copy. */
  approve(): void {
    const approved = new Date(this.#now()).toISOString();
    this.#editor.apply({
      kind: 'replace',
      scenario: { ...this.#editor.scenario, approved },
      what: 'approve',
    });
  }

  /** Unlocks the open scenario. */
  withdrawApproval(): void {
    const { approved: _, ...scenario } = this.#editor.scenario;
    this.#editor.apply({ kind: 'replace', scenario, what: 'withdraw the approval' });
  }

  open(id: string): void {
    const record = this.library.find(id);
    if (record) this.#show(this.#editors.get(id) ?? this.#editorOf(record.scenario), record);
  }

  /** A new, empty plan. */
  startBlank(): void {
    this.add(blankScenario(this.#newId(), this.#nextYear()));
  }

  /** The worked example as a plan of the user's own. */
  startExample(): void {
    const { sample: _, ...own } = this.#sample();
    this.add(own);
  }

  /** An independent copy that names its source, opened; it remembers what it began as, so that both can be merged. */
  duplicate({ sample: _, approved: __, ...scenario }: Scenario, name = `${scenario.name} (copy)`): Scenario {
    const source = { id: scenario.id, name: scenario.name };
    const copy = { ...scenario, id: this.#newId(), name: name.slice(0, 200), source };
    const revision = this.add(copy);
    void this.versions.keep(copy, revision, 'start').catch(() => undefined);
    return copy;
  }

  /** Opens a scenario that came from outside; one whose id is taken comes in as a copy, so nothing is overwritten. */
  bringIn(scenario: Scenario): void {
    const isTaken = this.library.has(scenario.id) || this.#editor.scenario.id === scenario.id;
    const { sample: _, ...own } = scenario;
    this.add(isTaken ? { ...own, id: this.#newId() } : own);
  }

  /** Opens a scenario that is new here, and keeps it. @returns its revision */
  add(scenario: Scenario): number {
    this.#show(this.#editorOf(scenario));
    const revision = this.#keep(scenario);
    this.#rememberOpen(scenario.id);
    return revision;
  }

  dismissNotice(): void {
    this.#notice = undefined;
  }

  /** Writes what waits, at once: for a page that is being hidden or closed. */
  flush(): Promise<void> {
    return this.#saver.flush();
  }

  /** Another tab erased the data or brings a newer version: nothing is written any more. */
  halt(why: 'gone' | 'newer'): void {
    this.#saver.halt(why);
  }

  /** What this tab still had to write of a scenario is given up; once it resolves, no write of it is under way. */
  async letGo(id: string): Promise<void> {
    this.#editors.delete(id);
    await this.#saver.forget(id);
  }

  /** Puts a scenario back that could not be deleted, as if it had just been edited. */
  bringBack(scenario: Scenario): void {
    this.#keep(scenario);
  }

  /** Something else than the open scenario, as that one is gone. */
  openAnother(): void {
    const record = this.library.newest;
    if (record) this.open(record.id);
    else this.#show(this.#editorOf(this.#sample()));
  }

  /** Takes a record over that was stored otherwise than by an edit here, such as one that was restored. */
  takeStored(record: StoredScenario): void {
    this.library.put(record);
    this.#saver.adopt(record);
    const editor = this.#editors.get(record.id);
    if (editor) editor.adopt(editor.scenario, record.scenario, record.scenario);
  }

  /** Tells the other tabs that scenarios came, went, or moved to or from the trash. */
  tellListed(): void {
    this.#tabs?.tell({ kind: 'listed' });
  }

  /** Looks at what is stored now: for a tab that comes back into view, and where nobody tells. */
  async refresh(): Promise<void> {
    const loaded = await this.store.load().catch(() => undefined);
    if (!loaded || this.store.kind === 'memory') return;
    const stored = new Map(loaded.scenarios.map((record) => [record.id, record]));
    const waiting = this.library.records.filter(({ id }) => this.#saver.isWaiting(id));
    for (const record of waiting) stored.set(record.id, record);
    for (const record of loaded.scenarios) this.#adopt(record);
    this.library.take({ scenarios: [...stored.values()], trash: loaded.trash });
  }

  /** The device's storage answered after all: work goes on there, in copies, and nothing stored is overwritten. */
  moveTo(late: LateAnswer): void {
    const before = this.#saver;
    const open = this.#editor.scenario;
    const copy = late.copies.get(open.id);
    this.#opened = late;
    this.library.take(late.loaded);
    this.#saver = this.#saverOf(late);
    this.#editors.clear();
    if (copy) {
      this.#editor = this.#editorOf({ ...open, id: copy.id, name: copy.scenario.name });
      this.#saver.open(copy);
      this.#saver.edit(this.#editor.scenario);
    } else {
      this.#editors.set(open.id, this.#editor);
    }
    this.#status = this.#saver.status;
    this.#notice = 'The storage of this browser answers now. What you made meanwhile was kept as a copy.';
    for (const id of late.copies.keys()) void before.forget(id);
  }

  #show(editor: ScenarioEditor, record?: StoredScenario): void {
    void this.#saver.flush();
    this.#draft = undefined;
    this.#editor = editor;
    if (record) this.#saver.open(record);
    this.#rememberOpen(editor.scenario.id);
  }

  #editorOf(scenario: Scenario): ScenarioEditor {
    const editor = new ScenarioEditor(scenario, (next, before) => {
      this.versions.edited(before, this.library.find(before.id)?.revision ?? 0);
      this.#keep(next);
    });
    this.#editors.set(scenario.id, editor);
    return editor;
  }

  #keep(scenario: Scenario): number {
    const { id } = scenario;
    if (!this.library.has(id)) this.#rememberOpen(id);
    const revision = this.#saver.edit(scenario);
    const savedAt = new Date(this.#now()).toISOString();
    this.library.put({ schema: 1, id, revision, savedAt, scenario });
    return revision;
  }

  /** Which scenario was open is a convenience: if it cannot be kept, the status of the plan itself says what is wrong. */
  #rememberOpen(id: string): void {
    this.#opened.store.setOpen(id).catch(() => undefined);
  }

  #saverOf(opened: OpenedStorage): Saver {
    return createSaver({
      store: opened.store,
      journal: opened.journal,
      now: this.#now,
      start: opened,
      onStatus: (status) => (this.#status = status),
      onConflict: (stored, mine, base) => {
        this.#join(stored, mine, base);
      },
      onStored: ({ id, revision }) => this.#tabs?.tell({ kind: 'stored', id, revision }),
    });
  }

  async #hear(message: TabMessage): Promise<void> {
    if (message.kind === 'listed') {
      await this.refresh();
      return;
    }
    const record = await this.store.read(message.id).catch(() => undefined);
    if (record) this.#adopt(record);
  }

  /** Another tab stored something newer: it is shown, unless an edit of ours waits, which then meets it as a conflict. */
  #adopt(record: StoredScenario): void {
    const { id, revision, scenario: theirs } = record;
    const known = this.library.find(id);
    if ((known && known.revision >= revision) || this.#saver.isWaiting(id)) return;
    this.library.put(record);
    this.#saver.adopt(record);
    const editor = this.#editors.get(id);
    if (!editor) return;
    const mine = editor.scenario;
    const changed = new Set(differences(mine, theirs).map(({ address }) => address));
    if (known && editor.hasChanged(changed))
      void this.versions.keep(mine, known.revision, 'overtaken').catch(() => undefined);
    editor.adopt(mine, theirs, theirs);
  }

  /**
   * Another tab stored other work over what ours builds on (F27). Both are joined cell by cell; where both changed one
   * cell, ours is shown and theirs kept as an earlier state. Where that cannot be done, or would change what was
   * approved, ours goes on as a copy.
   */
  #join(stored: StoredScenario, mine: Scenario, base: Scenario | undefined): void {
    const theirs = stored.scenario;
    if (!base || (theirs.approved !== undefined && base.approved === undefined)) {
      this.#keepBoth(stored, mine);
      return;
    }
    const { merged, conflicts } = mergeScenarios(base, mine, theirs);
    if (conflicts.length > 0) {
      void this.versions.keep(theirs, stored.revision, 'overtaken').catch(() => undefined);
      this.#notice = conflictNotice(merged, conflicts);
    }
    this.#editors.get(mine.id)?.adopt(base, theirs, merged);
    this.#saver.adopt(stored);
    this.library.put(stored);
    this.#keep(merged);
  }

  #keepBoth(stored: StoredScenario, mine: Scenario): void {
    this.library.put(stored);
    this.#editors.delete(stored.id);
    const copy = { ...mine, id: this.#newId(), name: `${mine.name} (kept copy)` };
    const isOpen = this.#editor.scenario.id === mine.id;
    const editor = this.#editorOf(copy);
    if (isOpen) this.#editor = editor;
    this.#keep(copy);
    void this.#saver.forget(mine.id);
    this.#notice = `“${mine.name}” was changed in another tab. Your version was kept as “${copy.name}”.`;
  }

  #sample(): Scenario {
    return workedExample(this.#newId(), this.#nextYear());
  }

  #nextYear(): string {
    return `${new Date(this.#now()).getUTCFullYear() + 1}-01`;
  }
}
