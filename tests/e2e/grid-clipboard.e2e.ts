/** Ranges that come from other programs and go to them, what asks before it changes anything, and the way back. */
import { readFileSync } from 'node:fs';
import { expect, test, CHROMIUM_ONLY } from './support/app.ts';
import { longPlan, paste, planOf, selected } from './support/grid.ts';
import { cell, choose, expectCell, exported, openPlan, start, THREE_TIERS, type } from './support/sheet.ts';

const THREE = planOf([{}, {}, {}]);

test.beforeEach(async ({ page }) => {
  await start(page);
});

test(
  'U15, U16: Ctrl+C carries figures in full, as text and as HTML; Ctrl+V brings them back as typed',
  { tag: CHROMIUM_ONLY },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openPlan(page, THREE_TIERS);
    await type(page, 'Seats, Mid-market', '=100/3');
    await cell(page, 'Tier · Mid-market').click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    const clip = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (kind: string): Promise<string> => (await item?.getType(kind))?.text() ?? '';
      return { text: await read('text/plain'), html: await read('text/html') };
    });
    expect(clip.text).toBe('Mid-market\t33.333333333333333333\t$200\t$6,666.6666666666666667');
    expect(clip.html).toContain('33.333333333333333333');
    await cell(page, 'Tier · Small').click();
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog', { name: 'This paste does not fit' });
    await expect(dialog).toContainText('Computed or fixed, left as they are');
    await dialog.getByRole('button', { name: 'Paste 2 cells' }).click();
    await cell(page, 'Seats, Mid-market').nth(0).click();
    await expectCell(page, 'Deal MRR, Mid-market', '$6,667');
  },
);

for (const program of ['excel', 'google-sheets', 'libreoffice', 'numbers']) {
  test(`U17: cells from ${program} are pasted as they are there, with every digit that it tells`, async ({
    page,
  }) => {
    await openPlan(page, THREE);
    const read = (ending: string): string =>
      readFileSync(`tests/ui/grid/clipboard/${program}.${ending}`, 'utf8');
    const isExact = program === 'google-sheets' || program === 'libreoffice';
    await cell(page, 'Tier · Tier 0').click();
    await paste(page, read('txt'), read('html'));
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('2 rows and 5 columns');
    await dialog.getByRole('button', { name: /^Paste/ }).click();
    await expectCell(page, 'Tier · Mid & Small', 'Mid & Small');
    await expectCell(page, 'Price per seat and month, Mid & Small', '$1,000.50');
    await cell(page, 'Price per seat and month, Mid & Small').click();
    await expectCell(page, 'Tier · Tier 2', 'Tier 2');
    await cell(page, 'AE win rate, Tier 2').click();
    const one = (text: string): string => text.split('\t')[3] ?? '';
    const percent = /<td[^>]*>12%<\/td>/.exec(read('html'))?.[0] ?? '<td>12%</td>';
    await paste(page, one(read('txt')), `<table><tr>${percent}</tr></table>`);
    await expect(page.getByRole('region', { name: 'Formula bar' })).toContainText(
      isExact ? '12.3456%' : '12%',
    );
  });
}

test('U18: one cell pasted into a range fills it, and one undo empties it again', async ({ page }) => {
  await openPlan(page, THREE);
  await cell(page, 'Seats, Tier 0').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await paste(page, '7\r\n');
  for (const tier of [0, 1, 2]) await expectCell(page, `Seats, Tier ${tier}`, '7');
  await page.keyboard.press('Control+z');
  for (const tier of [0, 1, 2]) await expectCell(page, `Seats, Tier ${tier}`, '25');
});

test('U19: a paste beyond the table says what it would do, changes nothing before, adds tiers in one step', async ({
  page,
}) => {
  await openPlan(page, THREE);
  await cell(page, 'Tier · Tier 2').click();
  await paste(page, 'A\t1\t100\nB\t2\t200\nC\t3\t300\n');
  const dialog = page.getByRole('dialog', { name: 'This paste does not fit' });
  await expect(dialog).toContainText(/Below the table\s*2 rows/);
  await expectCell(page, 'Tier · Tier 2', 'Tier 2');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expectCell(page, 'Tier · Tier 2', 'Tier 2');
  await paste(page, 'A\t1\t100\nB\t2\t200\nC\t3\t300\n');
  await dialog.getByRole('button', { name: 'Add 2 rows and paste' }).click();
  await expectCell(page, 'Tier · A', 'A');
  await expectCell(page, 'Price per seat and month, C', '$300.00');
  expect(await selected(page)).toHaveLength(9);
  await page.keyboard.press('Control+z');
  await expectCell(page, 'Tier · Tier 2', 'Tier 2');
  await expect(cell(page, 'Tier · B')).toHaveCount(0);
});

