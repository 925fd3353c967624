/** Browsers whose storage fails, from the next page on, each in one way. */
import type { Page } from '@playwright/test';

/** `indexedDB.open` throws, as in some private windows: the first `times` times, or always. */
export async function refuseOpen(page: Page, times = Infinity): Promise<void> {
  await page.addInitScript(
    (most) => {
      const { prototype } = IDBFactory;
      const open = Object.getOwnPropertyDescriptor(prototype, 'open')?.value as IDBFactory['open'];
      let count = 0;
      prototype.open = function (...given) {
        count += 1;
        if (most === null || count <= most) throw new DOMException('planted: no storage', 'SecurityError');
        return open.apply(this, given);
      };
    },
    Number.isFinite(times) ? times : null,
  );
}

/** `indexedDB.open` answers after so many milliseconds; null for never. */
export async function delayOpen(page: Page, ms: number | null): Promise<void> {
  await page.addInitScript((wait) => {
    const { prototype } = IDBFactory;
    const open = Object.getOwnPropertyDescriptor(prototype, 'open')?.value as IDBFactory['open'];
    prototype.open = function (...given) {
      const late: Record<string, unknown> = {};
      const begin = (): void => {
        const request = open.apply(this, given);
        for (const kind of ['upgradeneeded', 'blocked', 'success', 'error'] as const) {
          request.addEventListener(kind, (event) => {
            if (kind === 'error') late['error'] = request.error;
            else if (kind !== 'blocked') late['result'] = request.result;
            late['transaction'] = request.transaction;
            const handler = late[`on${kind}`];
            if (typeof handler === 'function') Reflect.apply(handler, late, [event]);
          });
        }
      };
      if (wait !== null) setTimeout(begin, wait);
      return late as unknown as IDBOpenDBRequest;
    };
  }, ms);
}

/** Transactions of this page throw InvalidStateError, as after a lost connection: the next `times`, or all from now on. */
export async function loseConnection(page: Page, times = Infinity): Promise<void> {
  await page.evaluate(
    (most) => {
      const { prototype } = IDBDatabase;
      const original = Object.getOwnPropertyDescriptor(prototype, 'transaction')
        ?.value as IDBDatabase['transaction'];
      let count = 0;
      prototype.transaction = function (...given) {
        count += 1;
        if (most === null || count <= most) throw new DOMException('planted: closing', 'InvalidStateError');
        return original.apply(this, given);
      };
    },
    Number.isFinite(times) ? times : null,
  );
}

/** Every transaction of this page that puts something takes this long to complete. */
export async function slowSaves(page: Page, ms: number): Promise<void> {
  await page.evaluate((wait) => {
    IDBTransaction.prototype.commit = () => undefined; // it commits by itself once nothing is asked of it
    const { prototype } = IDBObjectStore;
    const put = Object.getOwnPropertyDescriptor(prototype, 'put')?.value as IDBObjectStore['put'];
    prototype.put = function (...given) {
      const until = performance.now() + wait;
      const linger = (): void => {
        if (performance.now() < until) this.count().onsuccess = linger;
      };
      linger();
      return put.apply(this, given);
    };
  }, ms);
}

/** Notes from now on each time that the page says “Saved”, for `timesSaved`. */
export async function watchSaved(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenSaved: seen });
    new MutationObserver(() => {
      const said = /\bSaved\b[^.]*/.exec(document.body.textContent);
      if (said) seen.push(said[0]);
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

/** What the page said with “Saved” since `watchSaved`. */
export function seenSaved(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { seenSaved: string[] }).seenSaved);
}
