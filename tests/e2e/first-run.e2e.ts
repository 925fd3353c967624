/** What someone sees who has never been here: the worked example, plainly marked as one, and nothing of theirs. */
import { expect, test } from './support/app.ts';
import {
  answer,
  cell,
  expectAnswer,
  expectCell,
  fromMenu,
  saved,
  start,
  stored,
  type,
} from './support/sheet.ts';

const SAMPLE = 'This is a worked example.';

test('the worked example says 17 each, $83,333 needed, $85,000 handed out, $2.04M planned', async ({
  page,
}) => {
  await start(page);
  await expectAnswer(page, '17');
  await expect(answer(page)).toContainText('$83,333 MRR needed, $85,000 handed out');
  await expect(answer(page)).toContainText('plan for $2.04M');
  await expectCell(page, 'Seats, Mid-market', '25');
  await expectCell(page, 'Price per seat and month, Mid-market', '$200.00');
  await expectCell(page, 'AE win rate, Mid-market', '20%');
  await expectCell(page, 'New ARR target', '$2,000,000');
  await expectCell(page, 'SDRs', '10');
  await expectCell(page, 'Planned ARR', '$2,040,000', 'Plan against target');
});

test('needed and handed out, the plan period and a month stand under heads that tell them apart', async ({
  page,
}) => {
  await start(page);
  const heads = page.getByRole('grid', { name: 'Needed and handed out' }).getByRole('columnheader');
  await expect(heads.first()).toBeVisible();
  const texts = await heads.allInnerTexts();
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.join(' | ')).toMatch(/plan period/i);
  expect(texts.join(' | ')).toMatch(/month/i);
});

test('it is marked as a sample, and nothing is stored', async ({ page }) => {
  await start(page);
  await expect(page.getByText(SAMPLE)).toBeVisible();
  await expect(page.getByText('Sample, nothing of yours yet')).toBeVisible();
  expect(await stored(page)).toEqual([]);

  await page.getByRole('button', { name: 'Plan: Worked example' }).click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(0);
});

test('looking around stores nothing and leaves the mark', async ({ page }) => {
  await start(page);
  await cell(page, 'SDRs').click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F2');
  await page.keyboard.press('Enter');
  await page.reload();
  await expect(page.getByText(SAMPLE)).toBeVisible();
  expect(await stored(page)).toEqual([]);
});

test('the first edit makes it the user’s own, undo included', async ({ page }) => {
  await start(page);
  await type(page, 'SDRs', '8');
  await expectAnswer(page, '21');
  await expect(page.getByText(SAMPLE)).toHaveCount(0);
  await saved(page);
  await page.reload();
  await expectAnswer(page, '21');
  await expect(page.getByText(SAMPLE)).toHaveCount(0);
});

test('starting blank asks for what is missing and shows no figure of the example', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: 'start blank' }).click();
  await expect(page.getByText(SAMPLE)).toHaveCount(0);
  await expect(answer(page)).toContainText('is empty');
  await expect(answer(page)).not.toContainText('2.04');
  await expectCell(page, 'New ARR target', '');

  await type(page, 'New ARR target', '1.2M');
  await type(page, 'SDRs', '5');
  await type(page, 'Seats, Tier 1', '20');
  await type(page, 'Price per seat and month, Tier 1', '$100');
  await type(page, 'AE win rate, Tier 1', '25');
  await expectAnswer(page, '40');
});

test('a plan can be named, and its name is on the tab of the browser', async ({ page }) => {
  await start(page);
  await fromMenu(page, /^Plan: /, 'Rename…');
  await page.keyboard.type('FY27 stretch');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Plan: FY27 stretch' })).toBeFocused();
  await expect(page).toHaveTitle('FY27 stretch · Quotasheet');
});
