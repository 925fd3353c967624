/** Storage in memory, for a browser whose database fails (F5, F13); the device is awaited as long as there is hope. */
import { failureMessage, type StorageFailure } from './failure.ts';
import type { Journal } from './journal.ts';
import { awaitDevice } from './late-answer.ts';
import { createMemoryStore } from './memory-store.ts';
import { merge, NOTHING, type OpenedStorage, type OpenStorageOptions } from './opened-storage.ts';
import type { ScenarioStore } from './scenario-store.ts';

/**
 * The journal's work is shown, and stays in the journal: nothing here outlives the tab.
 * @param device the store that failed, if there is one at all; when it answers after all, `onLateAnswer` is told
 */
export function openMemory(
  failure: StorageFailure,
  journal: Journal,
  options: OpenStorageOptions,
  device?: ScenarioStore,
): OpenedStorage {
  const { scenarios, drafts } = merge(NOTHING, journal, options);
  const { readScenario } = options;
  const reason = failureMessage(failure);
  const store = createMemoryStore({ reason, records: scenarios, ...(readScenario && { readScenario }) });
  const opened = { store, journal, loaded: { ...NOTHING, scenarios }, unsaved: [], drafts, failure };
  if (device && options.onLateAnswer) void awaitDevice(device, opened, options);
  return opened;
}
