/**
 * Erases all that the app keeps in this browser (F68): plans, settings and journal, and the offline copy of the app itself.
 * What is shown afterwards is loaded before, as the app's files may be out of reach then.
 */
import type { Desk } from '../desk.svelte.ts';

/** Erases, and ends on a page that says how it went. */
export async function eraseEverything(desk: Desk): Promise<void> {
  await import('./Erased.svelte');
  const [failure] = await Promise.all([desk.workspace.eraseAll(), forgetApp()]);
  desk.endErased(failure === undefined ? 'done' : failure === 'blocked' ? 'blocked' : 'failed');
}

/** The service worker first, or it might keep files anew. */
async function forgetApp(): Promise<void> {
  if ('serviceWorker' in navigator) {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.unregister();
  }
  if (!('caches' in window)) return;
  const own = (await caches.keys()).filter((name) => name.startsWith('quotasheet '));
  await Promise.all(own.map((name) => caches.delete(name)));
}
