/** An edit made just before the page is left is kept, whichever way it is left (F14). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { cell, start } from './support/sheet.ts';

/** How often each way of leaving is tried: every other time at once, else 50 ms after the edit. */
const TIMES = 20;

/** In Firefox, whose pages take several times as long to start here. */
const FEWER = 5;

/** Leaves the page, and gives the one to look at afterwards. */
type Leave = (page: Page, context: BrowserContext, elsewhere: string) => Promise<Page>;

const WAYS: Readonly<Record<string, Leave>> = {
  'by reload': async (page) => {
    await page.reload();
    return page;
  },
  'to another page of the same origin': async (page) => {
    await page.goto('./?elsewhere');
    return page;
  },
  'to another origin': async (page, _, elsewhere) => {
    await page.goto(elsewhere);
    return page;
  },
  'to about:blank': async (page) => {
    await page.goto('about:blank');
    return page;
  },
  'by closing the tab': async (page, context) => {
    await page.close({ runBeforeUnload: false });
    return context.newPage();
  },
};

for (const [way, leave] of Object.entries(WAYS)) {
  test(`F14: an edit is kept every time the page is left within 50 ms ${way}`, async ({
    page,
    browserName,
    context,
    problems,
  }) => {
    const times = browserName === 'firefox' ? FEWER : TIMES;
    test.setTimeout(times * 15_000);
    const other = await elsewhere();
    let tab = page;
    await start(tab);
    const kept: string[] = [];
    for (let time = 1; time <= times; time += 1) {
      const sdrs = String(10 + time);
      await cell(tab, 'SDRs').click();
      await tab.keyboard.type(sdrs);
      await tab.keyboard.press('Enter');
      if (time % 2 === 0) await tab.waitForTimeout(50);
      tab = await leave(tab, context, other.url);
      await start(tab);
      if ((await cell(tab, 'SDRs').getAttribute('aria-label')) === `SDRs: ${sdrs}`) kept.push(sdrs);
    }
    expect(kept).toHaveLength(times);
    other.server.close();
    // Leaving at once breaks off what the page was still loading, which Firefox reports.
    const late = /preload CSS|dynamically imported module|ServiceWorker intercepted/;
    problems.splice(0, problems.length, ...problems.filter((problem) => !late.test(problem)));
  });
}

async function elsewhere(): Promise<{ url: string; server: Server }> {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('elsewhere'),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
