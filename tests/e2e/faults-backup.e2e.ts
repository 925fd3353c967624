/** Backup and restore: what was lost comes back, whole or not at all (F1, F3, F4, F41, F42, F43). */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import { plansOn } from './support/device.ts';
import { expectCell, fromMenu, openPlan, saved, start, THREE_TIERS, type } from './support/sheet.ts';

/** How often a tab is killed while it imports. */
const TIMES = Number(process.env['E2E_TIMES'] ?? 20);

/** Without a file picker, which no test can press, a backup is a download. */
async function withoutPicker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
}

async function openBackups(page: Page): Promise<void> {
  await fromMenu(page, 'Export', 'Backup and storage…');
  await expect(page.getByRole('dialog', { name: 'Backup and storage' })).toBeVisible();
}

/** Makes a backup and gives the file. */
async function backUp(page: Page): Promise<string> {
  await openBackups(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Back up everything…' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Quotasheet backup_\d{4}-\d{2}-\d{2}\.json$/);
  const text = readFileSync(await download.path(), 'utf8');
  await expect(page.getByText(/^Download started: Quotasheet backup/)).toBeVisible();
  await page.keyboard.press('Escape');
  return text;
}

async function choose(page: Page, text: string): Promise<void> {
  await page
    .getByLabel('Backup file')
    .setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** What a backup says is kept, without what differs from one to the next. */
function contentsOf(backup: string): unknown {
  const { contents } = JSON.parse(backup) as {
    contents: { openId: string; settings: Record<string, unknown>; scenarios: { id: string }[] };
  };
  const { backup: _, ...settings } = contents.settings;
  return {
    ...contents,
    openId: '',
    settings,
    scenarios: contents.scenarios.toSorted((a, b) => a.id.localeCompare(b.id)),
  };
}

test(
  'F1 F41: all site data cleared, then restored from a backup: all is as before',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await withoutPicker(page);
    await start(page);
    await openPlan(page, THREE_TIERS);
    await type(page, 'SDRs', '12');
    await openPlan(page, { ...THREE_TIERS, id: 'second', name: 'Second plan' });
    await type(page, 'Seats, Small', '9');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel('Theme').selectOption('dark');
    await page.getByLabel('Figures and dates as in').selectOption('hr-HR');
    await page.keyboard.press('Escape');
    await saved(page);
    const before = await backUp(page);

    await page.goto('about:blank');
    const session = await page.context().newCDPSession(page);
    const origin = new URL(test.info().project.use.baseURL ?? '').origin;
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await start(page);
    await expect(page.getByRole('button', { name: 'Plan: Worked example' })).toBeVisible();
    await openBackups(page);
    await choose(page, before);
    await expect(page.getByText(/^2 plans, 0 in the trash/)).toBeVisible();
    await page.getByRole('button', { name: 'Restore 2 plans' }).click();
    await expect(page.getByText('2 plans restored.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.reload();
    const after = await backUp(page);
    expect(contentsOf(after)).toEqual(contentsOf(before));
  },
);

test(
  'F41: a backup dropped on the page is shown, replaces what is here, and is taken back',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await withoutPicker(page);
    await start(page);
    await openPlan(page, THREE_TIERS);
    await saved(page);
    const backup = await backUp(page);
    await type(page, 'SDRs', '15');
    await saved(page);
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'backup.json', { type: 'application/json' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, backup);
    await expect(page.getByText('1 plan is here in another state')).toBeVisible();
    await page.getByRole('radio', { name: /^Replace/ }).check();
    await page.getByRole('button', { name: 'Restore 1 plan' }).click();
    await expect(page.getByText('1 plan restored.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expectCell(page, 'SDRs', '10');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('backup');
    await page.keyboard.press('Enter');
    await choose(page, backup);
    await expect(page.getByText('the same is here')).toBeVisible();
  },
);

test('F41: a restore is taken back by one press', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await saved(page);
  await openBackups(page);
  const kept = { id: 'second', revision: 4, savedAt: '2026-03-01T12:00:00.000Z' };
  const scenario = { ...THREE_TIERS, id: 'second', name: 'Second plan' };
  const contents = {
    settings: {},
    scenarios: [{ ...kept, scenario }],
    trash: [],
    versions: [],
    unreadable: [],
  };
  await choose(page, JSON.stringify({ format: 'quotasheet-backup', version: 1, contents }));
  await expect(page.getByText(/changed or damaged after it was made/)).toBeVisible();
  await page.getByRole('button', { name: 'Restore 1 plan' }).click();
  await expect(page.getByText('1 plan restored.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo restore' }).click();
  await expect(page.getByText('Taken back: all is as before.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Plan: / }).click();
  await expect(page.getByRole('menuitemradio')).toHaveText([String(THREE_TIERS['name'])]);
});

test('F42: “backed up” is said only when the file was written to its end', async ({ page }) => {
  await page.addInitScript(() => {
    const written: string[] = [];
    Object.assign(window, {
      written,
      showSaveFilePicker: () =>
        Promise.resolve({
          name: 'mine.json',
          createWritable: () =>
            location.hash === '#full'
              ? Promise.reject(new Error('the disk is full'))
              : Promise.resolve({
                  write: (text: string) => Promise.resolve(void written.push(text)),
                  close: () => Promise.resolve(),
                }),
        }),
    });
  });
  await start(page);
  await type(page, 'SDRs', '12');
  await saved(page);
  await page.evaluate(() => (location.hash = '#full'));
  await openBackups(page);
  await page.getByRole('button', { name: 'Back up everything…' }).click();
  await expect(
    page.getByText(/There is no backup: it could not be written\. the disk is full/),
  ).toBeVisible();
  await expect(page.getByText(/There is no backup yet/)).toBeVisible();
  await page.evaluate(() => (location.hash = ''));
  await page.getByRole('button', { name: 'Back up everything…' }).click();
  await expect(page.getByText('Everything is backed up in mine.json.')).toBeVisible();
  await expect(page.getByText('Last backup now; nothing was changed since.')).toBeVisible();
  const [text] = await page.evaluate(() => (window as unknown as { written: string[] }).written);
  expect(JSON.parse(text ?? '')).toMatchObject({ format: 'quotasheet-backup', count: { scenarios: 1 } });
});

test('F3: a browser that never answers whether it protects the data holds nothing up', async ({ page }) => {
  await page.addInitScript(() => {
    if (!('StorageManager' in window)) return; // as in a page that is not secure, before ours is there
    StorageManager.prototype.persist = () => new Promise(() => undefined);
    StorageManager.prototype.persisted = () => new Promise(() => undefined);
  });
  await start(page);
  await openBackups(page);
  await expect(page.getByText(/^Not protected: this browser has not answered/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Back up everything…' })).toBeEnabled();
});

test(
  'F4: after a hundred edits without a backup a quiet reminder offers one, and can be put off',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await withoutPicker(page);
    await start(page);
    await openPlan(page, THREE_TIERS);
    await saved(page);
    const reminder = page.getByRole('complementary', { name: 'Backup' });
    await type(page, 'SDRs', '12');
    await cellEdits(page, 100);
    await expect(reminder).toContainText('edits are in this browser only');
    await reminder.getByRole('button', { name: 'Later' }).click();
    await expect(reminder).toHaveCount(0);
    await saved(page);
    await page.reload();
    await expectCell(page, 'SDRs', '12');
    await expect(reminder).toHaveCount(0);
  },
);

test(
  `F43: a tab killed while it restores leaves the store wholly before or wholly after, ${TIMES} times of ${TIMES}`,
  { tag: CHROMIUM_ONLY },
  async ({ page, context, problems }) => {
    test.setTimeout(240_000);
    const scenarios = Array.from({ length: 40 }, (_, at) => ({
      id: `restored${at}`,
      revision: 3,
      savedAt: '2026-03-01T12:00:00.000Z',
      scenario: { ...THREE_TIERS, id: `restored${at}`, name: `Restored ${at}`, notes: 'x'.repeat(5000) },
    }));
    const contents = { settings: {}, scenarios, trash: [], versions: [], unreadable: [] };
    const backup = JSON.stringify({ format: 'quotasheet-backup', version: 1, contents });
    const counts: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const tab = await context.newPage();
      await start(tab);
      await openBackups(tab);
      await choose(tab, backup);
      const button = tab.getByRole('button', { name: /^Restore / });
      await expect(button).toBeVisible();
      const session = await context.newCDPSession(tab);
      // pressed from within, so that nothing is awaited between the press and the crash
      await tab.evaluate((wait) => {
        const press = [...document.querySelectorAll('button')].find(({ textContent }) =>
          /^\s*Restore \d/.test(textContent),
        );
        press?.click();
        return new Promise((resolve) => {
          setTimeout(resolve, wait);
        });
      }, time * 3);
      session.send('Page.crash').catch(() => undefined);
      await tab.waitForEvent('crash').catch(() => undefined);
      await tab.close({ runBeforeUnload: false }).catch(() => undefined);
      await start(page);
      const names = (await plansOn(page)).filter(({ scenario }) =>
        scenario.name.startsWith('Restored '),
      ).length;
      counts.push(names);
      if (names > 0) {
        await page.goto('about:blank');
        const cleaner = await context.newCDPSession(page);
        const origin = new URL(test.info().project.use.baseURL ?? '').origin;
        await cleaner.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' });
      }
    }
    expect(counts.filter((count) => count !== 0 && count !== scenarios.length)).toEqual([]);
    problems.length = 0;
  },
);

/** So many edits, each a step of its own. */
async function cellEdits(page: Page, count: number): Promise<void> {
  for (let edit = 0; edit < count / 2; edit += 1) {
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
  }
}
