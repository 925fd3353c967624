/** What is set once holds: currency with the plan, locale and theme with the device. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import {
  answer,
  cell,
  expectAnswer,
  expectCell,
  exported,
  saved,
  SEES_DOWNLOADS,
  start,
  type,
} from './support/sheet.ts';

async function set(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('dialog').getByRole('combobox', { name }).selectOption(option);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('German figures: 1.000,50 is typed and shown so, and CSV for people has commas and semicolons', async ({
  page,
  browserName,
}) => {
  await start(page);
  await set(page, 'Figures and dates as in', 'de-DE');
  await expect(cell(page, 'New ARR target')).toHaveAccessibleName(/2\.000\.000\s*\$/);
  await type(page, 'Price per seat and month, Mid-market', '1.000,50');
  await expect(cell(page, 'Price per seat and month, Mid-market')).toHaveAccessibleName(/1\.000,50\s*\$/);
  await cell(page, 'Price per seat and month, Mid-market').click();
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Price per seat and month, Mid-market' })).toHaveValue(
    '1000,5',
  );
  await page.keyboard.press('Escape');
  await saved(page);

  await page.reload();
  await expect(cell(page, 'Price per seat and month, Mid-market')).toHaveAccessibleName(/1\.000,50\s*\$/);
  await expect(cell(page, 'AE win rate, Mid-market')).toHaveAccessibleName(/: 20\s*%$/);
  if (!SEES_DOWNLOADS(browserName)) return;
  const { text } = await exported(page, 'Export CSV for people');
  expect(text).toContain('1000,5');
  expect(text.split('\r\n').find((row) => row.startsWith('Tier'))).toContain(';');
});

test('what could be read two ways is refused: 1.000 in a plan read in English figures', async ({ page }) => {
  await start(page);
  await type(page, 'SDRs', '1.000,50');
  await expect(cell(page, 'SDRs')).toHaveAttribute('aria-invalid', 'true');
  await expectCell(page, 'SDRs', '1.000,50');
});

test('the currency goes with the plan: every amount has it after a reload, and undo takes it back', async ({
  page,
}) => {
  await start(page);
  await set(page, 'Currency', 'JPY');
  await expectCell(page, 'New ARR target', '¥2,000,000');
  await expectCell(page, 'Price per seat and month, Mid-market', '¥200');
  await expect(answer(page)).toContainText('¥');
  await expect(answer(page)).not.toContainText('$');
  await saved(page);
  await page.reload();
  await expectCell(page, 'New ARR target', '¥2,000,000');
  await page.keyboard.press('Control+z');
  await expectCell(page, 'New ARR target', '¥2,000,000');
});

test('the theme holds over a reload, without a flash of the other one', async ({ page, browserName }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await start(page);
  const paper = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await set(page, 'Theme', 'dark');
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  await expectAnswer(page, '17');
  expect(await paper()).toBe(dark);
  await set(page, 'Theme', 'system');
  expect(await paper()).toBe(light);
  if (browserName !== 'chromium') return; // Firefox over WebDriver BiDi does not change its scheme
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).toBe(dark);
});

test('settings are kept although the sample was never touched, and the sample stays one', async ({
  page,
}) => {
  await start(page);
  await set(page, 'Figures and dates as in', 'de-DE');
  await page.reload();
  await expect(cell(page, 'New ARR target')).toHaveAccessibleName(/2\.000\.000\s*\$/);
  await expect(page.getByText('This is a worked example.')).toBeVisible();
});
