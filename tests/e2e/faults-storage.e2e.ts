/** Storage that is not there, full, slow or lost: the work goes on, nothing stored is hurt, and what is said is true. */
import { CHROMIUM_ONLY, expect, expectProblems, test } from './support/app.ts';
import { plansOn } from './support/device.ts';
import { delayOpen, loseConnection, refuseOpen, seenSaved, watchSaved } from './support/failing.ts';
import { sideways } from './support/layout.ts';
import {
  expectAnswer,
  exported,
  openPlan,
  saved,
  SEES_DOWNLOADS,
  start,
  THREE_TIERS,
  type,
} from './support/sheet.ts';

test('F5: without IndexedDB it works in memory, says so, exports, and never says “Saved”', async ({
  page,
  browserName,
}) => {
  await refuseOpen(page);
  await start(page);
  await watchSaved(page);
  await expect(page.getByText(/^Not saved on this device: the browser gives no access/)).toBeVisible();
  await type(page, 'SDRs', '8');
  await expectAnswer(page, '21');
  if (SEES_DOWNLOADS(browserName)) {
    const { text } = await exported(page, 'Save as a scenario file');
    expect(JSON.parse(text)).toMatchObject({ team: { sdrs: '8' } });
  }
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog')).toContainText('cannot be reached');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 640 });
  expect(await sideways(page)).toEqual([]);
  expect(await seenSaved(page)).toEqual([]);
  expect(await page.locator('html').innerHTML()).not.toMatch(/\bSaved\b/);
});

test(
  'F6: a full disk is told within 2 s, the stored version stays whole, and saving resumes once there is room',
  { tag: CHROMIUM_ONLY },
  async ({ page, context, baseURL, problems }) => {
    expectProblems(problems, /quota/i);
    await start(page);
    await type(page, 'SDRs', '9');
    await saved(page);
    const [before] = await plansOn(page);
    const device = await context.newCDPSession(page);
    const origin = new URL(baseURL ?? '').origin;
    await device.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
    await page.evaluate(fillDisk);

    const typed = Date.now();
    await type(page, 'SDRs', '8');
    await expect(page.locator('p', { hasText: 'Not saved: storage full.' })).toBeVisible({ timeout: 2000 });
    expect(Date.now() - typed).toBeLessThan(2500); // typing included
    await expectAnswer(page, '21');
    expect(await plansOn(page)).toEqual([before]);
    const file = await exported(page, 'Save as a scenario file');
    expect(JSON.parse(file.text)).toMatchObject({ team: { sdrs: '8' } });

    await page.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase('filler').onsuccess = done)));
    await device.send('Storage.overrideQuotaForOrigin', { origin });
    await saved(page);
    expect((await plansOn(page)).map(({ scenario }) => scenario)).toMatchObject([{ team: { sdrs: '8' } }]);
  },
);

test('F11: the first open fails, and the next save succeeds without a reload', async ({ page }) => {
  await refuseOpen(page, 1);
  await start(page);
  await type(page, 'SDRs', '9');
  await saved(page);
  expect(await plansOn(page)).toMatchObject([{ scenario: { team: { sdrs: '9' } } }]);
});

test('F11: storage that fails for a while is found again, and the work made meanwhile is stored', async ({
  page,
}) => {
  await refuseOpen(page, 4);
  await start(page);
  await type(page, 'SDRs', '9');
  await expect(page.getByText('The storage of this browser answers now.')).toBeVisible();
  await saved(page);
  expect(await plansOn(page)).toMatchObject([{ scenario: { team: { sdrs: '9' } } }]);
});

test('F12: after one InvalidStateError the write lands', async ({ page }) => {
  await start(page);
  await type(page, 'SDRs', '9');
  await saved(page);
  await loseConnection(page, 1);
  await type(page, 'SDRs', '8');
  await saved(page);
  await expect.poll(() => plansOn(page)).toMatchObject([{ scenario: { team: { sdrs: '8' } } }]);
});

test('F12: a connection lost for good is told within 5 s, and “Saved” is not said of that edit', async ({
  page,
}) => {
  await start(page);
  await type(page, 'SDRs', '9');
  await saved(page);
  await loseConnection(page);
  await type(page, 'SDRs', '8');
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible({ timeout: 5000 });
  await watchSaved(page);
  await type(page, 'SDRs', '7');
  await page.waitForTimeout(3000);
  expect(await seenSaved(page)).toEqual([]);
  await expectAnswer(page, '24');
  await page.setViewportSize({ width: 360, height: 640 });
  expect(await sideways(page)).toEqual([]);
  await page.reload();
  await expectAnswer(page, '24');
});

test('F13: storage that never answers is told after 4 s, and the app works in memory', async ({ page }) => {
  await delayOpen(page, null);
  const before = Date.now();
  await start(page);
  expect(Date.now() - before).toBeLessThan(8000);
  await expect(page.getByText(/the storage of this browser is not answering/)).toBeVisible();
  await type(page, 'SDRs', '8');
  await expectAnswer(page, '21');
  expect(await page.locator('html').innerHTML()).not.toMatch(/\bSaved\b/);
});

test('F16: typing before the load has finished changes nothing stored, and is kept beside it', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await type(page, 'SDRs', '9');
  await saved(page);
  const before = await plansOn(page);
  await delayOpen(page, 6000);
  await page.reload();
  await expect(page.getByRole('grid', { name: 'Target', exact: true })).toBeVisible();
  await type(page, 'SDRs', '7');
  await saved(page);
  const after = await plansOn(page);
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after.filter(({ scenario }) => (scenario['team'] as { sdrs: string }).sdrs === '7')).toHaveLength(1);
  expect(after).toHaveLength(before.length + 1);
});

/** Fills what is left of the quota with bytes that do not compress. */
async function fillDisk(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('filler', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('bytes', { autoIncrement: true });
    request.onsuccess = () => {
      resolve(request.result);
    };
  });
  for (let size = 1 << 18; size >= 64;) {
    const isIn = await new Promise<boolean>((resolve) => {
      const transaction = database.transaction('bytes', 'readwrite');
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      transaction.objectStore('bytes').add(bytes);
      transaction.oncomplete = () => {
        resolve(true);
      };
      transaction.onabort = () => {
        resolve(false);
      };
    });
    if (!isIn) size /= 4;
  }
  database.close();
}
