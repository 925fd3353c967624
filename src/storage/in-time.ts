/** Giving up on an answer without forgetting it: the promise goes on, only the wait for it ends. */

/**
 * Waits for a promise, but no longer than `ms` milliseconds.
 * @returns what the promise gives, if it settles in time; rejects with what it rejects with, or with
 * `tooLate()`
 */
export function inTime<T>(promise: PromiseLike<T>, ms: number, tooLate: () => Error): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(tooLate());
    }, ms);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error('rejected without an error', { cause: error }));
      },
    );
  });
}

/** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}
