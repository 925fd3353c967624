/** The Odds sheet: the chance, quotas for a confidence, what is known of win rates, and what moves the plan. */
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import {
  choose,
  expectAnswer,
  expectCell,
  openPlan,
  SEES_DOWNLOADS,
  start,
  THREE_TIERS,
  type,
} from './support/sheet.ts';
import type { Page } from '@playwright/test';

async function openOdds(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Odds', exact: true }).click();
  await expect(page.getByText('chance of reaching $2M with every win counted')).toBeVisible();
}

const sure = (page: Page, level: string): ReturnType<Page['getByRole']> =>
  page.getByRole('group', { name: 'Use a quota' }).getByRole('button', { name: level, exact: true });

test('the worked example is a coin flip, and a surer quota goes into the plan as a buffer, in one step', async ({
  page,
}) => {
  await start(page);
  await expect(page.getByText('Chance of the target')).toBeVisible();
  await openOdds(page);
  await expect(page.locator('#chance-head strong')).toHaveText('53.1%');
  await expect(page.getByText('8 in 10 outcomes lie between $1.62M and $2.46M')).toBeVisible();
  await page.getByRole('button', { name: '53.1%', exact: true }).click();
  await expect(page.getByLabel('Formula bar', { exact: true })).toContainText('Chance of the target');
  await expectCell(page, 'Opportunities per SDR to be so sure, all tiers, 80%', '20');
  await expectCell(page, 'Opportunities per SDR to be so sure, all tiers, 95%', '22');
  await expectCell(page, 'Chance that quota has, 80%', '87.6%');
  await expectCell(page, 'Chance the customary buffer buys', '90.2%');
  await sure(page, '80%').click();
  await expectAnswer(page, '20');
  await expect(page.getByText('Quotas are 20 per SDR, to be 80% sure.')).toBeVisible();
  await expect(page.locator('#chance-head strong')).toHaveText('87.6%');
  await expectCell(page, 'Buffer per SDR, Mid-market', '3');
  await expect(page.getByText('Quotas hold a buffer of 3 opportunities per SDR.')).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expectAnswer(page, '17');
  await expect(page.locator('#chance-head strong')).toHaveText('53.1%');
});

test('a rate known from 40 of 200 deals asks for 21 to be 80 % sure, and another rate in the plan is said', async ({
  page,
}) => {
  await start(page);
  await openOdds(page);
  await choose(page, 'How the win rate is known · Mid-market', 'won of closed');
  await type(page, 'Deals won in the past, Mid-market', '40');
  await type(page, 'Deals closed in the past, Mid-market', '200');
  await expectCell(page, 'Opportunities per SDR to be so sure, all tiers, 80%', '21');
  await expectCell(page, 'Win rate from, Mid-market', '14.9%');
  await type(page, 'Deals won in the past, Mid-market', '30');
  await page.getByRole('button', { name: 'Plan with 15%' }).click();
  await expectCell(page, 'AE win rate, Mid-market', '15%', 'Win rates');
  await type(page, 'Deals won in the past, Mid-market', '300');
  await expect(page.locator('#chance-head strong')).toHaveText('—');
  await type(page, 'Deals won in the past, Mid-market', '30');
  await expect(page.locator('#chance-head strong')).not.toHaveText('—');
});

test('a low end that is typed widens the bar of its input, and stays after a reload', async ({ page }) => {
  await start(page);
  await openOdds(page);
  await expectCell(page, 'AE win rate, low, Mid-market', '18%');
  await type(page, 'AE win rate, low, Mid-market', '10');
  await expectCell(page, 'AE win rate, low, Mid-market', '10%');
  await expect(page.getByText(/^AE win rate moves the chance the most: from < 0.1% at 10%/)).toBeVisible();
  await expect(page.getByText('Saved on this device')).toHaveCount(1);
  await page.reload();
  await expectCell(page, 'AE win rate, low, Mid-market', '10%');
});

test('any two inputs make a table that keys read out, larger ones too', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await openOdds(page);
  const table = page.getByRole('group', { name: /^the chance by two inputs/ });
  await expect(table.getByRole('row')).toHaveCount(6);
  await page.getByLabel('Down', { exact: true }).selectOption({ label: 'New ARR target' });
  await expect(table.getByText('New ARR target', { exact: true })).toBeVisible();
  await page.getByLabel('Values', { exact: true }).selectOption('21 × 21');
  await expect(table.getByRole('row')).toHaveCount(22, { timeout: 30_000 });
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(page.locator('output', { hasText: /^New ARR target \$.*, AE win rate .*: \d/ })).toBeVisible();
  await page.getByLabel('Watch', { exact: true }).selectOption('planned ARR');
  await expect(page.getByRole('group', { name: /^planned ARR by two inputs/ })).toBeVisible({
    timeout: 30_000,
  });
});

test('what moves the plan is saved as CSV', { tag: CHROMIUM_ONLY }, async ({ page, browserName }) => {
  expect(SEES_DOWNLOADS(browserName)).toBe(true);
  await start(page);
  await openOdds(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('region', { name: 'What moves the plan' })
      .getByRole('button', { name: 'Save as CSV' })
      .click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.tornado\.csv$/);
});

test('pictures are one tab stop each, whose arrow keys read the points', async ({ page }) => {
  await start(page);
  await openOdds(page);
  const bars = page.getByRole('img', { name: /^The bars from the target on hold 53.1%/ });
  await bars.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^.*\$.*, Chance .*%$/).first()).toBeVisible();
  for (const name of [/8 in 10 outcomes lie between/, /moves the chance the most/, /takes the chance from/])
    await expect(page.getByRole('img', { name })).toBeVisible();
});

test('odds that cannot be computed say why, and come back', async ({ page }) => {
  await start(page);
  await type(page, 'AE win rate, Mid-market', '0');
  await page.getByRole('link', { name: 'Odds', exact: true }).click();
  await expect(
    page.getByText(/^The odds appear here once the plan can be computed: .*AE win rate/),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.locator('#chance-head strong')).toHaveText('53.1%');
});

test('another win rate is tried by keys, and the plan changes only when it is told to', async ({ page }) => {
  await start(page);
  await openOdds(page);
  const slider = page.getByRole('slider', { name: /^What if the win rate/ });
  await slider.focus();
  for (let i = 0; i < 20; i += 1) await page.keyboard.press('ArrowRight');
  await expect(page.locator('#chance-head strong')).toHaveText('76.2%');
  await expectAnswer(page, '17');
  await page.getByRole('button', { name: 'Plan with it' }).click();
  await expect(page.getByText('The win rate is 22%.')).toBeVisible();
  await expectCell(page, 'AE win rate, Mid-market', '22%', 'Win rates');
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(page.locator('#chance-head strong')).toHaveText('53.1%');
  await expect(slider).toHaveAttribute('aria-valuetext', '20%');
});
