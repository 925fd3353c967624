import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import { CALENDAR, type Scenario, type Tier } from '../../../src/engine/scenario.ts';
import { example } from '../../support/example.ts';
import { figure, plan, problem, worked } from '../../support/plans.ts';

const funnel = { engaged: '50%', meeting: '50%', held: '80%', accepted: '50%' };
const work = { contacts: '1', touches: '10', minutes: '3' };
const personas = { exec: work, director: work, practitioner: work };
const tier: Partial<Tier> = { opps: '3', funnel, research: '30', personas };
const holidays = Object.fromEntries(CALENDAR.map((month, i) => [month, String(i)]));
/** January and February 2027 have 21 and 20 weekdays; two SDRs with three opportunities each; 7.5 hours a day. */
const two = plan({
  months: 2,
  sdrs: '2',
  tiers: [tier],
  parts: { hours: { day: '7.5', holidays: { feb: '4' } } },
});
const usual = plan({ months: 2, sdrs: '2', tiers: [{ opps: '3', funnel }] });

describe('accounts', () => {
  example('C1', 'engagedRate', '50 %', [two, ['1/2']]);
  example('C2', 'meetingRate', '50 %', [two, ['1/2']]);
  example('C3', 'heldRate', '80 %', [two, ['4/5']]);
  example('C4', 'acceptedRate', '50 %', [two, ['1/2']]);
  example('C5', 'acceptedPart', '0.5 x 0.5 x 0.8 x 0.5', [two, ['1/10']]);
  example('C6', 'acceptedPer1000', 'a tenth of 1,000', [two, ['100']]);
  example('C7', 'accountsPerOpp', '1 / 10 %', [two, ['10']]);
  example('C8', 'sdrAccounts', '3 x 10', [two, ['30', '30']]);
  example('C8a', 'sdrAllAccounts', 'one tier', [two, ['30', '30']]);
  example('C8d', 'sdrMonthAccounts', '1 and 2, 2 and 1, times 10', [two, ['10', '20', '20', '10']]);
  example('C8e', 'sdrQuarterAccounts', 'both months are of one quarter', [two, ['30', '30']]);
  example('C8b', 'tierAccounts', '6 x 10', [two, ['60']]);
  example('C8c', 'quotaAccounts', '3 x 10', [two, ['30']]);
});

describe('work', () => {
  example('C10', 'research', '30 minutes', [two, ['30']]);
  example('C11', 'contacts', 'one of each kind', [two, ['1', '1', '1']]);
  example('C12', 'touches', 'ten each', [two, ['10', '10', '10']]);
  example('C13', 'touchMinutes', 'three each', [two, ['3', '3', '3']]);
  example('K20', 'researchMinutes', '20', [worked, ['20']]);
  example('K21', 'usualContacts', '2', [worked, ['2']]);
  example('K22', 'usualTouches', '8', [worked, ['8']]);
  example('K23', 'usualTouchMinutes', '3', [worked, ['3']]);
  example('K24', 'thousand', '1000', [worked, ['1000']]);
  example('K25', 'minutesPerHour', '60', [worked, ['60']]);
  example('K26', 'usualDayHours', '6', [worked, ['6']]);
  example('K27', 'noHours', '0', [worked, ['0']]);
  example(
    'C14',
    'accountMinutes',
    '30 + 3 x 1 x 10 x 3; usually 20 + 3 x 2 x 8 x 3',
    [two, ['120']],
    [usual, ['164']],
  );
  example('C15', 'oppHours', '10 x 120 / 60', [two, ['20']]);
  example('C16', 'neededHours', '6 x 20', [two, ['120']]);
  example('C20', 'dayHours', '7.5', [two, ['15/2']]);
  example('C21', 'holidays', '0 to 11', [
    plan({ parts: { hours: { holidays } } }),
    CALENDAR.map((_, i) => String(i)),
  ]);
  example(
    'C22',
    'workDays',
    '21, and 20 less 4; without days off the Mondays to Fridays of 2027',
    [two, ['21', '16']],
    [worked, ['21', '20', '23', '22', '21', '22', '22', '22', '22', '21', '22', '23']],
  );
  example(
    'C23',
    'sdrHours',
    '21 x 7.5 and 16 x 7.5; usually 6 a day',
    [two, ['315/2', '120', '315/2', '120']],
    [usual, ['126', '120', '126', '120']],
  );
  example('C24', 'availableHours', '2 x 277.5', [two, ['555']]);
  example('C25', 'teamLoad', '120 of 555', [two, ['8/37']]);
  example('C26', 'sdrNeededHours', '3 x 20', [two, ['60', '60']]);
  example('C26a', 'sdrAllHours', '157.5 + 120', [two, ['555/2', '555/2']]);
  example('C27', 'sdrLoad', '60 of 277.5', [two, ['8/37', '8/37']]);
  example('C28', 'monthHours', 'half of 120 each', [two, ['60', '60']]);
  example('C28a', 'monthAvailable', '2 x 157.5, 2 x 120', [two, ['315', '240']]);
  example('C29', 'monthLoad', '60 of 315, 60 of 240', [two, ['4/21', '1/4']]);
  // offsets 1/4 and 3/4: the first has one of three in January, the second two
  example('C30', 'sdrMonthHours', '1 and 2, 2 and 1, times 20', [two, ['20', '40', '40', '20']]);
  example('C31', 'sdrMonthLoad', 'over 157.5 and 120', [two, ['8/63', '1/3', '16/63', '1/6']]);
});

describe('where there is no time', () => {
  const off = Object.fromEntries(CALENDAR.map((month) => [month, '31']));
  const idle: Scenario = { ...two, hours: { holidays: off } };
  it('says so, and the rest of the plan stands', () => {
    const sheet = planSheet(idle);
    const at = { month: '2027-01' };
    expect(figure(sheet, 'workDays', at)).toBe('0');
    expect(problem(sheet.value('teamLoad')).say).toBe('The team has no working hours in the plan period');
    expect(problem(sheet.value('monthLoad', at)).say).toBe('The team has no working hours in the month');
    expect(problem(sheet.value('sdrLoad', { sdr: 'sdr1' })).say).toBe(
      'The person has no working hours in the plan period',
    );
    expect(problem(sheet.value('sdrMonthLoad', { ...at, sdr: 'sdr1' })).say).toBe(
      'The person has no working hours in the month',
    );
    expect(figure(sheet, 'plannedArr')).toBe('72000');
  });
  it('is no load where no work is due: before someone starts', () => {
    const later: Scenario = {
      ...two,
      roster: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B', start: '2027-02' },
      ],
    };
    const sheet = planSheet(later);
    expect(figure(sheet, 'sdrMonthLoad', { sdr: 'b', month: '2027-01' })).toBe('0');
    const nobody = planSheet({ ...two, roster: [{ id: 'b', name: 'B', start: '2027-02' }] });
    expect(figure(nobody, 'monthLoad', { month: '2027-01' })).toBe('0');
  });
  it('says a number of days off that no month has at its cell', () => {
    const sheet = planSheet({ ...two, hours: { holidays: { feb: '32' } } });
    expect(problem(sheet.value('holidays', { calendar: 'feb' })).say).toBe(
      'Days off must be at least 0 and at most 31',
    );
    expect(figure(sheet, 'plannedArr')).toBe('72000');
  });
  it('asks for rates that nobody assumes', () => {
    const sheet = planSheet(worked);
    expect(problem(sheet.value('teamLoad')).say).toBe('Engaged rate is empty');
    expect(figure(sheet, 'availableHours')).toBe('15660');
  });
});
