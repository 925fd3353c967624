import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { planSheet } from '../../src/engine/plan.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { unguardCell } from '../../src/exchange/csv.ts';
import { readEntry } from '../../src/exchange/entry.ts';
import { createFormat } from '../../src/exchange/format.ts';
import { marksOf } from '../../src/exchange/number-marks.ts';
import { peopleCsv } from '../../src/exchange/people-csv.ts';
import { LOCALES, scenarios, threeTiers, tier } from './scenarios.ts';

function csvIn(locale: string, scenario: Scenario = threeTiers): string {
  return peopleCsv(
    scenario,
    planSheet(scenario),
    createFormat({ locale, currency: scenario.currency }),
    locale,
  );
}

/** The rows as a spreadsheet of that locale would have them. */
function rowsIn(locale: string, scenario: Scenario = threeTiers): string[][] {
  const csv = csvIn(locale, scenario);
  expect(csv.startsWith('\ufeff')).toBe(true);
  const delimiter = marksOf(locale).latin.decimal === ',' ? ';' : ',';
  return Papa.parse<string[]>(csv.slice(1), { delimiter, newline: '\r\n' }).data;
}

const rowNamed = (rows: readonly string[][], name: string): string[] =>
  rows.find(([first]) => first === name) ?? [];

describe('U103: CSV for people', () => {
  it('reads as the Plan sheet does', () => {
    const rows = rowsIn('en-US');
    expect(rows.slice(0, 10)).toEqual([
      ['Scenario', 'FY27 base plan'],
      ['Plan period', 'Jan 2027 – Dec 2027'],
      ['Plan period in months', '12'],
      ['New ARR target for the plan period (USD)', '2000000'],
      ['SDR-sourced share', '100%'],
      ['SDRs, full-time equivalents', '10'],
      ['Expected attainment', '100%'],
      ['Whole opportunities', 'each SDR rounds up'],
      ['Split of tiers', 'shares of ARR lead'],
      [''],
    ]);
    expect(rowNamed(rows, 'Enterprise')).toEqual([
      'Enterprise',
      '50',
      '200',
      '10000',
      '12%',
      '40%',
      '555555.56',
      '55555.56',
      '60000',
      '6',
      '0.5',
      '60',
      '864000',
    ]);
    expect(rowNamed(rows, 'All tiers')).toEqual([
      'All tiers',
      '',
      '',
      '4740.26',
      '16.44%',
      '100%',
      '1013888.89',
      '101388.89',
      '109000',
      '23',
      '1.9167',
      '230',
      '2148000',
    ]);
    expect(rowNamed(rows, 'SDR 10')).toEqual(['SDR 10', '6', '8', '9', '23', '109000']);
    expect(rows.at(-1)).toEqual(['All SDRs', '60', '80', '90', '230', '1090000']);
  });

  it('says in every heading of money which currency, and of a quota which period and whether MRR or ARR', () => {
    const rows = rowsIn('en-US', { ...threeTiers, currency: 'EUR' });
    const heads = [...rowNamed(rows, 'Tier'), ...rowNamed(rows, 'Who carries what')];
    expect(
      heads
        .filter((head) => /MRR|ARR|Price/.test(head) && head !== 'Share of ARR')
        .every((head) => head.endsWith('(EUR)')),
    ).toBe(true);
    expect(
      heads
        .filter((head) => /pipeline|quota|handed|opportunities/i.test(head))
        .every((head) => /for the plan period|and month/.test(head)),
    ).toBe(true);
    expect(heads).toContain('Quota needed per SDR for the plan period, MRR (EUR)');
    expect(heads).toContain('Handed out per SDR for the plan period, MRR (EUR)');
  });

  it.each([
    ['hr-HR', ';', '4740,26', '16,44%'],
    ['et-EE', ';', '4740,26', '16,44%'],
    ['fr-FR', ';', '4740,26', '16,44%'],
    ['zh-CN', ',', '4740.26', '16.44%'],
    ['fa-IR', ',', '4740.26', '16.44%'],
  ])('%s parts cells with %s and writes %s and %s', (locale, separator, money, rate) => {
    expect(csvIn(locale)).toContain(`Tier${separator}Seats${separator}`);
    expect(rowNamed(rowsIn(locale), 'All tiers').slice(3, 5)).toEqual([money, rate]);
  });

  it('has the shares of opportunities where those lead', () => {
    const heads = rowNamed(rowsIn('en-US', { ...threeTiers, split: 'opps' }), 'Tier');
    expect(heads.slice(4, 7)).toEqual(['AE win rate', 'Share of opportunities', 'Share of ARR']);
    expect(rowNamed(rowsIn('en-US'), 'Tier')).not.toContain('Share of opportunities');
  });

  it('U27: ends with the notes, in all their lines, where there are any', () => {
    const notes = 'Agreed with Ana;\n\t2027 only';
    expect(rowsIn('hr-HR', { ...threeTiers, notes }).slice(-2)).toEqual([[''], ['Notes', notes]]);
    expect(rowNamed(rowsIn('hr-HR'), 'Notes')).toEqual([]);
  });

  it('names the months of the plan in the locale', () => {
    expect(rowsIn('hr-HR')[1]).toEqual(['Plan period', 'sij 2027. – pro 2027.']);
  });

  it('writes money to the minor unit of the currency', () => {
    expect(rowNamed(rowsIn('en-US', { ...threeTiers, currency: 'JPY' }), 'All tiers').slice(3, 8)).toEqual([
      '4740',
      '16.44%',
      '100%',
      '1013889',
      '101389',
    ]);
  });

  it('shares out the team’s total so that what people carry sums to the row for all', () => {
    const scenario: Scenario = { ...threeTiers, team: { ...threeTiers.team, rounding: 'team' } };
    const rows = rowsIn('en-US', scenario);
    expect(rows[7]).toEqual(['Whole opportunities', 'the team’s total rounds up']);
    const people = rows.filter(([first]) => first?.startsWith('SDR ')).map((row) => row.slice(1).map(Number));
    const totals = people.reduce((sums, row) => sums.map((sum, i) => sum + (row[i] ?? 0)), [0, 0, 0, 0, 0]);
    expect(totals.map(String)).toEqual(rows.at(-1)?.slice(1));
  });

  it('says in words what cannot be computed, and has a table also where there is no tier or nobody on the team', () => {
    const broken = {
      ...threeTiers,
      target: { arr: 'x', sdrShare: '1' },
      tiers: [tier({ id: 'a', name: 'A', price: '' })],
    };
    expect(rowNamed(rowsIn('en-US', broken), 'A')).toContain('Price per seat and month is empty');
    const rows = rowsIn('en-US', { ...threeTiers, tiers: [], team: { ...threeTiers.team, sdrs: '0' } });
    expect(rowNamed(rows, 'All tiers')).toContain('There is no deal tier yet');
    expect(rows.filter(([first]) => first?.startsWith('SDR '))).toEqual([]);
  });

  it('shows a period that is no period as it was typed', () => {
    const rows = rowsIn('en-US', { ...threeTiers, period: { start: "='soon", months: "='a year" } });
    expect(rows.slice(1, 3)).toEqual([
      ['Plan period', 'soon'],
      ['Plan period in months', '“a year” is not a number'],
    ]);
  });

  it('F44: names that could be formulas are guarded, in cells and in headings', () => {
    const rows = rowsIn('hr-HR', { ...threeTiers, name: '=1+1', tiers: [tier({ id: 'a', name: '-x' })] });
    expect(rows[0]).toEqual(['Scenario', "'=1+1"]);
    expect(rowNamed(rows, "'-x")).toHaveLength(13);
    expect(rowNamed(rows, 'Who carries what')[1]).toBe("'-x: opportunities for the plan period");
  });

  it('every figure is read back in its locale as the one that the sheet holds, to its last shown digit', () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom(...LOCALES), (scenario, locale) => {
        const sheet = planSheet(scenario);
        const rows = rowsIn(locale, scenario);
        const start = rows.findIndex(([first]) => first === 'Tier') + 1;
        scenario.tiers.forEach(({ id, name }, i) => {
          const row = rows[start + i] ?? [];
          expect(unguardCell(row[0] ?? '')).toBe(name);
          for (const [column, line, step] of [
            [3, 'dealMrr', 0.005],
            [4, 'winRate', 0.00005],
            [-4, 'quotaOpps', 0.00005],
            [-1, 'tierArr', 0.005],
          ] as const) {
            const value = sheet.value(line, { tier: id });
            const cell = unguardCell(row.at(column) ?? '');
            if ('code' in value) expect(cell).toBe(value.say);
            else {
              const read = readEntry(cell, { locale, currency: 'USD', unit: 'arr' });
              const rounding =
                line === 'winRate' || scenario.currency !== 'JPY' || line === 'quotaOpps' ? step : 0.5;
              expect(read.ok && read.read.minus(value).abs().lte(rounding)).toBe(true);
            }
          }
        });
      }),
      { numRuns: 50 },
    );
  });
});
