/** What is typed on the Team sheet: the roster, ramp profiles, attrition, and what managers answer for. */
import { choice, constant, input } from '../formula/line.ts';
import { managersOf } from '../members.ts';
import type { Scenario } from '../scenario.ts';

const MANAGERS = new WeakMap<Scenario, readonly string[]>();

/** The manager at a place of the list; asked for every person and manager of a plan, the list is made once. */
function managerAt(scenario: Scenario, place: number): string | undefined {
  const managers = MANAGERS.get(scenario) ?? managersOf(scenario);
  MANAGERS.set(scenario, managers);
  return managers[place];
}

export const teamInputLines = {
  startMonth: input({
    rule: 'T1',
    label: 'Start month',
    unit: 'date',
    per: ['sdr'],
    key: 'roster[].start',
    optional: true,
    limits: {},
    means: 'The first month on the team; blank for someone who is there and ramped when the plan begins.',
  }),
  endMonth: input({
    rule: 'T2',
    label: 'End month',
    unit: 'date',
    per: ['sdr'],
    key: 'roster[].end',
    optional: true,
    limits: {},
    means: 'The last month on the team; blank for someone who stays.',
  }),
  rosterCapacity: input({
    rule: 'T3',
    label: 'Capacity share',
    unit: 'rate',
    per: ['sdr'],
    key: 'roster[].capacity',
    optional: true,
    limits: { above: '0', atMost: '1' },
    means: 'The part of a full-time SDR that the person is; 100% unless typed.',
  }),
  handSet: input({
    rule: 'T4',
    label: 'Opportunities of the SDR, set by hand',
    unit: 'count',
    per: ['tier', 'sdr'],
    key: 'roster[].opps.*',
    optional: true,
    limits: { atLeast: '0', atMost: '1000000', whole: true },
    means: 'A quota set by hand for one person and tier; the others share what is left of the team’s.',
  }),
  works: choice({
    rule: 'T5',
    label: 'Works the tier',
    per: ['tier', 'sdr'],
    key: 'roster[].tiers',
    is: 'yes',
    words: { yes: 'works the tier', no: 'does not work the tier' },
    means: 'Whether someone works a tier: all of them unless some are named.',
    lists: (text, tier) => text === '' || text.split(' ').includes(tier),
  }),
  onRamp: choice({
    rule: 'T6',
    label: 'Ramps by the profile',
    per: ['sdr', 'ramp'],
    key: 'roster[].ramp',
    is: 'yes',
    words: { yes: 'ramps by this profile', no: 'ramps by another profile' },
    means: 'Which ramp profile someone follows: the first unless one is named.',
    lists: (text, ramp, place) => (text === '' ? place === 0 : text === ramp),
  }),
  reports: choice({
    rule: 'T7',
    label: 'Reports to the manager',
    per: ['manager', 'sdr'],
    key: 'roster[].manager',
    is: 'yes',
    words: { yes: 'reports to the manager', no: 'reports to someone else' },
    means: 'Whose team someone is on.',
    lists: (text, _, place, scenario) => text !== '' && managerAt(scenario, place) === text,
  }),
  rampShare: input({
    rule: 'T8',
    label: 'Ramp',
    unit: 'rate',
    per: ['ramp', 'tenure'],
    key: 'ramps[].shares.*',
    optional: true,
    limits: { atLeast: '0', atMost: '1' },
    means:
      'Share of full productivity by month of tenure; after the last typed month it stays as it is there. 25, 50, 75, then 100% in a 2024 compilation of Bridge Group surveys (grade B).',
  }),
  attrition: input({
    rule: 'T9',
    label: 'Attrition a year',
    unit: 'rate',
    per: [],
    key: 'team.attrition',
    optional: true,
    limits: { atLeast: '0', atMost: '0.99' },
    means:
      'The part of the team that leaves within a year; 0% unless typed. A 2015 survey found 34%, one of 2017 30%.',
  }),
  backfill: input({
    rule: 'T10',
    label: 'Months to backfill',
    unit: 'months',
    per: [],
    key: 'team.backfill',
    optional: true,
    limits: { atLeast: '0', atMost: '60', whole: true },
    means: 'Months until someone who left is replaced by someone who ramps; nobody is unless typed.',
  }),
  productivity: input({
    rule: 'T11',
    label: 'Opportunities a ramped SDR creates a month',
    unit: 'countPerMonth',
    per: [],
    key: 'team.productivity',
    optional: true,
    limits: { atLeast: '0', atMost: '100000' },
    means: 'What a full-time, ramped SDR has been creating in an average month, over all tiers.',
  }),
  managerOver: input({
    rule: 'T12',
    label: 'Over-assignment under managers',
    unit: 'rate',
    per: [],
    key: 'team.managerOver',
    optional: true,
    limits: { atLeast: '0', atMost: '2' },
    means: 'By how much the quotas of a manager’s team exceed what the manager answers for; 0% unless typed.',
  }),
  planStart: input({
    rule: 'T13',
    label: 'First month of the plan',
    unit: 'date',
    per: [],
    key: 'period.start',
    limits: {},
    means: 'The month that the plan begins with.',
  }),
  fullCapacity: constant({
    rule: 'K1a',
    label: 'full capacity',
    unit: 'rate',
    value: '1',
    means: 'Everyone on the roster is a full-time SDR unless a share is typed.',
  }),
  onePerson: constant({
    rule: 'K2',
    label: 'one SDR',
    unit: 'count',
    value: '1',
    means: 'Turns a capacity share into a headcount.',
  }),
  oneMonth: constant({
    rule: 'K3',
    label: 'one month',
    unit: 'months',
    value: '1',
    means: 'A period from a month to a month has both in it.',
  }),
  noMonths: constant({
    rule: 'K4',
    label: 'no month',
    unit: 'months',
    value: '0',
    means: 'Nobody is on the team for less than no month.',
  }),
};
