/** The catalogue: every line of every sheet, bound once. */
import { buildCatalogue } from '../formula/bind.ts';
import type { Line } from '../formula/line.ts';
import { adviceLines } from './advice.ts';
import { CORE_LINES } from './core.ts';

export const LINES = { ...CORE_LINES, ...adviceLines } satisfies Record<string, Line>;

/** The name of a line of the plan. */
export type LineName = keyof typeof LINES;

export const catalogue = buildCatalogue(LINES);
