/** Without a network everything works that works with one (F39). */
import { expect, serveBuilt, test } from './support/app.ts';
import { isHere } from './support/deployed.ts';
import {
  expectAnswer,
  expectCell,
  exported,
  fromMenu,
  saved,
  SEES_DOWNLOADS,
  start,
  type,
} from './support/sheet.ts';

const DIALOGS = ['Settings', 'How it is calculated', 'Keyboard shortcuts', 'Solve for', 'Tier mix'];

test('F39: after one visit it opens, plans, draws, explains and exports without a network', async ({
  page,
  context,
  browserName,
}) => {
  await start(page);
  await isHere(page);
  await context.setOffline(true);
  await page.reload();
  await expectAnswer(page, '17');
  await type(page, 'SDRs', '8');
  await expectAnswer(page, '21');
  await expect(page.getByRole('figure', { name: 'Planned ARR by tier' })).toContainText('planned');
  await expect(page.getByText('The picture could not be loaded')).toHaveCount(0);

  for (const title of DIALOGS) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /Command/ }).fill(title);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  if (!SEES_DOWNLOADS(browserName)) return;
  for (const entry of ['Export CSV for people', 'Export CSV for machines', 'Save as a scenario file']) {
    expect((await exported(page, entry)).text.length).toBeGreaterThan(200);
  }
});

test('F39: a new browser opens the plan with the server gone', async ({ openProfile, browserName }) => {
  const server = await serveBuilt();
  const first = await openProfile();
  const page = await first.newPage();
  await start(page, server.url);
  await isHere(page);
  await type(page, 'New ARR target', '3M');
  await saved(page);
  await first.close();
  await server.stop();

  const again = await (await openProfile()).newPage();
  await start(again, server.url);
  await expectCell(again, 'New ARR target', '$3,000,000');
  await expectAnswer(again, '25');
  if (SEES_DOWNLOADS(browserName)) {
    expect((await exported(again, 'Export CSV for machines')).text).toContain('targetArr');
  }
  await fromMenu(again, /^Plan: /, 'New blank plan');
  await type(again, 'SDRs', '4');
  await saved(again);
});
