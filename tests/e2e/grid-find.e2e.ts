/** Finding, noting, asking where a figure comes from: what a sheet offers beside its cells. */
import { expect, test, CHROMIUM_ONLY } from './support/app.ts';
import { here, longPlan } from './support/grid.ts';
import { cell, expectCell, exported, openPlan, saved, start, THREE_TIERS } from './support/sheet.ts';

test('U28: Ctrl+F finds in all tables, also in rows that are not drawn, and Escape stays at what was found', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, longPlan());
  await expect(cell(page, 'Tier · Tier 149')).toHaveCount(0);
  await cell(page, 'Seats, Tier 0').click();
  await page.keyboard.press('Control+f');
  const field = page.getByRole('textbox', { name: 'Find in the sheet' });
  await expect(field).toBeFocused();
  await page.keyboard.type('tier 149');
  await expect(page.getByRole('search')).toContainText(/1 of \d/);
  await expect(cell(page, 'Tier · Tier 149')).toBeInViewport();
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('search')).toContainText(/2 of \d/);
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('search')).toHaveCount(0);
  expect(await here(page)).toBe('tiers[t149].name');

  await page.keyboard.press('Control+f');
  await page.keyboard.type('no such thing');
  await expect(page.getByRole('search')).toContainText('Not found');
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await here(page)).toBe('tiers[t149].name');
});

test(
  'U27: Alt+Enter begins a line in a note; it survives a reload and is in both CSV files',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await start(page);
    await cell(page, 'Notes').click();
    await page.keyboard.type('Agreed with Ana?');
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.type('=2027');
    await page.keyboard.press('Enter');
    await expect(cell(page, 'Notes')).toContainText('Agreed with Ana?\n=2027');
    await saved(page);
    await page.reload();
    await expect(cell(page, 'Notes')).toContainText('Agreed with Ana?\n=2027');
    for (const entry of ['Export CSV for people', 'Export CSV for machines'])
      expect((await exported(page, entry)).text).toMatch(/Notes,(?:.*,)?"'Agreed with Ana\?\n=2027"/);
    await cell(page, 'Notes').click();
    await page.keyboard.press('Control+z');
    await expect(cell(page, 'Notes')).toContainText('Agreed');
  },
);

test('U29: the list of shortcuts comes on ? and F1, made from the keymap', async ({ page }) => {
  await start(page);
  for (const key of ['?', 'F1', 'Control+/']) {
    await cell(page, 'SDRs').click();
    await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog).toContainText('Find in the sheet');
    await expect(dialog).toContainText('Alt+Enter');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await expectCell(page, 'SDRs', '10');
  await cell(page, 'Notes').click();
  await page.keyboard.type('?');
  await page.keyboard.press('Enter');
  await expectCell(page, 'Notes', '?');
});

test('U31: Shift+F10 and a right click open the same menu', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  const entries = (): Promise<string[]> => page.getByRole('menuitem').allTextContents();
  await cell(page, 'Seats, Mid-market').click();
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  const byKey = await entries();
  await page.keyboard.press('Escape');
  await cell(page, 'Seats, Mid-market').click({ button: 'right' });
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  expect(await entries()).toEqual(byKey);
  expect(byKey.join()).toContain('Remove this tier');
});

test('U45, U46: Ctrl+[ goes from the quota one level towards its inputs, highlighted, listed and told in words', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await cell(page, 'Planned ARR of the tier, Mid-market').click();
  const bar = page.getByRole('region', { name: 'Formula bar' });
  await expect(bar).toContainText('Planned ARR of the tier · Mid-market');
  expect(await page.locator('[data-mark=precedent]').count()).toBeGreaterThan(0);
  await page.keyboard.press('Control+[');
  const items = page.getByRole('menu', { name: 'What this cell rests on' }).getByRole('menuitem');
  await expect(items.first()).toBeFocused();
  const title = ((await items.first().textContent()) ?? '').trim().replace(/: [^:]*$/, '');
  await page.keyboard.press('Enter');
  await expect(bar.locator('.name')).toHaveText(title);
});

test('U46: Ctrl+] lists what rests on an input, and Enter goes there', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await cell(page, 'Plan period').click();
  await page.keyboard.press('Control+]');
  const menu = page.getByRole('menu', { name: 'What rests on this cell' });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  const [first = ''] = await menu.getByRole('menuitem').allTextContents();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Formula bar' }).locator('.name')).toHaveText(
    first.trim().replace(/: [^:]*$/, ''),
  );
});
