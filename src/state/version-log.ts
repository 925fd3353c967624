/**
 * Keeping earlier states of scenarios while they are edited (F25): the state before the first edit of a visit, then one
 * every five minutes of editing; by name when asked; and before something takes their place. A state that cannot be kept
 * holds up no edit: the save status tells what is wrong with storage.
 */
import type { Scenario } from '../engine/scenario.ts';
import type { ScenarioStore, StoredVersion, VersionReason } from '../storage/scenario-store.ts';
import { isDue, outdated } from '../storage/versions.ts';

export type VersionLogOptions = Readonly<{
  /** Asked at each use, as storage may answer late. */
  store: () => ScenarioStore;
  now: () => number;
}>;

export class VersionLog {
  readonly #store: () => ScenarioStore;
  readonly #now: () => number;
  /** When the last state of each scenario was kept by itself. */
  readonly #kept = new Map<string, number>();

  constructor({ store, now }: VersionLogOptions) {
    this.#store = store;
    this.#now = now;
  }

  /** Tells of an edit: `before` is the state it changed, `revision` that state's own. */
  edited(before: Scenario, revision: number): void {
    const last = this.#kept.get(before.id);
    if (revision < 1 || before.sample || !isDue(last, this.#now())) return;
    this.#kept.set(before.id, this.#now());
    void this.keep(before, revision, 'auto').catch(() => undefined);
    if (last === undefined) void this.#thinOut(before.id).catch(() => undefined);
  }

  /** Keeps a state; rejects as the store does if it cannot be kept. */
  async keep(scenario: Scenario, revision: number, why: VersionReason, name?: string): Promise<void> {
    await this.#store().keepVersion(this.versionOf(scenario, revision, why, name));
  }

  versionOf(scenario: Scenario, revision: number, why: VersionReason, name?: string): StoredVersion {
    const at = new Date(this.#now()).toISOString();
    return {
      schema: 1,
      id: scenario.id,
      revision,
      at,
      why,
      ...(name === undefined ? {} : { name }),
      scenario,
    };
  }

  /** The earlier states of a scenario, newest first. */
  async of(id: string): Promise<readonly StoredVersion[]> {
    return this.#store().versions(id);
  }

  async #thinOut(id: string): Promise<void> {
    const gone = outdated(await this.#store().versions(id), this.#now());
    if (gone.length > 0) await this.#store().dropVersions(id, gone);
  }
}
