/** Plans side by side: chosen and put in order by keyboard, held against a baseline, kept over a reload, and exported. */
import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import Papa from 'papaparse';
import type { Page } from '@playwright/test';
import { expect, test, CHROMIUM_ONLY } from './support/app.ts';
import { overlaps, sideways } from './support/layout.ts';
import { cell, openPlan, saved, start, THREE_TIERS } from './support/sheet.ts';

const GRID = /^Comparison with /;
const TIERS = THREE_TIERS['tiers'] as readonly Record<string, unknown>[];
const TWO_MORE = {
  ...THREE_TIERS,
  id: 'two-more',
  name: 'Two more SDRs',
  team: { ...(THREE_TIERS['team'] as object), sdrs: '12' },
};
const UP_MARKET = {
  ...THREE_TIERS,
  id: 'up-market',
  name: 'Move up-market',
  tiers: TIERS.map((tier, i) => ({ ...tier, arrShare: ['60%', '40%', '0'][i] })),
};

/** Opens the three plans, the first of them last, and the Compare sheet. */
async function compareThree(page: Page): Promise<void> {
  await start(page);
  for (const plan of [TWO_MORE, UP_MARKET, THREE_TIERS]) await openPlan(page, plan);
  await saved(page);
  await page.getByRole('link', { name: 'Compare' }).last().click();
  await expect(page.getByRole('grid', { name: GRID })).toBeVisible();
}

async function expectHeads(page: Page, ...heads: readonly string[]): Promise<void> {
  await expect(page.getByRole('grid', { name: GRID }).getByRole('columnheader')).toHaveText(heads);
}

/** Expects the change of a measure from a plan that is the baseline to one that is not. */
async function expectChange(page: Page, measure: string, pair: string, text: string): Promise<void> {
  await expect(cell(page, `${measure}, ${pair}`)).toHaveAccessibleName(`${measure}, ${pair}: ${text}`);
}

/** Takes an entry of a plan's menu with keys alone. */
async function byKeys(page: Page, plan: RegExp, entry: string): Promise<void> {
  await page.getByRole('button', { name: plan }).focus();
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name: entry });
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  for (let i = 0; i < 6; i += 1) {
    if (await item.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(item).toBeFocused();
  await page.keyboard.press('Enter');
}

test('U51: three plans in a chosen order against a chosen baseline, by keyboard, kept over a reload', async ({
  page,
}) => {
  await compareThree(page);
  await expectHeads(
    page,
    'Inputs',
    'FY27 base plan baseline',
    'Move up-market',
    'Change vs FY27 base plan',
    'Two more SDRs',
    'Change vs FY27 base plan',
  );
  // 23 opportunities each of 10, 19 each of 12: -4, or -4/23. 101,388.89 of MRR needed each, times 10/12: -1/6.
  await expectChange(page, 'SDRs', 'Two more SDRs vs FY27 base plan', '+2 (+20%)');
  await expectChange(
    page,
    'Opportunities per SDR, all tiers',
    'Two more SDRs vs FY27 base plan, better',
    '▼ −4 (−17.4%)',
  );
  await expectChange(
    page,
    'Quota needed per SDR, all tiers (MRR)',
    'Two more SDRs vs FY27 base plan, better',
    '▼ −$16,898 (−16.7%)',
  );
  // 60 and 40 % of 2,000,000 at 12 and 20 %: pipeline 1,166,666.67, each of 10 116,666.67, that is 15,277.78 more.
  await expectChange(page, 'Share of ARR, typed · Small', 'Move up-market vs FY27 base plan', '−15 pts');
  await expectChange(
    page,
    'Quota needed per SDR, all tiers (MRR)',
    'Move up-market vs FY27 base plan, worse',
    '△ +$15,278 (+15.1%)',
  );

  await byKeys(page, /^Two more SDRs, 3 of 3/, 'Move forward');
  await expect(page.getByRole('button', { name: 'Two more SDRs, 2 of 3' })).toBeFocused();
  await byKeys(page, /^Two more SDRs, 2 of 3/, 'Make baseline');
  await expect(page.getByRole('heading', { name: /^Compare/ })).toHaveText(/baseline Two more SDRs/);
  const heads = [
    'Inputs',
    'FY27 base plan',
    'Change vs Two more SDRs',
    'Two more SDRs baseline',
    'Move up-market',
    'Change vs Two more SDRs',
  ];
  await expectHeads(page, ...heads);
  // the other way round: from 12 to 10 is -1/6, from 19 to 23 is 4/19
  await expectChange(page, 'SDRs', 'FY27 base plan vs Two more SDRs', '−2 (−16.7%)');
  await expectChange(
    page,
    'Opportunities per SDR, all tiers',
    'FY27 base plan vs Two more SDRs, worse',
    '△ +4 (+21.1%)',
  );

  await expect(page.getByRole('rowheader', { name: 'New ARR target' })).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Only differences' }).uncheck();
  await expectChange(page, 'New ARR target', 'FY27 base plan vs Two more SDRs', 'same');

  await page.reload();
  await expectHeads(page, ...heads);
  await expect(page.getByRole('checkbox', { name: 'Only differences' })).not.toBeChecked();
});

test('the sheets follow the address and Back', async ({ page }) => {
  await compareThree(page);
  await expect(page).toHaveURL(/#compare$/);
  await expect(page).toHaveTitle('Compare · Quotasheet');
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Target', exact: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('grid', { name: GRID })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Compare' }).last()).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Command/ }).fill('New blank plan');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Target', exact: true })).toBeVisible();
});

