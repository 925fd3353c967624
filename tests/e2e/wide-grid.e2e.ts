/** A grid of 200 people by 60 months: only what is in sight is drawn, and nobody who reads, types or listens notices. */
import type { Locator, Page } from '@playwright/test';
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import { here, selected } from './support/grid.ts';
import { openPlan, start, THREE_TIERS } from './support/sheet.ts';

const LAST = 'sdrMonthQuota[s199,2031-12]';

async function wideGrid(page: Page): Promise<Locator> {
  await start(page);
  await openPlan(page, {
    ...THREE_TIERS,
    id: 'wide',
    name: 'Wide plan',
    period: { start: '2027-01', months: 60 },
    roster: Array.from({ length: 200 }, (_, i) => ({ id: `s${i}`, name: `SDR ${i + 1}` })),
  });
  await page.getByRole('link', { name: 'Months' }).click();
  const grid = page.getByRole('grid', { name: 'Quotas by month' });
  await expect(grid).toBeVisible();
  return grid;
}

const drawn = (grid: Locator): Promise<number> =>
  grid.evaluate((table) => table.querySelectorAll('td').length);

test('few of its 12,200 cells are drawn, and the roles tell the whole table', async ({ page }) => {
  const grid = await wideGrid(page);
  await expect(grid).toHaveAttribute('aria-rowcount', '201');
  await expect(grid).toHaveAttribute('aria-colcount', '62');
  await expect(grid.getByRole('columnheader')).toHaveCount(62);
  await page.locator('[data-cell="carriedOpps[s0]"]').click();
  for (const key of ['Control+End', 'Control+Home', 'End']) {
    await page.keyboard.press(key);
    await expect.poll(() => drawn(grid)).toBeLessThan(2000);
    const wrong = await grid.evaluate(
      (table) =>
        [...table.querySelectorAll<HTMLElement>('tbody [data-cell]')].filter((cell) => {
          const { row, column } = cell.dataset;
          return (
            cell.getAttribute('aria-colindex') !== String(Number(column) + 2) ||
            cell.parentElement?.getAttribute('aria-rowindex') !== String(Number(row) + 2)
          );
        }).length,
    );
    expect(wrong).toBe(0);
  }
  expect(await here(page)).toBe('sdrMonthQuota[s0,2031-12]');
});

test('every cell stands under its column’s head, wherever the grid is scrolled', async ({ page }) => {
  const grid = await wideGrid(page);
  for (const left of [0, 900, 2600, 100_000]) {
    await grid.evaluate((table, to) => table.closest('.scroller')?.scrollTo({ left: to, top: to }), left);
    await expect
      .poll(() =>
        grid.evaluate((table) => {
          const scroller = table.closest('.scroller');
          scroller?.scrollIntoView({ block: 'center' }); // charts above come later, and push it down
          const frame = scroller?.getBoundingClientRect();
          if (!frame) return 'no frame';
          const row = [...table.querySelectorAll<HTMLElement>('tbody tr[aria-rowindex]')].find(
            (one) => one.getBoundingClientRect().top > frame.top + 60,
          );
          const heads = [...table.querySelectorAll<HTMLElement>('[data-column-head]')].filter((head) => {
            const box = head.getBoundingClientRect();
            return box.right > frame.left && box.left < frame.right;
          });
          const off = heads.filter((head) => {
            const cell = row?.querySelector(`[data-column="${head.dataset['columnHead'] ?? ''}"]`);
            return cell?.getBoundingClientRect().left !== head.getBoundingClientRect().left;
          });
          return off.map((head) => head.textContent).join();
        }),
      )
      .toBe('');
    const head = grid.getByRole('rowheader').first();
    const edge = (await grid.locator('..').boundingBox())?.x ?? NaN; // and its border
    expect((await head.boundingBox())?.x).toBe(edge + 1);
  }
});

test('keys go everywhere, and a range is extended and kept over what is not drawn', async ({ page }) => {
  const grid = await wideGrid(page);
  await page.locator('[data-cell="carriedOpps[s0]"]').click();
  await page.keyboard.press('Control+End');
  expect(await here(page)).toBe(LAST);
  await expect(page.locator(`[data-cell="${LAST}"]`)).toBeInViewport();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+End');
  expect(await selected(page)).toContain('sdrMonthQuota[s1,2031-12]');
  await expect(grid.locator('..').locator('..').getByRole('status').first()).toHaveText('61 cells selected');
  for (let i = 0; i < 30; i += 1) await page.keyboard.press('ArrowRight');
  expect(await here(page)).toBe('sdrMonthQuota[s1,2029-06]');
  await expect(page.locator('[data-cell="sdrMonthQuota[s1,2029-06]"]')).toBeInViewport();
});

test('a search finds what is not drawn, typed before its bar is there', async ({ page }) => {
  await page.route(/FindBar-[\w-]+\.js/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await wideGrid(page);
  await page.locator('[data-cell="carriedOpps[s0]"]').click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('SDR 150');
  await page.keyboard.press('Escape');
  await expect.poll(() => here(page)).toBe('carriedOpps[s149]');
});

test('copied and printed it is whole', { tag: CHROMIUM_ONLY }, async ({ page }) => {
  const grid = await wideGrid(page);
  await page.locator('[data-cell="carriedOpps[s0]"]').click();
  await page.keyboard.press('Control+a');
  const copied = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    );
    return clipboardData.getData('text/plain');
  });
  const rows = copied.trim().split('\n');
  expect(rows).toHaveLength(200);
  for (const row of rows) {
    const [all = NaN, ...months] = row.split('\t').map(Number);
    expect(months).toHaveLength(60);
    expect(months.reduce((a, b) => a + b, 0)).toBe(all);
  }
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await drawn(grid)).toBe(200 * 61);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  expect(await drawn(grid)).toBeLessThan(2000);
});
