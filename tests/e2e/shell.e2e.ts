/** The shell around the app: what the server sends, starting without a network, and changing to a new version. */
import { cpSync } from 'node:fs';
import { expect, serveBuilt, test } from './support/app.ts';
import { deploySecond, isHere } from './support/deployed.ts';

test('every answer carries the policy, and the page is never kept without asking', async ({ request }) => {
  for (const path of ['', 'sw.js', 'manifest.webmanifest', 'icon.svg', 'no-such-file.js']) {
    const response = await request.get(path);
    const headers = response.headers();
    expect(response.status(), path).toBe(path === 'no-such-file.js' ? 404 : 200);
    expect(headers['content-security-policy'], path).toContain("default-src 'none'");
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['cache-control'], path).toBe('no-cache');
  }
});

test('the page and the server state one policy', async ({ request }) => {
  const response = await request.get('');
  const meta = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(await response.text())?.[1];
  expect(response.headers()['content-security-policy']).toBe(
    `${meta?.replaceAll('&#39;', "'") ?? ''}; frame-ancestors 'none'`,
  );
});

test('it reloads without a network', async ({ page, context }) => {
  await page.goto('./');
  await isHere(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('#app > *').first()).toBeVisible();
});

test('it starts in a new browser with the server gone', async ({ openProfile }) => {
  const server = await serveBuilt();
  const first = await openProfile();
  const page = await first.newPage();
  await page.goto(server.url);
  await isHere(page);
  await first.close();
  await server.stop();

  const reopened = await (await openProfile()).newPage();
  await reopened.goto(server.url);
  await expect(reopened.locator('#app > *').first()).toBeVisible();
});

test('a new version waits for consent, then replaces the old one whole', async ({ page }, testInfo) => {
  const dir = testInfo.outputPath('deployed');
  cpSync('dist', dir, { recursive: true });
  const server = await serveBuilt({ dir });
  const html = page.locator('html');
  await page.goto(server.url);
  await isHere(page);

  deploySecond(dir);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((done) => setTimeout(done, 20));
  });
  await page.reload();
  await expect(html).not.toHaveAttribute('data-version', 'second');

  await page.evaluate(async () => {
    const { waiting } = await navigator.serviceWorker.ready;
    const changed = new Promise((done) => {
      navigator.serviceWorker.addEventListener('controllerchange', done, { once: true });
    });
    waiting?.postMessage('SKIP_WAITING');
    await changed;
  });
  await page.reload();
  await expect(html).toHaveAttribute('data-version', 'second');
  expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
  await server.stop();
});
