/**
 * Speed of the odds in a real Chromium, on the app as it is built, with the processor slowed down to a quarter: frames while a
 * win rate is dragged and the odds follow, as median and 95th percentile.
 */
import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { launchFlags } from '../e2e/support/browsers.ts';

type Report = (name: string, ms: number, note?: string) => void;

const SLOWER = 4;
const AIM = 50;
const STEPS = 120;

export default async function bench(report: Report): Promise<void> {
  await build({ logLevel: 'silent' });
  const server = await preview({ logLevel: 'silent', preview: { port: 0, strictPort: false } });
  const browser = await chromium.launch(launchFlags('chromium'));
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.getByRole('grid', { name: 'Deal tiers' }).waitFor();
    told(report, 'worked example', await drag(page));
    await openPlan(page, readFileSync('examples/three-tiers.json', 'utf8'));
    told(report, 'three tiers', await drag(page));
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Drags the slider of the Odds sheet to and fro; how long each frame took. */
async function drag(page: Page): Promise<number[]> {
  await page.getByRole('link', { name: 'Odds', exact: true }).click();
  const slider = page.getByRole('slider', { name: /^What if the win rate/ });
  await slider.waitFor();
  await page.waitForTimeout(3000);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not in sight');
  await page.evaluate(() => {
    const times: number[] = [];
    let before = performance.now();
    const frame = (): void => {
      const now = performance.now();
      times.push(now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(globalThis, { frameTimes: times });
  });
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  for (let i = 0; i < STEPS; i += 1)
    await page.mouse.move(box.x + box.width * (0.5 + 0.4 * Math.sin(i / 9)), y);
  await page.mouse.up();
  const times = await page.evaluate(() => (globalThis as { frameTimes?: number[] }).frameTimes ?? []);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return times.slice(3);
}

function told(report: Report, plan: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? NaN;
  report(
    `a frame while a win rate is dragged, ${SLOWER} times slower, ${plan}`,
    at(0.5),
    `p95 ${at(0.95).toFixed(1)} ms, aim ${AIM}, ${times.length} frames`,
  );
}

async function openPlan(page: Page, plan: string): Promise<void> {
  await page.getByRole('link', { name: 'Plan', exact: true }).click();
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'plan.json', { type: 'application/json' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, plan);
  await page.getByRole('button', { name: 'Dismiss' }).click();
}
