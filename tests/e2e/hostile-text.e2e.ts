/** Text that means harm: markup, scripts and marks that turn the line, in every name and note, seen at every place that shows them. */
import type { Page } from '@playwright/test';
import { expect, test, CHROMIUM_ONLY } from './support/app.ts';
import { answer, cell, drop, exported, openPlan, saved, start, THREE_TIERS, type } from './support/sheet.ts';

/** Fifty ways in, as they are tried on pages that make markup from text; each would call `xss(n)`. */
const PAYLOADS = [
  '<script>xss(0)</script>',
  '<ScRiPt>xss(0)</sCrIpT>',
  '"><script>xss(0)</script>',
  "'><script>xss(0)</script>",
  '</title><script>xss(0)</script>',
  '</textarea><script>xss(0)</script>',
  '</style><script>xss(0)</script>',
  '</option></select><script>xss(0)</script>',
  '<scr<script>ipt>xss(0)</script>',
  '<script src=data:,xss(0)></script>',
  '<img src=x onerror=xss(0)>',
  '"><img src=x onerror=xss(0)>',
  "'><img src=x onerror=xss(0)>",
  '<img/src="x"/onerror="xss(0)">',
  '<img src=x:x onerror=&#120;ss(0)>',
  '<IMG SRC=javascript:xss(0)>',
  '<svg onload=xss(0)>',
  '<svg/onload=xss(0)//',
  '<svg><script>xss(0)</script></svg>',
  '<svg><animate onbegin=xss(0) attributeName=x dur=1s>',
  '<svg><a xlink:href=javascript:xss(0)><text y=20>x</text></a></svg>',
  '<math><mi xlink:href=javascript:xss(0)>x</mi></math>',
  '<body onload=xss(0)>',
  '<iframe src=javascript:xss(0)></iframe>',
  '<iframe srcdoc="<script>parent.xss(0)</script>"></iframe>',
  '<object data=javascript:xss(0)></object>',
  '<embed src=javascript:xss(0)>',
  '<a href=javascript:xss(0)>x</a>',
  'javascript:xss(0)',
  'java\tscript:xss(0)',
  'data:text/html,<script>xss(0)</script>',
  '<input autofocus onfocus=xss(0)>',
  '<details open ontoggle=xss(0)>',
  '<video><source onerror=xss(0)></video>',
  '<audio src=x onerror=xss(0)>',
  '<marquee onstart=xss(0)>',
  '<form><button formaction=javascript:xss(0)>x</form>',
  '<meta http-equiv=refresh content="0;url=javascript:xss(0)">',
  '<base href=javascript:xss(0)//>',
  '<link rel=stylesheet href=javascript:xss(0)>',
  '<style>@import "javascript:xss(0)";</style>',
  '<div style="background:url(javascript:xss(0))">',
  '<template><script>xss(0)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=xss(0)>">',
  '<!--><img src=x onerror=xss(0)>-->',
  '<![CDATA[<img src=x onerror=xss(0)>]]>',
  '&lt;img src=x onerror=xss(0)&gt;',
  '\\u003cimg src=x onerror=xss(0)\\u003e',
  '{@html "<img src=x onerror=xss(0)>"}',
  '{{constructor.constructor("xss(0)")()}}${xss(0)}',
] as const;

/** What turns the line, hides itself or never ends. */
const TURNING = [
  'Plan \u202egnp.exe',
  '\u202b(Tier) 12\u202c',
  '\u2067turned and never closed',
  'closed too early \u2069\u2069\u202e x',
  'سطح ۳ (بزرگ) SDR-12',
  'zero\u200bwidth\u200d\u2060\ufeff',
  '\u200f\u200e\u061c',
  `Z${'\u0301'.repeat(150)}`,
  '漢'.repeat(200),
  `${'no-space'.repeat(24)}x`,
] as const;

function planOf(texts: readonly string[]): Record<string, unknown> {
  const [name = ''] = texts;
  return {
    ...THREE_TIERS,
    name,
    notes: texts.join('\n'),
    tiers: texts.map((text, i) => ({
      id: `t${i}`,
      name: text,
      seats: String(i + 2),
      price: '200',
      winRate: i === texts.length - 1 ? `='${name}`.slice(0, 380) : '20%',
      arrShare: `1/${texts.length}`,
    })),
  };
}

/** Elements that no part of the app makes, attributes that no element of it has, and what a payload reached. */
function harm(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const made = document.querySelectorAll(
      'iframe, object, embed, marquee, base, math, animate, video, audio, img, template, a[href^="javascript"], body script',
    );
    const handlers = [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    );
    const called = (window as unknown as { called: number[] }).called;
    return [
      ...[...made, ...handlers].map((element) => element.outerHTML.slice(0, 120)),
      ...called.map(String),
    ];
  });
}

