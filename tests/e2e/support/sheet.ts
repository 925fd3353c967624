/** The app as its user meets it: cells by the names a screen reader gives them, the answer, files dropped and downloaded. */
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import { expect } from './app.ts';

/** The three-tier plan that the project ships: 40, 45 and 15 % of $2,000,000. */
export const THREE_TIERS = JSON.parse(readFileSync('examples/three-tiers.json', 'utf8')) as Json;

type Json = Record<string, unknown>;

/** Opens the app, and resolves when its sheet can be typed into. */
export async function start(page: Page, url = './'): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole('grid', { name: 'Target', exact: true })).toBeVisible();
}

/** The cell of that name: `SDRs`, `AE win rate, Mid-market`. `grid` tells two of the same name apart. */
export function cell(page: Page, label: string, grid?: string): Locator {
  const place = grid === undefined ? page : page.getByRole('grid', { name: grid, exact: true });
  const name = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}:( |$)`);
  return place.getByRole('gridcell', { name }).or(place.getByRole('rowheader', { name })).first();
}

/** Expects that a cell reads so. */
export async function expectCell(page: Page, label: string, text: string, grid?: string): Promise<void> {
  await expect(cell(page, label, grid)).toHaveAccessibleName(`${label}: ${text}`.trim());
}

/** Types into a cell and keeps it, as a user does: a press, the text, Enter. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  await cell(page, label).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Takes another choice in a cell that offers some. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await cell(page, label).click();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: label }).selectOption(option);
}

/** The headline of the answer: `17 opportunities per SDR`. */
export async function expectAnswer(page: Page, figure: string): Promise<void> {
  await expect(answer(page)).toContainText(new RegExp(`^\\s*${figure}\\s+opportunit(?:y|ies) per SDR`));
}

export function answer(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Answer' });
}

/** Waits for the word “Saved”, which means that the transaction completed. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText('Saved on this device')).toHaveCount(1);
}

/** Drops a file on the page. */
export async function drop(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file, { type: 'application/json' }));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );
}

/** Opens a scenario from a file, and resolves when it is on the screen. */
export async function openPlan(page: Page, scenario: Json): Promise<void> {
  await drop(page, 'plan.json', JSON.stringify(scenario));
  await expect(page.getByRole('button', { name: `Plan: ${String(scenario['name'])}` })).toBeVisible();
}

/** Takes an entry of a menu in the top bar. */
export async function fromMenu(page: Page, menu: string | RegExp, entry: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Playwright sees no download of a Firefox that it drives over WebDriver BiDi. */
export const SEES_DOWNLOADS = (browserName: string): boolean => browserName !== 'firefox';

/** Takes an entry of the export menu, and reads the file that comes. */
export async function exported(page: Page, entry: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), fromMenu(page, 'Export', entry)]);
  return { name: download.suggestedFilename(), text: await textOf(download) };
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

/** Every key in the app's database, and every name in localStorage. */
export function stored(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = Object.keys(localStorage);
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'quotasheet')) return names;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('quotasheet');
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(new Error('the database does not open'));
      };
    });
    const keys = await Promise.all(
      [...database.objectStoreNames].map(
        (place) =>
          new Promise<IDBValidKey[]>((resolve) => {
            const request = database.transaction(place).objectStore(place).getAllKeys();
            request.onsuccess = () => {
              resolve(request.result);
            };
          }),
      ),
    );
    database.close();
    return [...names, ...keys.flat().map(String)];
  });
}
