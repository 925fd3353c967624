/** All plans on the device: listing, copying, approving, deleting, their history, and merging, by keyboard. */
import axe from 'axe-core';
import type { Locator, Page } from '@playwright/test';
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import { cell, expectCell, openPlan, saved, start, THREE_TIERS, type } from './support/sheet.ts';

const BASE = { ...THREE_TIERS, id: 'base', name: 'FY27 base plan' };

const plans = (page: Page): Locator => page.getByRole('grid', { name: 'Plans' });
const row = (page: Page, name: string): Locator =>
  plans(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name, exact: true }) });
const focused = (page: Page): Locator => page.locator(':focus');

async function toPlans(page: Page): Promise<void> {
  await page.goto('./#scenarios');
  await expect(page.getByRole('heading', { name: 'Scenarios' })).toBeVisible();
}

/** Takes an entry of a row's menu by keys: the row's own menu key, then the entry by arrows. */
async function act(page: Page, name: string, entry: string): Promise<void> {
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
async function storedText(page: Page, name: string): Promise<string> {
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

test('U58: a first visit says what a plan is, and a search that finds nothing what it searched', async ({
  page,
}) => {
  await start(page);
  await page.getByRole('link', { name: 'Scenarios' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No plans yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New blank plan' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Plan: Untitled plan' })).toBeVisible();
  await expect(page).toHaveURL(/#plan$/);
  await saved(page);

  await toPlans(page);
  await page.getByRole('searchbox', { name: 'Search plans' }).focus();
  await page.keyboard.type('nowhere to be found');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
  await expect(page.getByText('holds “nowhere to be found”')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Clear the search' }).focus();
  await page.keyboard.press('Enter');
  await expect(row(page, 'Untitled plan')).toBeVisible();
});

test('U55: a copy names its source and leaves every byte of it as it was; it is renamed in place', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, BASE);
  await saved(page);
  const before = await storedText(page, 'FY27 base plan');
  expect(before).toContain('"sdrs"');

  await toPlans(page);
  await act(page, 'FY27 base plan', 'Duplicate');
  await expect(row(page, 'FY27 base plan (copy)')).toContainText('FY27 base plan');
  await row(page, 'FY27 base plan (copy)').getByRole('button').first().focus();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Plan name' })).toBeFocused();
  await page.keyboard.type('Two more SDRs');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveText('Two more SDRs');
  await page.keyboard.press('Enter');
  await expectCell(page, 'SDRs', '10');
  await type(page, 'SDRs', '12');
  await saved(page);
  expect(await storedText(page, 'FY27 base plan')).toBe(before);
  expect(await storedText(page, 'Two more SDRs')).toContain('"source":{"id":"base","name":"FY27 base plan"}');
});

test('U54: an approved plan says so, and the first edit of it makes a copy', async ({ page }) => {
  await start(page);
  await openPlan(page, BASE);
  await toPlans(page);
  await act(page, 'FY27 base plan', 'Approve');
  await expect(row(page, 'FY27 base plan')).toContainText('Approved');
  await saved(page);
  const before = await storedText(page, 'FY27 base plan');
  await page.goto('./#plan');
  await expect(page.getByRole('banner').getByText(/^Approved /)).toBeAttached();
  await type(page, 'SDRs', '8');
  await expect(page.getByRole('button', { name: 'Plan: FY27 base plan (copy)' })).toBeVisible();
  await expect(page.getByText('is approved and stays as it is')).toBeVisible();
  await expectCell(page, 'SDRs', '8');
  await expect(cell(page, 'SDRs').locator('input')).toBeFocused();
  await saved(page);
  expect(await storedText(page, 'FY27 base plan')).toBe(before);
});

test('F26, U60, U61: a deleted plan comes back by Undo or from the trash, and goes for good only when asked by name', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, BASE);
  await openPlan(page, { ...BASE, id: 'other', name: 'Stretch' });
  await toPlans(page);
  const name = row(page, 'Stretch').getByRole('button', { name: 'Stretch', exact: true });
  await name.focus();
  await page.keyboard.press('Delete');
  const message = page.getByRole('status').filter({ hasText: '“Stretch” was deleted' });
  await expect(message).toBeVisible();
  await expect(row(page, 'Stretch')).toHaveCount(0);
  await expect(focused(page)).toHaveText('FY27 base plan');
  await page.keyboard.press('Control+z');
  await expect(name).toBeVisible();
  await expect(page.getByRole('button', { name: 'Plan: Stretch' })).toBeVisible();

  await name.focus();
  await page.keyboard.press('Delete');
  const undo = message.getByRole('button', { name: 'Undo' });
  for (
    let step = 0;
    step < 12 && !(await undo.evaluate((node) => node === document.activeElement));
    step += 1
  )
    await page.keyboard.press('Tab');
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(name).toBeVisible();

  await act(page, 'Stretch', 'Delete');
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: 'Stretch' })).toContainText('30 days left');
  await page.getByRole('button', { name: 'Take back Stretch' }).focus();
  await page.keyboard.press('Enter');
  await expect(name).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Trash' })).toHaveCount(0);

  await act(page, 'Stretch', 'Delete');
  await page.getByRole('button', { name: 'Delete for good… Stretch' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Delete “Stretch” for good?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listitem').filter({ hasText: 'Stretch' })).toBeVisible();
  await page.getByRole('button', { name: 'Empty trash…' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete 1 plan for good' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Trash' })).toHaveCount(0);
  await page.reload();
  await expect(row(page, 'FY27 base plan')).toBeVisible();
  await expect(page.getByText('Stretch')).toHaveCount(0);
});

