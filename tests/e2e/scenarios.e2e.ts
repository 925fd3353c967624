/** All plans on the device: listing, copying, approving and deleting them, by keyboard. */
import { expect, test } from './support/app.ts';
import { act, BASE, focused, plans, row, storedText, toPlans } from './support/plans.ts';
import { cell, expectCell, openPlan, saved, start, type } from './support/sheet.ts';

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
