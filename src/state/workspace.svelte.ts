/**
 * All that is open: the scenarios on this device, the one being edited, and whether the work is saved. Storage was
 * opened before this is made, so nothing is editable before what was stored is known.
 */
import { blankScenario, workedExample, type Scenario } from '../engine/scenario.ts';
import type { LateAnswer, OpenedStorage } from '../storage/opened-storage.ts';
import { createSaver, type Saver } from '../storage/saver.ts';
import type { SaveStatus } from '../storage/save-status.ts';
import type { Draft } from '../storage/journal.ts';
import type { BrokenRecord, NewerRecord, StoredScenario } from '../storage/scenario-store.ts';
import { ScenarioEditor } from './scenario-editor.svelte.ts';

export type WorkspaceOptions = Readonly<{
  opened: OpenedStorage;
  /** The present in milliseconds since 1970. */
  now: () => number;
  newId: () => string;
}>;

export class Workspace {
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #editors = new Map<string, ScenarioEditor>();
  #opened: OpenedStorage;
  #saver: Saver;
  #records: readonly StoredScenario[] = $state.raw([]);
  #editor: ScenarioEditor;
  #status: SaveStatus;
  #notice: string | undefined = $state.raw();
  #draft: Draft | undefined = $state.raw();

  constructor({ opened, now, newId }: WorkspaceOptions) {
    this.#now = now;
    this.#newId = newId;
    this.#opened = opened;
    this.#records = opened.loaded.scenarios;
    this.#saver = this.#saverOf(opened);
    this.#status = $state.raw(this.#saver.status);
    const record = this.#records.find(({ id }) => id === opened.loaded.openId) ?? newest(this.#records);
    this.#editor = $state.raw(this.#editorOf(record?.scenario ?? workedExample(newId(), this.#nextYear())));
    if (record) this.#saver.open(record);
    const draft = opened.drafts.find(({ id }) => id === record?.id);
    this.#draft = draft && { cell: draft.cell, text: draft.text };
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
    const kept = this.#records.map(({ scenario }) => (scenario.id === open.id ? open : scenario));
    const all = open.sample || kept.includes(open) ? kept : [...kept, open];
    return all.toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** The text in a cell editor, null once it is left: kept with each key. */
  typing(cell: string, text: string | null): void {
    this.#draft = undefined;
    const { scenario } = this.#editor;
    if (text !== null && !this.#records.some(({ id }) => id === scenario.id)) this.#keep(scenario);
    this.#saver.draft(cell, text ?? undefined);
  }

  open(id: string): void {
    const record = this.#records.find((one) => one.id === id);
    if (record) this.#show(this.#editors.get(id) ?? this.#editorOf(record.scenario), record);
  }

  /** A new, empty plan. */
  startBlank(): void {
    this.#add(blankScenario(this.#newId(), this.#nextYear()));
  }

  /** Opens a scenario that came from outside; one whose id is taken comes in as a copy, so nothing is overwritten. */
  bringIn(scenario: Scenario): void {
    const isTaken =
      this.#records.some(({ id }) => id === scenario.id) || this.#editor.scenario.id === scenario.id;
    const { sample: _, ...own } = scenario;
    this.#add(isTaken ? { ...own, id: this.#newId() } : own);
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

  /** The device's storage answered after all: work goes on there, in copies, and nothing stored is overwritten. */
  moveTo(late: LateAnswer): void {
    const before = this.#saver;
    const open = this.#editor.scenario;
    const copy = late.copies.get(open.id);
    this.#opened = late;
    this.#records = late.loaded.scenarios;
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

  #add(scenario: Scenario): void {
    this.#show(this.#editorOf(scenario));
    this.#keep(scenario);
  }

  #show(editor: ScenarioEditor, record?: StoredScenario): void {
    void this.#saver.flush();
    this.#draft = undefined;
    this.#editor = editor;
    if (record) this.#saver.open(record);
    this.#rememberOpen(editor.scenario.id);
  }

  #editorOf(scenario: Scenario): ScenarioEditor {
    const editor = new ScenarioEditor(scenario, (next) => {
      this.#keep(next);
    });
    this.#editors.set(scenario.id, editor);
    return editor;
  }

  #keep(scenario: Scenario): void {
    const isNew = !this.#records.some(({ id }) => id === scenario.id);
    const revision = this.#saver.edit(scenario);
    const record: StoredScenario = {
      schema: 1,
      id: scenario.id,
      revision,
      savedAt: new Date(this.#now()).toISOString(),
      scenario,
    };
    this.#records = [...this.#records.filter(({ id }) => id !== scenario.id), record];
    if (isNew) this.#rememberOpen(scenario.id);
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
      onConflict: (stored, mine) => {
        this.#keepBoth(stored, mine);
      },
    });
  }

  /** Another tab stored other work over what this one builds on: that stays, and ours goes on as a copy. */
  #keepBoth(stored: StoredScenario, mine: Scenario): void {
    this.#records = [...this.#records.filter(({ id }) => id !== stored.id), stored];
    this.#editors.delete(stored.id);
    const copy = { ...mine, id: this.#newId(), name: `${mine.name} (kept copy)` };
    const isOpen = this.#editor.scenario.id === mine.id;
    const editor = this.#editorOf(copy);
    if (isOpen) this.#editor = editor;
    this.#keep(copy);
    void this.#saver.forget(mine.id);
    this.#notice = `“${mine.name}” was changed in another tab. Your version was kept as “${copy.name}”.`;
  }

  #nextYear(): string {
    return `${new Date(this.#now()).getUTCFullYear() + 1}-01`;
  }
}

function newest(records: readonly StoredScenario[]): StoredScenario | undefined {
  return records.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))[0];
}
