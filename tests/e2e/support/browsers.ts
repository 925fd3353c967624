/** The browsers that scripts/browsers.mjs has found, and how each is launched. */
import { existsSync, readFileSync } from 'node:fs';

export type Engine = 'chromium' | 'firefox';

interface Found {
  readonly version: string;
  readonly channel?: string;
  readonly executablePath?: string;
  readonly args?: string[];
}

const FILE = 'node_modules/.cache/e2e/browsers.json';
const found: Partial<Record<Engine, Found>> = existsSync(FILE)
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as Partial<Record<Engine, Found>>)
  : {};

/** The engines to test with; Chromium alone before any search. */
export const ENGINES: readonly Engine[] = (['chromium', 'firefox'] as const).filter(
  (engine) => found[engine] ?? engine === 'chromium',
);

/** What Playwright is to be given to start this browser. */
export function launchFlags(engine: Engine): Omit<Found, 'version'> {
  const { version: _, ...flags } = found[engine] ?? { version: '' };
  return flags;
}
