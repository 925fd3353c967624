/**
 * All that is open: the scenarios on this device, the one being edited, and whether the work is saved. Storage was
 * opened before this is made, so nothing is editable before what was stored is known.
 */
import type { Edit } from '../engine/edit.ts';
import type { Catalogue } from '../engine/formula/bind.ts';
import { isolated } from '../engine/isolated.ts';
import { coreCatalogue } from '../engine/lines/core.ts';
import { blankScenario, workedExample, type Scenario } from '../engine/scenario.ts';
import type { LateAnswer, OpenedStorage } from '../storage/opened-storage.ts';
import type { SaveStatus } from '../storage/save-status.ts';
import type { Draft } from '../storage/journal.ts';
import type { BrokenRecord, NewerRecord, ScenarioStore, StoredScenario } from '../storage/scenario-store.ts';
import type { Tabs } from '../storage/tabs.ts';
import { eraseStorage } from './erase-storage.ts';
import { Keeping } from './keeping.svelte.ts';
import type { Library } from './library.svelte.ts';
import { copyOf, inCopy, nextYear } from './new-scenario.ts';
import { ScenarioEditor } from './scenario-editor.svelte.ts';
import type { Screen } from './screen.ts';
import type { VersionLog } from './version-log.ts';

export type WorkspaceOptions = Readonly<{
  opened: OpenedStorage;
  /** The present in milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  /** The other tabs, if there can be any. */
  tabs?: Tabs;
}>;

export class Workspace {
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #keeping: Keeping;
  readonly #editors = new Map<string, ScenarioEditor>();
  #editor: ScenarioEditor;
  #catalogue: Catalogue = $state.raw(coreCatalogue);
  #notice: string | undefined = $state.raw();
  #draft: Draft | undefined = $state.raw();

  constructor({ opened, now, newId, tabs }: WorkspaceOptions) {
    this.#now = now;
    this.#newId = newId;
    this.#keeping = new Keeping({ opened, now, newId, tabs, screen: this.#screen() });
    const record = this.library.find(opened.loaded.openId ?? '') ?? this.library.newest;
    this.#editor = $state.raw(this.#editorOf(record?.scenario ?? this.#sample()));
    if (record) this.#keeping.saver.open(record);
    const draft = opened.drafts.find(({ id }) => id === record?.id);
    this.#draft = draft && { cell: draft.cell, text: draft.text };
  }

  get editor(): ScenarioEditor {
    return this.#editor;
  }

  /** The lines that every plan's sheet has: those of the Plan sheet, until `widen` brings the others. */
  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  widen(catalogue: Catalogue): void {
    this.#catalogue = catalogue;
  }

  get status(): SaveStatus {
    return this.#keeping.status;
  }

  get library(): Library {
    return this.#keeping.library;
  }

  /** Earlier states of the scenarios. */
  get versions(): VersionLog {
    return this.#keeping.versions;
  }

  get store(): ScenarioStore {
    return this.#keeping.store;
  }

  get broken(): readonly BrokenRecord[] {
    return this.#keeping.opened.loaded.broken;
  }

  get newer(): readonly NewerRecord[] {
    return this.#keeping.opened.loaded.newer;
  }

  /** Something that happened to the user's work without their doing, in a sentence; until it is dismissed. */
  get notice(): string | undefined {
    return this.#notice;
  }

  /** Text that was in a cell editor when the page last closed, for the cell to open with again. */
  get draft(): Draft | undefined {
    return this.#draft;
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
    if (text !== null && !this.library.has(scenario.id)) this.#keeping.keep(scenario);
    this.#keeping.saver.draft(cell, text ?? undefined);
  }

