/**
 * Keeping scenarios: every edit on its way to the store, what other tabs store taken over, and both joined where they
 * meet (joining.ts). What is on the screen is the workspace's business.
 */
import type { Scenario } from '../engine/scenario.ts';
import type { LateAnswer, OpenedStorage } from '../storage/opened-storage.ts';
import { createSaver, type Saver } from '../storage/saver.ts';
import type { SaveStatus } from '../storage/save-status.ts';
import type { ScenarioStore, StoredScenario } from '../storage/scenario-store.ts';
import type { TabMessage, Tabs } from '../storage/tabs.ts';
import type { Meeting } from './joining.ts';
import { Library } from './library.svelte.ts';
import type { Screen } from './screen.ts';
import { VersionLog } from './version-log.ts';

export type KeepingOptions = Readonly<{
  opened: OpenedStorage;
  now: () => number;
  newId: () => string;
  tabs: Tabs | undefined;
  screen: Screen;
}>;

export class Keeping {
  readonly library: Library;
  readonly versions: VersionLog;
  readonly #now: () => number;
  readonly #newId: () => string;
  readonly #tabs: Tabs | undefined;
  readonly #screen: Screen;
  #opened: OpenedStorage;
  #saver: Saver;
  #status: SaveStatus;

  constructor({ opened, now, newId, tabs, screen }: KeepingOptions) {
    this.#now = now;
    this.#newId = newId;
    this.#tabs = tabs;
    this.#screen = screen;
    this.#opened = opened;
    this.library = new Library(opened.loaded);
    this.versions = new VersionLog({ store: () => this.store, now });
    this.#saver = this.#saverOf(opened);
    this.#status = $state.raw(this.#saver.status);
    tabs?.listen((message) => void this.#hear(message));
  }

  get status(): SaveStatus {
    return this.#status;
  }

  get store(): ScenarioStore {
    return this.#opened.store;
  }

  /** What was there when storage was opened. */
  get opened(): OpenedStorage {
    return this.#opened;
  }

  get saver(): Saver {
    return this.#saver;
  }

  /** Keeps the newest state of a scenario, and sometimes the one before. @returns its revision */
  keep(scenario: Scenario, before?: Scenario): number {
    const { id } = scenario;
    if (before) this.versions.edited(before, this.library.find(id)?.revision ?? 0);
    if (!this.library.has(id)) this.rememberOpen(id);
    const revision = this.#saver.edit(scenario);
    const savedAt = new Date(this.#now()).toISOString();
    this.library.put({ schema: 1, id, revision, savedAt, scenario });
    return revision;
  }

  /** Which scenario was open is a convenience: if it cannot be kept, the status of the plan itself says what is wrong. */
  rememberOpen(id: string): void {
    this.store.setOpen(id).catch(() => undefined);
  }

  /** Takes a record over that was stored otherwise than by an edit here, such as one that was restored. */
  takeStored(record: StoredScenario): void {
    this.library.put(record);
    this.#saver.adopt(record);
    const editor = this.#screen.editorOf(record.id);
    editor?.rebase(record.scenario, (state) => state);
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
    await this.#takeOver(loaded.scenarios);
    for (const record of this.library.records) {
      const isOurs = this.#saver.isWaiting(record.id);
      if (isOurs || record.revision > (stored.get(record.id)?.revision ?? Infinity))
        stored.set(record.id, record);
    }
    this.library.take({ scenarios: [...stored.values()], trash: loaded.trash });
  }

  /** Goes on with storage that answered late; the saver before has still to forget what it had. */
  moveTo(late: LateAnswer): Saver {
    const before = this.#saver;
    this.#opened = late;
    this.library.take(late.loaded);
    this.#saver = this.#saverOf(late);
    this.#status = this.#saver.status;
    return before;
  }

  #saverOf(opened: OpenedStorage): Saver {
    return createSaver({
      store: opened.store,
      journal: opened.journal,
      now: this.#now,
      start: opened,
      onStatus: (status) => (this.#status = status),
      onConflict: (stored, mine, base) => {
        void this.#join(stored, mine, base);
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
    if (record) await this.#takeOver([record]);
  }

  /** A conflict or a message may come before what joins is loaded: by then ours may have gone on. */
  async #join(stored: StoredScenario, mine: Scenario, base: Scenario | undefined): Promise<void> {
    const { join } = await import('./joining.ts');
    join(this.#meeting(), stored, this.#screen.editorOf(mine.id)?.scenario ?? mine, base);
  }

  async #takeOver(records: readonly StoredScenario[]): Promise<void> {
    const news = records.filter(({ id, revision }) => revision > (this.library.find(id)?.revision ?? -1));
    if (news.length === 0) return;
    const { takeOver } = await import('./joining.ts');
    for (const record of news) takeOver(this.#meeting(), record);
  }

  #meeting(): Meeting {
    return {
      library: this.library,
      versions: this.versions,
      saver: this.#saver,
      screen: this.#screen,
      newId: this.#newId,
      keep: (scenario) => {
        this.keep(scenario);
      },
    };
  }
}
