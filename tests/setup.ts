/**
 * Properties are tried on the same random cases every time, so that a run can be repeated; `FC_SEED=random` tries others,
 * and `FC_SEED=<number>` a run that failed.
 */
import fc from 'fast-check';

const asked = process.env['FC_SEED'] ?? '20261122';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
