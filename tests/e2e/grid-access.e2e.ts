/** The grid for those who hear it, who cannot drag, and who must see where they are. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { here, longPlan, selected } from './support/grid.ts';
import { cell, expectCell, openPlan, start, THREE_TIERS } from './support/sheet.ts';

/** What lies over the middle of the focused cell, if anything does. */
function hiddenBy(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-cell]');
    if (!focused) return 'nothing has the focus';
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return over && focused.contains(over)
      ? undefined
      : `${focused.dataset['cell'] ?? ''} under ${over?.tagName ?? 'the edge'} ${over?.className ?? ''}`;
  });
}

test('U62: the roles tell the whole table, wherever it is scrolled', async ({ page }) => {
  await start(page);
  await openPlan(page, longPlan());
  const grid = page.getByRole('grid', { name: 'Deal tiers' });
  await expect(grid).toHaveAttribute('aria-rowcount', '152');
  await expect(grid).toHaveAttribute('aria-colcount', '10');
  for (const key of ['Control+Home', 'Control+End']) {
    await cell(page, 'Seats, Tier 0').or(page.locator('[data-cell="plannedArr"]')).first().click();
    await page.keyboard.press(key);
    const wrong = await grid.evaluate(
      (table) =>
        [...table.querySelectorAll<HTMLElement>('tbody [data-cell]')].filter((element) => {
          const { row, column } = element.dataset;
          const isNamed = element.role === 'gridcell' || element.role === 'rowheader';
          const isPlaced =
            element.parentElement?.getAttribute('aria-rowindex') === String(Number(row) + 2) &&
            element.getAttribute('aria-colindex') === String(Number(column) + 1);
          return !isNamed || !isPlaced || !element.hasAttribute('aria-readonly') || !element.ariaSelected;
        }).length,
    );
    expect(wrong).toBe(0);
  }
  await expect(grid.getByRole('columnheader')).toHaveCount(10);
});

test('U63: a long table is one tab stop, and is come back to after scrolling far away', async ({ page }) => {
  await start(page);
  await openPlan(page, longPlan());
  await cell(page, 'Seats, Tier 3').click();
  await page.locator('.scroller:has([aria-label="Deal tiers"])').evaluate((scroller) => {
    scroller.scrollTo({ top: scroller.scrollHeight });
  });
  await expect(cell(page, 'Tier · Tier 149')).toBeVisible();
  expect(await page.locator('[aria-label="Deal tiers"] [tabindex="0"]').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await here(page)).toBe('tiers[t3].seats');
});

for (const width of [1440, 360]) {
  test(`U66: at ${width} px no cell with the focus lies under a head, wherever the arrows go`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height: 700 });
    await start(page);
    await openPlan(page, width > 720 ? longPlan(80) : THREE_TIERS);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.locator('[data-cell$=".seats"]').first().click();
    const ways: readonly (readonly [key: string, times: number])[] = [
      ['PageDown', 3],
      ['ArrowRight', 9],
      ['ArrowUp', 12],
      ['ArrowLeft', 9],
      ['PageUp', 3],
      ['Control+End', 1],
      ['ArrowUp', 30],
      ['Home', 1],
      ['Control+Home', 1],
      ['ArrowDown', 5],
    ];
    for (const [key, times] of ways)
      for (let press = 0; press < times; press += 1) {
        await page.keyboard.press(key);
        await expect.poll(() => hiddenBy(page), { message: key, timeout: 2_000 }).toBeUndefined();
      }
  });
}

test('U67: everything a drag does is done by presses alone', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await cell(page, 'Seats, Enterprise').click();
  await cell(page, 'Seats, Small').click({ modifiers: ['Shift'] });
  expect(await selected(page)).toHaveLength(3);
  await cell(page, 'Seats, Mid-market').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Fill down' }).click();
  await expectCell(page, 'Seats, Small', '50');
  await page.getByRole('columnheader', { name: 'Seats' }).click();
  expect(await selected(page)).toHaveLength(4);
  await page.getByRole('button', { name: 'Row menu: Small' }).click();
  await page.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(page.locator('[data-cell="tiers[small].name"]')).toHaveAttribute('data-row', '1');
});

for (const width of [1440, 360]) {
  test(`U68: at ${width} px every target of the sheet is 24 px high and wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await start(page);
    await openPlan(page, THREE_TIERS);
    await cell(page, 'SDRs').click();
    await page.keyboard.press('Control+f');
    await expect(page.getByRole('textbox', { name: 'Find in the sheet' })).toBeVisible();
    const small = await page
      .locator('#sheet .work')
      .locator('button, input:not(.editor), [role=gridcell], [role=rowheader][data-cell]')
      .evaluateAll((targets) =>
        targets
          .map((target) => ({
            name: target.ariaLabel ?? target.textContent,
            box: target.getBoundingClientRect(),
          }))
          .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
          .map(({ name, box }) => `${name} ${box.width} × ${box.height}`),
      );
    expect(small).toEqual([]);
  });
}
