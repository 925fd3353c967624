/**
 * The list of 200 plans in a real browser, on the last build: from a page load, and from the press on its tab, until the
 * rows that fill the screen are painted. The rows below it and the figures come afterwards, each with a time of its own.
 */
import { chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { blankScenario, type Scenario } from '../../src/engine/scenario.ts';
import { scenarioKey } from '../../src/storage/sort-records.ts';
import { launchFlags } from '../e2e/support/browsers.ts';

type Report = (name: string, ms: number, note?: string) => void;

const PLANS = 200;
const SCREENFUL = 30;
const RUNS = 15;

export default async function bench(report: Report): Promise<void> {
  const server = await preview({ logLevel: 'silent', preview: { port: 0, strictPort: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the server has no address');
  const { channel, ...flags } = launchFlags('chromium');
  const browser = await chromium.launch({ ...flags, ...(channel ? { channel } : {}) });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(url);
    await page.getByRole('grid').first().waitFor();
    await page.evaluate(
      seed,
      Array.from({ length: PLANS }, (_, at) => recordOf(at)),
    );
    const times: Record<'load' | 'tab' | 'all' | 'figures', number[]> = {
      load: [],
      tab: [],
      all: [],
      figures: [],
    };
    for (let run = 0; run < RUNS; run += 1) {
      await page.goto(`${url}?${run}#scenarios`);
      times.load.push(await page.evaluate(usable, SCREENFUL));
      await page.goto(`${url}?${run}#plan`);
      await page.getByRole('grid').first().waitFor();
      const { tab, all, figures } = await opened(page);
      times.tab.push(tab);
      times.all.push(all);
      times.figures.push(figures);
    }
    told(report, `${PLANS} plans, from the press on the tab to a usable list`, times.tab, 'target 300 ms');
    told(report, `${PLANS} plans, from the start of a page load to a usable list`, times.load);
    told(report, `${PLANS} plans, from the press on the tab to all rows`, times.all);
    told(report, `${PLANS} plans, from the press on the tab to all figures`, times.figures);
  } finally {
    await browser.close();
    await server.close();
  }
}

function recordOf(at: number): readonly [key: string, record: unknown] {
  const id = `bench-${at}`;
  const scenario: Scenario = {
    ...blankScenario(id, '2027-01'),
    name: `Plan ${at}`,
    notes: at % 3 === 0 ? 'Agreed with finance.\nStill open: the split.' : '',
    target: { arr: String(1_000_000 + 10_000 * at), sdrShare: '0.9' },
    team: { sdrs: String(5 + (at % 20)), attainment: '0.95', rounding: 'each' },
    tiers: ['40%', '45%', '15%'].map((arrShare, tier) => ({
      id: `t${tier}`,
      name: `Tier ${tier + 1}`,
      seats: String(50 - 20 * tier),
      price: '200',
      winRate: `${12 + 8 * tier}%`,
      arrShare,
      oppShare: '1',
    })),
  };
  const savedAt = new Date(Date.UTC(2026, 0, 1 + (at % 300))).toISOString();
  return [scenarioKey(id), { schema: 1, id, revision: 1, savedAt, scenario }];
}

/** In the page: puts the records beside what the app has stored. */
async function seed(records: readonly (readonly [string, unknown])[]): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('quotasheet');
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('the database does not open'));
    };
  });
  const transaction = database.transaction('records', 'readwrite');
  for (const [key, record] of records) transaction.objectStore('records').put(record, key);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  database.close();
}

/** In the page: when so many rows were painted, in milliseconds since its load began. */
async function usable(count: number): Promise<number> {
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  while (document.querySelectorAll('tbody tr').length < count) await frame();
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now();
}

/** Presses the tab, and gives the milliseconds until a screenful, all rows, and all figures were painted. */
async function opened(page: Page): Promise<{ tab: number; all: number; figures: number }> {
  return page.evaluate(
    async ([screenful, count]) => {
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const painted = async (): Promise<number> => {
        await frame();
        await new Promise((resolve) => setTimeout(resolve));
        return performance.now();
      };
      const rows = (): number => document.querySelectorAll('tbody tr').length;
      const start = performance.now();
      document.querySelector<HTMLElement>('a[href="#scenarios"]')?.click();
      while (rows() < screenful) await new Promise((resolve) => setTimeout(resolve));
      const tab = (await painted()) - start;
      while (rows() < count) await frame();
      const all = (await painted()) - start;
      while (document.querySelector('tbody')?.textContent.includes('…')) await frame();
      return { tab, all, figures: (await painted()) - start };
    },
    [SCREENFUL, PLANS] as const,
  );
}

function told(report: Report, name: string, times: readonly number[], note = ''): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1] ?? NaN;
  const notes = [`p95 ${at(0.95).toFixed(0)} ms`, `${times.length} runs`, note];
  report(name, at(0.5), notes.filter(Boolean).join(', '));
}
