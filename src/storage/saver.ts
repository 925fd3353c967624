/**
 * Saving edits (F6, F12, F15, F17, F33, F70). An edit is in the journal before `edit` returns, and on its way
 * to the store in the next microtask. Edits made during a write wait, the newest of each scenario, in the
 * order they were made. A failure is told, and the write tried again until it passes; see save-loop.ts.
 */
import type { Scenario } from '../engine/scenario.ts';
import { failureMessage } from './failure.ts';
import type { Journal } from './journal.ts';
import type { OpenedStorage } from './opened-storage.ts';
import { createSaveLoop } from './save-loop.ts';
import { CONFLICT_MESSAGE, notAfter, type SaveStatus } from './save-status.ts';
import type { ScenarioStore, StoredScenario } from './scenario-store.ts';
import { snapshot } from './snapshot.ts';
import { entryOf, isUnsaved, recordOf, settleWork, workOn, type Work } from './unsaved-work.ts';

export interface SaverOptions {
  readonly store: ScenarioStore;
  readonly journal: Journal;
  /** The present in milliseconds since 1970. */
  readonly now: () => number;
  /** Called with each new status, never twice in a row with the same. */
  readonly onStatus?: (status: SaveStatus) => void;
  /**
   * Other work is stored: answer, now or later, with `adopt(stored)` and an `edit` that joins both, or with
   * `forget`. `base` is what both build on, if that is known.
   */
  readonly onConflict?: (stored: StoredScenario, mine: Scenario, base: Scenario | undefined) => void;
  /** A record was stored, or found to be: other tabs may want to know. */
  readonly onStored?: (record: StoredScenario) => void;
  /** What opening storage gave: what is stored already, and what has still to be. */
  readonly start?: Pick<OpenedStorage, 'loaded' | 'unsaved' | 'drafts'>;
}

/** Saves edits; see the head of this file for what is guaranteed. */
export interface Saver {
  /** The truth about the newest edit, at the time of asking. */
  readonly status: SaveStatus;
  /** As `adopt`, and makes it the scenario that drafts belong to. */
  open(record: StoredScenario): void;
  /**
   * Tells what is stored of a scenario. Edits of it that wait go on waiting, but those in conflict are given
   * up: the caller has them, and joins them into the next edit.
   */
  adopt(record: StoredScenario): void;
  /** Whether an edit of a scenario waits or is being written. */
  isWaiting(id: string): boolean;
  /**
   * Takes the newest state of a scenario, and its draft for committed.
   * @returns its new revision
   * @throws TypeError, naming the place, if it holds what JSON cannot (F24); nothing has changed then
   */
  edit(scenario: Scenario): number;
  /**
   * Keeps the text in a cell editor, undefined once that is left. False if it could not be kept, or none is
   * open.
   */
  draft(cell: string, text: string | undefined): boolean;
  /**
   * Writes what waits, at once: for pagehide, visibilitychange and leaving a view. Resolves when that has
   * ended.
   */
  flush(): Promise<void>;
  /** Drops what waits of a scenario and its journal entry; once it resolves, no write of it is under way. */
  forget(id: string): Promise<void>;
  /** Ends saving for good, as another tab erased the data or brings a newer version. */
  halt(why: 'gone' | 'newer'): void;
  /** Flushes, and ends the retries; `edit` throws from then on. */
  close(): Promise<void>;
}

