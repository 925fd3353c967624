/** The keys of a spreadsheet, in a real browser: hands trained elsewhere find nothing changed. */
import { expect, test, CHROMIUM_ONLY } from './support/app.ts';
import { editor, here, longPlan, planOf, selected } from './support/grid.ts';
import { cell, expectCell, openPlan, start, type } from './support/sheet.ts';

const FIVE = planOf([{}, { seats: '' }, {}, {}, { seats: '' }]);

test.beforeEach(async ({ page }) => {
  await start(page);
});

test('U1: from each corner of a grid an arrow outward stays', async ({ page }) => {
  await openPlan(page, FIVE);
  await cell(page, 'Tier · Tier 0').click();
  for (const [corner, keys] of [
    ['Control+Home', ['ArrowUp', 'ArrowLeft']],
    ['Control+End', ['ArrowDown', 'ArrowRight']],
    ['Home', ['ArrowLeft', 'ArrowDown']],
  ] as const) {
    await page.keyboard.press(corner);
    const from = await here(page);
    for (const key of keys) {
      await page.keyboard.press(key);
      expect(await here(page)).toBe(from);
    }
  }
});

test('U2, U26: 5 Enter 6 Enter fills two rows, each one undo step; Enter on an idle cell opens it, caret at its end', async ({
  page,
}) => {
  await openPlan(page, FIVE);
  await cell(page, 'Seats, Tier 0').click();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.keyboard.type('612');
  await page.keyboard.press('Enter');
  await expectCell(page, 'Seats, Tier 0', '5');
  await expectCell(page, 'Seats, Tier 1', '612');
  expect(await here(page)).toBe('tiers[t2].seats');
  await page.keyboard.press('Enter');
  expect(await editor(page)).toEqual({ text: '25', caret: 2, isOpen: true });
  await page.keyboard.press('Shift+Enter');
  expect(await here(page)).toBe('tiers[t1].seats');
  await page.keyboard.press('Control+z');
  await expectCell(page, 'Seats, Tier 1', '');
  await expectCell(page, 'Seats, Tier 0', '5');
});

test('U3, U5: F2 twice changes nothing; Escape restores, and there is nothing to undo', async ({ page }) => {
  await openPlan(page, FIVE);
  await cell(page, 'Seats, Tier 0').click();
  await page.keyboard.press('F2');
  expect(await editor(page)).toMatchObject({ caret: 2, isOpen: true });
  await page.keyboard.press('F2');
  expect(await editor(page)).toMatchObject({ isOpen: false });
  await page.keyboard.type('99');
  await page.keyboard.press('Escape');
  await expectCell(page, 'Seats, Tier 0', '25');
  await expect(page.getByRole('banner').getByRole('button', { name: /^Undo/ })).toBeDisabled();
  await page.keyboard.press('Shift+ArrowDown');
  expect(await selected(page)).toHaveLength(2);
  await page.keyboard.press('Escape');
  expect(await selected(page)).toEqual(['tiers[t0].seats']);
});

test('U4: Tab commits and moves right, wraps to the next row, Enter returns to where Tab began; after the last cell Tab leaves', async ({
  page,
}) => {
  await openPlan(page, FIVE);
  await cell(page, 'Seats, Tier 0').click();
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await page.keyboard.type('300');
  await page.keyboard.press('Enter');
  await expectCell(page, 'Seats, Tier 0', '7');
  await expectCell(page, 'Price per seat and month, Tier 0', '$300.00');
  expect(await here(page)).toBe('tiers[t1].seats');
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  expect(await here(page)).toBe('tiers[t2].name');
  await page.keyboard.press('Control+End');
  const last = await here(page);
  await page.keyboard.press('Tab');
  await expect.poll(() => here(page)).not.toBe(last);
  await cell(page, 'Seats, Tier 0').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]')?.ariaLabel ?? '')).not.toBe(
    'Deal tiers',
  );
});

test('U8: Delete clears a block and leaves what is computed; one undo brings it back', async ({ page }) => {
  await openPlan(page, FIVE);
  await cell(page, 'Seats, Tier 2').click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  for (const tier of ['Tier 2', 'Tier 3']) await expectCell(page, `Seats, ${tier}`, '');
  await page.keyboard.press('Control+z');
  for (const tier of ['Tier 2', 'Tier 3']) {
    await expectCell(page, `Seats, ${tier}`, '25');
    await expectCell(page, `Price per seat and month, ${tier}`, '$200.00');
  }
});

test('U9: Shift+arrows, Shift+click and a drag select the same box, and what is painted is what is said', async ({
  page,
}) => {
  await openPlan(page, planOf([{}, {}, {}, {}, {}]));
  const [from, to] = [cell(page, 'Seats, Tier 0'), cell(page, 'Price per seat and month, Tier 2')];
  const box = ['t0', 't1', 't2'].flatMap((id) => [`tiers[${id}].seats`, `tiers[${id}].price`]);
  await from.click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  expect(await selected(page)).toEqual(box);
  const painted = await page.evaluate(() => {
    const plain = getComputedStyle(document.querySelector('[data-cell="tiers[t3].seats"]') ?? document.body);
    return [...document.querySelectorAll<HTMLElement>('.grid-cell')]
      .filter((element) => getComputedStyle(element).backgroundColor !== plain.backgroundColor)
      .filter((element) => element.dataset['mark'] === undefined)
      .map((element) => element.dataset['cell']);
  });
  expect(painted).toEqual(box);
  await cell(page, 'AE win rate, Tier 4').click();
  await from.click();
  await to.click({ modifiers: ['Shift'] });
  expect(await selected(page)).toEqual(box);
  await cell(page, 'AE win rate, Tier 4').click();
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await page.mouse.up();
  expect(await selected(page)).toEqual(box);
});

