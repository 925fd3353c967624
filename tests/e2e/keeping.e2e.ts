/** What was typed is there again, half-typed text too (F14), and the word “Saved” is true (F70). */
import { expect, test } from './support/app.ts';
import { cell, expectAnswer, expectCell, fromMenu, saved, start, type } from './support/sheet.ts';

test('F14: text half typed in a cell is in the cell again after a reload', async ({ page }) => {
  await start(page);
  await type(page, 'SDRs', '9');
  await cell(page, 'AE win rate, Mid-market').click();
  await page.keyboard.type('=1/');
  await page.reload();
  const editor = page.getByRole('textbox', { name: 'AE win rate, Mid-market' });
  await expect(editor).toHaveValue('=1/');
  await expect(editor).toBeFocused();
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expectCell(page, 'AE win rate, Mid-market', '12.5%');
  await page.reload();
  await expectCell(page, 'AE win rate, Mid-market', '12.5%');
});

test('F14: text half typed on the very first visit is kept too', async ({ page }) => {
  await start(page);
  await cell(page, 'New ARR target').click();
  await page.keyboard.type('3.5');
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'New ARR target' })).toHaveValue('3.5');
});

test('a half-typed text given up by Escape does not come back', async ({ page }) => {
  await start(page);
  await cell(page, 'SDRs').click();
  await page.keyboard.type('77');
  await page.keyboard.press('Escape');
  await page.reload();
  await expectCell(page, 'SDRs', '10');
  await expect(page.getByRole('textbox', { name: 'SDRs' })).not.toHaveValue('77');
});

test('an edit is there after a reload, and so is the plan that was open', async ({ page }) => {
  await start(page);
  await type(page, 'New ARR target', '3M');
  await expectAnswer(page, '25');
  await fromMenu(page, /^Plan: /, 'New blank plan');
  await type(page, 'New ARR target', '900k');
  await page.getByRole('button', { name: 'Plan: Untitled plan' }).click();
  await page.getByRole('menuitemradio', { name: 'Worked example' }).click();
  await expectAnswer(page, '25');
  await saved(page);
  await page.reload();
  await expectAnswer(page, '25');
  await expectCell(page, 'New ARR target', '$3,000,000');
});

test('F70: “Saved” is not said while storage refuses, and the work is kept meanwhile', async ({
  page,
  problems,
}) => {
  await start(page);
  await type(page, 'SDRs', '9');
  await saved(page);
  await page.evaluate(() => {
    const { prototype } = IDBDatabase;
    const original = Object.getOwnPropertyDescriptor(prototype, 'transaction') ?? {};
    Object.assign(window, { mend: () => Object.defineProperty(prototype, 'transaction', original) });
    prototype.transaction = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await type(page, 'SDRs', '8');
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
  await expect(page.getByText('Saved on this device')).toHaveCount(0);
  await expectAnswer(page, '21');
  await page.evaluate(() => {
    (window as unknown as { mend: () => void }).mend();
  });
  await saved(page);
  await page.reload();
  await expectAnswer(page, '21');
  problems.length = 0;
});
