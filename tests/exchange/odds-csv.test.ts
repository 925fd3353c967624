import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { Num } from '../../src/engine/number.ts';
import type { Axis } from '../../src/engine/odds/axis.ts';
import type { Outcome } from '../../src/engine/odds/moved.ts';
import { curve, table } from '../../src/engine/odds/table.ts';
import { tornado } from '../../src/engine/odds/tornado.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { curveCsv, tableCsv, tornadoCsv } from '../../src/exchange/odds-csv.ts';
import { plan, worked } from '../support/plans.ts';
import { runThrough } from '../support/run-through.ts';

/** The rows as a spreadsheet of that locale would have them. */
function rowsOf(csv: string, delimiter = ','): string[][] {
  expect(csv.startsWith('\ufeff')).toBe(true);
  return Papa.parse<string[]>(csv.slice(1), { delimiter, newline: '\r\n' }).data;
}
const axis = (address: string, ...values: string[]): Axis => ({
  address,
  values: values.map((value) => new Num(value)),
});
const RATES = axis('tiers[mid].winRate', '0.18', '0.2', '0.22');
const SDRS = axis('team.sdrs', '9', '10', '11');

const tornadoRows = (scenario: Scenario, outcome: Outcome, locale = 'en-US'): string[][] =>
  rowsOf(
    tornadoCsv(scenario, runThrough(tornado(scenario)).result, outcome, locale),
    locale === 'de-DE' ? ';' : ',',
  );

describe('the tornado as CSV', () => {
  const rows = tornadoRows(worked, 'planned');
  it('says what was held, what it is sorted by and where the plan stands', () => {
    expect(rows.slice(0, 8)).toEqual([
      ['Scenario', 'Worked example'],
      ['Quotas', 'Whole quotas per SDR are held as handed out'],
      ['Sorted by', 'Planned ARR'],
      ['Planned ARR (USD) now', '2040000'],
      ['New ARR landing inside (USD) now', '1704657.53'],
      ['Chance of the target now', '53.06%'],
      [''],
      [
        'Input',
        'Tier',
        'Now',
        'Low',
        'High',
        'Low from',
        'High from',
        'Planned ARR (USD) at low',
        'Planned ARR (USD) at high',
        'Planned ARR (USD), swing',
        'New ARR landing inside (USD) at low',
        'New ARR landing inside (USD) at high',
        'New ARR landing inside (USD), swing',
        'Chance of the target at low',
        'Chance of the target at high',
        'Chance of the target, swing in points',
      ],
    ]);
  });
  it('has a row for each input, the largest swing first', () => {
    expect(rows.slice(8).map(([label]) => label)).toEqual([
      'Expected attainment',
      'SDRs',
      'Seats',
      'Price per seat and month (USD)',
      'AE win rate',
      'New ARR target (USD)',
      'SDR-sourced share',
      'Sales cycle (days)',
    ]);
    expect(rows.find(([label]) => label === 'AE win rate')).toEqual([
      'AE win rate',
      'Mid-market',
      '20%',
      '18%',
      '22%',
      '10%',
      '10%',
      '1836000',
      '2244000',
      '408000',
      '1534191.78',
      '1875123.29',
      '340931.51',
      '27.66%',
      '76.23%',
      '48.57',
    ]);
    const byChance = tornadoRows(worked, 'chance').slice(8);
    expect(byChance.map(([label, ...rest]) => [label, rest.at(-1)])).toEqual([
      ['Seats', '49.77'],
      ['Price per seat and month (USD)', '49.77'],
      ['New ARR target (USD)', '49.39'],
      ['AE win rate', '48.57'],
      ['Expected attainment', '48.47'],
      ['SDRs', '48.47'],
      ['SDR-sourced share', '27.4'],
      ['Sales cycle (days)', '0'],
    ]);
  });
  it('says where each end comes from', () => {
    const some = plan({
      tiers: [
        { id: 'a', arrShare: '0.5', known: 'history', past: { won: '20', closed: '100' } },
        { id: 'b', arrShare: '0.5', ranges: { price: { low: '150' } } },
      ],
    });
    const ends = (label: string, tier: string): string[] | undefined =>
      tornadoRows(some, 'planned')
        .find((row) => row[0] === label && row[1] === tier)
        ?.slice(2, 7);
    expect(ends('AE win rate', 'Tier 1')).toEqual([
      '20%',
      '13.08%',
      '28.63%',
      '95% interval',
      '95% interval',
    ]);
    expect(ends('Price per seat and month (USD)', 'Tier 2')).toEqual(['200', '150', '220', 'typed', '10%']);
  });
  it('writes the marks of its locale and the places of its currency', () => {
    const german = tornadoRows({ ...worked, currency: 'JPY' }, 'planned', 'de-DE');
    expect(german[4]).toEqual(['New ARR landing inside (JPY) now', '1704658']);
    expect(german.find(([label]) => label === 'Seats')?.slice(2, 5)).toEqual(['25', '22,5', '27,5']);
    expect(german[5]).toEqual(['Chance of the target now', '53,06%']);
  });
  it('says n/a where nothing can be computed', () => {
    const broken = tornadoRows(plan({ tiers: [{}, { price: '' }] }), 'chance');
    expect(broken[5]).toEqual(['Chance of the target now', 'n/a']);
    expect(broken[8]?.slice(7)).toEqual(Array.from({ length: 9 }, () => 'n/a'));
  });
});

