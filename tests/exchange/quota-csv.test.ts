import { describe, expect, it } from 'vitest';
import { planSheet } from '../../src/engine/plan.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { createFormat } from '../../src/exchange/format.ts';
import { quotaCsv } from '../../src/exchange/quota-csv.ts';
import { quotaSheet } from '../../src/exchange/quota-sheet.ts';
import { plan, threeTiers, worked } from '../support/plans.ts';

const format = createFormat({ locale: 'en-US', currency: 'USD' });

/** Anna is there all year; Ben starts in July and ramps by the standard profile. */
const withRoster: Scenario = {
  ...worked,
  name: '=Danger',
  roster: [
    { id: 'anna', name: 'Anna', segment: 'DACH', manager: 'Mia', opps: { mid: '100' } },
    { id: 'ben', name: '=HYPERLINK("x")', start: '2027-07' },
    { id: 'chidi', name: 'Chidi' },
  ],
};

function rows(scenario: Scenario, locale = 'en-US'): string[] {
  return quotaCsv(scenario, planSheet(scenario), format, locale).split('\r\n');
}

describe('quotas as CSV', () => {
  it('have a row for each person, tier and month, and sum to the quota', () => {
    const [head, ...body] = rows(withRoster);
    expect(head).toBe('\ufeffSDR,Segment,Manager,Tier,Month,Opportunities,"Quota, MRR (USD)"');
    expect(body).toHaveLength(36);
    const anna = body.filter((row) => row.startsWith('Anna,'));
    expect(anna[0]).toMatch(/^Anna,DACH,Mia,Mid-market,2027-01,\d+,\d+$/);
    expect(anna.reduce((sum, row) => sum + Number(row.split(',')[5]), 0)).toBe(100);
  });
  it('run no formula in a spreadsheet, and are parted by semicolons where the decimal mark is a comma', () => {
    expect(rows(withRoster).filter((row) => row.startsWith(`"'=HYPERLINK`))).toHaveLength(12);
    expect(rows(withRoster, 'de-DE')[0]).toContain('SDR;Segment;Manager');
  });
  it('say why a figure is missing', () => {
    expect(rows(plan({ arr: '' }))[1]).toContain('New ARR target is empty');
  });
});

describe('a quota sheet', () => {
  it('has tiers, months and the derivation, and its parts add up', () => {
    const { name, tiers, total, periods, words } = quotaSheet(worked, planSheet(worked), format, 'sdr1');
    expect(name).toBe('SDR 1');
    expect(tiers).toEqual([{ name: 'Mid-market', opps: '17', mrr: '$85,000', accounts: '—' }]);
    expect(total).toMatchObject({ opps: '17', mrr: '$85,000' });
    expect(periods).toHaveLength(12);
    expect(periods.reduce((sum, period) => sum + Number(period.total), 0)).toBe(17);
    expect(words).toContain(
      'Mid-market: deals of $5,000 MRR, won 20% of the time, make 166.7 opportunities for the team; 170 are handed out.',
    );
    expect(words).toContain('Divided by 10 SDRs and rounded up, that is 17 each.');
  });
  it('tells of quotas set by hand and of productive months on a roster', () => {
    const sheet = planSheet(withRoster);
    expect(quotaSheet(withRoster, sheet, format, 'anna').words.join(' ')).toContain(
      'your 100 were set by hand',
    );
    // July to December: 25, 50, 75 %, then three whole months
    expect(quotaSheet(withRoster, sheet, format, 'ben').words.join(' ')).toContain(
      'you make up 4.5 of the team’s 28.5',
    );
  });
  it('goes by quarter in long plans', () => {
    const long = threeTiers({ months: 36 });
    const { periods } = quotaSheet(long, planSheet(long), format, 'sdr2');
    expect(periods.map(({ name }) => name).slice(0, 2)).toEqual(['2027-Q1', '2027-Q2']);
    expect(periods).toHaveLength(12);
  });
});
