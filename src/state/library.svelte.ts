/** The scenarios kept on this device and those in the trash, as lists that the screen follows. */
import type { Loaded, StoredScenario, TrashedScenario } from '../storage/scenario-store.ts';

const DAY = 24 * 60 * 60 * 1000;

/** For how long a deleted scenario can be taken back, in days. */
export const TRASH_DAYS = 30;

export class Library {
  #records: readonly StoredScenario[] = $state.raw([]);
  #trash: readonly TrashedScenario[] = $state.raw([]);

  constructor(loaded: Loaded) {
    this.take(loaded);
  }

  get records(): readonly StoredScenario[] {
    return this.#records;
  }

  /** What was deleted, the last first. */
  get trash(): readonly TrashedScenario[] {
    return this.#trash;
  }

  /** What storage holds now. */
  take({ scenarios, trash }: Pick<Loaded, 'scenarios' | 'trash'>): void {
    this.#records = scenarios;
    this.#trash = trash.toSorted((a, b) => b.deletedAt.localeCompare(a.deletedAt));
  }

  find(id: string): StoredScenario | undefined {
    return this.#records.find((record) => record.id === id);
  }

  has(id: string): boolean {
    return this.find(id) !== undefined;
  }

  /** The one saved last, for want of a better one to open. */
  get newest(): StoredScenario | undefined {
    return this.#records.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt))[0];
  }

  put(record: StoredScenario): void {
    this.#records = [...this.#records.filter(({ id }) => id !== record.id), record];
  }

  drop(id: string): void {
    this.#records = this.#records.filter((record) => record.id !== id);
  }

  putInTrash(trashed: TrashedScenario): void {
    this.drop(trashed.id);
    this.#trash = [trashed, ...this.#trash.filter(({ id }) => id !== trashed.id)];
  }

  takeOutOfTrash(id: string): void {
    this.#trash = this.#trash.filter((trashed) => trashed.id !== id);
  }

  /** The ids of what has lain in the trash for too long. */
  expired(now: number): string[] {
    return this.#trash
      .filter(({ deletedAt }) => now - Date.parse(deletedAt) > TRASH_DAYS * DAY)
      .map(({ id }) => id);
  }
}
