/** The work of the Team, Months and Capacity sheets from end to end without a mouse. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { here } from './support/grid.ts';
import { answer, expectCell, start } from './support/sheet.ts';

/** Goes to a sheet by the command palette. */
async function goTo(page: Page, sheet: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command, figure or plan' })).toBeFocused();
  await page.keyboard.type(`${sheet} sheet`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: sheet, exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('grid').first()).toBeVisible();
}

/** Searches the sheet for a cell; the cursor and the focus are then on it. */
async function find(page: Page, text: string, id: string): Promise<void> {
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('search').locator('input')).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
  await expect.poll(() => here(page)).toBe(id);
}

async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press(key);
    const words = await page.evaluate(() => document.activeElement?.textContent.trim() ?? '');
    if (name.test(words)) return;
  }
  throw new Error(`30 presses of ${key} did not get to ${name.source}`);
}

test('a roster, a cycle, a basis, a funnel and a fix, by keyboard alone', async ({ page }) => {
  await start(page);
  await goTo(page, 'Team');
  await tabTo(page, /^Start a roster of 10 SDRs$/, 'Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => here(page)).toMatch(/^roster\[[\w-]+\]\.name$/);
  await page.keyboard.press('Escape');
  await tabTo(page, /^Add an SDR$/, 'Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Roster' })).toHaveAttribute('aria-rowcount', '13');
  await page.keyboard.type('Ada');
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('2027-04');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('S');
  await expectCell(page, 'Start month, Ada', 'Apr 2027', 'Roster');
  // four months of ramp at 25, 50, 75 and 100 %, and five more
  await expectCell(page, 'Productive months, Ada', '7.5', 'Roster');

  await goTo(page, 'Months');
  await find(page, 'Sales cycle', 'tiers[mid].cycleDays');
  await page.keyboard.type('90');
  await page.keyboard.press('Enter');
  await find(page, 'Wins that set the quota', 'basis');
  const before = await answer(page).textContent();
  await page.keyboard.type('w');
  await expectCell(page, 'Wins that set the quota', 'what lands inside');
  await expect(answer(page)).not.toHaveText(before ?? '');

  await goTo(page, 'Capacity');
  await find(page, 'Engaged rate', 'tiers[mid].funnel.engaged');
  for (const rate of ['50', '50', '80', '50']) {
    await page.keyboard.type(rate);
    await page.keyboard.press('Tab');
  }
  await expectCell(page, 'Accounts per opportunity, Mid-market', '10');
  await find(page, 'Selling hours a working day', 'hours.day');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  const overload = page.getByRole('region', { name: /more hours than the team has/ });
  await expect(overload.getByRole('button').first()).toBeVisible();
  const fix = (await overload.getByRole('button').first().textContent())?.trim() ?? '';
  await page.keyboard.press('Escape');
  await tabTo(page, new RegExp(`^${fix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(overload).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(overload).toBeVisible();
});
