/** The built app as a server has it, version after version, and as the service worker keeps it. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Page } from '@playwright/test';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** Resolves when the app is whole on this device and its service worker answers for this page. */
export async function isHere(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20));
  });
}

/** A host that, as some do, sends whoever asks for `recover.html` on to `recover`. */
export async function servePretty(): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/recover.html') {
      response.writeHead(301, { location: '/recover' }).end();
      return;
    }
    const file = pathname === '/' ? 'index.html' : pathname === '/recover' ? 'recover.html' : pathname;
    const path = join('dist', file);
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    if (existsSync(path)) response.writeHead(200, { 'content-type': type }).end(readFileSync(path));
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
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
