/** The earlier states of a plan, and merging plans, by keyboard. */
import { expect, test } from './support/app.ts';
import { BASE, mergeWithConflict, openHistory } from './support/plans.ts';
import { expectCell, openPlan, saved, start, type } from './support/sheet.ts';

test('F25: after two hours of edits any five minutes can be gone back to, and the present is kept first', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.clock.install({ time: new Date('2027-01-04T09:00:00') });
  await start(page);
  await openPlan(page, BASE);
  for (let count = 1; count <= 24; count += 1) {
    await page.clock.fastForward('05:00');
    await type(page, 'SDRs', String(10 + count));
    await saved(page);
  }
  await openHistory(page);
  const states = page.getByRole('list', { name: 'Earlier states, newest first' }).getByRole('button');
  await expect(states).toHaveCount(24);
  await expect(states.first()).toContainText('kept by itself · 1 difference');
  for (const place of [23, 12, 3]) {
    await states.nth(place).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table', { name: 'Cells that differ' }).getByRole('row').nth(1)).toHaveText(
      new RegExp(`SDRs\\s*${33 - place}\\s*34`),
    );
  }
  await states.nth(12).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Go back to this' }).focus();
  await page.keyboard.press('Enter');
  await expectCell(page, 'SDRs', '21');
  await page.getByRole('button', { name: 'Undo', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expectCell(page, 'SDRs', '34');
  await openHistory(page);
  await expect(states.first()).toContainText('before something took its place · same as now');
});

test('a state can be named, and says its name in the history', async ({ page }) => {
  await start(page);
  await openPlan(page, BASE);
  await type(page, 'SDRs', '9');
  await openHistory(page);
  await page.getByRole('button', { name: 'Name this state…' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('For the board');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '“For the board” · same as now' })).toBeVisible();
});

test('merging a copy back: what only it changed is ticked, what both changed is asked, and one undo takes it back', async ({
  page,
}) => {
  await mergeWithConflict(page);
  const dialog = page.getByRole('dialog', { name: 'Merge into FY27 base plan' });
  await expect(dialog.getByRole('checkbox', { name: 'Take Seats · Small: 7' })).toBeChecked();
  const there = dialog.getByRole('radio', { name: 'There: 12' });
  await expect(dialog.getByRole('radio', { name: 'Here: 9' })).toBeChecked();
  await expect(dialog.getByText('1 cell changed only here, kept')).toBeVisible();
  await dialog.getByRole('radio', { name: 'Here: 9' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(there).toBeChecked();
  await dialog.getByRole('button', { name: 'Take 2 changes' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expectCell(page, 'SDRs', '12');
  await expectCell(page, 'Seats, Small', '7');
  await expectCell(page, 'AE win rate, Small', '33%');
  await page.getByRole('button', { name: 'Undo', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expectCell(page, 'SDRs', '9');
  await expectCell(page, 'Seats, Small', '5');
});
