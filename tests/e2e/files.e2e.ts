/** Files in and out: CSV for people and for machines, scenario files, and what is refused. */
import Papa from 'papaparse';
import type { Page } from '@playwright/test';
import { planSheet } from '../../src/engine/plan.ts';
import { isProblem } from '../../src/engine/problem.ts';
import { readScenario } from '../../src/engine/read-scenario.ts';
import { expect, test, CHROMIUM_ONLY } from './support/app.ts';
import {
  drop,
  expectAnswer,
  expectCell,
  exported,
  fromMenu,
  openPlan,
  saved,
  start,
  THREE_TIERS,
  type,
} from './support/sheet.ts';

const PEOPLE = 'Export CSV for people';
const MACHINES = 'Export CSV for machines';
const SCENARIO = 'Save as a scenario file';

function rows(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

test(
  'CSV for machines holds every cell with the exact value of the engine',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await start(page);
    await openPlan(page, THREE_TIERS);
    const { name, text } = await exported(page, MACHINES);
    expect(name).toMatch(/^FY27 base plan_\d{4}-\d\d-\d\d\.machine\.csv$/);

    const [heads = [], ...cells] = rows(text);
    const at = (row: readonly string[], head: string): string => row[heads.indexOf(head)] ?? '';
    const read = readScenario(THREE_TIERS, () => 'unused');
    if (!read.ok) throw new Error(read.reason);
    const sheet = planSheet(read.scenario);
    const found = cells.filter((row) => sheet.catalogue.has(at(row, 'line')));
    expect(found.length).toBeGreaterThan(1000);
    for (const row of found) {
      const members = at(row, 'at')
        .split(';')
        .flatMap((pair): [string, string][] =>
          pair === '' ? [] : [[pair.split('=')[0] ?? '', pair.split('=')[1] ?? '']],
        );
      const cell: Record<string, string> = {
        ...Object.fromEntries(members),
        ...(at(row, 'tier') === '' ? {} : { tier: at(row, 'tier') }),
        ...(at(row, 'sdr') === '' ? {} : { sdr: at(row, 'sdr') }),
      };
      const value = sheet.value(at(row, 'line'), cell);
      if (isProblem(value)) expect(at(row, 'value')).toBe('');
      else expect(value.minus(at(row, 'value')).abs().lte(value.abs().times('1e-30'))).toBe(true);
    }
    // every cell over no dimension, and every one of a tier
    const few = sheet.catalogue.lines.filter(({ line }) => line.per.every((dim) => dim === 'tier'));
    expect(
      found.filter((row) => at(row, 'at') === '' && at(row, 'sdr') === '').length,
    ).toBeGreaterThanOrEqual(
      few.filter(({ line }) => line.kind !== 'choice').flatMap(({ name: line }) => sheet.cells(line)).length,
    );
    expect(cells.map((row) => [at(row, 'line'), at(row, 'typed')])).toContainEqual([
      'name',
      'FY27 base plan',
    ]);
    const planned = cells.find((row) => at(row, 'line') === 'plannedArr') ?? [];
    expect([at(planned, 'value'), at(planned, 'unit')]).toEqual(['2148000', 'arr']);
  },
);

test(
  'CSV for people opens in their locale: a byte order mark, their marks, the figures of the screen',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    await start(page);
    await openPlan(page, THREE_TIERS);
    const { name, text } = await exported(page, PEOPLE);
    expect(name).toMatch(/^FY27 base plan_\d{4}-\d\d-\d\d\.csv$/);
    expect(text.startsWith('\ufeff')).toBe(true);
    const heads = rows(text).find(([head]) => head === 'Tier') ?? [];
    const tier = rows(text).find(([head]) => head === 'Mid-market') ?? [];
    const figure = (head: RegExp): string | undefined => tier[heads.findIndex((one) => head.test(one))];
    expect(figure(/^Seats/)).toBe('25');
    expect(figure(/^AE win rate/)).toBe('20%');
    expect(figure(/^Quota needed per SDR.*plan period.*MRR/)).toBe('37500');
    expect(figure(/^Opportunities per SDR for the plan period/)).toBe('8');
    expect(
      heads.filter((head) => /MRR|Opportunities|opportunities/.test(head) && !/period|month|Deal/.test(head)),
    ).toEqual([]);
  },
);

