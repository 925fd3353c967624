/** What axe finds on the sheets of team, months, capacity and money, filled, light and dark, wide and narrow. */
import axe from 'axe-core';
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import { openPlan, start, THREE_TIERS } from './support/sheet.ts';

const FILLED = {
  ...THREE_TIERS,
  version: 4,
  roster: [
    { id: 'anna', name: 'Anna', manager: 'Mia', start: '2027-03' },
    { id: 'ben', name: 'Ben', manager: 'Omar', tiers: 'mid small', opps: { mid: '9' } },
  ],
  money: { base: '52000', variable: '28000', margin: '80%', startArr: '10000000', churn: '8%', aeOpps: '6' },
};

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360] as const) {
    test(
      `axe finds nothing on the plan’s other sheets at ${width} px in the ${scheme} theme`,
      { tag: CHROMIUM_ONLY },
      async ({ page }) => {
        test.setTimeout(180_000);
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 900 });
        await start(page);
        await openPlan(page, FILLED);
        await page.evaluate(axe.source);
        const found: string[] = [];
        for (const [sheet, grid] of [
          ['team', 'Roster'],
          ['months', 'Month by month'],
          ['capacity', 'From accounts to opportunities'],
          ['money', 'What an SDR costs'],
          ['odds', 'What moves the outcome'],
        ] as const) {
          await page.evaluate((name) => (location.hash = name), sheet);
          await expect(page.getByRole('grid', { name: grid })).toBeVisible();
          const { violations } = await page.evaluate(() =>
            (window as unknown as { axe: typeof axe }).axe.run(document, {
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              rules: { 'skip-link': { enabled: false } }, // a sheet tab scrolled out of its row is taken for one
            }),
          );
          found.push(
            ...violations.map(({ id, nodes }) => `${sheet}: ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`),
          );
        }
        expect(found).toEqual([]);
      },
    );
  }
}
