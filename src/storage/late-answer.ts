/**
 * When the database answers after the app has gone on in memory (F13, F16): what it holds is never
 * overwritten, and what was made meanwhile is stored in it as copies. Until that has happened, the journal
 * keeps the work.
 */
import { classifyFailure, isPermanent, StorageError } from './failure.ts';
import { pause } from './in-time.ts';
import { keptCopy } from './kept-copy.ts';
import {
  merge,
  settle,
  type LateAnswer,
  type OpenedStorage,
  type OpenStorageOptions,
} from './opened-storage.ts';
import type { ScenarioStore } from './scenario-store.ts';

/**
 * Asks the device until it answers, takes over the work from memory, and calls `onLateAnswer`.
 * @param memory what the app works with meanwhile
 * @returns a promise that resolves after that, or when it is hopeless, or when the signal is aborted; it
 * rejects only if `onLateAnswer` throws
 */
export async function awaitDevice(
  device: ScenarioStore,
  memory: OpenedStorage,
  options: OpenStorageOptions,
): Promise<void> {
  const takeOver = takingOver(device, memory, options);
  let late: LateAnswer | undefined;
  for (let wait = 1000; !late && options.signal?.aborted !== true; wait = Math.min(2 * wait, 30_000)) {
    try {
      late = await takeOver();
    } catch (error) {
      const failure = classifyFailure(error);
      if (isPermanent(failure)) return;
      // a silent device has had its time already
      await pause(failure === 'silent' ? 0 : wait, options.signal);
    }
  }
  if (late) options.onLateAnswer?.(late);
}

/** One try after another may store the same copies, so their ids are made once. */
function takingOver(
  device: ScenarioStore,
  { store, journal, loaded: shown }: OpenedStorage,
  options: OpenStorageOptions,
): () => Promise<LateAnswer> {
  const { now, newId, timeoutMs = 4000 } = options;
  const shownRevision = new Map(shown.scenarios.map((record) => [record.id, record.revision]));
  const copyIds = new Map<string, string>();

  function copyId(id: string): string {
    const made = copyIds.get(id) ?? newId();
    copyIds.set(id, made);
    return made;
  }

  return async () => {
    const loaded = await device.load();
    const inMemory = (await store.load()).scenarios;
    const work = inMemory.filter(({ id, revision }) => revision > (shownRevision.get(id) ?? -1));
    const savedAt = new Date(now()).toISOString();
    const copies = new Map(work.map((record) => [record.id, keptCopy(record, copyId(record.id), savedAt)]));
    const merged = merge(loaded, journal, options, (id) => copies.has(id));
    const unsaved = await settle(device, journal, merged, timeoutMs, [...copies.values()]);
    if (unsaved.length > 0) throw new StorageError('unknown');
    for (const { id, revision } of work) journal.clear(id, revision);
    const scenarios = new Map([...merged.scenarios, ...copies.values()].map((record) => [record.id, record]));
    return {
      store: device,
      journal,
      loaded: { ...loaded, scenarios: [...scenarios.values()] },
      unsaved,
      drafts: merged.drafts,
      failure: undefined,
      copies,
    };
  };
}
