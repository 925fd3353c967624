/** The Months sheet: what lands inside the period, the basis that sets the quota, curves typed and pasted. */
import { expect, test } from './support/app.ts';
import { paste } from './support/grid.ts';
import { cell, choose, expectAnswer, expectCell, start, type } from './support/sheet.ts';

test('what lands inside is said beside the classic number, and can set the quota', async ({ page }) => {
  await start(page);
  await expect(page.getByText('Lands inside Jan 2027 – Dec 2027')).toBeVisible();
  await page.getByRole('link', { name: 'Months' }).click();
  await expectCell(page, 'Planned ARR', '$2,040,000');
  await expect(page.getByText('16.4% of planned ARR closes after Dec 2027.')).toBeVisible();
  await choose(page, 'Wins that set the quota', 'what lands inside');
  // 83.56 % land inside: 166.67 / 0.8356 = 199.5 opportunities, 20 each
  await expectAnswer(page, '20');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expectAnswer(page, '17');
});

test('close rates by quarter are pasted: 45.3 % land in the first year', async ({ page }) => {
  await start(page);
  await page.getByRole('link', { name: 'Months' }).click();
  await choose(page, 'Deals close · Mid-market', 'by quarter, typed');
  await cell(page, 'Close rate by quarter, Mid-market, after 0').click();
  await paste(page, '1.5%\t3.1%\t7.0%\t3.3%\t2.0%\t1.1%');
  await expectCell(page, 'Share of wins landing inside, Mid-market', '45.3%');
});

test('a curve above 100 % is refused at the figure, below 100 % the rest is named', async ({ page }) => {
  await start(page);
  await page.getByRole('link', { name: 'Months' }).click();
  await choose(page, 'Deals close · Mid-market', 'by month, typed');
  await type(page, 'Share of wins by month, Mid-market, after 0', '60%');
  await expectCell(page, 'Share of wins ever booked, Mid-market', '60%');
  await expectCell(page, 'Never booked (ARR)', '$816,000');
  await type(page, 'Share of wins by month, Mid-market, after 1', '50%');
  await cell(page, 'Share of wins ever booked, Mid-market').click();
  await expect(page.getByText(/add up to more than 100%/).first()).toBeVisible();
  await expectAnswer(page, '17');
});

test('the months of everyone are whole and add up', async ({ page }) => {
  await start(page);
  await page.getByRole('link', { name: 'Months' }).click();
  const months = page.getByRole('grid', { name: 'Quotas by month' });
  await expect(months).toBeVisible();
  const figures = await months.getByRole('row').nth(1).getByRole('gridcell').allTextContents();
  const [all = 0, ...parts] = figures.map(Number);
  expect(all).toBe(17);
  expect(parts).toHaveLength(12);
  expect(parts.reduce((a, b) => a + b, 0)).toBe(17);
});
