/** What is written is the plain work, whole, and all of it: of live state, in batches, during slow saves, and when a tab is killed. */
import { build } from 'vite';
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import { BARE, keptOn, plansOn } from './support/device.ts';
import { slowSaves } from './support/failing.ts';
import { expectCell, openPlan, saved, start, THREE_TIERS, type } from './support/sheet.ts';
import type * as storageLayer from './support/storage-entry.ts';

/** The name of a tier's cell in the three-tier plan. */
const TIERS = (THREE_TIERS['tiers'] as readonly { readonly name: string }[]).map(({ name }) => name);

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
