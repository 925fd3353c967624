/** Erasing what is kept on this device, the journal of closing pages first, as it would bring work back (F31, F68). */
import { classifyFailure, type StorageFailure } from '../storage/failure.ts';
import type { OpenedStorage } from '../storage/opened-storage.ts';

/**
 * Resolves with nothing when all is erased, else with what is in the way; `blocked` means that other tabs are, and that the
 * erasing ends when they are closed.
 */
export async function eraseStorage({ journal, store }: OpenedStorage): Promise<StorageFailure | undefined> {
  journal.erase();
  try {
    await store.erase();
    return undefined;
  } catch (error) {
    return classifyFailure(error);
  }
}
