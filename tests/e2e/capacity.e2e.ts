/** The Capacity sheet: the funnel is asked for, an overload is found, and one press mends it. */
import { expect, test } from './support/app.ts';
import { answer, expectCell, start, type } from './support/sheet.ts';

test('an overload is found, and one of the fixes offered mends it in one step', async ({ page }) => {
  await start(page);
  await page.getByRole('link', { name: 'Capacity' }).click();
  for (const [rate, text] of [
    ['Engaged rate', '50'],
    ['Meeting rate', '50'],
    ['Held rate', '80'],
    ['Acceptance rate', '50'],
  ] as const)
    await type(page, `${rate}, Mid-market`, text);
  // 0.5 * 0.5 * 0.8 * 0.5 is one in ten: 1,700 accounts of 20 + 6 * 8 * 3 = 164 minutes are 4,646.7 hours
  await expectCell(page, 'Accounts per opportunity, Mid-market', '10');
  await expectCell(page, 'Hours needed', '4,646.7');
  await type(page, 'Selling hours a working day', '1.7');
  const overload = page.getByRole('region', { name: /more hours than the team has/ });
  await expect(overload).toBeVisible();
  const fix = overload.getByRole('button').first();
  await expect(fix).toBeVisible();
  const before = await answer(page).textContent();
  await fix.click();
  await expect(overload).toBeHidden();
  await expect(page.getByText(/The load is \d/)).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(overload).toBeVisible();
  expect(await answer(page).textContent()).toBe(before);
});

test('account-based fit is answered from the plan, and the rest is asked', async ({ page }) => {
  await start(page);
  await page.getByRole('link', { name: 'Money' }).click();
  // $60,000 ACV and six contacts speak for it, a cycle of two months against it, upsell nobody has said
  await expect(page.getByText('Pilot account-based selling first')).toBeVisible();
});
