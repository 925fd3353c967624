/** The lines that a plan rests on, bound once: all but advice. */
import { buildCatalogue } from '../formula/bind.ts';
import type { Line } from '../formula/line.ts';
import { handoutLines } from './handout.ts';
import { inputLines } from './inputs.ts';
import { quotaLines } from './quota.ts';
import { wholeLines } from './whole.ts';

export const CORE_LINES = { ...inputLines, ...quotaLines, ...handoutLines, ...wholeLines } satisfies Record<
  string,
  Line
>;

export const coreCatalogue = buildCatalogue(CORE_LINES);