/** Expects that each text stands in a grid to the letter; asked of the page at once, as there are many. */
async function expectShown(page: Page, texts: readonly string[]): Promise<void> {
  const missing = (): Promise<string[]> =>
    page.evaluate((wanted) => {
      const shown = new Set([...document.querySelectorAll('[role=grid] bdi')].map((one) => one.textContent));
      return wanted.filter((text) => !shown.has(text));
    }, texts);
  await expect.poll(missing).toEqual([]);
}

async function watch(page: Page): Promise<string[]> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(() => {
    const called: number[] = [];
    Object.assign(window, { called, xss: (n: number) => called.push(n) });
  });
  return dialogs;
}

/** Visits every place that shows names: bars, menus, palette, dialogs, messages, the chart's figures. */
async function visit(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  await look('the sheet');
  await page.getByText('Figures').click();
  await page.getByRole('figure').getByRole('img').focus();
  await page.keyboard.press('ArrowRight');
  await look('the chart');
  for (const name of ['Tier', 'Opportunities per SDR']) {
    await page
      .getByRole('gridcell')
      .or(page.getByRole('rowheader'))
      .and(page.locator(`[aria-label^="${name}"]`))
      .last()
      .click();
    await look(`the formula bar of ${name}`);
  }
  await page.getByRole('button', { name: /^Plan: / }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await look('the menu of plans');
  await page.keyboard.press('Escape');
  for (const command of ['', 'Solve for', 'Tier mix', 'Settings', 'How it is calculated']) {
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: /^Command/ });
    await expect(search).toBeFocused();
    await search.fill(command === '' ? 'open' : command);
    await look('the palette');
    if (command !== '') await search.press('Enter');
    await expect(page.getByRole('dialog', command === '' ? {} : { name: command })).toBeVisible();
    await look(`the dialog ${command}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page
    .getByRole('button', { name: /^Row menu: / })
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'Remove this tier' }).click();
  await expect(page.getByText('was removed.')).toBeVisible();
  await look('a message');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
}

test('F62: fifty ways to smuggle in a script, in every name and note, are shown as they are', async ({
  page,
  browserName,
}) => {
  test.setTimeout(180_000);
  expect(new Set(PAYLOADS).size).toBe(50);
  const dialogs = await watch(page);
  await start(page);
  await openPlan(page, planOf(PAYLOADS));
  await expectShown(page, PAYLOADS);
  await expect(page).toHaveTitle(`${PAYLOADS[0]} · Quotasheet`);
  await expect(answer(page)).toContainText(`“${PAYLOADS[0]}” is not a number`);
  const found: string[] = [];
  await visit(page, async (where) => {
    found.push(...(await harm(page)).map((one) => `${where}: ${one}`));
  });
  if (browserName === 'chromium') {
    await page.emulateMedia({ media: 'print' }); // which Firefox's driver cannot
    await expect(page.getByRole('heading', { level: 1, name: PAYLOADS[0] })).toBeVisible();
  }
  found.push(...(await harm(page)));
  expect(found).toEqual([]);
  expect(dialogs).toEqual([]);
});

test('F62: typed, dropped as CSV and refused as a file, they are text all the same', async ({ page }) => {
  test.setTimeout(120_000);
  const dialogs = await watch(page);
  await start(page);
  let before = 'Mid-market';
  for (const payload of [PAYLOADS[10], PAYLOADS[16], PAYLOADS[0]]) {
    await type(page, `Tier · ${before}`, payload);
    before = payload;
    await expect(page.getByRole('grid').getByText(payload, { exact: true }).first()).toBeAttached();
  }
  await page.getByRole('button', { name: /^Plan: / }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.keyboard.type(PAYLOADS[11]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: `Plan: ${PAYLOADS[11]}` })).toBeVisible();

  const csv = PAYLOADS.map(
    (text) => `"${text.replaceAll('"', '""')}",5,"${text.replaceAll('"', '""')}"`,
  ).join('\n');
  await drop(page, '<img src=x onerror=xss(1)>.csv', `Tier,Seats,"<img src=x onerror=xss(2)>"\n${csv}`);
  const shown = page.getByRole('dialog', { name: 'Import CSV' });
  await expect(shown).toContainText('50 tiers are read');
  await expect(shown.getByText(PAYLOADS[11], { exact: true }).first()).toBeVisible();
  expect(await harm(page)).toEqual([]);
  await shown.getByRole('button', { name: 'Add as tiers' }).click();
  await expect(page.getByText('from <img src=x onerror=xss(1)>.csv.')).toBeVisible();
  await expectShown(page, PAYLOADS);

  await drop(
    page,
    '<img src=x onerror=xss(3)>.json',
    JSON.stringify({ ...THREE_TIERS, '<svg onload=xss(4)>': 1 }),
  );
  await expect(page.getByRole('alert')).toContainText('<svg onload=xss(4)>: unknown field');
  expect(await harm(page)).toEqual([]);
  await saved(page);
  await page.reload();
  await expect(page.getByRole('button', { name: `Plan: ${PAYLOADS[11]}` })).toBeVisible();
  expect(await harm(page)).toEqual([]);
  expect(dialogs).toEqual([]);
});

/** Texts of a page whose unseen marks would turn what stands beside them: opened within an element, and not closed there. */
function leaking(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const element = node.parentElement;
      if (!element || !/[\u202a-\u202e\u2066-\u2069\u0590-\u08ff]/.test(text)) continue;
      const { unicodeBidi, display } = getComputedStyle(element);
      const isApart =
        unicodeBidi.includes('isolate') || unicodeBidi === 'plaintext' || element.localName === 'option';
      const isAlone = display !== 'inline' && element.childNodes.length === 1;
      const unheld = text.replace(/\u2068[^\u2066-\u2069]*\u2069/gu, '');
      const isHeld = !/[\u202a-\u202e\u2066-\u2069\u0590-\u08ff]/.test(unheld);
      if (!isApart && !isAlone && !isHeld)
        found.push(`${element.localName}.${element.className}: ${JSON.stringify(text.slice(0, 60))}`);
    }
    return found;
  });
}

test('F63: names that turn the line, hide or never end leave their neighbours in order, and can be read in full', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const dialogs = await watch(page);
  await start(page);
  await drop(page, 'turning.json', JSON.stringify(planOf(TURNING)));
  await expect(page.getByText(/is open\.$/)).toBeVisible();
  expect(await page.title()).toBe(`\u2068${TURNING[0]}\u2069 · Quotasheet`);
  const found: string[] = [];
  await visit(page, async (where) => {
    found.push(...(await leaking(page)).map((one) => `${where}: ${one}`));
  });
  expect(found).toEqual([]);
  expect(dialogs).toEqual([]);

  const long = cell(page, `Tier · ${TURNING[9]}`);
  await long.click();
  await expect(page.getByRole('textbox', { name: `Tier · ${TURNING[9]}` })).toHaveValue(TURNING[9]);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
});

test('F63: what stands after a name that turns the line is drawn after it', async ({ page }) => {
  await start(page);
  await openPlan(page, { ...THREE_TIERS, name: 'Plan' });
  const name = 'סוג \u202eabc';
  await type(page, 'Tier · Enterprise', name);
  await page.getByRole('button', { name: `Row menu: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove this tier' }).click();
  const message = page.getByRole('status').getByText('was removed.');
  await expect(message).toBeVisible();
  const places = await message.evaluate((paragraph) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const text = walker.nextNode();
    if (!text) throw new Error('the message is empty');
    return ['“', 'abc', '”', 'was', 'removed'].map((word) => {
      const range = document.createRange();
      const at = text.nodeValue?.indexOf(word) ?? 0;
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    });
  });
  expect(places.toSorted((one, other) => one - other)).toEqual(places);
});

