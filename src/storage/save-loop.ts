/**
 * One write at a time, again and again until nothing waits (F6, F12, F17). A failure ends the round; the next
 * one follows after a growing pause, or at once when there is a reason to try. What is written is the
 * caller's business.
 */
import { classifyFailure, isPermanent, type StorageFailure } from './failure.ts';

/** A write that takes longer, in milliseconds, is told as `silent`; it still counts once it ends (F12). */
const PATIENCE = 4500;
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

export interface SaveLoopOptions {
  /**
   * The next write that waits, undefined if none does; what it does once it has resolved must no longer wait.
   */
  readonly next: () => (() => Promise<void>) | undefined;
  /** Something of `failure` or `isWriting` changed, or a write ended. */
  readonly onChange: () => void;
}

/** The loop, and how it fares. */
export interface SaveLoop {
  /** Why the last write failed, undefined once one has succeeded since. */
  readonly failure: StorageFailure | undefined;
  readonly isWriting: boolean;
  /**
   * Starts what waits, unless a write is in flight, which it then follows; a pause after a failure is cut
   * short.
   */
  kick(): void;
  /** Resolves when no write is in flight and none follows, be it for a failure. */
  idle(): Promise<void>;
  /** Ends writing for good. */
  halt(why: 'gone' | 'newer'): void;
  /** A failed write is not tried again by itself any more. */
  stop(): void;
}

/** Makes a loop at rest. */
export function createSaveLoop({ next, onChange }: SaveLoopOptions): SaveLoop {
  let failure: StorageFailure | undefined;
  let failures = 0;
  let isWriting = false;
  let round = Promise.resolve();
  let retry: ReturnType<typeof setTimeout> | undefined;

  function waiting(): (() => Promise<void>) | undefined {
    return failure && isPermanent(failure) ? undefined : next();
  }

  function fail(why: StorageFailure): void {
    if (failure && isPermanent(failure)) return;
    failure = why;
    failures += 1;
    if (isPermanent(why)) return;
    retry = setTimeout(kick, Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE));
  }

  /** @returns whether the write succeeded */
  async function attempt(write: () => Promise<void>): Promise<boolean> {
    const watch = setTimeout(() => {
      failure ??= 'silent';
      onChange();
    }, PATIENCE);
    try {
      await write();
    } catch (error) {
      fail(classifyFailure(error));
      return false;
    } finally {
      clearTimeout(watch);
    }
    failures = 0;
    if (failure && !isPermanent(failure)) failure = undefined;
    return true;
  }

  // nothing is awaited between the last look at what waits and the end of the round, so no edit is overlooked
  async function writeAll(): Promise<void> {
    isWriting = true;
    try {
      for (let write = waiting(); write; write = waiting()) {
        onChange();
        if (!(await attempt(write))) break;
      }
    } finally {
      isWriting = false;
      onChange();
    }
  }

  function kick(): void {
    clearTimeout(retry);
    if (!isWriting && waiting()) round = writeAll();
  }

  return {
    get failure() {
      return failure;
    },
    get isWriting() {
      return isWriting;
    },
    kick,
    idle: () => round,
    halt(why) {
      clearTimeout(retry);
      failure = why;
      onChange();
    },
    stop() {
      clearTimeout(retry);
    },
  };
}
