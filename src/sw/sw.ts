/**
 * The service worker: keeps every file of one version of the app, and answers from there, so that the app opens without a
 * network and never mixes versions. A new version is fetched whole and then waits until the user agrees to it.
 */
import { SKIP_WAITING } from './messages.ts';

declare const self: ServiceWorkerGlobalScope;
/** The app's files, relative to the page; the build puts them here. */
declare const __PRECACHE__: readonly string[];
/** Names this version by the contents of its files. */
declare const __VERSION__: string;

// With the scope in it, as two copies of the app may live in two folders of one origin.
const PREFIX = `quotasheet ${self.registration.scope} `;
const CACHE = PREFIX + __VERSION__;

self.addEventListener('install', (event) => event.waitUntil(precache()));

self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('message', (event) => {
  if (event.data === SKIP_WAITING) event.waitUntil(self.skipWaiting());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

/** All files or none, past the browser's own cache, which may hold another version's. */
async function precache(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(__PRECACHE__.map((url) => new Request(url, { cache: 'reload' })));
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/**
 * The kept file; for an address inside the app that is no file, the page; and the network for what was never ours to keep.
 * The cache is never opened here, as that would make it anew after everything was erased.
 */
async function answer(request: Request): Promise<Response> {
  const isPage = request.mode === 'navigate';
  const kept = await caches.match(request, { cacheName: CACHE, ignoreVary: true, ignoreSearch: isPage });
  return (
    plain(kept ?? (isPage ? await caches.match('./', { cacheName: CACHE }) : undefined)) ?? fetch(request)
  );
}

/** Servers that redirect `recover.html` to `recover` leave a mark on what was kept, with which no page may be answered. */
function plain(kept: Response | undefined): Response | undefined {
  return kept?.redirected ? new Response(kept.body, kept) : kept;
}
