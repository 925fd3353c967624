/** A new version lands while the old one is at work: what is typed survives it, and no view is ever blank (F36, F37). */
import { cpSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectProblems, serveBuilt, test } from './support/app.ts';
import { deploySecond, isHere, removeLaterParts } from './support/deployed.ts';
import { cell, expectCell, saved, start, type } from './support/sheet.ts';

const SECOND = 'html[data-version=second]';

/** Has the page's service worker look for the version that was deployed, and fetch it whole. */
async function fetchUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((done) => setTimeout(done, 20));
  });
}

test('F36: a version that lands during an edit waits for consent, and the half-typed text survives the reload', async ({
  page,
}, testInfo) => {
  const dir = testInfo.outputPath('deployed');
  cpSync('dist', dir, { recursive: true });
  const server = await serveBuilt({ dir });
  await start(page, server.url);
  await isHere(page);
  await type(page, 'SDRs', '9');
  await saved(page);
  await cell(page, 'AE win rate, Mid-market').click();
  await page.keyboard.type('=1/');

  deploySecond(dir);
  await fetchUpdate(page);
  await expect(page.getByText('A new version is ready.')).toBeVisible();
  const editor = page.getByRole('textbox', { name: 'AE win rate, Mid-market' });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue('=1/');
  await expect(page.locator(SECOND)).toHaveCount(0);

  await page.getByRole('button', { name: 'Reload now' }).click();
  await expect(page.locator(SECOND)).toHaveCount(1);
  await expectCell(page, 'AE win rate, Mid-market', '=1/'); // kept as typed when the press left the editor
  await expect(cell(page, 'AE win rate, Mid-market')).toHaveAttribute('aria-invalid', 'true');
  await expectCell(page, 'SDRs', '9');
  await server.stop();
});

test('F37: a tab of the old version opens views whose files are gone from the server', async ({
  page,
}, testInfo) => {
  const dir = testInfo.outputPath('deployed');
  cpSync('dist', dir, { recursive: true });
  const server = await serveBuilt({ dir });
  await start(page, server.url);
  await isHere(page);
  deploySecond(dir);
  removeLaterParts(dir);
  for (const title of ['Settings', 'Solve for', 'How it is calculated']) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Command/ }).fill(title);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await server.stop();
});

test('F37: where nothing keeps the old files, a view that is gone offers a reload, and the work is kept', async ({
  page,
  problems,
}, testInfo) => {
  expectProblems(
    problems,
    /404|Failed to fetch|Refused to apply style|blocked due to MIME type|preload CSS|dynamically imported module/,
  );
  const dir = testInfo.outputPath('deployed');
  cpSync('dist', dir, { recursive: true });
  const server = await serveBuilt({ dir });
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await start(page, server.url);
  await type(page, 'SDRs', '9');
  removeLaterParts(dir);
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText('A part of this version can no longer be loaded.')).toBeVisible();
  await expectCell(page, 'SDRs', '9');
  await expect(page.getByRole('grid', { name: 'Target', exact: true })).toBeVisible();

  cpSync('dist', dir, { recursive: true });
  await page.getByRole('button', { name: 'Reload now' }).click();
  await expectCell(page, 'SDRs', '9');
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await server.stop();
});
