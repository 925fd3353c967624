/** CSV comes in by a dialog that shows what is read, line by line, before anything changes. */
import type { Locator, Page } from '@playwright/test';
import { expect, test, CHROMIUM_ONLY } from './support/app.ts';
import {
  cell,
  drop,
  expectAnswer,
  expectCell,
  exported,
  openPlan,
  saved,
  start,
  THREE_TIERS,
} from './support/sheet.ts';

const TIERS = [
  'Razina;Korisnici;Cijena;Stopa uspješnosti;Udio',
  'Velike tvrtke;50;1.200,50;12,5;60%',
  'Male, vrlo;00123;19,99;30;40%;višak',
  'Ukupno;;;;100%',
].join('\r\n');

function dialog(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Import CSV' });
}

/** Opens the dialog from the palette and picks a file in it, all by keyboard but the system's own window. */
async function pick(page: Page, name: string, buffer: Buffer): Promise<void> {
  const asked = page.waitForEvent('filechooser'); // well before: the driver takes its time to listen
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Command/ })).toBeFocused();
  await page.keyboard.type('import csv');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  await expect(dialog(page)).toContainText('Up to 20 MB and 50,000 rows');
  await page.keyboard.press('Enter');
  await (await asked).setFiles({ name, mimeType: 'text/csv', buffer });
  await expect(dialog(page)).toContainText(name);
}

/** Presses Tab until the focus is on the button of that name. */
async function tabTo(page: Page, button: string): Promise<void> {
  const target = dialog(page).getByRole('button', { name: button, exact: true });
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('U101 F49 F50: tiers of a spreadsheet come in by keyboard, every oddity told, and one undo takes them back', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await saved(page);
  await pick(page, 'razine.csv', Buffer.from(TIERS));
  const shown = dialog(page);
  await expect(shown.getByLabel('Columns are parted by')).toBeFocused();
  await expect(shown.getByLabel('Columns are parted by')).toHaveValue(';');
  await expect(shown.getByLabel('The decimal mark is')).toHaveValue(',');
  await expect(shown.getByLabel('Column 4, Stopa uspješnosti, is read as')).toHaveValue('winRate');
  await expect(shown.getByRole('row', { name: /Velike tvrtke/ })).toContainText('read as 1200.5');
  await expect(shown.getByRole('status')).toHaveText(
    '2 tiers are read, 4 cells are converted, 1 row is left out, 1 column is not read.',
  );
  await expect(shown.getByRole('listitem')).toHaveText([
    'Line 3 6 cells instead of 5; beyond the headings: “višak”.',
    'Line 3 Seats “00123”: starts with a zero, as ids do; kept as text.',
    'Line 4 This is a total, not a tier; it is left out.',
  ]);

  await tabTo(page, 'Add as tiers');
  await page.keyboard.press('Enter');
  await expect(shown).toHaveCount(0);
  await expectCell(page, 'Tier · Velike tvrtke', 'Velike tvrtke');
  await expectCell(page, 'Price per seat and month, Velike tvrtke', '$1,200.50');
  await expectCell(page, 'Seats, Male, vrlo', '00123');
  await expect(cell(page, 'Seats, Male, vrlo')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('2 tiers were added, from razine.csv.')).toBeVisible();
  await expectCell(page, 'Seats, Enterprise', '50');

  await page.keyboard.press('Control+z');
  await expect(cell(page, 'Tier · Velike tvrtke')).toHaveCount(0);
  await expectAnswer(page, '23');
  await saved(page);
  await page.reload();
  await expectAnswer(page, '23');
});

test('F43: a file that is shown and left changes nothing; Undo in the message takes a replacing back', async ({
  page,
}) => {
  await start(page);
  await openPlan(page, THREE_TIERS);
  await drop(
    page,
    'two.tsv',
    'Tier\tSeats\tPrice\tWin rate\tShare\nA\t25\t200\t20%\t50%\nB\t25\t200\t20%\t50%\n',
  );
  await expect(dialog(page)).toContainText('2 tiers are read.');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expectAnswer(page, '23');
  await drop(
    page,
    'two.txt',
    'Tier\tSeats\tPrice\tWin rate\tShare\nA\t25\t200\t20%\t50%\nB\t25\t200\t20%\t50%\n',
  );
  await dialog(page).getByRole('button', { name: 'Replace the 3 tiers' }).click();
  await expect(cell(page, 'Tier · Enterprise')).toHaveCount(0);
  await expectAnswer(page, '18');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expectAnswer(page, '23');
});

