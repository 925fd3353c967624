/** Two tabs with the same plan: both show what either typed, and nothing typed is lost (F27, F29, F31). */
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { cell, expectCell, openPlan, saved, start, THREE_TIERS, type } from './support/sheet.ts';

/** What one tab stored is to be seen in the other so soon, in milliseconds. */
const SOON = 1000;

async function shows(page: Page, label: string, text: string): Promise<void> {
  await expect(cell(page, label)).toHaveAccessibleName(`${label}: ${text}`, { timeout: SOON });
}

async function twoTabs(page: Page): Promise<Page> {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await saved(page);
  const other = await page.context().newPage();
  await start(other);
  await expectCell(other, 'SDRs', '10');
  return other;
}

test('F27: edits of different cells are in both tabs within a second, and after a reload', async ({
  page,
}) => {
  const other = await twoTabs(page);
  await type(page, 'SDRs', '12');
  await shows(other, 'SDRs', '12');
  await type(other, 'Seats, Small', '9');
  await shows(page, 'Seats, Small', '9');

  await page.bringToFront();
  await page.keyboard.press('Control+z');
  await shows(other, 'SDRs', '10');
  await expectCell(page, 'Seats, Small', '9');
  await type(page, 'SDRs', '13');
  await saved(page);
  for (const tab of [page, other]) {
    await tab.reload();
    await expectCell(tab, 'SDRs', '13');
    await expectCell(tab, 'Seats, Small', '9');
  }
});

test('F27: of one cell typed into in both tabs one is shown in both, and the other is in the history', async ({
  page,
}) => {
  const other = await twoTabs(page);
  for (const [tab, sdrs] of [
    [page, '11'],
    [other, '12'],
  ] as const) {
    await tab.bringToFront();
    await cell(tab, 'SDRs').click();
    await tab.keyboard.type(sdrs);
  }
  await Promise.all([page.keyboard.press('Enter'), other.keyboard.press('Enter')]);
  await expect
    .poll(
      async () =>
        (await cell(page, 'SDRs').getAttribute('aria-label')) ===
        (await cell(other, 'SDRs').getAttribute('aria-label')),
    )
    .toBe(true);
  const shown = (await cell(page, 'SDRs').getAttribute('aria-label')) ?? '';
  expect(shown).toMatch(/^SDRs: 1[12]$/);
  const lost = shown === 'SDRs: 11' ? '12' : '11';
  await expect.poll(() => statesOf(page)).toContain(lost);
});

test('F27: a plan made or renamed in one tab is in the other’s list', async ({ page }) => {
  const other = await twoTabs(page);
  await openPlan(other, { ...THREE_TIERS, id: 'second', name: 'Second plan' });
  await saved(other);
  await page.bringToFront();
  await expect(async () => {
    await page.getByRole('button', { name: /^Plan: / }).click();
    await expect(page.getByRole('menuitem', { name: 'All plans…' })).toBeVisible();
    const listed = await page.getByRole('menuitemradio', { name: 'Second plan' }).isVisible();
    await page.keyboard.press('Escape'); // an open list stays as it was when it was opened
    expect(listed).toBe(true);
  }).toPass();
});

test('F29: without messages between tabs, one that comes back into view shows what was stored', async ({
  page,
}) => {
  await page.context().addInitScript(() => {
    Reflect.deleteProperty(window, 'BroadcastChannel');
  });
  const other = await twoTabs(page);
  await type(page, 'SDRs', '12');
  await saved(page);
  await other.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expectCell(other, 'SDRs', '12');
});

/** The SDRs of every earlier state that is kept. */
function statesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('refused'));
        };
      });
    const database = await answer(indexedDB.open('quotasheet'));
    const request: IDBRequest<unknown[]> = database.transaction('versions').objectStore('versions').getAll();
    const states = (await answer(request)) as { scenario: { team: { sdrs: string } } }[];
    database.close();
    return states.map(({ scenario }) => scenario.team.sdrs);
  });
}