  /** Changes the open scenario; one that is approved stays as it is, and the change goes into a copy of it. */
  apply(edit: Edit): void {
    const { scenario } = this.#editor;
    if (scenario.approved !== undefined) {
      const copy = this.duplicate(scenario);
      this.#notice = `“${isolated(scenario.name)}” is approved and stays as it is. Your change is in “${isolated(copy.name)}”.`;
      this.#editor.apply(edit.kind === 'replace' ? { ...edit, scenario: inCopy(copy, edit.scenario) } : edit);
      return;
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

  /** What changes a plan that need not be open, such as its name in a list; undefined where there is none. */
  editorOf(id: string): ScenarioEditor | undefined {
    const record = this.library.find(id);
    return record && (this.#editors.get(id) ?? this.#editorOf(record.scenario));
  }

  open(id: string): void {
    const record = this.library.find(id);
    if (record) this.#show(this.#editors.get(id) ?? this.#editorOf(record.scenario), record);
  }

  /** Something else than the open scenario, as that one is gone. */
  openAnother(): void {
    const record = this.library.newest;
    if (record) this.open(record.id);
    else this.#show(this.#editorOf(this.#sample()));
  }

  /** A new, empty plan. */
  startBlank(): void {
    this.add(blankScenario(this.#newId(), nextYear(this.#now())));
  }

  /** The worked example as a plan of the user's own. */
  startExample(): void {
    const { sample: _, ...own } = this.#sample();
    this.add(own);
  }

  /** An independent copy that names its source, opened; it remembers what it began as, so that both can be merged. */
  duplicate(scenario: Scenario): Scenario {
    const copy = copyOf(scenario, this.#newId());
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
    return this.#keeping.keep(scenario);
  }

  /** Puts a scenario back that could not be deleted, as if it had just been edited. */
  bringBack(scenario: Scenario): void {
    this.#keeping.keep(scenario);
  }

  /** What this tab still had to write of a scenario is given up; once it resolves, no write of it is under way. */
  async letGo(id: string): Promise<void> {
    this.#editors.delete(id);
    await this.#keeping.saver.forget(id);
  }

  /** Takes a record over that was stored otherwise than by an edit here, such as one that was restored. */
  takeStored(record: StoredScenario): void {
    this.#keeping.takeStored(record);
  }

  /** Tells the other tabs that scenarios came, went, or moved to or from the trash. */
  tellListed(): void {
    this.#keeping.tellListed();
  }

  /** Looks at what is stored now: for a tab that comes back into view, and where nobody tells. */
  refresh(): Promise<void> {
    return this.#keeping.refresh();
  }

  dismissNotice(): void {
    this.#notice = undefined;
  }

  /** Writes what waits, at once: for a page that is being hidden or closed. */
  flush(): Promise<void> {
    return this.#keeping.saver.flush();
  }

  /** Another tab erased the data or brings a newer version: nothing is written any more. */
  halt(why: 'gone' | 'newer'): void {
    this.#keeping.saver.halt(why);
  }

  /** Erases everything on this device; from now on nothing is written, whatever becomes of it. */
  eraseAll(): ReturnType<typeof eraseStorage> {
    this.halt('gone');
    return eraseStorage(this.#keeping.opened);
  }

  /** The device's storage answered after all: work goes on there, in copies, and nothing stored is overwritten. */
  moveTo(late: LateAnswer): void {
    const open = this.#editor.scenario;
    const copy = late.copies.get(open.id);
    const before = this.#keeping.moveTo(late);
    this.#editors.clear();
    if (copy) {
      const old = this.#editor;
      this.#editor = this.#editorOf({ ...open, id: copy.id, name: copy.scenario.name });
      old.handOver(this.#editor);
      this.#keeping.saver.open(copy);
      this.#keeping.saver.edit(this.#editor.scenario);
    } else {
      this.#editors.set(open.id, this.#editor);
    }
    this.#notice = 'The storage of this browser answers now. What you made meanwhile was kept as a copy.';
    for (const id of late.copies.keys()) void before.forget(id);
  }

  #show(editor: ScenarioEditor, record?: StoredScenario): void {
    void this.#keeping.saver.flush();
    this.#draft = undefined;
    this.#editor = editor;
    if (record) this.#keeping.saver.open(record);
    this.#keeping.rememberOpen(editor.scenario.id);
  }

  #editorOf(scenario: Scenario): ScenarioEditor {
    const editor = new ScenarioEditor(
      scenario,
      (next, before) => {
        this.#keeping.keep(next, before);
      },
      () => this.#catalogue,
    );
    this.#editors.set(scenario.id, editor);
    return editor;
  }

  #screen(): Screen {
    return {
      editorOf: (id) => this.#editors.get(id),
      goOnWith: (copy, insteadOf) => {
        const old = this.#editors.get(insteadOf);
        this.#editors.delete(insteadOf);
        const editor = this.#editorOf(copy);
        old?.handOver(editor);
        if (this.#editor.scenario.id === insteadOf) this.#editor = editor;
      },
      tell: (notice) => (this.#notice = notice),
    };
  }

  #sample(): Scenario {
    return workedExample(this.#newId(), nextYear(this.#now()));
  }
}