test('F63: a name of 10,000 characters is refused in a file, with the key named', async ({ page }) => {
  await start(page);
  await drop(page, 'long.json', JSON.stringify({ ...THREE_TIERS, name: 'x'.repeat(10_000) }));
  await expect(page.getByRole('alert')).toContainText('name: is longer than 200 characters');
  await expect(page.getByRole('button', { name: 'Plan: Worked example' })).toBeVisible();
});

test(
  'U102: files are named safely, whatever the plan is called',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await start(page);
    for (const [name, file] of [
      ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
      ['=cmd|x', 'cmd-x'],
      ['Plan \u202egnp.exe', 'Plan gnp.exe'],
      ['\u200f\u200e', 'scenario'],
      ['../../etc/passwd', 'etc-passwd'],
    ] as const) {
      await drop(page, 'plan.json', JSON.stringify({ ...THREE_TIERS, name }));
      for (const [entry, ending] of [
        ['Export CSV for people', 'csv'],
        ['Export CSV for machines', 'machine.csv'],
        ['Save as a scenario file', 'json'],
      ] as const) {
        const found = await exported(page, entry);
        expect(found.name.replace(/\d{4}-\d\d-\d\d/, 'DATE')).toBe(`${file}_DATE.${ending}`);
      }
    }
  },
);
