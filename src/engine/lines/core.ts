/** The lines that a plan rests on, bound once: what the first screen computes. */
import { buildCatalogue } from '../formula/bind.ts';
import { algorithm, type AlgorithmLine, type Line } from '../formula/line.ts';
import { inputLines } from './inputs.ts';
import { quotaLines } from './quota.ts';
import { totalLines } from './totals.ts';

export const CORE_LINES = { ...inputLines, ...quotaLines, ...totalLines } satisfies Record<string, Line>;

/**
 * Stand-ins for lines that are loaded after the first paint and take their places in the whole catalogue: the roster, the
 * months, the split by shares of opportunities. A plan without these never reads them.
 */
const awaited = (unit: Line['unit'], per: Line['per'] = []): AlgorithmLine =>
  algorithm({
    rule: '',
    label: 'Team, months and split',
    unit,
    per,
    needs: [],
    means: 'Loaded after the first figures.',
    note: '',
    run: () => ({ code: '#N/A', say: 'This is being loaded' }),
  });

export const coreCatalogue = buildCatalogue({
  splitOpps: awaited('count', ['tier']),
  rosterSdrs: awaited('count'),
  landedPipelineMrr: awaited('mrr', ['tier']),
  landedOppArr: awaited('arr', ['tier']),
  landedDue: awaited('arr'),
  ...CORE_LINES,
});