test('U20, U36: numbers of another locale are asked about in English, and read in Croatian', async ({
  page,
}) => {
  await openPlan(page, THREE);
  await cell(page, 'Price per seat and month, Tier 0').click();
  await paste(page, '1.000,50');
  const dialog = page.getByRole('dialog', { name: 'How are these numbers written?' });
  await expect(dialog.getByRole('radio', { name: '1.234,5 “1.000,50” is $1,000.50' })).toBeChecked();
  await expectCell(page, 'Price per seat and month, Tier 0', '$200.00');
  await dialog.getByRole('button', { name: 'Paste 1 cell' }).click();
  await expectCell(page, 'Price per seat and month, Tier 0', '$1,000.50');
  await paste(page, '1.000');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await paste(page, 'abc');
  await expect(page.getByRole('dialog', { name: 'Not all of this can be read' })).toContainText(
    '“abc” is not a number',
  );
});

test('U21: what was cut stays until it is pasted, in any table of the sheet, and after Escape for good', async ({
  page,
}) => {
  await openPlan(page, THREE);
  const cut = async (): Promise<string> =>
    page.evaluate(() => {
      const clipboardData = new DataTransfer();
      const event = new Event('cut', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'clipboardData', { value: clipboardData });
      document.activeElement?.dispatchEvent(event);
      return clipboardData.getData('text/plain');
    });
  await cell(page, 'Seats, Tier 0').click();
  const text = await cut();
  await expectCell(page, 'Seats, Tier 0', '25');
  await page.keyboard.press('Escape');
  await cell(page, 'SDRs').click();
  await paste(page, text);
  await expectCell(page, 'SDRs', '25');
  await expectCell(page, 'Seats, Tier 0', '25');
  await cell(page, 'Seats, Tier 1').click();
  await cut();
  await cell(page, 'Plan period').click();
  await paste(page, text);
  await expectCell(page, 'Plan period', '25');
  await expectCell(page, 'Seats, Tier 1', '');
  await page.keyboard.press('Control+z');
  await expectCell(page, 'Plan period', '12');
  await expectCell(page, 'Seats, Tier 1', '25');
});

test('a choice takes only what can be chosen', async ({ page }) => {
  await cell(page, 'Rounding').click();
  await page.keyboard.press('Delete');
  await expectCell(page, 'Rounding', 'each SDR');
  await paste(page, 'team total');
  await expectCell(page, 'Rounding', 'team total');
  await choose(page, 'Rounding', 'each SDR');
});

test(
  'U25: thirty mixed steps are undone to the first byte and redone to the last',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    test.slow();
    await openPlan(page, longPlan(6));
    const state = async (): Promise<string> => (await exported(page, 'Save as a scenario file')).text;
    const menu = async (entry: string): Promise<void> => {
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: entry, exact: true }).press('Enter');
    };
    const steps: readonly ((round: number) => Promise<void>)[] = [
      async (round) => {
        await type(page, 'Seats, Tier 0', String(30 + round));
      },
      async (round) => {
        await cell(page, 'Seats, Tier 0').click();
        await page.keyboard.press('Shift+ArrowDown');
        await page.keyboard.type(String(50 + round));
        await page.keyboard.press('Control+Enter');
      },
      async (round) => {
        await cell(page, 'Price per seat and month, Tier 0').click();
        await paste(page, `${100 + round}\n${200 + round}`);
      },
      async () => {
        await cell(page, 'AE win rate, Tier 0').click();
        await page.keyboard.press('Delete');
      },
      async (round) => {
        await type(page, 'AE win rate, Tier 0', String(20 + round));
      },
      async () => {
        await cell(page, 'AE win rate, Tier 0').click();
        await page.keyboard.press('Shift+ArrowDown');
        await page.keyboard.press('Control+d');
      },
      async () => {
        await cell(page, 'Tier · Tier 0').click();
        await menu('Move down');
      },
      async () => {
        await cell(page, 'Tier · Tier 0').click();
        await menu('Add a tier below');
      },
      async (round) => {
        await page.keyboard.type(`New ${round}`);
        await page.keyboard.press('Enter');
      },
      async (round) => {
        await cell(page, `Tier · New ${round}`).click();
        await menu('Remove this tier');
      },
    ];
    const before = await state();
    for (let round = 0; round < 3; round += 1) for (const step of steps) await step(round);
    const after = await state();
    expect(after).not.toBe(before);

    await cell(page, 'SDRs').click();
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('Control+z');
    await expect(page.getByRole('banner').getByRole('button', { name: /^Undo/ })).toBeDisabled();
    expect(await state()).toBe(before);
    await cell(page, 'SDRs').click();
    for (let step = 0; step < 30; step += 1)
      await page.keyboard.press(step % 2 ? 'Control+y' : 'Control+Shift+z');
    expect(await state()).toBe(after);
  },
);