test(
  'F44: names that a spreadsheet would run as formulas arrive as text',
  { tag: CHROMIUM_ONLY },
  async ({ page }) => {
    const payload = '=HYPERLINK("http://127.0.0.1/x","y")';
    await start(page);
    await type(page, 'Tier · Mid-market', payload);
    await saved(page);
    for (const entry of [PEOPLE, MACHINES]) {
      const found = rows((await exported(page, entry)).text)
        .flat()
        .filter((text) => text.includes('HYPERLINK'));
      expect(found.length).toBeGreaterThan(0);
      for (const text of found) expect(text).toMatch(/^'=/);
    }
    await fromMenu(page, /^Plan: /, 'Rename…');
    await page.keyboard.type('=cmd|x!A1/../:*?');
    await page.keyboard.press('Enter');
    const { name } = await exported(page, PEOPLE);
    expect(name).toMatch(/^[^=/\\:*?"<>|]+\.csv$/);
  },
);

test(
  'F41: a scenario saved as a file and opened again is the same, next to the old one and in a new browser',
  { tag: CHROMIUM_ONLY },
  async ({ page, browser, problems }) => {
    await start(page);
    await openPlan(page, THREE_TIERS);
    await type(page, 'Seats, Small', '=2+3.5');
    await type(page, 'SDRs', 'ten');
    const file = await exported(page, SCENARIO);
    const before = JSON.parse(file.text) as Record<string, unknown>;
    expect(before).toMatchObject({ format: 'quotasheet-scenario', version: 4, name: 'FY27 base plan' });

    await fromMenu(page, /^Plan: /, 'New blank plan');
    await drop(page, file.name, file.text);
    await expectCell(page, 'SDRs', 'ten');
    const beside = JSON.parse((await exported(page, SCENARIO)).text) as Record<string, unknown>;
    expect({ ...beside, id: before['id'] }).toEqual(before);
    expect(beside['id']).not.toBe(before['id']);

    const context = await browser.newContext({ acceptDownloads: true });
    const stranger = await context.newPage();
    stranger.on('pageerror', ({ message }) => problems.push(message));
    await start(stranger, page.url());
    await drop(stranger, file.name, file.text);
    await expectCell(stranger, 'SDRs', 'ten');
    expect((await exported(stranger, SCENARIO)).text).toBe(file.text);
    await context.close();
  },
);

test('F43: a plan that came from a file is taken back by Undo, and waits in the trash', async ({ page }) => {
  await start(page);
  await type(page, 'SDRs', '9');
  await openPlan(page, THREE_TIERS);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Plan: Worked example' })).toBeVisible();
  await expectCell(page, 'SDRs', '9');
  await page.getByRole('link', { name: 'Scenarios' }).click();
  await expect(page.getByRole('heading', { name: /^Trash/ })).toBeVisible();
});

test('a scenario file is opened from the menu, too', async ({ page }) => {
  await start(page);
  const chooser = page.waitForEvent('filechooser');
  await fromMenu(page, /^Plan: /, 'Open a scenario file…');
  await (await chooser).setFiles('examples/three-tiers.json');
  await expectAnswer(page, '23');
  await expect(page.getByText('“FY27 base plan” is open.')).toBeVisible();
});

const without = (key: 'arr' | 'sdrShare') => {
  const { [key]: _, ...target } = THREE_TIERS['target'] as Record<string, unknown>;
  return { ...THREE_TIERS, target };
};

/** A file that is refused, and words that name what is wrong with it. */
const REFUSED: readonly (readonly [what: string, text: string, ...words: RegExp[]])[] = [
  ['a damaged file', JSON.stringify(without('arr')), /target\.arr/, /missing/, /nothing was changed/i],
  [
    'a torn file',
    JSON.stringify(THREE_TIERS).slice(0, 300),
    /not valid JSON/,
    /line 1/,
    /nothing was changed/i,
  ],
  ['a foreign file', '{"deals":[1,2,3]}', /format/, /not a Quotasheet scenario/],
  ['a newer file', JSON.stringify({ ...THREE_TIERS, version: 99 }), /newer Quotasheet/, /version/],
  [
    'a file with a field unknown to us',
    JSON.stringify({ ...THREE_TIERS, secret: 1 }),
    /secret/,
    /unknown field/,
  ],
  ['an empty file', '', /is empty/],
];

for (const [what, text, ...words] of REFUSED) {
  test(`F61: ${what} is refused with the place named, and nothing changes`, async ({ page }) => {
    await start(page);
    await type(page, 'SDRs', '8');
    await saved(page);
    await drop(page, 'theirs.json', text);
    const alert = page.getByRole('alert').filter({ hasText: 'theirs.json' });
    for (const word of words) await expect(alert).toContainText(word);
    await expectAnswer(page, '21');
    await expect(page.getByRole('button', { name: 'Plan: Worked example' })).toBeVisible();
    await page.reload();
    await expectAnswer(page, '21');
    await expectOnlyPlan(page, 'Worked example');
  });
}

async function expectOnlyPlan(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Plan: / }).click();
  await expect(page.getByRole('menuitemradio')).toHaveText([name]);
}
