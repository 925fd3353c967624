/** Hands that stay on the keyboard: from the first load to a changed quota, and every dialog there and back. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { cell, expectAnswer, expectCell, openPlan, start, THREE_TIERS } from './support/sheet.ts';

/** The name of the grid that has the focus, or nothing. */
function gridInFocus(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.closest('[role=grid]')?.getAttribute('aria-label'));
}

/** What has the focus, in words; `BODY` means that it is lost. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element === null || element === document.body
      ? 'BODY'
      : (element.getAttribute('aria-label') ?? element.textContent.trim());
  });
}

async function tabUntil(page: Page, isThere: () => Promise<boolean>, key = 'Tab'): Promise<void> {
  for (let press = 0; press < 25; press += 1) {
    await page.keyboard.press(key);
    if (await isThere()) return;
  }
  throw new Error('25 presses of Tab did not get there');
}

test('from the first load to a new quota: Tab to the sheet, type, Enter', async ({ page }) => {
  await start(page);
  await tabUntil(page, async () => (await gridInFocus(page)) === 'Target');
  await page.keyboard.type('4M');
  await expect(page.getByRole('status').filter({ hasText: '$4,000,000' })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expectCell(page, 'New ARR target', '$4,000,000');
  await expectAnswer(page, '34');

  await page.keyboard.press('Control+z');
  await expectCell(page, 'New ARR target', '$2,000,000');
  await expectAnswer(page, '17');
  await page.keyboard.press('Control+y');
  await expectAnswer(page, '34');
});

test('arrows walk a grid and stop at its edges; Enter, F2, Escape and Tab do as in a spreadsheet', async ({
  page,
}) => {
  await start(page);
  await cell(page, 'Seats, Mid-market').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('25');
  await page.keyboard.press('Tab');
  await expectCell(page, 'AE win rate, Mid-market', '25%');
  await expect(page.getByRole('textbox', { name: 'Share of ARR, typed, Mid-market' })).toBeFocused();

  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('textbox', { name: 'Tier · Mid-market' })).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type(' EU');
  await page.keyboard.press('Escape');
  await expectCell(page, 'Tier · Mid-market', 'Mid-market');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expectCell(page, 'Seats, Mid-market', '20');
});

test('Escape and then Tab leaves every grid; no grid is a trap', async ({ page }) => {
  await start(page);
  await expect(page.getByRole('grid', { name: 'Who carries what' })).toBeVisible();
  const grids = await page
    .getByRole('grid')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  for (const [i, name] of grids.entries()) {
    await page
      .getByRole('grid', { name: name ?? '', exact: true })
      .getByRole('gridcell')
      .first()
      .click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    const after = await gridInFocus(page);
    expect(after).not.toBe(name);
    if (after) expect(after).toBe(grids[i + 1]);
    expect(await focused(page)).not.toBe('BODY');
  }
});

test('Ctrl+G on a result solves for it; the answer is applied, and undone by one Ctrl+Z', async ({
  page,
}) => {
  await start(page);
  await cell(page, 'Opportunities per SDR, Mid-market').click();
  await page.keyboard.press('Control+g');
  const dialog = page.getByRole('dialog', { name: 'Solve for' });
  await expect(dialog.getByRole('combobox', { name: 'Result' })).toHaveValue('quotaOpps[mid]');
  await expect(dialog.getByRole('textbox', { name: 'Wanted value' })).toBeFocused();
  await page.keyboard.type('12');
  await expect(dialog).toContainText('SDRs: 14');
  await tabUntil(page, async () => (await focused(page)) === 'Use it');
  await page.keyboard.press('Enter');
  await expectCell(page, 'SDRs', '14');
  await expectAnswer(page, '12');
  expect(await focused(page)).not.toBe('BODY');
  await page.keyboard.press('Control+z');
  await expectCell(page, 'SDRs', '10');
  await expectAnswer(page, '17');
});

test('a letter keeps its meaning in a dialog: nothing behind it changes', async ({ page }) => {
  await start(page);
  await cell(page, 'SDRs').click();
  await page.keyboard.press('Control+g');
  await expect(page.getByRole('textbox', { name: 'Wanted value' })).toBeFocused();
  await page.keyboard.type('9?');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectCell(page, 'SDRs', '10');
});

async function fromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Command/ })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

const OPENED: readonly (readonly [title: string, open: (page: Page) => Promise<void>])[] = [
  ['Search commands', (page) => page.keyboard.press('Control+k')],
  ['Solve for', (page) => page.keyboard.press('Control+g')],
  ['Keyboard shortcuts', (page) => page.keyboard.press('F1')],
  ...['Settings', 'How it is calculated', 'Tier mix', 'Keyboard shortcuts', 'Solve for'].map(
    (title) =>
      [
        title,
        async (page: Page) => {
          await fromPalette(page, title);
        },
      ] as const,
  ),
];

for (const [i, [title, open]] of OPENED.entries()) {
  const how = i < 3 ? 'its keys' : 'the palette';
  test(`“${title}”, opened by ${how}, gives the focus back to the cell when it closes`, async ({ page }) => {
    await start(page);
    await openPlan(page, THREE_TIERS);
    await cell(page, 'SDRs').click();
    await open(page);
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'SDRs' })).toBeFocused();
  });
}

test('keys typed right after Ctrl+K go to the search, never into the cell', async ({ page }) => {
  await start(page);
  await cell(page, 'SDRs').click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expectCell(page, 'SDRs', '10');
});

test('what is typed before the search is there is in it when it comes, and none of it in the cell', async ({
  page,
}) => {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/PaletteDialog-[\w-]+\.js/, async (route) => {
    await arrived;
    await route.continue();
  });
  await start(page);
  await cell(page, 'SDRs').click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  arrive();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expectCell(page, 'SDRs', '10');

  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expectCell(page, 'SDRs', '7');
});

test('a figure found in the palette is the selected cell', async ({ page }) => {
  await start(page);
  await fromPalette(page, 'attainment');
  await expect(page.getByRole('textbox', { name: 'Expected attainment' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Formula bar' })).toContainText('Expected attainment');
});

test('a menu opens, is walked and gives the focus back; Shift+F10 opens that of a row', async ({ page }) => {
  await start(page);
  const button = page.getByRole('button', { name: 'Export' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Export CSV for people' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Print' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();

  await cell(page, 'Seats, Mid-market').click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Add a tier below' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Tier · Tier 2' })).toBeFocused();
});
