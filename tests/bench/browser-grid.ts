/**
 * Speed of the grid in a real Chromium, on the app as it is built, as medians with the 95th percentile: a paste to its paint,
 * and a key to its paint with the processor slowed down to a quarter. Event timings come in steps of 8 ms.
 */
import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { launchFlags } from '../e2e/support/browsers.ts';

type Report = (name: string, ms: number, note?: string) => void;

const TARGET = 200;
const ROUNDS = 7;
const SLOWER = 4;
const PASTED = 1000;
const PLAN = readFileSync('examples/three-tiers.json', 'utf8');

export default async function bench(report: Report): Promise<void> {
  await build({ logLevel: 'silent' });
  const server = await preview({ logLevel: 'silent', preview: { port: 0, strictPort: false } });
  const browser = await chromium.launch(launchFlags('chromium'));
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await openPlan(page);
    const [asked, painted] = await pastes(page);
    summed(report, `${PASTED} rows pasted, until it is said what they would change`, asked);
    summed(report, 'as many tiers added as a plan can hold, until they are painted', painted);
    summed(report, `${PASTED} people pasted into a roster, until they are painted`, await people(page));
    await openPlan(page);
    summed(report, `a key in a cell to its paint, ${SLOWER} times slower`, await keys(page));
    summed(report, 'a frame while 200 SDRs by 60 months scroll', await frames(page), 16.7);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Pastes people below a roster of ten and agrees; takes it back; each time in milliseconds to the next paint. */
async function people(page: Page): Promise<number[]> {
  const roster = Array.from({ length: 10 }, (_, i) => ({ id: `s${i}`, name: `SDR ${i + 1}` }));
  await openPlan(page, JSON.stringify({ ...(JSON.parse(PLAN) as object), id: 'team', roster }));
  await page.getByRole('link', { name: 'Team' }).click();
  const rows = Array.from(
    { length: PASTED },
    (_, i) => `Person ${i}\tEast\tManager ${i % 20}\t\t2027-0${1 + (i % 9)}`,
  );
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.locator('[data-cell="roster[s9].name"]').click();
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, rows.join('\n'));
    await page.locator('dialog[open] button').last().waitFor();
    times.push(
      await page.getByRole('grid', { name: 'Roster' }).evaluate(async (table) => {
        const began = performance.now();
        [...document.querySelectorAll<HTMLElement>('dialog[open] button')].at(-1)?.click();
        while (Number(table.getAttribute('aria-rowcount')) < 1000)
          await new Promise((done) => setTimeout(done));
        await new Promise((done) => {
          requestAnimationFrame(() => setTimeout(done));
        });
        return performance.now() - began;
      }),
    );
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(500);
  }
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  return times;
}

/** The Months sheet of a long plan with a large roster: its grid of everyone's months scrolls a row a frame, each in milliseconds. */
async function frames(page: Page): Promise<number[]> {
  const plan = JSON.parse(PLAN) as Record<string, unknown>;
  const roster = Array.from({ length: 200 }, (_, i) => ({ id: `s${i}`, name: `SDR ${i + 1}` }));
  await openPlan(
    page,
    JSON.stringify({ ...plan, id: 'long', period: { start: '2027-01', months: 60 }, roster }),
  );
  await page.getByRole('link', { name: 'Months' }).click();
  const grid = page.getByRole('grid', { name: 'Quotas by month' });
  await grid.waitFor();
  return grid.evaluate(async (table) => {
    let place: Element = table;
    while (place.parentElement && place.scrollHeight <= place.clientHeight + 1) place = place.parentElement;
    place.scrollIntoView({ block: 'center' });
    const times: number[] = [];
    let before = performance.now();
    for (let i = 0; i < 180; i += 1) {
      place.scrollTop += 30;
      place.scrollLeft += 20;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      if (i > 5) times.push(now - before);
      before = now;
    }
    return times;
  });
}

async function openPlan(page: Page, plan = PLAN): Promise<void> {
  await page.getByRole('grid', { name: 'Deal tiers' }).waitFor();
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'plan.json', { type: 'application/json' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, plan);
  await page.getByRole('button', { name: 'Dismiss' }).click();
}

/** Pastes rows over the last tier and beyond, agrees, takes it back; each time in milliseconds to the next paint. */
async function pastes(page: Page): Promise<[asked: number[], painted: number[]]> {
  const rows = Array.from({ length: PASTED }, (_, i) => `Tier ${i}\t${5 + (i % 50)}\t${100 + i}`).join('\n');
  const asked: number[] = [];
  const painted: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.locator('[data-cell="tiers[small].name"]').click();
    const times = await page.evaluate(async (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      const start = performance.now();
      document.activeElement?.dispatchEvent(event);
      const dialog = await until(() => document.querySelector('dialog[open]'));
      await paint();
      const middle = performance.now();
      [...dialog.querySelectorAll('button')].at(-1)?.click();
      await until(() => document.querySelector('[data-cell$=".name"][data-row="199"]'));
      await paint();
      return [middle - start, performance.now() - middle] as const;

      function until(look: () => Element | null): Promise<Element> {
        return new Promise((resolve) => {
          const again = (): void => {
            const found = look();
            if (found) resolve(found);
            else setTimeout(again);
          };
          again();
        });
      }
      function paint(): Promise<void> {
        return new Promise((resolve) => {
          requestAnimationFrame(() => {
            setTimeout(resolve);
          });
        });
      }
    }, rows);
    asked.push(times[0]);
    painted.push(times[1]);
    await page.keyboard.press('Control+z');
    await page.locator('[data-cell="tiers[small].name"]').waitFor();
  }
  return [asked, painted];
}

/** Types into a cell and keeps it, with every key's time to the next paint as the browser itself reports it. */
async function keys(page: Page): Promise<number[]> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.locator('[data-cell="tiers[mid].seats"]').click();
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') seen.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const key of ['2', String(round), 'Enter', 'ArrowUp']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(60); // as a person types; each key is an interaction of its own
    }
  }
  await page.waitForTimeout(500);
  return page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
}

function summed(report: Report, name: string, times: readonly number[], target = TARGET): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.ceil(part * (sorted.length - 1))] ?? NaN;
  report(name, at(0.5), `p95 ${at(0.95).toFixed(1)} ms of ${times.length}, target ${target} ms`);
}