describe('a curve as CSV', () => {
  it('has a row for each value', () => {
    const made = runThrough(curve(worked, RATES, 'chance')).result;
    expect(rowsOf(curveCsv(worked, made, 'en-US'))).toEqual([
      ['Scenario', 'Worked example'],
      ['Quotas', 'Whole quotas per SDR are held as handed out'],
      ['Chance of the target now', '53.06%'],
      [''],
      ['AE win rate, Mid-market', 'Chance of the target'],
      ['18%', '27.66%'],
      ['20%', '53.06%'],
      ['22%', '76.23%'],
    ]);
  });
  it('says n/a at a value that may not be', () => {
    const made = runThrough(curve(worked, axis('team.sdrs', '0', '10'), 'planned')).result;
    expect(rowsOf(curveCsv(worked, made, 'de-DE'), ';').slice(4)).toEqual([
      ['SDRs', 'Planned ARR (USD)'],
      ['0', 'n/a'],
      ['10', '2040000'],
    ]);
  });
});

describe('a table as CSV', () => {
  it('runs one input across and the other down', () => {
    const made = runThrough(table(worked, SDRS, RATES, 'planned')).result;
    expect(rowsOf(tableCsv(worked, made, 'en-US')).slice(2)).toEqual([
      ['Planned ARR (USD) now', '2040000'],
      ['Across', 'SDRs'],
      ['Down', 'AE win rate, Mid-market'],
      [''],
      ['Planned ARR (USD)', '9', '10', '11'],
      ['18%', '1652400', '1836000', '2019600'],
      ['20%', '1836000', '2040000', '2244000'],
      ['22%', '2019600', '2244000', '2468400'],
    ]);
  });
});

describe('a hostile name', () => {
  it.each(['=1+1', '+cmd', '@SUM(A1)', '-2+3', '\t=1', ' =1', '"=1', 'a\n=1'])(
    'F59: %j makes no cell a formula',
    (name) => {
      const tiers = worked.tiers.map((tier) => ({ ...tier, name }));
      const hostile = { ...worked, name, tiers };
      const texts = [
        tornadoCsv(hostile, runThrough(tornado(hostile)).result, 'chance', 'en-US'),
        curveCsv(hostile, runThrough(curve(hostile, RATES, 'chance')).result, 'en-US'),
        tableCsv(hostile, runThrough(table(hostile, SDRS, RATES, 'chance')).result, 'en-US'),
      ].flatMap((csv) => rowsOf(csv).flat());
      expect(texts.filter((text) => text.includes(name)).length).toBeGreaterThan(8);
      for (const text of texts) expect(text).not.toMatch(/^[\s"]*[=+@\t]|^-\D|^-\d+\+/);
    },
  );
});
