/** axe finds nothing on the list of plans, its dialogs, the history and a merge, light and dark, wide and narrow. */
import axe from 'axe-core';
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import { act, mergeWithConflict, openHistory, toPlans } from './support/plans.ts';

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360] as const) {
    test(
      `axe finds nothing on the plans at ${width} px in the ${scheme} theme`,
      { tag: CHROMIUM_ONLY },
      async ({ page }) => {
        const found: string[] = [];
        const look = async (where: string): Promise<void> => {
          await page.evaluate(axe.source);
          const { violations } = await page.evaluate(() =>
            (window as unknown as { axe: typeof axe }).axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              rules: { 'skip-link': { enabled: false } }, // a sheet tab scrolled out of its row is taken for one
            }),
          );
          found.push(
            ...violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`),
          );
        };
        await page.emulateMedia({ colorScheme: scheme });
        await mergeWithConflict(page);
        await page.setViewportSize({ width, height: 900 });
        await look('merge');
        await page.keyboard.press('Escape');
        await openHistory(page);
        await expect(page.getByRole('table', { name: 'Cells that differ' })).toBeVisible();
        await look('history');
        await page.keyboard.press('Escape');
        await toPlans(page);
        await act(page, 'FY27 base plan', 'Approve');
        await act(page, 'FY27 base plan', 'Notes…');
        await look('notes');
        await page.keyboard.press('Escape');
        await act(page, 'FY27 base plan (copy)', 'Delete');
        await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible();
        await page.getByRole('checkbox', { name: 'Choose FY27 base plan' }).check();
        await look('list and trash');
        await page.getByRole('button', { name: 'Empty trash…' }).click();
        await look('purge');
        await page.keyboard.press('Escape');
        await page.getByRole('searchbox', { name: 'Search plans' }).fill('nothing such');
        await look('nothing found');
        expect(found).toEqual([]);
      },
    );
  }
}
