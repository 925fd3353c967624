/** The built app as a server has it, version after version, and as the service worker keeps it. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** Resolves when the app is whole on this device and its service worker answers for this page. */
export async function isHere(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20));
  });
}

/** Turns the app in `dir` into another version of itself. */
export function deploySecond(dir: string): void {
  const edit = (file: string, from: RegExp, to: string): void => {
    const path = join(dir, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };
  edit('index.html', /<html /, '<html data-version="second" ');
  edit('sw.js', /\b[0-9a-f]{16}\b/, 'second-version-0');
}

/** Takes the scripts of every part that is loaded later off the server, as the next version has them under other names. */
export function removeLaterParts(dir: string): void {
  const html = readFileSync(join(dir, 'index.html'), 'utf8');
  for (const name of readdirSync(join(dir, 'assets'))) {
    if (!html.includes(name)) rmSync(join(dir, 'assets', name));
  }
}
