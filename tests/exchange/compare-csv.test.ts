import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createComparer } from '../../src/engine/compare.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { compareCsv } from '../../src/exchange/compare-csv.ts';
import { plan, threeTiers, worked } from '../support/plans.ts';

const compare = createComparer();
const twelve: Scenario = { ...worked, id: 'twelve', name: 'Two more', team: { ...worked.team, sdrs: '12' } };

/** The rows as a spreadsheet of that locale would have them, those that differ only unless told otherwise. */
function rowsOf(
  scenarios: readonly Scenario[],
  { locale = 'en-US', baseline = 0, all = false } = {},
): string[][] {
  const compared = compare(scenarios, baseline);
  const csv = compareCsv(
    compared,
    compared.rows.filter(({ differs }) => differs || all),
    locale,
  );
  expect(csv.startsWith('\ufeff')).toBe(true);
  const delimiter = locale.startsWith('de') ? ';' : ',';
  return Papa.parse<string[]>(csv.slice(1), { delimiter, newline: '\r\n' }).data;
}

const named = (rows: readonly string[][], measure: string, tier = ''): string[] | undefined =>
  rows.find((row) => row[1] === measure && row[2] === tier)?.slice(3);

describe('a comparison as CSV', () => {
  it('names the plans and the baseline, and every column’s own', () => {
    expect(rowsOf([worked, twelve]).slice(0, 4)).toEqual([
      ['Compared', 'Worked example', 'Two more'],
      ['Baseline', 'Worked example'],
      [''],
      [
        'Section',
        'Measure',
        'Tier',
        'Unit',
        'Worked example (baseline)',
        'Two more',
        'Two more minus Worked example',
        'Two more vs Worked example, relative',
        'Two more vs Worked example, meaning',
      ],
    ]);
  });

  it('holds what the sheet shows, as numbers', () => {
    const rows = rowsOf([worked, twelve]);
    expect(named(rows, 'SDRs')).toEqual(['count', '10', '12', '2', '20%', '']);
    expect(named(rows, 'Opportunities per SDR, all tiers')).toEqual([
      'count',
      '17',
      '14',
      '-3',
      '-17.65%',
      'better',
    ]);
    expect(named(rows, 'Planned ARR')).toEqual([
      'ARR (USD)',
      '2040000',
      '2016000',
      '-24000',
      '-1.18%',
      'worse',
    ]);
    expect(named(rows, 'New ARR target')).toBeUndefined();
    expect(named(rowsOf([worked, twelve], { all: true }), 'New ARR target')?.slice(3)).toEqual([
      '0',
      '',
      'same',
    ]);
  });

  it('keeps the order of the plans where another is the baseline', () => {
    const rows = rowsOf([worked, twelve], { baseline: 1 });
    expect(rows[1]).toEqual(['Baseline', 'Two more']);
    expect(named(rows, 'SDRs')).toEqual(['count', '10', '-2', '-16.67%', '', '12']);
  });

  it('writes the marks of its locale, and changes of rates in points', () => {
    const better = plan({ tiers: [{ id: 'mid', name: 'Mid-market', winRate: '22.5%' }] });
    const rows = rowsOf([worked, better], { locale: 'de-DE' });
    expect(named(rows, 'AE win rate', 'Mid-market')).toEqual([
      '%, changes in points',
      '20%',
      '22,5%',
      '2,5',
      '12,5%',
      'better',
    ]);
    expect(named(rows, 'Quota needed per SDR (MRR)', 'Mid-market')?.slice(1, 3)).toEqual([
      '83333,33',
      '74074,07',
    ]);
  });

  it('says what has no figure and no change, and why', () => {
    const broken = plan({ tiers: [{ id: 'mid', name: 'Mid-market', winRate: "='abc" }] });
    const rows = rowsOf([
      worked,
      broken,
      { ...threeTiers(), currency: 'EUR', period: { start: '2027-04', months: 12 } },
    ]);
    expect(named(rows, 'AE win rate', 'Mid-market')?.slice(1, 4)).toEqual(['20%', 'abc', 'n/a']);
    const [, , reason, , , , , change, relative, why] = named(rows, 'Planned ARR') ?? [];
    expect(reason).toMatch(/not a number/);
    expect([change, relative]).toEqual(['n/a', 'n/a']);
    expect(why).toBe('This plan is in EUR and the baseline in USD');
    expect(named(rows, 'First month')?.slice(5, 8)).toEqual(['same', 'Apr 2027', 'changed']);
    expect(named(rows, 'Seats', 'Enterprise')?.slice(1, 4)).toEqual(['no such tier', 'no such tier', '']);
    const none = plan({ tiers: [{ opps: '0' }] });
    const zero = rowsOf([none, plan({ tiers: [{ opps: '5' }] })]);
    expect(named(zero, 'Opportunities per SDR, all tiers')).toEqual(['count', '0', '5', '5', 'n/a', 'worse']);
  });

  it.each(['=1+1', '+cmd', '@SUM(A1)', '-2+3', '\t=1', ' =1', '"=1', 'a\n=1'])(
    'F59: of a plan and a tier called %j no cell is a formula',
    (name) => {
      const tiers = worked.tiers.map((tier) => ({ ...tier, id: 'x', name }));
      const texts = rowsOf([
        { ...worked, name },
        { ...twelve, name, tiers },
      ]).flat();
      expect(texts.some((text) => text.includes(name))).toBe(true);
      for (const text of texts) expect(text).not.toMatch(/^[\s"]*[=+@\t]|^-\D|^-\d+\+/);
    },
  );
});