test('F47: what could be read in two ways is asked, and nothing can be taken before', async ({ page }) => {
  await start(page);
  await drop(page, 'either.csv', '1,5;2,5\n3,5;4,5\n');
  const shown = dialog(page);
  const parted = shown.getByLabel('Columns are parted by');
  await expect(parted).toBeFocused();
  await expect(parted).toHaveAttribute('aria-invalid', 'true');
  await expect(parted).toHaveAccessibleDescription(/could be either/);
  await expect(shown.getByRole('button', { name: 'Add as tiers' })).toHaveAttribute('aria-disabled', 'true');
  await expect(shown).toContainText('Say what parts the columns first');
  await parted.selectOption('semicolons ;');
  await shown.getByLabel('Column 1').selectOption('Seats');
  await shown.getByLabel('Column 2').selectOption('Price per seat and month');
  await expect(shown.getByRole('row', { name: /^1 / })).toContainText('read as 2.5');
  await shown.getByRole('button', { name: 'Add as tiers' }).click();
  await expectCell(page, 'Price per seat and month, Tier 2', '$4.50');
});

test('F48: a wrong guess of the letters is mended in place', async ({ page }) => {
  await start(page);
  const bytes = Buffer.from('Tier;Seats\nKu\u00e6ica;5\n', 'latin1');
  await pick(page, 'old.csv', bytes);
  const shown = dialog(page);
  await expect(shown.getByLabel('Letters are written as')).toHaveAccessibleDescription(/guess/);
  await shown.getByLabel('Letters are written as').selectOption('Central European (Windows)');
  await expect(shown.getByRole('cell', { name: 'Kućica' })).toBeVisible();
});

const REFUSED: readonly (readonly [what: string, name: string, text: string, says: RegExp])[] = [
  [
    'F51: an unclosed quote',
    'quote.csv',
    'Tier,Seats\nA,5\n"B,6\nC,7',
    /Line 3: A quote opens here and is never closed/,
  ],
  ['an empty file', 'empty.csv', ' \n', /empty\.csv is empty\. Nothing was changed/],
  ['a spreadsheet under another name', 'book.csv', 'PK\u0003\u0004…', /not CSV\. Save it as CSV first/],
  ['a damaged plan', 'plan.csv', 'line,tier,tier_name,typed\ntargetArr,,,many', /Line 2: target\.arr/],
  [
    'more rows than are read',
    'rows.csv',
    'x,y\n'.repeat(50_001),
    /Line 50001: Here the file goes past 50000 rows/,
  ],
  ['more than is read', 'large.csv', 'x'.repeat(20_000_001), /has 21 MB; up to 20 MB are read/],
];

for (const [what, name, text, says] of REFUSED) {
  test(`${what} is refused, with the reason at the file and nothing changed`, async ({ page }) => {
    await start(page);
    await drop(page, name, text);
    await expect(dialog(page).getByRole('alert')).toContainText(says);
    await expect(dialog(page).getByRole('button', { name: 'Add as tiers' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expectAnswer(page, '17');
    await expect(page.getByRole('button', { name: 'Plan: Worked example' })).toBeVisible();
  });
}

test(
  'U103: both of our own CSV files open as the plan they were made of',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await start(page);
    await openPlan(page, THREE_TIERS);
    for (const entry of ['Export CSV for machines', 'Export CSV for people']) {
      const { name, text } = await exported(page, entry);
      await page.getByRole('button', { name: /^Plan: / }).click();
      await page.getByRole('menuitem', { name: 'New blank plan' }).click();
      await drop(page, name, text);
      await dialog(page).getByRole('button', { name: 'Open as a new plan' }).click();
      await expect(page.getByText('“FY27 base plan” is open.')).toBeVisible();
      await expectAnswer(page, '23');
      await expectCell(page, 'AE win rate, Enterprise', '12%');
    }
  },
);
