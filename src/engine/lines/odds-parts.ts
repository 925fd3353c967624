/** The chances of the plan's parts: by month, by person, and what is handed out at each level. */
import { algorithm, line } from '../formula/line.ts';
import { chanceOfPart } from './chances.ts';
import { monthChances, monthQuantiles } from './odds-months.ts';
import { EVERY_WIN, RATE_NEEDS } from './odds-model.ts';
import { managerChances, sdrChances } from './odds-people.ts';

const BY_MONTH = ['oddsOpps', 'createShare', 'closeShare', 'openingArr', ...RATE_NEEDS] as const;
const LANDED =
  'An opportunity counts from the month that its closing curve lands it in; months are summed exactly. The opening pipeline counts at its mean.';
const PEOPLE =
  'The exact chance of at least the planned ARR from what is carried, times the expected attainment, rounded down.';

export const oddsPartLines = {
  monthChance: algorithm({
    rule: 'O53',
    label: 'Chance of the target so far',
    unit: 'rate',
    per: ['month'],
    needs: [...BY_MONTH, 'paceArr'],
    means: 'How likely it is that what has landed by the end of the month has reached the target so far.',
    note: LANDED,
    run: monthChances,
    better: 'more',
  }),
  monthQuantile: algorithm({
    rule: 'O54',
    label: 'New ARR so far that may come',
    unit: 'arr',
    per: ['month', 'quantile'],
    needs: BY_MONTH,
    means: 'With 10, 50 and 90% at most this has landed by the end of the month.',
    note: LANDED,
    run: monthQuantiles,
    better: 'more',
  }),
  sdrChance: algorithm({
    rule: 'O56',
    label: 'Chance of the SDR',
    unit: 'rate',
    per: ['sdr'],
    needs: ['handedOpps', 'oppArr', 'attainment', ...RATE_NEEDS],
    means: 'How likely it is that the opportunities the person carries bring the wins planned of them.',
    note: PEOPLE,
    run: sdrChances,
    better: 'more',
  }),
  sdrsReaching: line({
    rule: 'O56a',
    label: 'SDRs whose wins come as planned',
    unit: 'weight',
    per: [],
    formula: 'SUM(sdrChance)',
    means: 'Of all SDRs, how many bring the wins planned of them, on average.',
  }),
  managerChance: algorithm({
    rule: 'O57',
    label: 'Chance of the manager',
    unit: 'rate',
    per: ['manager'],
    needs: ['handedOpps', 'reports', 'managerMrr', 'managerTeamMrr', 'oppArr', 'attainment', ...RATE_NEEDS],
    means: 'How likely it is that the team brings what its manager answers for.',
    note: PEOPLE,
    run: managerChances,
    better: 'more',
  }),
  streetPart: line({
    rule: 'O58',
    label: 'Planned by all quotas (ARR)',
    unit: 'arr',
    per: [],
    formula: 'plannedArr * rosterMrr / streetMrr',
    onZero: 'No opportunities are handed out',
    means: 'New ARR that the quotas of all SDRs plan.',
  }),
  streetChance: algorithm({
    rule: 'O58a',
    label: 'Chance of all quotas',
    unit: 'rate',
    per: [],
    needs: ['oddsOpps', 'streetPart', ...RATE_NEEDS],
    means: 'How likely it is that the team brings all that SDRs’ quotas plan.',
    note: 'The exact chance of at least that ARR, every win counted.',
    run: chanceOfPart(EVERY_WIN, 'streetPart'),
    better: 'more',
  }),
  managersPart: line({
    rule: 'O59',
    label: 'Planned by managers’ quotas (ARR)',
    unit: 'arr',
    per: [],
    formula: 'plannedArr * managersMrr / streetMrr',
    onZero: 'No opportunities are handed out',
    means: 'New ARR that the quotas of all managers plan.',
  }),
  managersChance: algorithm({
    rule: 'O59a',
    label: 'Chance of managers’ quotas',
    unit: 'rate',
    per: [],
    needs: ['oddsOpps', 'managersPart', ...RATE_NEEDS],
    means: 'How likely it is that the team brings all that managers answer for.',
    note: 'The exact chance of at least that ARR, every win counted.',
    run: chanceOfPart(EVERY_WIN, 'managersPart'),
    better: 'more',
  }),
};