test('cells are walked and summed as on any sheet, and cannot be typed into', async ({ page }) => {
  await compareThree(page);
  await cell(page, 'SDRs, FY27 base plan').click();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('Count 2 · Average 10 · Sum 20')).toBeVisible();
  await page.keyboard.type('5');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'SDRs, Move up-market vs FY27 base plan')).toBeFocused();
  await expect(cell(page, 'SDRs, FY27 base plan')).toHaveText('10');
});

test(
  'the comparison is exported with its baseline named and the figures of the sheet',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await compareThree(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^Comparison with FY27 base plan_\d{4}-\d\d-\d\d\.csv$/);
    const { data } = Papa.parse<string[]>(readFileSync(await download.path(), 'utf8').slice(1));
    expect(data[0]).toEqual(['Compared', 'FY27 base plan', 'Move up-market', 'Two more SDRs']);
    expect(data[1]).toEqual(['Baseline', 'FY27 base plan']);
    const planned = data.find(([, measure]) => measure === 'Planned ARR') ?? [];
    expect(planned.slice(4)).toEqual([
      '2148000',
      '2136000',
      '-12000',
      '-0.56%',
      'worse',
      '2174400',
      '26400',
      '1.23%',
      'better',
    ]);
    expect(data.some(([, measure]) => measure === 'New ARR target')).toBe(false);
  },
);

test('the chart is one tab stop whose arrows read the plans', async ({ page }) => {
  await compareThree(page);
  const chart = page.getByRole('img', { name: /“Two more SDRs” plans the most: \$2,174,400/ });
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('output')).toHaveText(
    'FY27 base plan, Planned ARR $2,148,000, Target SDRs source $2,000,000',
  );
  await page.keyboard.press('End');
  await expect(page.locator('output')).toContainText('Two more SDRs, Planned ARR $2,174,400');
  await page.getByText('Figures').click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(4);
});

test('on a phone nothing but the grid scrolls sideways, and its first column stays', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await compareThree(page);
  expect(await sideways(page)).toEqual([]);
  expect(await overlaps(page)).toEqual([]);
  const head = page.getByRole('rowheader', { name: 'Planned ARR', exact: true });
  const before = await head.boundingBox();
  await cell(page, 'Planned ARR, Two more SDRs vs FY27 base plan, better').scrollIntoViewIfNeeded();
  const after = await head.boundingBox();
  expect(after?.x).toBeCloseTo(before?.x ?? NaN, 0);
});

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 360] as const) {
    test(
      `axe finds nothing in a comparison at ${width} px in the ${scheme} theme`,
      { tag: CHROMIUM_ONLY },
      async ({ page }) => {
        test.setTimeout(240_000);
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 900 });
        await start(page, './#plan');
        await page.evaluate(() => (location.hash = 'compare'));
        await expect(page.getByText(/there is none of yours/)).toBeVisible();
        await page.evaluate(axe.source);
        const found = [...(await findings(page))];
        for (const plan of [TWO_MORE, UP_MARKET, THREE_TIERS]) await openPlan(page, plan);
        await page.evaluate(() => (location.hash = 'compare'));
        await expect(page.getByRole('figure')).toBeVisible();
        await page.getByRole('button', { name: 'Dismiss' }).click();
        found.push(...(await findings(page)));
        await page.getByRole('checkbox', { name: 'Only differences' }).uncheck();
        await page.getByRole('checkbox', { name: 'Each tier' }).check();
        found.push(...(await findings(page)));
        await page.getByRole('button', { name: /^FY27 base plan baseline, 1 of 3/ }).click();
        await expect(page.getByRole('menu')).toBeVisible();
        found.push(...(await findings(page)));
        expect(found).toEqual([]);
      },
    );
  }
}

async function findings(page: Page): Promise<string[]> {
  const results = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'skip-link': { enabled: false } }, // a sheet tab scrolled out of its row is taken for one
    }),
  );
  if (results.passes.length < 15) return ['axe looked at next to nothing'];
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}
