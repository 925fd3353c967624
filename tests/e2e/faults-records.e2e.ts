/** Records of other times and damaged ones: what can be opened opens, what cannot is listed, handed out, and never touched. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import { BARE, keptOn, plansOn, putOn, recordOf, type PlanRecord } from './support/device.ts';
import { expectAnswer, expectCell, fromMenu, saved, start, THREE_TIERS, type } from './support/sheet.ts';

const RELEASED = JSON.parse(readFileSync('tests/golden/schemas/1.json', 'utf8')) as PlanRecord;

/** A device that holds these records, seen by the app from its next start on. */
async function deviceWith(page: Page, values: Readonly<Record<string, unknown>>): Promise<void> {
  await start(page);
  await putOn(page, values);
  await page.goto(BARE);
  await expect(page.getByRole('status')).toContainText('Found');
  await start(page);
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
}

/** What the “Download it as it is” of Settings gives. */
async function downloaded(page: Page): Promise<unknown> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download it as it is' }).click(),
  ]);
  return JSON.parse(readFileSync(await file.path(), 'utf8'));
}

test('F21: a record of the first released schema opens, and is left as it was', async ({ page }) => {
  await deviceWith(page, { [`scenario/${RELEASED.id}`]: RELEASED });
  await expect(page.getByRole('button', { name: `Plan: ${RELEASED.scenario.name}` })).toBeVisible();
  await expectCell(page, 'SDRs', '9.5');
  await expectCell(page, 'Seats, Enterprise', '50');
  expect(await plansOn(page)).toEqual([RELEASED]);
});

test(
  'F21: a record whose document cannot be brought forward is untouched and can be downloaded',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    const old = recordOf({ ...THREE_TIERS, version: 0.5 }, 'old');
    await deviceWith(page, { ...old, ...recordOf({ ...THREE_TIERS, name: 'Sound plan' }, 'sound') });
    await expect(page.getByRole('button', { name: 'Plan: Sound plan' })).toBeVisible();
    await type(page, 'SDRs', '9');
    await saved(page);
    await openSettings(page);
    await expect(page.getByText('One stored plan cannot be read:')).toBeVisible();
    expect(await downloaded(page)).toEqual(old['scenario/old']);
    expect(await keptOn(page)).toMatchObject({ 'records:scenario/old': old['scenario/old'] });
  },
);

test('F22: one garbage record among twenty hides no other and is listed, and nothing is deleted', async ({
  page,
  browserName,
}) => {
  const names = Array.from({ length: 19 }, (_, at) => `Plan ${String(at + 1).padStart(2, '0')}`);
  const records = names.map((name) => recordOf({ ...THREE_TIERS, name }, name.replace(' ', '-')));
  const garbage = { schema: 1, id: 'bad', revision: 'many', savedAt: null, scenario: [0, 'x'] };
  const values: Record<string, unknown> = Object.assign({ 'scenario/bad': garbage }, ...records) as Record<
    string,
    unknown
  >;
  await deviceWith(page, values);
  await page.getByRole('button', { name: /^Plan: / }).click();
  await expect(page.getByRole('menuitem', { name: 'All plans… (19 plans)' })).toBeVisible();
  await page.getByRole('menuitemradio', { name: 'Plan 07' }).click();
  await type(page, 'SDRs', '9');
  await saved(page);
  await openSettings(page);
  await expect(page.getByText('One stored plan cannot be read:')).toHaveCount(1);
  if (browserName === 'chromium') expect(await downloaded(page)).toEqual(garbage);
  const kept = await keptOn(page);
  for (const [key, value] of Object.entries(values)) {
    if (key !== 'scenario/Plan-07') expect(kept[`records:${key}`]).toEqual(value);
  }
  expect(kept['records:scenario/Plan-07']).toMatchObject({ revision: 2 });
});

test('F32: records of a newer version are named, not opened and not written; an update is asked for', async ({
  page,
}) => {
  const newer = {
    ...recordOf({ ...THREE_TIERS, name: 'From tomorrow' }, 'tomorrow', { schema: 2, more: 'fields' }),
    ...recordOf({ ...THREE_TIERS, name: 'New document', version: 99 }, 'document'),
  };
  await deviceWith(page, newer);
  await fromMenu(page, /^Plan: /, 'New blank plan');
  await type(page, 'SDRs', '9');
  await saved(page);
  await page.getByRole('button', { name: /^Plan: / }).click();
  await expect(page.getByRole('menuitemradio')).toHaveText(['Untitled plan']);
  await page.keyboard.press('Escape');
  await openSettings(page);
  for (const name of ['From tomorrow', 'New document']) {
    await expect(
      page.getByText(`“${name}” was made by a newer version. Update the app to open it`),
    ).toBeVisible();
  }
  const kept = await keptOn(page);
  for (const [key, value] of Object.entries(newer)) expect(kept[`records:${key}`]).toEqual(value);
});

test('F32: a database of a newer version is not written, and an update is asked for', async ({ page }) => {
  await page.goto(BARE);
  await expect(page.getByRole('status')).toHaveText('Nothing is kept here.');
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const request = indexedDB.open('quotasheet', 999);
        request.onupgradeneeded = () => {
          request.result.createObjectStore('records').put({ of: 'tomorrow' }, 'scenario/tomorrow');
        };
        request.onsuccess = () => {
          request.result.close();
          done();
        };
      }),
  );
  await start(page);
  await expect(
    page.getByText(/these data belong to a newer version of Quotasheet\. Reload to update/),
  ).toBeVisible();
  await type(page, 'SDRs', '9');
  await page.waitForTimeout(1000);
  expect(await keptOn(page)).toEqual({ 'records:scenario/tomorrow': { of: 'tomorrow' } });
});

test('F33: with the clock set forward and back the newest edit wins, and nothing shows the future', async ({
  page,
  context,
}) => {
  test.slow();
  const present = Date.now();
  const YEAR = 365 * 24 * 3_600_000;
  /** A tab whose clock is off by so much. */
  async function tabAt(offset: number): Promise<Page> {
    const tab = await context.newPage();
    await tab.addInitScript((by) => {
      const real = Date.now.bind(Date);
      Date.now = () => real() + by;
    }, offset);
    await start(tab);
    return tab;
  }
  const edits: readonly [offset: number, sdrs: string][] = [
    [YEAR, '9'],
    [-3_600_000, '8'],
    [0, '7'],
    [-YEAR, '6'],
  ];
  for (const [offset, sdrs] of edits) {
    const tab = await tabAt(offset);
    await type(tab, 'SDRs', sdrs);
    await saved(tab);
    expect(await plansOn(tab)).toMatchObject([{ scenario: { team: { sdrs } } }]);
    await tab.close();
  }
  await putOn(
    await tabAt(0),
    recordOf({ ...THREE_TIERS, name: 'Ahead' }, 'ahead', {
      savedAt: new Date(present + YEAR).toISOString(),
    }),
  );
  await start(page);
  await expect(page.getByRole('button', { name: 'Plan: Worked example' })).toBeVisible();
  await expectCell(page, 'SDRs', '6');
  await expectAnswer(page, '28');
  const ahead = String(new Date(present + YEAR).getFullYear());
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).not.toContainText(ahead);
  await page.goto(BARE);
  await expect(page.getByRole('button', { name: 'Plan file: Ahead' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(ahead);
});
