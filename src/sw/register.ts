/**
 * The page's side of the service worker: registers it, says when another version could be had, and changes to it when the user
 * agrees. The page is reloaded by `acceptUpdate` and by nothing else, as a reload may lose what is being typed.
 */
import { SKIP_WAITING } from './messages.ts';

/**
 * Why a reload is offered: a new version `waiting` for consent; this page's version `replaced`, as another tab agreed;
 * a part of this version `missing` on the server, so that a view could not open.
 */
export type UpdateReason = 'waiting' | 'replaced' | 'missing';

export interface Updates {
  /** Calls back at each offer, and at once if one stands. Returns what ends this. */
  readonly onUpdate: (callback: (reason: UpdateReason) => void) => () => void;
  /** Changes to the new version and reloads the page, once. To be called on the user's word, with everything saved. */
  readonly acceptUpdate: () => void;
  /** Settles when known: whether the app will open without a network. False where service workers are absent or refused. */
  readonly offline: Promise<boolean>;
}

/** What registering needs of the browser. */
export interface Surroundings {
  /** Absent in insecure pages and in some private windows. */
  readonly container: ServiceWorkerContainer | undefined;
  /** The window: where Vite says that a part could not be loaded. */
  readonly page: EventTarget;
  readonly reload: () => void;
}

const browser = (): Surroundings => ({
  container: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
  page: window,
  reload: () => location.reload(),
});

/** Registers `sw.js` beside the page and watches for new versions. */
export function register({ container, page, reload }: Surroundings = browser()): Updates {
  const callbacks = new Set<(reason: UpdateReason) => void>();
  let standing: UpdateReason | undefined;
  let registration: ServiceWorkerRegistration | undefined;
  let accepted = false;
  let controlled = Boolean(container?.controller);

  function offer(reason: UpdateReason): void {
    standing = reason;
    for (const callback of callbacks) callback(reason);
  }

  function watch(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && container?.controller) offer('waiting');
    });
  }

  async function start(): Promise<boolean> {
    if (!container) return false;
    try {
      registration = await container.register('./sw.js', { scope: './', updateViaCache: 'none' });
    } catch {
      return false; // refused by the browser or never fetched: the app works, but only with a network
    }
    if (registration.waiting && container.controller) offer('waiting');
    watch(registration.installing);
    registration.addEventListener('updatefound', () => watch(registration?.installing ?? null));
    await container.ready;
    return true;
  }

  container?.addEventListener('controllerchange', () => {
    const first = !controlled; // the very first worker takes charge of a page that it does not change
    controlled = true;
    if (accepted) reload();
    else if (!first) offer('replaced');
  });
  page.addEventListener('vite:preloadError', () => offer('missing'));

  return {
    offline: start(),
    onUpdate(callback) {
      callbacks.add(callback);
      if (standing) callback(standing);
      return () => callbacks.delete(callback);
    },
    acceptUpdate() {
      if (accepted) return;
      accepted = true;
      if (registration?.waiting) registration.waiting.postMessage(SKIP_WAITING);
      else reload();
    },
  };
}
