/** Storage that is not there, full, slow or lost: the work goes on, nothing stored is hurt, and what is said is true. */
import { build } from 'vite';
import { CHROMIUM_ONLY, expect, expectProblems, test } from './support/app.ts';
import { BARE, keptOn, plansOn } from './support/device.ts';
import {
  delayOpen,
  loseConnection,
  refuseOpen,
  seenSaved,
  slowSaves,
  watchSaved,
} from './support/failing.ts';
import { sideways } from './support/layout.ts';
import type * as storageLayer from './support/storage-entry.ts';
import {
  expectAnswer,
  expectCell,
  exported,
  openPlan,
  saved,
  SEES_DOWNLOADS,
  start,
  THREE_TIERS,
  type,
} from './support/sheet.ts';

/** The name of a tier's cell in the three-tier plan. */
const TIERS = (THREE_TIERS['tiers'] as readonly { readonly name: string }[]).map(({ name }) => name);

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

test('F9: what is stored of live, reactive work is the plain scenario', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await type(page, 'SDRs', '9');
  await type(page, `Seats, ${TIERS[0] ?? ''}`, '=5*6');
  await saved(page);
  const [tier, ...others] = THREE_TIERS['tiers'] as readonly object[];
  const [record] = await plansOn(page);
  expect(record?.scenario).toEqual({
    ...THREE_TIERS,
    id: record?.id,
    tiers: [{ ...tier, seats: '=5*6' }, ...others],
    team: { ...(THREE_TIERS['team'] as object), sdrs: '9' },
  });
});

test('F10: a batch with a value that cannot be stored changes nothing', async ({ page }) => {
  const [bundle] = [
    await build({
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      build: {
        write: false,
        lib: { entry: 'tests/e2e/support/storage-entry.ts', formats: ['iife'], name: 'storage' },
      },
    }),
  ].flat();
  if (!bundle || !('output' in bundle)) throw new Error('nothing was built');
  await page.goto(BARE);
  await page.evaluate(`${bundle.output[0].code}; globalThis.storage = storage; undefined`);
  const refusals = await page.evaluate(async (plan) => {
    const { createConnection, createIndexedDbStore, setMany } = (
      globalThis as unknown as { storage: typeof storageLayer }
    ).storage;
    const connection = createConnection({ indexedDB });
    const store = createIndexedDbStore(connection);
    const record = (id: string, revision: number, notes: unknown): Parameters<typeof store.save>[0] =>
      ({
        schema: 1,
        id,
        revision,
        savedAt: '2027-01-04T12:00:00.000Z',
        scenario: { ...plan, id, notes },
      }) as never;
    await store.saveAll([record('a', 1, 'before'), record('b', 1, 'before')]);
    const isRefused = (write: Promise<unknown>): Promise<boolean> =>
      write.then(
        () => false,
        () => true,
      );
    return [
      await isRefused(store.saveAll([record('a', 2, 'after'), record('b', 2, () => 'no value')])),
      await isRefused(store.saveAll([record('a', 2, 'after'), record('b', 2, Number.NaN)])),
      await isRefused(
        setMany(
          [
            ['scenario/a', 'after'],
            ['scenario/b', () => 'no value'],
          ],
          connection.use,
        ),
      ),
    ];
  }, THREE_TIERS);
  expect(refusals).toEqual([true, true, true]);
  const plans = await plansOn(page);
  expect(plans.map(({ id, revision, scenario }) => [id, revision, scenario['notes']]).sort()).toEqual([
    ['a', 1, 'before'],
    ['b', 1, 'before'],
  ]);
});

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

test('F17: ten edits during a slow save are all stored', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await saved(page);
  const [before] = await plansOn(page);
  await slowSaves(page, 2500);
  await type(page, 'SDRs', '9');
  for (const tier of TIERS) {
    await type(page, `Seats, ${tier}`, '11');
    await type(page, `Price per seat and month, ${tier}`, '222');
    await type(page, `AE win rate, ${tier}`, '33');
  }
  await saved(page);
  const [after] = await plansOn(page);
  expect(after?.revision).toBe((before?.revision ?? 0) + 10);
  expect(after?.scenario).toMatchObject({
    team: { sdrs: '9' },
    tiers: TIERS.map((name) => ({ name, seats: '11', price: '222', winRate: '33%' })),
  });
});

test(
  'F18: a renderer killed in the middle of a write leaves the whole old or the whole new plan, 20 times',
  { tag: CHROMIUM_ONLY },
  async ({ page, context }) => {
    test.setTimeout(180_000);
    await start(page);
    const notes = 'All of this or nothing. '.repeat(800);
    await openPlan(page, { ...THREE_TIERS, notes });
    await saved(page);
    await page.close();
    let crashes = 0;
    for (let time = 0; time < 20; time += 1) {
      const sdrs = String(20 + time);
      const tab = await context.newPage();
      tab.on('crash', () => (crashes += 1));
      await start(tab);
      const [old] = await plansOn(tab);
      await slowSaves(tab, 120);
      await tab.getByRole('gridcell', { name: /^SDRs:/ }).click();
      await tab.keyboard.type(sdrs);
      const device = await context.newCDPSession(tab);
      await tab.keyboard.press('Enter');
      await new Promise((done) => setTimeout(done, time * 8));
      device.send('Page.crash').catch(() => undefined);
      await expect.poll(() => crashes).toBe(time + 1);
      await tab.close();

      const looker = await context.newPage();
      await looker.goto(BARE);
      const [kept] = await plansOn(looker);
      const renewed = { ...old?.scenario, team: { ...(old?.scenario['team'] as object), sdrs } };
      const isNew = kept?.revision !== old?.revision;
      expect(kept?.scenario).toEqual(isNew ? renewed : old?.scenario);
      await looker.close();
    }
    const last = await context.newPage();
    await start(last);
    await expectCell(last, 'SDRs', '39');
    expect(Object.keys(await keptOn(last)).filter((key) => key.includes('aside'))).toEqual([]);
  },
);

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
