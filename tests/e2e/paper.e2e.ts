/** The sheets with wide tables and charts on paper: nothing cut, nothing missing, nothing dark, though the screen is. */
import type { Page } from '@playwright/test';
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import { openPlan, start, THREE_TIERS } from './support/sheet.ts';

/** A centimetre from each edge: 718 pixels are left of A4, 740 of Letter. */
const PAPERS = [
  ['A4', 718],
  ['Letter', 740],
] as const;
const MARGIN = { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' };

const SHEETS = [
  {
    name: 'Months',
    titles: ['New ARR against the target', 'Opportunities and capacity', 'Everyone’s quotas'],
    months: 12,
  },
  { name: 'Money', titles: ['From starting to ending ARR', 'Ending ARR'], months: 0 },
  { name: 'Capacity', titles: ['Load by SDR and month'], months: 12 },
  { name: 'Team', titles: ['Roster', 'Who carries what'], months: 0 },
  {
    name: 'Odds',
    titles: [
      'Distribution of new ARR',
      'New ARR so far, by month',
      'Quota for a confidence',
      'Two inputs at once',
    ],
    months: 0,
  },
] as const;

async function openSheet(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await start(page);
  const funnel = { engaged: '0.5', meeting: '0.5', held: '0.8', accepted: '0.5' };
  const { tiers } = THREE_TIERS as unknown as { tiers: readonly object[] };
  await openPlan(page, {
    ...THREE_TIERS,
    tiers: tiers.map((tier) => ({ ...tier, funnel })),
    roster: Array.from({ length: 8 }, (_, i) => ({ id: `s${i}`, name: `SDR ${i + 1}` })),
  });
  await page.getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('grid').first()).toBeVisible();
  await page.waitForTimeout(500); // charts are drawn after the cells
}

for (const { name, titles, months } of SHEETS) {
  test(
    `U88: the ${name} sheet fits A4 and Letter, upright, titled and with its charts`,
    {
      tag: CHROMIUM_ONLY,
    },
    async ({ page }) => {
      await openSheet(page, name);
      await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
      await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
      for (const [, width] of PAPERS) {
        await page.setViewportSize({ width, height: 1000 });
        await expect(page.getByRole('heading', { name: 'FY27 base plan' })).toBeVisible();
        for (const title of titles)
          await expect(page.getByText(title, { exact: true }).first()).toBeVisible();
        expect(await cut(page)).toEqual([]);
      }
      // every month of the wide tables is somewhere on the paper
      if (months > 0) {
        const heads = page.locator('.paper').first().locator('thead th:not(:first-child)');
        await expect(heads).toHaveCount(months);
      }
      for (const shade of await chartShades(page)) {
        expect(shade.background).toBe('rgba(0, 0, 0, 0)');
        expect(shade.dark).toBeGreaterThan(0.002);
      }
      await page.emulateMedia({ colorScheme: 'dark', media: null });
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      await page.setViewportSize({ width: 1280, height: 800 });
      await expect(page.locator('.paper')).toHaveCount(0);
      for (const [format] of PAPERS) {
        const pdf = (await page.pdf({ format, margin: MARGIN })).toString('latin1');
        const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
        expect(pages).toBeGreaterThanOrEqual(2);
        expect(pages).toBeLessThanOrEqual(7);
      }
    },
  );
}

/** What reaches over the edge of the paper. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('table, canvas, .panel, figure')]
      .filter((one) => one.checkVisibility())
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent.slice(0, 40)}`),
  );
}

/** Of each chart: what is behind it, and how much is drawn in an ink as dark as that of white paper; a dark screen’s is pale. */
function chartShades(page: Page): Promise<{ background: string; dark: number }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('canvas')].map((canvas) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let dark = 0;
      for (let i = 0; i < data.length; i += 4) {
        if ((data[i + 3] ?? 0) < 250) continue;
        if (Math.max(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0) < 110) dark += 1;
      }
      const count = data.length / 4;
      return {
        background: getComputedStyle(canvas).backgroundColor,
        dark: dark / count,
      };
    }),
  );
}
