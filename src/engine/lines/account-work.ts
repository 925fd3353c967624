/** The work that an account takes: research, and touches of each kind of person; hours for an opportunity and for all. */
import { constant, input, line, type InputLine } from '../formula/line.ts';

const work = (rule: string, name: string, label: string, unit: InputLine['unit'], means: string): InputLine =>
  input({
    rule,
    label,
    unit,
    per: ['tier', 'persona'],
    key: `tiers[].personas.*.${name}`,
    optional: true,
    limits: { atLeast: '0', atMost: '1000' },
    means,
  });

export const workLines = {
  research: input({
    rule: 'C10',
    label: 'Research per account',
    unit: 'minutes',
    per: ['tier'],
    key: 'tiers[].research',
    optional: true,
    limits: { atLeast: '0', atMost: '10000' },
    means:
      'Minutes of research an account takes, once for all its people; 20 unless typed (5 to 30 a lead, 20 on average).',
  }),
  contacts: work(
    'C11',
    'contacts',
    'Contacts per account',
    'weight',
    'People of this kind that are approached in an account; two of each kind unless typed, six in all.',
  ),
  touches: work(
    'C12',
    'touches',
    'Touches per contact',
    'weight',
    'Emails, calls and the like per contact; 8 unless typed, 11 in enterprise deals.',
  ),
  touchMinutes: work(
    'C13',
    'minutes',
    'Minutes per touch',
    'minutes',
    'What one touch takes, with its preparation; 3 unless typed, an assumption of ours.',
  ),
  researchMinutes: constant({
    rule: 'K20',
    label: 'usual research (minutes)',
    unit: 'minutes',
    value: '20',
    means: 'Assumed where none is typed.',
  }),
  usualContacts: constant({
    rule: 'K21',
    label: 'usual contacts of a kind',
    unit: 'weight',
    value: '2',
    means: 'Six contacts an account, over three kinds.',
  }),
  usualTouches: constant({
    rule: 'K22',
    label: 'usual touches',
    unit: 'weight',
    value: '8',
    means: 'Assumed where none are typed.',
  }),
  usualTouchMinutes: constant({
    rule: 'K23',
    label: 'usual minutes a touch',
    unit: 'minutes',
    value: '3',
    means: 'An assumption of ours; type what you measured.',
  }),
  minutesPerHour: constant({
    rule: 'K25',
    label: 'minutes an hour',
    unit: 'minutesPerHour',
    value: '60',
    means: 'Turns minutes into hours.',
  }),
  noHours: constant({
    rule: 'K27',
    label: 'no hours',
    unit: 'hours',
    value: '0',
    means: 'Where no work is due there is no load.',
  }),
  accountMinutes: line({
    rule: 'C14',
    label: 'Minutes per account',
    unit: 'minutes',
    per: ['tier'],
    formula:
      'IFNA(research, researchMinutes) + SUM(IFNA(contacts, usualContacts) * IFNA(touches, usualTouches) * IFNA(touchMinutes, usualTouchMinutes))',
    means: 'Research, and contacts times touches times minutes for each kind of person.',
    better: 'less',
  }),
  oppHours: line({
    rule: 'C15',
    label: 'Hours per opportunity',
    unit: 'hours',
    per: ['tier'],
    formula: 'accountsPerOpp * accountMinutes / minutesPerHour',
    means: 'Hours of work that one accepted opportunity takes.',
    better: 'less',
  }),
  neededHours: line({
    rule: 'C16',
    label: 'Hours needed',
    unit: 'hours',
    per: [],
    formula: 'SUM(teamOpps * oppHours)',
    means: 'Hours that the opportunities handed out take over the plan period.',
    better: 'less',
  }),
};