test('U10, U11: Ctrl+arrows stop at each edge of the data, with Shift they take it along', async ({
  page,
}) => {
  await openPlan(page, FIVE);
  await cell(page, 'Seats, Tier 0').click();
  const stops: (string | undefined)[] = [];
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press('Control+ArrowDown');
    stops.push(await here(page));
  }
  expect(stops.slice(0, 2)).toEqual(['tiers[t2].seats', 'tiers[t3].seats']);
  expect(stops[2]).toMatch(/total$/);
  await cell(page, 'Seats, Tier 2').click();
  await page.keyboard.press('Control+Shift+ArrowDown');
  expect(await selected(page)).toEqual(['tiers[t2].seats', 'tiers[t3].seats']);
});

test('U12, U13: Home, End and the page keys go as far as they say, and what they reach is in sight', async ({
  page,
}) => {
  await openPlan(page, longPlan());
  await cell(page, 'Seats, Tier 0').click();
  await page.keyboard.press('Home');
  expect(await here(page)).toBe('tiers[t0].name');
  await page.keyboard.press('End');
  expect(await here(page)).toBe('tierArr[t0]');
  const lastSeen = await page.evaluate(() => {
    const frame = document.querySelector('[aria-label="Deal tiers"]')?.closest('.scroller');
    const bottom = Math.min(frame?.getBoundingClientRect().bottom ?? 0, innerHeight);
    const rows = [...document.querySelectorAll('[aria-label="Deal tiers"] tbody tr[aria-rowindex]')];
    return rows.filter((row) => row.getBoundingClientRect().bottom <= bottom).length - 1;
  });
  await page.keyboard.press('PageDown');
  const place = Number(/t(\d+)/.exec((await here(page)) ?? '')?.[1]);
  expect(Math.abs(place - lastSeen)).toBeLessThanOrEqual(5);
  await expect(page.locator('.grid-cell.focused')).toBeInViewport();
  await page.keyboard.press('PageUp');
  expect(await here(page)).toBe('tierArr[t0]');
  await page.keyboard.press('Control+End');
  expect(await here(page)).toBe('plannedArr');
  await page.keyboard.press('Control+Home');
  expect(await here(page)).toBe('tiers[t0].name');
  await expect(page.locator('.grid-cell.focused')).toBeInViewport();
});

test('U14: Ctrl+A, Shift+Space and Ctrl+Space select the table, the row and the column', async ({ page }) => {
  await openPlan(page, FIVE);
  await cell(page, 'Seats, Tier 1').click();
  await page.keyboard.press('Shift+Space');
  expect(await selected(page)).toHaveLength(10);
  await cell(page, 'Seats, Tier 1').click();
  await page.keyboard.press('Control+Space');
  expect(await selected(page)).toHaveLength(6);
  await page.keyboard.press('Control+a');
  expect(await selected(page)).toHaveLength(60);
  await expect(page.getByRole('contentinfo')).toContainText(/Count \d+ · Average .+ · Sum /);
});

test('U22, U23, U24: Ctrl+D, Ctrl+R and Ctrl+Enter fill in one step each, and so does the menu', async ({
  page,
}) => {
  await openPlan(page, FIVE);
  await type(page, 'Seats, Tier 0', '40');
  await cell(page, 'Seats, Tier 0').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expectCell(page, 'Seats, Tier 1', '40');
  await cell(page, 'Seats, Tier 2').click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+r');
  await expectCell(page, 'Price per seat and month, Tier 2', '$25.00');
  await cell(page, 'Seats, Tier 1').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.type('8');
  await page.keyboard.press('Control+Enter');
  for (const tier of [1, 2, 3, 4]) await expectCell(page, `Seats, Tier ${tier}`, '8');
  await page.keyboard.press('Control+z');
  await expectCell(page, 'Seats, Tier 1', '40');
  await expectCell(page, 'Seats, Tier 4', '');
  await cell(page, 'Seats, Tier 4').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Fill down' }).click();
  await expectCell(page, 'Seats, Tier 4', '40');
});

test('U30: a double click edits, a click elsewhere keeps the entry', async ({ page }) => {
  await cell(page, 'SDRs').dblclick();
  await page.keyboard.type('2');
  await cell(page, 'Plan period').click();
  await expectCell(page, 'SDRs', '102');
});

test(
  'U6, U7: with a slow processor no first key is lost, and a composition arrives whole; its Enter keeps nothing',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await cell(page, 'Seats, Mid-market').click();
    await page.keyboard.press('7');
    expect((await editor(page))?.text).toBe('7');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('Start-up');
    await page.keyboard.press('Enter');
    await expectCell(page, 'Tier · Start-up', 'Start-up');
    await page.keyboard.press('ArrowUp');

    await cdp.send('Input.imeSetComposition', { text: '你', selectionStart: 1, selectionEnd: 1 });
    await cdp.send('Input.imeSetComposition', { text: '你好', selectionStart: 2, selectionEnd: 2 });
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    expect(await editor(page)).toMatchObject({ text: '你好', isOpen: true });
    await cdp.send('Input.insertText', { text: '你好' });
    await page.keyboard.press('Enter');
    await expectCell(page, 'Tier · 你好', '你好');
  },
);
