/** The Team sheet: a roster begun, typed and pasted; quotas set by hand; quota sheets on paper. */
import { CHROMIUM_ONLY, expect, test } from './support/app.ts';
import { paste } from './support/grid.ts';
import {
  cell,
  expectAnswer,
  expectCell,
  openPlan,
  saved,
  start,
  THREE_TIERS,
  type,
} from './support/sheet.ts';

test('a roster takes the headcount’s place, and a late start moves quota to the others', async ({ page }) => {
  await start(page);
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Start a roster of 10 SDRs' }).click();
  await expectCell(page, 'Opportunities the SDR carries, SDR 1', '17', 'Roster');
  await type(page, 'Start month, SDR 2', 'April 2027');
  await expectCell(page, 'Start month, SDR 2', 'Apr 2027');
  // 9 months: 25, 50, 75 %, then six whole ones
  await expectCell(page, 'Productive months, SDR 2', '7.5', 'Roster');
  // 9.75 full-time SDRs, 18 each: 175.5, and so 176 for the team
  await expectCell(page, 'SDRs on the roster', '9.8');
  await expectCell(page, 'Team opportunities, all tiers', '176', 'Roster');
  await expectCell(page, 'Opportunities the SDR carries, SDR 1', '19', 'Roster');
  // 176 * 7.5 / 115.5 is 11.43, the largest of the remainders
  await expectCell(page, 'Opportunities the SDR carries, SDR 2', '12', 'Roster');
  await saved(page);
  await page.reload();
  await expectCell(page, 'Start month, SDR 2', 'Apr 2027');
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await expectCell(page, 'SDRs', '9.8');
  await expectAnswer(page, '18');
});

test('an end before the start is said at the cell, and the rest of the plan stands', async ({ page }) => {
  await start(page);
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Start a roster of 10 SDRs' }).click();
  await type(page, 'Start month, SDR 2', '2027-06');
  await type(page, 'End month, SDR 2', '2027-03');
  await expect(cell(page, 'End month, SDR 2')).toHaveAttribute('aria-invalid', 'true');
  await cell(page, 'End month, SDR 2').click();
  await expect(page.getByText('The last month is before the first: nobody is there').last()).toBeVisible();
  await expectCell(page, 'Opportunities the SDR carries, SDR 2', '0', 'Roster');
  await expectAnswer(page, '19');
});

test('people are pasted from a spreadsheet, and one undo takes them back', async ({ page }) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Add an SDR' }).click();
  await cell(page, 'Name · SDR 1').click();
  await paste(
    page,
    'Anna Köhler\tDACH\tMia\tEnterprise\t2027-01\t\t100%\nBen\tUK\tMia\tMid-market, Small\t2027-03\t2027-10\t80%\nChidi\tUK\tOmar\t\t\t\t',
  );
  await page.getByRole('button', { name: 'Add 2 rows and paste' }).click();
  await expectCell(page, 'Capacity share, Ben', '80%');
  await expectCell(page, 'Tiers worked · Ben', 'Mid-market, Small');
  await expectCell(page, 'End month, Ben', 'Oct 2027');
  await expectCell(page, 'Tiers worked · Chidi', 'all');
  await expect(page.getByRole('rowheader', { name: 'Mia' })).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(cell(page, 'Capacity share, Ben')).toHaveCount(0);
});

test('a quota set by hand stands in blue, the others share the rest, and Delete brings it back', async ({
  page,
}) => {
  await start(page);
  await page.getByRole('link', { name: 'Team' }).click();
  await page.getByRole('button', { name: 'Start a roster of 10 SDRs' }).click();
  const own = 'Opportunities handed to the SDR, Mid-market, SDR 1';
  await expectCell(page, own, '17', 'Quotas');
  await cell(page, own, 'Quotas').click();
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expectCell(page, 'Opportunities handed to the SDR, Mid-market, SDR 2', '18', 'Quotas');
  await expectCell(page, `${own}, set by hand`, '8', 'Quotas');
  await cell(page, `${own}, set by hand`, 'Quotas').click();
  await page.keyboard.press('Delete');
  await expectCell(page, own, '17', 'Quotas');
});

test(
  'quota sheets are printed a page each, titled, nothing cut',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await page.addInitScript(() => {
      window.print = () => undefined;
    });
    await start(page);
    await openPlan(page, THREE_TIERS);
    await page.getByRole('link', { name: 'Team' }).click();
    await page.getByRole('button', { name: 'Print quota sheets' }).click();
    await page.emulateMedia({ media: 'print' });
    for (const [width, height] of [
      [718, 1047],
      [740, 980],
    ] as const) {
      await page.setViewportSize({ width, height });
      const pages = await page.locator('article').evaluateAll((articles) =>
        articles.map((article) => ({
          title: article.querySelector('h1')?.textContent ?? '',
          height: article.getBoundingClientRect().height,
          right: Math.max(
            ...[...article.querySelectorAll('*')].map((one) => one.getBoundingClientRect().right),
          ),
        })),
      );
      expect(pages.map(({ title }) => title)).toEqual(Array.from({ length: 10 }, (_, i) => `SDR ${i + 1}`));
      for (const sheet of pages) {
        expect(sheet.height).toBeLessThanOrEqual(height);
        expect(sheet.right).toBeLessThanOrEqual(width + 1);
      }
    }
    const pdf = (
      await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' } })
    ).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(10);
  },
);
