/** The sheet fits every screen and paper, in both directions of writing, and nothing leaves this machine. */
import type { Page } from '@playwright/test';
import { expect, test, CHROMIUM_ONLY } from './support/app.ts';
import { cut, darkness, overlaps, sideways } from './support/layout.ts';
import { answer, cell, expectAnswer, openPlan, start, THREE_TIERS, type } from './support/sheet.ts';

const WIDTHS = [320, 360, 768, 1440, 1920] as const;
const LONG = 'Public sector and regulated industries, multi-year frame agreements';

async function expectTidy(page: Page, what: string): Promise<void> {
  const soon = { timeout: 2_000 };
  await expect.poll(() => sideways(page), { ...soon, message: `${what}: scrolls sideways` }).toEqual([]);
  await expect.poll(() => overlaps(page), { ...soon, message: `${what}: lies over` }).toEqual([]);
  await expect.poll(() => cut(page), { ...soon, message: `${what}: is cut` }).toEqual([]);
}

for (const width of WIDTHS) {
  test(`at ${width} px nothing scrolls sideways or lies over anything: sample, tiers, long names, errors`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await start(page);
    await expect(page.getByRole('figure', { name: 'Planned ARR by tier' })).toBeVisible();
    await expectTidy(page, 'the sample');
    await openPlan(page, THREE_TIERS);
    await expectTidy(page, 'three tiers');
    await type(page, 'Tier · Mid-market', LONG);
    await type(page, 'New ARR target', '987654321012345');
    await type(page, 'Share of ARR, typed, Small', '10');
    await expect(answer(page)).toContainText('add up to 95%');
    await expectTidy(page, 'long names and large sums');
    await type(page, 'Seats, Small', 'a great many of them, about ninety or so');
    await page.keyboard.press('ArrowUp');
    await expect(answer(page)).toContainText('not a number');
    await expectTidy(page, 'an error');
  });
}

for (const sheet of ['Plan', 'Team', 'Months', 'Capacity', 'Money', 'Odds']) {
  test(`the ${sheet} sheet scrolls alone: neither the page does, nor a grid for the frame of its cursor`, async ({
    page,
  }) => {
    await start(page);
    await openPlan(page, THREE_TIERS);
    await page.getByRole('link', { name: sheet, exact: true }).click();
    await expect(page.getByRole('grid').first()).toBeVisible();
    await expect.poll(() => lastCellsThatScroll(page)).toEqual([]);
    const longer = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(longer).toBeLessThanOrEqual(0);
  });
}

/** Grids that stand whole until their last cell has the cursor. */
function lastCellsThatScroll(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const grid of document.querySelectorAll('[role=grid]')) {
      const scroller = grid.parentElement;
      const last = [...grid.querySelectorAll<HTMLElement>('[role=gridcell]')].at(-1);
      if (!scroller || !last) continue;
      const over = (): number =>
        Math.max(0, scroller.scrollHeight - scroller.clientHeight) +
        Math.max(0, scroller.scrollWidth - scroller.clientWidth);
      const before = over();
      last.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (over() > before) found.push(`${grid.getAttribute('aria-label') ?? ''}: ${over() - before} px`);
    }
    return found;
  });
}

test('at 360 px the headline and the first inputs are on the first screen, and a tap edits', async ({
  browser,
  browserName,
}) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, hasTouch: true });
  const page = await context.newPage();
  await start(page, test.info().project.use.baseURL);
  await expect(answer(page).getByText('17', { exact: true })).toBeInViewport();
  await expect(cell(page, 'New ARR target')).toBeInViewport();
  // Firefox over WebDriver BiDi has no finger
  if (browserName === 'chromium') {
    await cell(page, 'New ARR target').tap();
    await cell(page, 'New ARR target').tap();
    await expect(page.getByRole('textbox', { name: 'New ARR target' })).toHaveValue('2000000');
  }
  await context.close();
});

for (const width of [360, 1440] as const) {
  test(`written from right to left it is as tidy, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await start(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Command/ }).fill('settings');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Figures and dates as in' }).selectOption('fa-IR');
    await page.keyboard.press('Escape');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expectAnswer(page, '۱۷');
    await openPlan(page, THREE_TIERS);
    await expectTidy(page, 'right to left');

    await cell(page, 'SDRs').click();
    await page.keyboard.type('۸');
    await page.keyboard.press('Enter');
    await expect(cell(page, 'SDRs')).toHaveAccessibleName('SDRs: ۸');
    if (width === 1440) {
      await cell(page, 'Seats, Small').click();
      await page.keyboard.press('ArrowLeft');
      await expect(page.getByRole('textbox', { name: 'Price per seat and month, Small' })).toBeFocused();
    }
  });
}

test(
  'printed from a dark screen it is light, with the plan’s name, and without the bars',
  { tag: CHROMIUM_ONLY },
  async ({ page, browser }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await start(page);
    await openPlan(page, THREE_TIERS);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await expect(page.getByRole('heading', { name: 'FY27 base plan' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Export' })).toBeHidden();
    const png = await page.screenshot({ fullPage: true });
    const blank = await browser.newPage();
    expect(await darkness(blank, png)).toBeLessThan(0.15);
    await blank.close();
  },
);

test(
  'U88: printed on A4 and Letter, upright, no table is cut at the edge of the paper',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await start(page);
    await openPlan(page, THREE_TIERS);
    await page.emulateMedia({ media: 'print' });
    for (const width of [718, 740]) {
      await page.setViewportSize({ width, height: 1000 });
      const wide = await page
        .getByRole('grid')
        .evaluateAll((grids) =>
          grids
            .filter((grid) => grid.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .map((grid) => grid.getAttribute('aria-label')),
        );
      expect(wide).toEqual([]);
    }
  },
);

test('printed it is a PDF of a few pages, with the whole sheet', { tag: CHROMIUM_ONLY }, async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  for (const format of ['A4', 'Letter'] as const) {
    const pdf = (await page.pdf({ format })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(1);
    expect(pages).toBeLessThanOrEqual(4);
  }
});

test('F66: from first load to export no request leaves the origin', async ({ page }) => {
  const origins = new Set<string>();
  page.on('request', (request) => origins.add(new URL(request.url()).origin.replace('null', '')));
  await start(page);
  await openPlan(page, THREE_TIERS);
  await type(page, 'SDRs', '8');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Export CSV for people' }).click();
  await expect(page.getByText('Download started')).toBeVisible();
  origins.delete('');
  expect([...origins].map((origin) => origin.replace(/^blob:/, ''))).toEqual([new URL(page.url()).origin]);
});