/** Makes a saver; it saves at once what `start` says is unsaved. */
export function createSaver(options: SaverOptions): Saver {
  const { store, journal, now, onStatus, onConflict, onStored, start } = options;
  const works = new Map<string, Work>();
  const isMemory = store.kind === 'memory';
  let openId: string | undefined;
  let savedAt: string | undefined;
  let isClosed = false;
  let told = '';
  const loop = createSaveLoop({ next: nextWrite, onChange: report });

  function status(): SaveStatus {
    if (isMemory) return { state: 'memory', reason: store.reason };
    const waiting = [...works.values()].filter(isUnsaved);
    const failure = loop.failure ?? waiting.find((work) => work.refusal)?.refusal;
    if (failure) {
      const message = failure === 'conflict' ? CONFLICT_MESSAGE : failureMessage(failure);
      return { state: 'failed', failure, message };
    }
    if (waiting.length > 0) return { state: loop.isWriting ? 'saving' : 'unsaved' };
    return savedAt === undefined ? { state: 'unsaved' } : { state: 'saved', at: notAfter(savedAt, now()) };
  }

  function report(): void {
    const present = status();
    const text = JSON.stringify(present);
    if (text === told) return;
    told = text;
    onStatus?.(present);
  }

  function nextWrite(): (() => Promise<void>) | undefined {
    const work = [...works.values()].find((one) => isUnsaved(one) && !one.refusal);
    return work && (() => write(work));
  }

  async function write(work: Work): Promise<void> {
    const record = recordOf(work, now());
    work.inFlight = record.revision;
    const result = await store
      .save(record, work.stored)
      .catch((error: unknown) => {
        work.doubtful = record;
        throw error;
      })
      .finally(() => {
        work.inFlight = undefined;
      });
    const stored = settleWork(work, record, result);
    if (works.get(record.id) !== work) return;
    if (stored) {
      savedAt = stored.savedAt;
      onStored?.(stored);
    }
    if (!isUnsaved(work)) tidy(work);
    if (result.ok || work.refusal !== 'conflict' || result.refusal !== 'conflict') return;
    keep(work);
    // on its own, so that a mistake in it is not taken for a failed save
    queueMicrotask(() => onConflict?.(result.stored, work.scenario, work.base));
  }

  /** After an erase nothing may come back, not even in the journal (F31). */
  function keep(work: Work): boolean {
    work.isJournaled = loop.failure !== 'gone' && journal.write(entryOf(work, isMemory));
    return work.isJournaled;
  }

  /**
   * What is stored need not be kept twice, unless there is a draft; what is only in memory stays in the
   * journal.
   */
  function tidy(work: Work): void {
    const { scenario, revision, draft, restored } = work;
    if (!isMemory && !draft && !restored) journal.clear(scenario.id, revision);
    if (!work.isParked) return;
    work.isParked = false;
    // should this fail, the next start sees that it is stored already
    store.unpark(scenario.id, revision).catch(() => undefined);
  }

  function kick(): void {
    loop.kick();
  }

  function flush(): Promise<void> {
    for (const work of works.values()) {
      if (isMemory || loop.failure === 'gone' || !isUnsaved(work) || work.isJournaled) continue;
      // the last resort of a closing page; the ordinary save that follows reports the same failure
      work.isParked = true;
      store.park(entryOf(work, isMemory)).catch(() => undefined);
    }
    kick();
    return loop.idle();
  }

  function adopt(record: StoredScenario): void {
    const work = works.get(record.id);
    if (!work || work.refusal || (!isUnsaved(work) && record.revision > work.revision)) {
      const { draft, restored } = work ?? {};
      works.set(record.id, { ...workOn(record, record.revision, restored), draft });
      savedAt = record.savedAt;
    }
    report();
  }

  for (const record of start?.loaded.scenarios ?? []) {
    const stored = start?.unsaved.includes(record.id) ? undefined : record.revision;
    const found = start?.drafts.find((draft) => draft.id === record.id);
    works.set(record.id, workOn(record, stored, found && { cell: found.cell, text: found.text }));
    if (savedAt === undefined || record.savedAt > savedAt) savedAt = record.savedAt;
  }
  queueMicrotask(kick);

  return {
    get status() {
      return status();
    },
    open(record) {
      openId = record.id;
      adopt(record);
    },
    adopt,
    isWaiting(id) {
      const work = works.get(id);
      return work !== undefined && isUnsaved(work);
    },
    edit(given) {
      if (isClosed) throw new Error('The saver is closed.');
      const scenario = snapshot(given);
      const work = works.get(scenario.id) ?? workOn({ scenario, revision: 0 }, 0);
      works.delete(scenario.id); // set again at the end, as the newest
      works.set(scenario.id, work);
      work.scenario = scenario;
      work.revision += 1;
      work.draft = undefined;
      openId = scenario.id;
      keep(work);
      report();
      queueMicrotask(kick);
      return work.revision;
    },
    draft(cell, text) {
      const work = openId === undefined ? undefined : works.get(openId);
      if (!work) return false;
      work.restored = undefined;
      work.draft = text === undefined ? undefined : { cell, text };
      const isNeeded = work.draft !== undefined || isMemory || isUnsaved(work);
      return isNeeded ? keep(work) : journal.clear(work.scenario.id, work.revision);
    },
    flush,
    async forget(id) {
      const work = works.get(id);
      works.delete(id);
      journal.clear(id, Number.MAX_SAFE_INTEGER);
      report();
      if (work && loop.isWriting) await loop.idle();
    },
    halt(why) {
      loop.halt(why);
    },
    async close() {
      isClosed = true;
      await flush();
      loop.stop();
    },
  };
}
