/** The list of plans as its user meets it, and what the database holds of a plan. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './app.ts';
import { openPlan, saved, start, THREE_TIERS, type } from './sheet.ts';

/** The three-tier plan, named. */
export const BASE = { ...THREE_TIERS, id: 'base', name: 'FY27 base plan' };

/** The list of plans, and a plan's row in it. */
export const plans = (page: Page): Locator => page.getByRole('grid', { name: 'Plans' });
export const row = (page: Page, name: string): Locator =>
  plans(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name, exact: true }) });
/** What has the focus. */
export const focused = (page: Page): Locator => page.locator(':focus');

/** Turns to the list of plans. */
export async function toPlans(page: Page): Promise<void> {
  await page.goto('./#scenarios');
  await expect(page.getByRole('heading', { name: 'Scenarios' })).toBeVisible();
}

/** Takes an entry of a row's menu by keys: the row's own menu key, then the entry by arrows. */
export async function act(page: Page, name: string, entry: string): Promise<void> {
  await row(page, name).getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Shift+F10');
  const item = page.getByRole('menuitem', { name: entry });
  await expect(item).toBeVisible();
  for (
    let step = 0;
    step < 12 && !(await item.evaluate((node) => node === document.activeElement));
    step += 1
  )
    await page.keyboard.press('ArrowDown');
  await expect(item).toBeFocused();
  await page.keyboard.press('Enter');
}

/** What the database holds of the plan of that name, byte by byte. */
export async function storedText(page: Page, name: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('quotasheet');
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    const all = await new Promise<unknown[]>((resolve) => {
      const request = database.transaction('records').objectStore('records').getAll();
      request.onsuccess = () => {
        resolve(request.result as unknown[]);
      };
    });
    database.close();
    return JSON.stringify(
      all.filter((record) => (record as { scenario?: { name?: string } }).scenario?.name === wanted),
    );
  }, name);
}

/** A copy and its source, each edited, SDRs in both; the dialog stands open over the source. */
export async function mergeWithConflict(page: Page): Promise<void> {
  await start(page);
  await openPlan(page, BASE);
  await toPlans(page);
  await act(page, 'FY27 base plan', 'Duplicate');
  await expect(page.getByRole('button', { name: 'Plan: FY27 base plan (copy)' })).toBeVisible();
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await type(page, 'SDRs', '12');
  await type(page, 'Seats, Small', '7');
  await toPlans(page);
  await row(page, 'FY27 base plan').getByRole('button', { name: 'FY27 base plan', exact: true }).click();
  await type(page, 'SDRs', '9');
  await type(page, 'AE win rate, Small', '33');
  await saved(page);
  await toPlans(page);
  await act(page, 'FY27 base plan (copy)', 'Merge into the open plan…');
  await expect(page.getByRole('table', { name: 'Changed in both' })).toBeVisible();
  await page.evaluate(() => {
    location.hash = 'plan';
  });
}

/** Opens the history of the open plan from the palette, which takes a moment to be there. */
export async function openHistory(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: /^Command/ });
  await expect(search).toBeFocused();
  await search.fill('history');
  await search.press('Enter');
  await expect(page.getByRole('dialog', { name: /^History of / })).toBeVisible();
}
