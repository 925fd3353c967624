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
  /** Writes all records or none, by the rules of `save`; for imports, restores and merges. */
  saveAll(records: readonly StoredScenario[]): Promise<SaveResult>;
  /**
   * Keeps an entry that the journal has no room for, over the one of the same id: at once, without reading
   * first and without waiting for a save under way, so that a closing page can finish it.
   */
  park(entry: JournalEntry): Promise<void>;
  /** Deletes what was parked for a scenario, up to a revision. */
  unpark(id: string, upTo: number): Promise<void>;
  /** Remembers which scenario was open. */
  setOpen(id: string): Promise<void>;
  /** Deletes a scenario, and what was parked for it. */
  remove(id: string): Promise<void>;
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
