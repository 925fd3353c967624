/** Whole numbers: less may do, a team’s total may be shared out, shares of opportunities may lead, quotas set by hand. */
import { expect, test } from './support/app.ts';
import {
  answer,
  cell,
  choose,
  expectAnswer,
  expectCell,
  openPlan,
  start,
  THREE_TIERS,
  type,
} from './support/sheet.ts';

const TIERS = ['Enterprise', 'Mid-market', 'Small'] as const;

async function expectQuotas(page: Parameters<typeof cell>[0], quotas: readonly string[]): Promise<void> {
  for (const [i, tier] of TIERS.entries()) {
    await expect(
      cell(page, `Opportunities per SDR, ${tier}`)
        .or(cell(page, `Opportunities per SDR, ${tier}, set by hand`))
        .first(),
    ).toHaveAccessibleName(new RegExp(`: ${quotas[i] ?? ''}$`));
  }
}

test('three tiers: 23 asked for, 22 would do as 5 / 8 / 9; taken in one step, undone in one step', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await expectAnswer(page, '23');
  await expectQuotas(page, ['6', '8', '9']);
  await expectCell(page, 'Planned ARR', '$2,148,000', 'Plan against target');

  await answer(page).getByRole('button', { name: '22 would do (5 / 8 / 9)' }).click();
  await expectAnswer(page, '22');
  await expectQuotas(page, ['5', '8', '9']);
  await expectCell(page, 'Planned ARR', '$2,004,000', 'Plan against target');
  await expect(answer(page)).toContainText('All quotas are set by hand');
  await expect(answer(page)).not.toContainText('would do');

  await page.keyboard.press('Control+z');
  await expectAnswer(page, '23');
  await expectQuotas(page, ['6', '8', '9']);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
});

test('a quota set by hand is marked, one fewer says what it plans, and it goes back to computed', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await type(page, 'Opportunities per SDR, Enterprise', '5');
  await expectAnswer(page, '22');
  await expect(answer(page)).toContainText('Enterprise: the quota is set by hand');
  await answer(page).getByRole('button', { name: 'Back to computed' }).click();
  await expectAnswer(page, '23');
  await expectQuotas(page, ['6', '8', '9']);
});

test('a team that rounds its total: 16 or 17 each, 167 in all, seven carry 17', async ({ page }) => {
  await start(page);
  await choose(page, 'Rounding', 'team total');
  await expectAnswer(page, '16 or 17');
  await expectCell(page, 'Team opportunities, all tiers', '167', 'Needed and handed out');
  await expectCell(page, 'Planned ARR', '$2,004,000', 'Plan against target');
  await expectCell(page, 'Opportunities, SDR 1–7', '17');
  await expectCell(page, 'Opportunities, SDR 8–10', '16');
});

test('three tiers with a team total: the carried opportunities add up to the team’s', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await choose(page, 'Rounding', 'team total');
  const team = Number(await figure(page, 'Team opportunities, all tiers', 'Needed and handed out'));
  const rows = await page
    .getByRole('grid', { name: 'Who carries what' })
    .getByRole('gridcell', { name: /^Opportunities, SDR/ })
    .evaluateAll((cells) => cells.map((one) => one.getAttribute('aria-label') ?? ''));
  const carried = rows.map((label) => {
    const [, from = '', to = from, count = ''] = /SDR (\d+)(?:–(\d+))?: (\d+)$/.exec(label) ?? [];
    return (Number(to) - Number(from) + 1) * Number(count);
  });
  expect(carried.reduce((sum, part) => sum + part, 0)).toBe(team);
});

test('shares of opportunities lead: 1 : 1 : 1 gives every tier the same quota but for one over, and 2 gives more', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await choose(page, 'Shares that lead', 'opportunities');
  await expect(page.getByRole('columnheader', { name: /Share of opps/ })).toBeVisible();
  const quotas = await Promise.all(
    TIERS.map(async (tier) => Number(await figure(page, `Opportunities per SDR, ${tier}`))),
  );
  expect(Math.max(...quotas) - Math.min(...quotas)).toBeLessThanOrEqual(1);
  await expect(cell(page, 'Planned ARR', 'Plan against target')).toHaveAccessibleName(/\$2,\d/);
  await type(page, 'Share of opportunities, Small', '2');
  expect(Number(await figure(page, 'Opportunities per SDR, Small'))).toBeGreaterThan(
    Number(await figure(page, 'Opportunities per SDR, Enterprise')),
  );
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectAnswer(page, '23');
});

test('the mix of least overshoot is 22 as well, and is taken in one step', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await page.getByRole('button', { name: 'Tier mix…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Tier mix' });
  await expect(dialog.getByRole('heading', { name: 'Least overshoot' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Use this mix' }).last().click();
  await expect(dialog).toHaveCount(0);
  await expect(answer(page)).toContainText('All quotas are set by hand');
  await expect(cell(page, 'Planned ARR', 'Plan against target')).toHaveAccessibleName(/\$2,0\d\d,\d/);
  await page.keyboard.press('Control+z');
  await expectAnswer(page, '23');
});

test('a fractional headcount says quotas per full-time SDR', async ({ page }) => {
  await start(page);
  await type(page, 'SDRs', '9.3');
  await expectAnswer(page, '18');
  await expectCell(page, 'SDRs', '9.3');
  await expectCell(page, 'Team opportunities, all tiers', '167.4', 'Needed and handed out');
});

async function figure(page: Parameters<typeof cell>[0], label: string, grid?: string): Promise<string> {
  return ((await cell(page, label, grid).getAttribute('aria-label')) ?? '')
    .replace(/^.*: /, '')
    .replaceAll(',', '');
}
