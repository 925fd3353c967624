/** axe finds nothing, wherever the app can be: sheets, errors, menus, dialogs, light and dark, wide and narrow. */
import axe from 'axe-core';
import type { Page } from '@playwright/test';
import { expect, test, CHROMIUM_ONLY } from './support/app.ts';
import { answer, cell, drop, openPlan, start, THREE_TIERS, type } from './support/sheet.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DIALOGS = [
  'Search commands',
  'Solve for',
  'Settings',
  'Keyboard shortcuts',
  'How it is calculated',
  'Tier mix',
  'Import CSV',
];

/** A number that may be two, a doubled heading, a long row, a number that may be an id. */
const ODD_CSV = 'Tier,Seats,Seats\nA,"1,000",x\nB,00123,5,6\n';

/** What axe objects to: the rule, and the first element it names. */
async function findings(page: Page): Promise<string[]> {
  const results = await page.evaluate(
    (tags) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags }),
    TAGS,
  );
  if (results.passes.length < 15) return ['axe looked at next to nothing'];
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160) ?? ''}`,
  );
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360] as const) {
    test(
      `axe finds nothing at ${width} px in the ${scheme} theme`,
      { tag: CHROMIUM_ONLY },
      async ({ page }) => {
        test.setTimeout(180_000);
        const found: string[] = [];
        const look = async (where: string): Promise<void> => {
          found.push(...(await findings(page)).map((finding) => `${where}: ${finding}`));
        };
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 900 });
        await start(page);
        await expect(page.getByRole('figure', { name: 'Planned ARR by tier' })).toBeVisible();
        await page.evaluate(axe.source);
        await look('first run');

        await openPlan(page, THREE_TIERS);
        await look('three tiers, a message');
        await page.getByRole('button', { name: 'Dismiss' }).click();
        await cell(page, 'Seats, Small').click();
        await page.keyboard.press('Shift+ArrowDown');
        await look('a range');
        await page.keyboard.press('F2');
        await page.keyboard.type('=2*');
        await look('an open editor');
        await page.keyboard.press('Escape');

        for (const title of DIALOGS) {
          await page.keyboard.press('Control+k');
          const search = page.getByRole('combobox', { name: /^Command/ });
          await expect(search).toBeFocused();
          if (title !== 'Search commands') {
            await search.fill(title);
            await search.press('Enter');
          }
          await expect(page.getByRole('dialog', { name: title })).toBeVisible();
          await look(title);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0);
        }

        await drop(page, 'odd.csv', ODD_CSV);
        await expect(page.getByRole('dialog')).toContainText('things to look at');
        await look('a CSV and what is odd in it');
        await page.keyboard.press('Escape');

        for (const menu of [/^Plan: /, width === 1440 ? 'Export' : 'More', /^Row menu: /]) {
          await page.getByRole('button', { name: menu }).first().click();
          await expect(page.getByRole('menu')).toBeVisible();
          await look(`menu ${String(menu)}`);
          await page.keyboard.press('Escape');
          await expect(page.getByRole('menu')).toHaveCount(0);
        }

        await type(page, 'Share of ARR, typed, Small', '10');
        await look('shares that do not add up');
        await type(page, 'AE win rate, Small', 'abc');
        await page.keyboard.press('ArrowUp');
        await expect(answer(page)).toContainText('not a number');
        await look('an error');
        await page.getByText('Figures').click();
        await page.getByRole('button', { name: /^Plan: / }).click();
        await page.getByRole('menuitem', { name: 'New blank plan' }).click();
        await look('a blank plan');
        expect(found).toEqual([]);
      },
    );
  }
}
