import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Person, Scenario } from '../../../src/engine/scenario.ts';
import { example } from '../../support/example.ts';
import { column, plan, worked } from '../../support/plans.ts';

const person = (id: string, more: Partial<Person> = {}): Person => ({ id, name: id, ...more });
const onRoster = (roster: readonly Person[], fields: Parameters<typeof plan>[0] = {}): Scenario =>
  plan({ months: 4, rounding: 'team', ...fields, parts: { roster } });

/** Ten opportunities of 5,000 MRR: Anna and Ben all the time, Cleo in the second half, for managers Mo and Zoe. */
const team = [
  person('a', { manager: 'Mo' }),
  person('b', { manager: 'Zoe' }),
  person('c', { manager: 'Zoe', start: '2027-03', ramp: 'full' }),
];
const ten = onRoster(team, { arr: '120000' });
const ramps = [{ id: 'full', name: 'Full', shares: { t1: '1' } }];
const base: Scenario = { ...ten, ramps, team: { ...ten.team, managerOver: '25%' } };
/** Cleo's quota is set by hand. */
const set: Scenario = {
  ...base,
  roster: team.map((one) => (one.id === 'c' ? { ...one, opps: { t1: '5' } } : one)),
};

describe('quotas on a roster', () => {
  example(
    'Q7b',
    'handedInAll',
    '10; 3 x 2.5 = 7.5 before it is rounded up',
    [base, ['10']],
    [{ ...base, tiers: base.tiers.map((tier) => ({ ...tier, opps: '3' })) }, ['15/2']],
  );
  it('Q7 rounds up what a roster’s headcount leaves of a team', () => {
    const scenario = { ...base, tiers: base.tiers.map((tier) => ({ ...tier, opps: '3' })) };
    expect(column(planSheet(scenario), 'teamOpps')).toEqual(['8']);
    expect(column(planSheet(scenario), 'handedOpps')).toEqual(['3', '3', '2']);
  });
  it('H9 shares by productive months, around what is set by hand', () => {
    expect(column(planSheet(base), 'handedOpps')).toEqual(['4', '4', '2']);
    expect(column(planSheet(set), 'handedOpps')).toEqual(['3', '2', '5']);
  });
  it('H9 lets the odd ones of each tier go on from where the tier before stopped', () => {
    const equal = onRoster([person('a'), person('b'), person('c')], {
      arr: '96000',
      tiers: [{ arrShare: '0.5' }, { arrShare: '0.5' }],
    });
    expect(column(planSheet(equal), 'handedOpps')).toEqual(['2', '1', '1', '1', '2', '1']);
  });
  example(
    'H12',
    'unassignedOpps',
    'none; two beyond the team’s ten; all where nobody works the tier',
    [base, ['0']],
    [{ ...base, roster: team.map((one) => ({ ...one, opps: { t1: '4' } })) }, ['-2']],
    [{ ...base, roster: team.map((one) => ({ ...one, tiers: 'other' })) }, ['10']],
  );
});

describe('quotas by month', () => {
  /** Offsets 1/6, 3/6 and 5/6: 4 in four months one each; Cleo's two in March and April. */
  const months = ['1', '1', '1', '1', '1', '1', '1', '1', '0', '0', '1', '1'];
  example('H13', 'monthQuota', 'four in four months, two in the last two', [base, months]);
  example('H13a', 'teamMonthOpps', 'added over people', [base, ['2', '2', '3', '3']]);
  example('H13b', 'sdrMonthQuota', 'one tier', [base, months]);
  const mrr = months.map((count) => String(Number(count) * 5000));
  example('H13c', 'sdrMonthQuotaMrr', 'times 5,000', [base, mrr]);
  example('H14', 'quarterQuota', 'January to March, and April', [base, ['3', '1', '3', '1', '1', '1']]);
  example('H14a', 'sdrQuarterQuota', 'one tier', [base, ['3', '1', '3', '1', '1', '1']]);
  example('H14b', 'sdrQuarterQuotaMrr', 'times 5,000', [
    base,
    ['15000', '5000', '15000', '5000', '5000', '5000'],
  ]);
  it('H13 leaves a fraction to the last month, where a quota is no whole number', () => {
    const scenario = plan({ months: 2, sdrs: '1', tiers: [{ opps: '2.5' }] });
    expect(column(planSheet(scenario), 'monthQuota')).toEqual(['1', '1.5']);
  });
});

describe('who works a tier', () => {
  const only = { ...base, roster: team.map((one) => (one.id === 'c' ? { ...one, tiers: 'other' } : one)) };
  const half = { ...base, roster: team.map((one) => (one.id === 'a' ? { ...one, capacity: '50%' } : one)) };
  example(
    'S40a',
    'tierSdrs',
    'two, three from March; Cleo works another tier; Anna is half an SDR',
    [base, ['2', '2', '3', '3']],
    [only, ['2', '2', '2', '2']],
    [half, ['3/2', '3/2', '5/2', '5/2']],
  );
});

describe('managers and fairness', () => {
  example('H15', 'rosterMrr', '10 x 5,000', [base, ['50000']]);
  example(
    'H15a',
    'rosterOver',
    '50,000 / 50,000 - 1; 12 where 10 are needed',
    [base, ['0']],
    [{ ...base, roster: team.map((one) => ({ ...one, opps: { t1: '4' } })) }, ['1/5']],
  );
  example('H16', 'managerOpps', 'Mo has Anna’s 4, Zoe 4 + 2', [base, ['4', '6']]);
  example('H16a', 'managerTeamMrr', 'times 5,000', [base, ['20000', '30000']]);
  example('H16b', 'managerMrr', 'over 1.25', [base, ['16000', '24000']]);
  example('H17', 'managersMrr', 'added', [base, ['40000']]);
  example('H17a', 'managersOver', '40,000 / 50,000 - 1', [base, ['-1/5']]);
  example('H18', 'quotaPerMonth', '20,000 over 4 months, 10,000 over 2', [base, ['5000', '5000', '5000']]);
  example('H19', 'giniRaw', '(-2 x 10 + 0 x 20 + 2 x 20) / (3 x 50)', [base, ['2/15']], [worked, ['0']]);
  example('H19a', 'giniAdjusted', '5,000 a month each', [base, ['0']], [worked, ['0']]);
  const even = { ...base, roster: [person('a', { opps: { t1: '2' } }), person('b', { opps: { t1: '8' } })] };
  example('H20', 'variationRaw', '2 and 8: 3 off the mean of 5', [even, ['3/5']], [worked, ['0']]);
  example('H20a', 'variationAdjusted', 'the same over four months each', [even, ['3/5']], [base, ['0']]);
  it('H19a leaves out who has no productive month', () => {
    const gone = { ...base, roster: [...team, person('d', { end: '2026-12' })] };
    expect(column(planSheet(gone), 'giniAdjusted')).toEqual(['0']);
    expect(column(planSheet(gone), 'variationAdjusted')).toEqual(['0']);
  });
});
