/**
 * How storage fails, in seven kinds that the shell can act on, whatever a browser calls them (faults F5, F7,
 * F12, F13, F31, F32).
 *
 * - full: no room; saving resumes once there is. unavailable: the browser gives no access, or lost it.
 * - blocked: another tab holds the database. silent: no answer in time; one may still come.
 * - gone: the data were erased, here or in another tab. newer: a newer version of the app owns them.
 * - unknown: none of these.
 */

/**
 * One kind of failure of the world; `gone` and `newer` last until the page is loaded anew, the others may
 * pass.
 */
export type StorageFailure = 'full' | 'unavailable' | 'blocked' | 'gone' | 'newer' | 'silent' | 'unknown';

const messages: Readonly<Record<StorageFailure, string>> = {
  full: 'Not saved: storage full. Free some space or download a backup; saving goes on by itself once there is room.',
  unavailable:
    'Not saved on this device: the browser gives no access to its storage. Download a backup before you close this tab.',
  blocked:
    'Not saved: another Quotasheet tab is in the way. Close the other tabs; saving then goes on by itself.',
  gone: 'Not saved: the data on this device were erased. Download a backup if you still need this plan, then reload.',
  newer: 'Not saved: these data belong to a newer version of Quotasheet. Reload to update the app.',
  silent:
    'Not saved: the storage of this browser is not answering. Download a backup before you close this tab.',
  unknown:
    'Not saved: the browser refused without a known reason. Download a backup before you close this tab.',
};

const kinds: ReadonlyMap<unknown, StorageFailure> = new Map<unknown, StorageFailure>([
  ['QuotaExceededError', 'full'],
  ['NS_ERROR_DOM_QUOTA_REACHED', 'full'],
  [22, 'full'],
  [1014, 'full'],
  ['VersionError', 'newer'],
  ['TimeoutError', 'silent'],
  ['SecurityError', 'unavailable'],
  ['NotAllowedError', 'unavailable'],
  ['InvalidStateError', 'unavailable'],
  ['UnknownError', 'unavailable'],
]);

/**
 * A failure of the world with its kind; `message` is the sentence for the user and `cause` what the browser
 * said.
 */
export class StorageError extends Error {
  readonly failure: StorageFailure;

  constructor(failure: StorageFailure, cause?: unknown) {
    super(messages[failure], { cause });
    this.name = 'StorageError';
    this.failure = failure;
  }
}

/** A plain sentence for the user: what happened and what to do; each starts with "Not saved". */
export function failureMessage(failure: StorageFailure): string {
  return messages[failure];
}

/** Whether waiting cannot mend it: the page has to be loaded anew, and until then nothing may be written. */
export function isPermanent(failure: StorageFailure): failure is 'gone' | 'newer' {
  return failure === 'gone' || failure === 'newer';
}

/**
 * The kind of anything that was thrown, by name, then by legacy code, then by what it wraps as `inner` or
 * `cause`, three levels deep: an AbortError around a quota error is `full`. Never throws.
 */
export function classifyFailure(error: unknown): StorageFailure {
  let layer = error;
  for (let depth = 0; depth < 3 && typeof layer === 'object' && layer !== null; depth += 1) {
    if (layer instanceof StorageError) return layer.failure;
    const kind = kinds.get(field(layer, 'name')) ?? kinds.get(field(layer, 'code'));
    if (kind) return kind;
    layer = field(layer, 'inner') ?? field(layer, 'cause');
  }
  return 'unknown';
}

function field(holder: object, name: string): unknown {
  const value: unknown = Reflect.get(holder, name);
  return value;
}
