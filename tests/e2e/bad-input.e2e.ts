/** Input that cannot be used stays as it was typed, says so at its cell, and harms nothing else. */
import { expect, test } from './support/app.ts';
import {
  answer,
  cell,
  expectAnswer,
  expectCell,
  openPlan,
  saved,
  start,
  THREE_TIERS,
  type,
} from './support/sheet.ts';

const MIXED = '2000000';

/** What is typed where, and what its cell must then say. */
const BAD: readonly (readonly [label: string, text: string, says: RegExp])[] = [
  ['Seats, Mid-market', 'abc', /not a number/],
  ['Seats, Mid-market', '-5', /more than 0/],
  ['AE win rate, Mid-market', '0', /more than 0%/],
  ['AE win rate, Mid-market', '101%', /at most 100%/],
  ['SDRs', '0', /more than 0/],
  ['SDRs', '1e300', /at most|beyond what a plan can hold/],
  ['Plan period', '0', /whole number|at least 1/],
  ['Plan period', '1000', /at most 60/],
  ['Plan period', '7.5', /whole number/],
  ['New ARR target', '1e300', /at most|beyond what a plan can hold/],
  ['Price per seat and month, Mid-market', '1e300', /at most|beyond what a plan can hold/],
  ['First month', 'Smarch 2027', /./],
  ['Expected attainment', '0', /more than 0%/],
];

for (const [label, text, says] of BAD) {
  test(`“${text}” in ${label} stays, is refused at the cell, and undo brings back what was there`, async ({
    page,
  }) => {
    await start(page);
    const before = (await cell(page, label).getAttribute('aria-label')) ?? '';
    await type(page, label, text);
    const refused = cell(page, label);
    await expect(refused).toHaveAttribute('aria-invalid', 'true');
    await expect(refused).toHaveAccessibleDescription(says);
    await expect(refused).toHaveAccessibleName(`${label}: ${text}`);
    if (label !== 'First month' && label !== 'Plan period') {
      await expect(answer(page)).toContainText('—');
      await expect(answer(page)).toContainText(says);
    }
    await expectCell(
      page,
      label === 'New ARR target' ? 'SDRs' : 'New ARR target',
      label === 'New ARR target' ? '10' : '$2,000,000',
    );
    await saved(page);

    await page.reload();
    await expect(cell(page, label)).toHaveAccessibleName(`${label}: ${text}`);
    await expect(cell(page, label)).toHaveAccessibleDescription(says);

    await type(page, label, before.endsWith('$2,000,000') ? MIXED : before.replace(/^.*: /, ''));
    await expect(cell(page, label)).toHaveAccessibleName(before);
    await expectAnswer(page, '17');
    await page.getByRole('button', { name: /^Undo / }).click();
    await expect(cell(page, label)).toHaveAccessibleName(`${label}: ${text}`);
  });
}

test('undo takes bad input back in one step, and the answer with it', async ({ page }) => {
  await start(page);
  await type(page, 'AE win rate, Mid-market', 'abc');
  await expect(answer(page)).toContainText('—');
  await page.keyboard.press('Control+z');
  await expectCell(page, 'AE win rate, Mid-market', '20%');
  await expectAnswer(page, '17');
});

test('the answer names what is amiss and leads to its cell', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await type(page, 'AE win rate, Small', '0');
  await expect(answer(page)).toContainText('Small: AE win rate must be more than 0%');
  await answer(page).getByRole('button', { name: 'Go to the cell' }).click();
  await expect(page.getByRole('textbox', { name: 'AE win rate, Small' })).toBeFocused();
  await expectCell(page, 'Opportunities per SDR, Mid-market', '8');
});

test('without any tier the plan says what is missing; undo brings the tier back', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: 'Row menu: Mid-market' }).click();
  await page.getByRole('menuitem', { name: 'Remove this tier' }).click();
  await expect(page.getByText('A tier holds deals of like size')).toBeVisible();
  await expect(page.getByText('“Mid-market” was removed.')).toBeVisible();
  await expect(answer(page)).toContainText(/tier/i);
  await expect(answer(page)).not.toContainText('2.04');
  await saved(page);
  await page.reload();
  await expect(page.getByText('A tier holds deals of like size')).toBeVisible();
  await page.getByRole('button', { name: 'Add a deal tier' }).click();
  await expect(page.getByRole('textbox', { name: 'Tier · Tier 1' })).toBeFocused();
});

test('a removed tier comes back by Undo in the message', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: 'Row menu: Mid-market' }).click();
  await page.getByRole('menuitem', { name: 'Remove this tier' }).click();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expectAnswer(page, '17');
});

test('shares of 40, 45 and 10 % name the gap of 5 %, keep the results, and each fix is one step', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await type(page, 'Share of ARR, typed, Small', '10');
  await expect(answer(page)).toContainText('Shares of ARR add up to 95%');
  await expect(answer(page)).toContainText('5% of the target is given to no tier');
  await expectCell(page, 'Opportunities per SDR, Mid-market', '8');

  for (const [fix, share] of [
    ['The rest to Small', '15%'],
    ['Scale all', '10.5%'],
  ] as const) {
    await answer(page).getByRole('button', { name: fix }).click();
    await expectCell(page, 'Share of ARR, typed, Small', share);
    await expect(answer(page)).not.toContainText('add up to');
    await page.getByRole('button', { name: /^Undo / }).click();
    await expectCell(page, 'Share of ARR, typed, Small', '10%');
    await expect(answer(page)).toContainText('add up to 95%');
  }
  await type(page, 'Share of ARR, typed, Small', '25');
  await expect(answer(page)).toContainText('10% of the target is given out twice');
  await expect(answer(page).getByRole('button', { name: 'Take it from Small' })).toBeVisible();
});