test('U60: the way back from deleting stays while a cell is edited, and past 20 seconds', async ({
  page,
}) => {
  await page.clock.install();
  await start(page);
  await openPlan(page, BASE);
  await openPlan(page, { ...BASE, id: 'other', name: 'Stretch' });
  await page.getByRole('button', { name: 'Plan: Stretch' }).click();
  await page.getByRole('menuitem', { name: 'Delete', exact: true }).click();
  await type(page, 'SDRs', '9');
  await page.clock.runFor(60_000);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Plan: Stretch' })).toBeVisible();
});

test('F25: after two hours of edits any five minutes can be gone back to, and the present is kept first', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.clock.install({ time: new Date('2027-01-04T09:00:00') });
  await start(page);
  await openPlan(page, BASE);
  for (let count = 1; count <= 24; count += 1) {
    await page.clock.fastForward('05:00');
    await type(page, 'SDRs', String(10 + count));
    await saved(page);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('history');
  await page.keyboard.press('Enter');
  const states = page.getByRole('list', { name: 'Earlier states, newest first' }).getByRole('button');
  await expect(states).toHaveCount(24);
  await expect(states.first()).toContainText('kept by itself · 1 difference');
  for (const place of [23, 12, 3]) {
    await states.nth(place).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table', { name: 'Cells that differ' }).getByRole('row').nth(1)).toHaveText(
      new RegExp(`SDRs\\s*${33 - place}\\s*34`),
    );
  }
  await states.nth(12).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Go back to this' }).focus();
  await page.keyboard.press('Enter');
  await expectCell(page, 'SDRs', '21');
  await page.getByRole('button', { name: 'Undo', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expectCell(page, 'SDRs', '34');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('history');
  await page.keyboard.press('Enter');
  await expect(states.first()).toContainText('before something took its place · same as now');
});

test('a state can be named, and says its name in the history', async ({ page }) => {
  await start(page);
  await openPlan(page, BASE);
  await type(page, 'SDRs', '9');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('history');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Name this state…' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('For the board');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '“For the board” · same as now' })).toBeVisible();
});

test('merging a copy back: what only it changed is ticked, what both changed is asked, and one undo takes it back', async ({
  page,
}) => {
  await mergeWithConflict(page);
  const dialog = page.getByRole('dialog', { name: 'Merge into FY27 base plan' });
  await expect(dialog.getByRole('checkbox', { name: 'Take Seats · Small: 7' })).toBeChecked();
  const there = dialog.getByRole('radio', { name: 'There: 12' });
  await expect(dialog.getByRole('radio', { name: 'Here: 9' })).toBeChecked();
  await expect(dialog.getByText('1 cell changed only here, kept')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Here: 9' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(there).toBeChecked();
  await dialog.getByRole('button', { name: 'Take 2 changes' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expectCell(page, 'SDRs', '12');
  await expectCell(page, 'Seats, Small', '7');
  await expectCell(page, 'AE win rate, Small', '33%');
  await page.getByRole('button', { name: 'Undo', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expectCell(page, 'SDRs', '9');
  await expectCell(page, 'Seats, Small', '5');
});

/** A copy and its source, each edited, SDRs in both; the dialog stands open over the source. */
async function mergeWithConflict(page: Page): Promise<void> {
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

test('the list is one stop of Tab: arrows walk it, its heads sort it, a checkbox chooses', async ({
  page,
}) => {
  await start(page);
  for (const [at, name] of ['Beta', 'alpha', 'Gamma'].entries())
    await openPlan(page, { ...BASE, id: `plan${at}`, name, team: { sdrs: String(8 + at) } });
  await toPlans(page);
  await page.getByRole('searchbox', { name: 'Search plans' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveText('Gamma');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Plan', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect(plans(page).getByRole('rowheader')).toHaveText([/^alpha/, /^Beta/, /^Gamma/]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'SDRs', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(plans(page).getByRole('rowheader')).toHaveText([/^Gamma/, /^alpha/, /^Beta/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(page.getByText('3 plans, 1 chosen')).toBeVisible();
  await expect(row(page, 'Gamma')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+End');
  await expect(focused(page)).toHaveAccessibleName('More for Beta');
  await page.keyboard.press('ArrowRight');
  await expect(focused(page)).toHaveAccessibleName('More for Beta');
  await page.keyboard.press('Tab');
  await expect(plans(page).locator(':focus')).toHaveCount(0);
});

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360] as const) {
    test(
      `axe finds nothing on the plans at ${width} px in the ${scheme} theme`,
      { tag: CHROMIUM_ONLY },
      async ({ page }) => {
        const found: string[] = [];
        const look = async (where: string): Promise<void> => {
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() =>
            (window as unknown as { axe: typeof axe }).axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            }),
          );
          found.push(
            ...violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`),
          );
        };
        await page.emulateMedia({ colorScheme: scheme });
        await mergeWithConflict(page);
        await look('merge');
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+k');
        await page.keyboard.type('history');
        await page.keyboard.press('Enter');
        await expect(page.getByRole('table', { name: 'Cells that differ' })).toBeVisible();
        await look('history');
        await page.keyboard.press('Escape');
        await toPlans(page);
        await page.setViewportSize({ width, height: 900 });
        await act(page, 'FY27 base plan', 'Approve');
        await act(page, 'FY27 base plan', 'Notes…');
        await look('notes');
        await page.keyboard.press('Escape');
        await act(page, 'FY27 base plan (copy)', 'Delete');
        await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible();
        await page.getByRole('checkbox', { name: 'Choose FY27 base plan' }).check();
        await look('list and trash');
        await page.getByRole('button', { name: 'Empty trash…' }).click();
        await look('purge');
        await page.keyboard.press('Escape');
        await page.getByRole('searchbox', { name: 'Search plans' }).fill('nothing such');
        await look('nothing found');
        expect(found).toEqual([]);
      },
    );
  }
}
