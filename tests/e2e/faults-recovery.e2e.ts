/** When the app itself is what fails: a page free of its code hands out what is kept (F23), and the app leads there. */
import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { CHROMIUM_ONLY, expect, expectProblems, test } from './support/app.ts';
import { isHere, servePretty } from './support/deployed.ts';
import { keptOn, putOn, recordOf } from './support/device.ts';
import { sideways } from './support/layout.ts';
import { cell, expectCell, saved, start, THREE_TIERS, type } from './support/sheet.ts';

/** Makes the app's root throw while it is built, from the next page on. */
async function breakApp(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'matchMedia', {
      value: () => {
        throw new Error('planted: no media');
      },
    });
  });
}

async function download(page: Page, name: string | RegExp): Promise<{ name: string; content: unknown }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), content: await contentOf(file) };
}

async function contentOf(file: Download): Promise<unknown> {
  return JSON.parse(readFileSync(await file.path(), 'utf8'));
}

test('F23: a root that throws leaves a message that leads to the plans, and nothing is erased', async ({
  page,
  problems,
}) => {
  expectProblems(problems, /planted/);
  await start(page);
  await type(page, 'SDRs', '9');
  await saved(page);
  const before = await keptOn(page);
  await breakApp(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Quotasheet has stopped' })).toBeVisible();
  await expect(page.getByText(/planted: no/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
  await page.getByRole('link', { name: 'Get my plans as files' }).click();
  await expect(page.getByRole('button', { name: 'Plan file: Worked example' })).toBeVisible();
  expect(await keptOn(page)).toEqual(before);
});

test(
  'F23: the recovery page downloads every record, one by one and all together, and changes none',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await start(page);
    await putOn(page, {
      ...recordOf(THREE_TIERS, 'three'),
      'scenario/garbage': ['no', 'record'],
      'something/else': { of: 'another version' },
    });
    await page.evaluate(() => {
      localStorage.setItem('quotasheet.journal/torn', '00000000{"v":1,"id":"to');
    });
    await page.goto('./recover.html');
    await expect(page.getByRole('status')).toHaveText('Found 4 records, 1 of them with a plan.');
    const before = await keptOn(page);

    const all = await download(page, 'Download everything');
    const { records } = all.content as { records: { place: string; key: string; value: unknown }[] };
    const listed = Object.fromEntries(records.map(({ place, key, value }) => [`${place}:${key}`, value]));
    expect(listed).toEqual({
      ...before,
      'journal:quotasheet.journal/torn': '00000000{"v":1,"id":"to',
    });

    const plan = await download(page, `Plan file: ${String(THREE_TIERS['name'])}`);
    expect(plan.content).toEqual({ ...THREE_TIERS, id: 'three' });
    expect((await download(page, 'As kept: scenario/garbage')).content).toEqual(['no', 'record']);
    expect(await keptOn(page)).toEqual(before);
  },
);

test('F23: the recovery page makes no database where there is none', async ({ page }) => {
  await page.goto('./recover.html');
  await expect(page.getByRole('status')).toHaveText('Nothing is kept here.');
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  await start(page);
  await type(page, 'SDRs', '9');
  await saved(page);
});

test('F23 F39: the recovery page opens without a network, and lists unsaved work too', async ({
  page,
  context,
}) => {
  await start(page);
  await isHere(page);
  await cell(page, 'SDRs').click();
  await page.keyboard.type('12');
  await context.setOffline(true);
  await page.goto('./recover.html');
  await expect(page.getByRole('heading', { name: 'Work that was on its way to storage' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Plan file: Worked example' }).first()).toBeVisible();
});

test('F23 F39: the recovery page opens without its host, also one that redirects to an address without .html', async ({
  page,
}) => {
  const host = await servePretty();
  await start(page, host.url);
  await isHere(page);
  host.stop();
  await page.goto(`${host.url}recover.html`);
  await expect(page.getByRole('heading', { name: 'Your plans on this device' })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('Nothing is kept here.');
});

test('F23: the recovery page fits a narrow screen and works by keys', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await start(page);
  await putOn(page, recordOf({ ...THREE_TIERS, name: `FY27 ${'stretched'.repeat(12)}` }, 'three'));
  await page.goto('./recover.html');
  await expect(page.getByRole('button', { name: 'Download everything' })).toBeVisible();
  expect(await sideways(page)).toEqual([]);
  for (const name of ['Download everything', 'Back to the app']) {
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText(name);
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Target', exact: true })).toBeVisible();
});

test('F37: an app whose script never arrives says so and leads to the plans', async ({ page, problems }) => {
  expectProblems(problems, /index-.*\.js|404/);
  await page.route('**/assets/index-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'Quotasheet has stopped' })).toBeVisible();
  await expect(page.getByText(/index-.*\.js could not be loaded/)).toBeVisible();
  await page.unroute('**/assets/index-*.js');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('grid', { name: 'Target', exact: true })).toBeVisible();
});

test('F23: the message appears too when the root throws later, and the work is kept', async ({
  page,
  problems,
}) => {
  expectProblems(problems, /planted|derived_inert/);
  await start(page);
  await type(page, 'SDRs', '9');
  await page.evaluate(() => {
    const thrower = (): never => {
      throw new Error('planted: no figures');
    };
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', { value: thrower });
    Object.defineProperty(Intl.NumberFormat.prototype, 'formatToParts', { value: thrower });
  });
  await type(page, 'SDRs', '8');
  await expect(page.getByRole('heading', { name: 'Quotasheet has stopped' })).toBeVisible();
  await page.getByRole('button', { name: 'Reload' }).click();
  await expectCell(page, 'SDRs', '9');
});
