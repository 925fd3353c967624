/** The catalogue: every line of every sheet, bound once. */
import { buildCatalogue } from '../formula/bind.ts';
import type { Line } from '../formula/line.ts';
import { handoutLines } from './handout.ts';
import { inputLines } from './inputs.ts';
import { quotaLines } from './quota.ts';
import { wholeLines } from './whole.ts';

export const LINES = { ...inputLines, ...quotaLines, ...handoutLines, ...wholeLines } satisfies Record<
  string,
  Line
>;

/** The name of a line of the plan. */
export type LineName = keyof typeof LINES;

export const catalogue = buildCatalogue(LINES);
