/**
 * What a browser test stands on: a `test` that fails on any problem the browser reports, a browser with a profile on disk for
 * tests that close it, and a server of its own for tests that stop it.
 */
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { preview } from 'vite';
import { launchFlags } from './browsers.ts';

/** A test that needs what Firefox's driver has not: downloads, paper, touch, axe's colours. It runs in Chromium alone. */
export const CHROMIUM_ONLY = '@chromium';

export { expect };

interface Fixtures {
  /** What has gone wrong so far in any page of the test. A test that provokes problems looks at them and empties the list. */
  problems: string[];
  /** Opens a browser whose storage outlasts it: close it and open it again, and that is a restart. */
  openProfile: () => Promise<BrowserContext>;
}

/** Playwright's `test`, which in the end also expects that there were no problems. */
export const test = base.extend<Fixtures>({
  problems: [
    async ({ context }, use) => {
      const problems: string[] = [];
      await collectProblems(context, problems);
      await use(problems);
      expect(problems).toEqual([]);
    },
    { auto: true },
  ],
  openProfile: async ({ playwright, browserName, problems }, use, testInfo) => {
    const engine = browserName === 'firefox' ? 'firefox' : 'chromium';
    const opened: BrowserContext[] = [];
    await use(async () => {
      const profile = testInfo.outputPath('profile');
      const context = await playwright[engine].launchPersistentContext(profile, launchFlags(engine));
      await collectProblems(context, problems);
      opened.push(context);
      return context;
    });
    for (const context of opened) await context.close();
  },
});

/**
 * Adds to `problems`, from now on, what goes wrong in the pages of a context: errors, warnings, breaches of the
 * content-security policy, and requests to anywhere but this machine.
 */
async function collectProblems(context: BrowserContext, problems: string[]): Promise<void> {
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      problems.push(`${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  /** By page: parts that failed to load. Firefox breaks off those of a page that is left, and has them fail in it. */
  const failedParts = new Map<Page | null, string[]>();
  context.on('weberror', (event) => {
    const { message, stack } = event.error();
    const problem = `thrown: ${stack ?? message}`;
    problems.push(problem);
    if (!/error loading dynamically imported module|Unable to preload CSS/.test(message)) return;
    failedParts.set(event.page(), [...(failedParts.get(event.page()) ?? []), problem]);
  });
  const forgetParts = (page: Page): void => {
    for (const text of failedParts.get(page) ?? []) {
      if (problems.includes(text)) problems.splice(problems.indexOf(text), 1);
    }
    failedParts.delete(page);
  };
  context.on('page', (page) => {
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) forgetParts(page);
    });
    page.on('close', forgetParts);
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') problems.push(`foreign: ${request.url()}`);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`);
    });
  });
}

/** From now on, what matches is what the test provokes, and no problem. */
export function expectProblems(problems: string[], provoked: RegExp): void {
  const isProblem = (text: string): boolean => !provoked.test(text);
  problems.splice(0, problems.length, ...problems.filter(isProblem));
  const push = (...more: string[]): number =>
    problems.splice(problems.length, 0, ...more.filter(isProblem)).length;
  Object.defineProperty(problems, 'push', { value: push });
}

/** A server of the built app that a test can stop. Without a port it takes any; `dir` is a built app elsewhere. */
export async function serveBuilt({ port = 0, dir = 'dist' } = {}): Promise<{
  url: string;
  stop(): Promise<void>;
}> {
  const server = await preview({
    logLevel: 'silent',
    build: { outDir: dir },
    preview: { port, strictPort: port !== 0 },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the server has no address');
  return { url, stop: () => server.close() };
}
