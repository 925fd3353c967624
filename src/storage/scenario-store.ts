/**
 * What the rest of the app knows of storage: records of scenarios, and the operations on them. Two kinds keep
 * it, one on the device (indexed-db-store.ts) and one in memory (memory-store.ts); both honour every sentence
 * here.
 *
 * Which of two versions is newer is decided by `revision`, a counter, never by a clock (F33).
 */
import type { Scenario } from '../engine/scenario.ts';
import type { JournalEntry } from './journal.ts';

/** The schema of the record around a scenario that this version reads and writes. */
export const RECORD_SCHEMA = 1;

/**
 * A scenario as it is kept; `revision` counts its edits from 1, `savedAt` is an ISO time for the user's eyes
 * only.
 */
export interface StoredScenario {
  readonly schema: typeof RECORD_SCHEMA;
  readonly id: string;
  readonly revision: number;
  readonly savedAt: string;
  readonly scenario: Scenario;
}

/**
 * Why an earlier state was kept: by itself while editing, under a name, as what a copy began as, because
 * another tab's change took its place, or before something replaced it.
 */
export type VersionReason = 'auto' | 'named' | 'start' | 'overtaken' | 'before';

/** An earlier state of a scenario; there is at most one of each revision. */
export interface StoredVersion {
  readonly schema: typeof RECORD_SCHEMA;
  readonly id: string;
  readonly revision: number;
  /** When it was kept, an ISO time. */
  readonly at: string;
  readonly why: VersionReason;
  readonly name?: string;
  readonly scenario: Scenario;
}

/** A deleted scenario, as it was. */
export interface TrashedScenario {
  readonly schema: typeof RECORD_SCHEMA;
  readonly id: string;
  /** ISO time. */
  readonly deletedAt: string;
  readonly record: StoredScenario;
}

/** A record that cannot be read: listed with its raw value for download, and never deleted by us (F22). */
export interface BrokenRecord {
  readonly key: string;
  readonly reason: string;
  readonly raw: unknown;
}

/** A record of a newer version of the app: shown by name if it has one, and never written (F32). */
export interface NewerRecord {
  readonly key: string;
  readonly id: string;
  readonly name: string | undefined;
  readonly raw: unknown;
}

/** Everything that is kept; `parked` is what closing pages left, for which the journal had no room. */
export interface Loaded {
  readonly scenarios: readonly StoredScenario[];
  readonly trash: readonly TrashedScenario[];
  readonly parked: readonly JournalEntry<unknown>[];
  readonly broken: readonly BrokenRecord[];
  readonly newer: readonly NewerRecord[];
  readonly openId?: string;
}

/**
 * How a save ended. `ok`: the transaction completed. `conflict`: other work is stored, see
 * `ScenarioStore.save`. `newer`: the record belongs to a newer version of the app. Nothing was written unless
 * `ok`.
 */
export type SaveResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'conflict'; readonly stored: StoredScenario }
  | { readonly ok: false; readonly refusal: 'newer'; readonly id: string };

/** What else happens in the transaction of a `saveAll`; `remove` is for good, with history and trash. */
export interface Also {
  readonly versions?: readonly StoredVersion[];
  readonly trash?: readonly TrashedScenario[];
  readonly outOfTrash?: readonly string[];
  readonly remove?: readonly string[];
  readonly settings?: Settings;
}

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Small settings of this device, such as locale and theme. */
export type Settings = Readonly<Record<string, Json>>;

/**
 * Reads the document in a record, bringing an older one forward; `newer` says that a later version of the app
 * wrote it. The engine's `readScenario` has this shape.
 */
export type ReadScenario = (
  value: unknown,
) =>
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly reason: string; readonly newer?: boolean };

/**
 * Where scenarios are kept. A promise that resolves means that the transaction completed; one that rejects,
 * with a StorageError where the world failed or a TypeError where a value is no JSON, means that nothing was
 * written. Values are copied before anything is written.
 */
export interface ScenarioStore {
  /** `memory` ends with the tab: nothing there may ever be called saved (F5). */
  readonly kind: 'device' | 'memory';
  /** Why there is only memory, in words for the user; empty on the device. */
  readonly reason: string;
  /** Reads everything; one bad record never hides the others. */
  load(): Promise<Loaded>;
  /**
   * Writes a record unless that would lose work: a stored revision that is higher, or equal with another
   * content, is a conflict, and so is a stored revision above `base`, the revision this work builds on, if
   * that is given. Repeating a save is harmless.
   */
  save(record: StoredScenario, base?: number): Promise<SaveResult>;
  /** One scenario as it is stored now, undefined if there is none that can be read. */
  read(id: string): Promise<StoredScenario | undefined>;
  /**
   * Writes all records or none, by the rules of `save`, and all else that is asked for, in one transaction;
   * for imports, restores, deletions and merges.
   */
  saveAll(records: readonly StoredScenario[], also?: Also): Promise<SaveResult>;
  /** Keeps an earlier state; over that of the same revision only if it has a name and that has none. */
  keepVersion(version: StoredVersion): Promise<void>;
  /** The earlier states of a scenario, or of all, newest first; those that cannot be read are left out. */
  versions(id?: string): Promise<readonly StoredVersion[]>;
  /** Deletes earlier states of a scenario by their revisions. */
  dropVersions(id: string, revisions: readonly number[]): Promise<void>;
  /**
   * Keeps an entry that the journal has no room for, over the one of the same id: at once, without reading
   * first and without waiting for a save under way, so that a closing page can finish it.
   */
  park(entry: JournalEntry): Promise<void>;
  /** Deletes what was parked for a scenario, up to a revision. */
  unpark(id: string, upTo: number): Promise<void>;
  /** Remembers which scenario was open. */
  setOpen(id: string): Promise<void>;
  /** The settings, empty at first. */
  getSettings(): Promise<Settings>;
  /** Sets the given settings and leaves the others, in one transaction. */
  setSettings(changes: Settings): Promise<void>;
  /**
   * Deletes everything and refuses, as `gone`, whatever is asked afterwards; `blocked` asks to close the
   * other tabs.
   */
  erase(): Promise<void>;
}
