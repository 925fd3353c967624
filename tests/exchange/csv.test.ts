import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/engine/amount.ts';
import { Num } from '../../src/engine/number.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { isProblem, type Value } from '../../src/engine/problem.ts';
import type { Sheet } from '../../src/engine/formula/sheet.ts';
import type { Cell, Dim } from '../../src/engine/formula/tree.ts';
import { guardCell, machineCsv, PLAN_FIELDS, unguardCell } from '../../src/exchange/csv.ts';
import { createFormat } from '../../src/exchange/format.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { LOCALES, scenarios, threeTiers, tier, worked } from './scenarios.ts';

/** What a spreadsheet or a careless reader takes for the start of a formula. */
const PAYLOADS = [
  '=1+1',
  '=HYPERLINK("http://x.example","y")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '-x',
  '@SUM(A1)',
  '\t=1',
  '\tx',
  '\r=1',
  '\n=1',
  'x\n=1',
  'x\r\n+1',
  'x\n\n  =1',
  'a,=1',
  'a;-x',
  'a\t=1',
  '"=1',
  "it's '=1",
  '  =1',
  '\u00a0=1',
  '\u200e=1',
  '\ufeff=1',
  '＝1+1',
  '＋1+1',
  '－x',
  '＠SUM(A1)',
  '−2+3',
];

describe('F44: no cell is taken for a formula', () => {
  it.each(PAYLOADS)('%j is guarded by an apostrophe', (payload) => {
    expect(guardCell(payload)).toBe(`'${payload}`);
  });

  it.each([
    'Enterprise',
    'a-b',
    'a = b',
    'R&D (EMEA)',
    'Mid-market',
    'x@example.com',
    '5 + 5',
    '',
    ' ',
    'šđž',
    'میان',
    '2027-01',
    '1-2',
  ])('%j is left alone', (text) => {
    expect(guardCell(text)).toBe(text);
  });

  it.each(PAYLOADS)('%j as a name reaches no cell of the export unguarded', (payload) => {
    const scenario = { ...worked, tiers: [tier({ id: 'a', name: payload, seats: `='${payload}` })] };
    const { data } = Papa.parse<string[]>(machineCsv(scenario, planSheet(scenario)), {
      delimiter: ',',
      newline: '\r\n',
    });
    const cells = data.flat();
    expect(cells).toContain(`'${payload}`);
    expect(cells.filter((cell) => /^[\s\p{Cf}]*[=+@＝＋＠]/u.test(cell))).toEqual([]);
  });

  it('guards in time that grows with the text', () => {
    const start = performance.now();
    for (const text of [
      '\n'.repeat(200_000),
      ' '.repeat(200_000),
      '\t '.repeat(100_000),
      '1 '.repeat(100_000) + 'x',
    ])
      guardCell(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('F45: numbers stay numbers', () => {
  it.each([
    '-5',
    '−5',
    '-1,234.56',
    '-1.234,56',
    '−1\u00a0234,5',
    "-1'234.5",
    '-20%',
    '20 %',
    '۲۰٪',
    '−۵',
    '5',
    '0.5',
    '-0.000001',
  ])('%s is not guarded', (number) => {
    expect(guardCell(number)).toBe(number);
  });

  it('-2+3 is text', () => {
    expect(guardCell('-2+3')).toBe("'-2+3");
  });

  it('guards nothing that our own formatter writes without a currency', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(...LOCALES),
        (n, places, locale) => {
          const { plain, full, cell } = createFormat({ locale, currency: 'USD' });
          const value = new Num(n).div(10 ** places);
          for (const text of [plain(value), full(value, 'count'), cell(value, 'rate')]) {
            const visible = text.replace(/[\u200e\u061c]/g, '');
            expect(guardCell(visible)).toBe(visible);
          }
        },
      ),
    );
  });
});

describe('F46: an apostrophe does not grow', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(...PAYLOADS, "'", "''", "'=1", "'x", "O'Hara"),
    fc.stringMatching(/^['=\-+ 1x\n]{0,6}$/),
  );

  it('three round trips through a file leave every text as it was', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 4 }), (row) => {
        let held = row;
        for (let trip = 0; trip < 3; trip += 1) {
          const csv = Papa.unparse([held.map(guardCell), ['end']], { newline: '\r\n' });
          held = (Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n' }).data[0] ?? []).map(
            unguardCell,
          );
        }
        expect(held).toEqual(row);
      }),
      { numRuns: 500 },
    );
  });

  it.each(["'t Hof", "'00123", "'", "'x"])(
    '%s, which no guard of ours made, keeps its apostrophe',
    (text) => {
      expect(unguardCell(text)).toBe(text);
    },
  );

  it('a guarded text starts with an apostrophe or with nothing that starts a formula', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const guarded = guardCell(text);
        expect(guarded).toMatch(/^(?:'|(?![\s\p{Cf}]*[=+@＝＋－＠])(?![\s\p{Cf}]*-[^\d]))/u);
        expect(guardCell(guarded) === guarded).toBe(!guarded.startsWith("'"));
      }),
      { numRuns: 500 },
    );
  });
});

/** The lines whose cells are told, and of those over two dimensions what is not blank. */
function toldCells(sheet: Sheet): { cell: Cell; value: Value; isBlank: boolean }[] {
  return sheet.catalogue.lines.flatMap(({ name, line: { kind, per } }) => {
    const has = (...dims: Dim[]): boolean => dims.every((dim) => per.includes(dim));
    if (has('month', 'age') || has('tier', 'sdr', 'month') || (kind === 'choice' && per.length > 1))
      return [];
    const blanks = sheet.blanks(name);
    return sheet
      .cells(name)
      .map((told, i) => ({ ...told, isBlank: blanks?.[i] ?? false }))
      .filter(({ isBlank }) => !isBlank || per.length < 2);
  });
}

type Row = Readonly<Record<string, string>>;

function rowsOf(csv: string): readonly Row[] {
  return Papa.parse<Row>(csv, { header: true, delimiter: ',', newline: '\r\n' }).data;
}

describe('U103: CSV for machines', () => {
  const sheet = planSheet(threeTiers);
  const rows = rowsOf(machineCsv(threeTiers, sheet));
  const row = (line: string, at: Row = {}): Row | undefined =>
    rows.find(
      (one) => one['line'] === line && Object.entries(at).every(([key, value]) => one[key] === value),
    );

  it('has its columns in order, CRLF between rows, and neither byte order mark nor blank row', () => {
    const csv = machineCsv(threeTiers, sheet);
    expect(csv.split('\r\n')[0]).toBe(
      'line,rule,label,unit,tier,tier_name,sdr,value,problem,typed,address,at',
    );
    expect(csv).not.toMatch(/^\ufeff|\r\n$|\r\n\r\n|[^\r]\n/);
  });

  it('has a row for every cell of most lines, then what the plan holds besides', () => {
    expect(rows.slice(0, -6).map(({ line, tier: at, sdr }) => [line, at, sdr])).toEqual(
      toldCells(sheet).map(({ cell: { line, at } }) => [line, at.tier ?? '', at.sdr ?? '']),
    );
  });

  it('names the plan in its last rows, as typed', () => {
    const named = { ...threeTiers, notes: '=1+1\n“two”' };
    const last = rowsOf(machineCsv(named, planSheet(named))).slice(-6);
    expect(last.map(({ line, typed }) => [line, typed])).toEqual([
      ['ramps[standard].name', 'Standard'],
      ['version', '4'],
      ['id', 'three'],
      ['name', 'FY27 base plan'],
      ['notes', "'=1+1\n“two”"],
      ['currency', 'USD'],
    ]);
    expect(last.every(({ rule, value, unit }) => rule === '' && value === '' && unit === 'text')).toBe(true);
  });

  it('writes values exactly, with a point and without groups', () => {
    expect(row('plannedArr')).toMatchObject({
      rule: 'Q8',
      unit: 'arr',
      value: '2148000',
      problem: '',
      typed: '',
    });
    expect(row('pipelineMrr', { tier: 'small' })).toMatchObject({
      tier_name: 'Small',
      value: `83333.${'3'.repeat(31)}`,
    });
    expect(row('handedOpps', { tier: 'mid', sdr: 'sdr10' })).toMatchObject({ value: '8' });
  });

  it('has what was typed beside the value of an input', () => {
    expect(row('baseWinRate', { tier: 'enterprise' })).toMatchObject({ value: '0.12', typed: '12%' });
    expect(row('roundEach')).toMatchObject({ value: '1', typed: 'each' });
    expect(row('months')).toMatchObject({ value: '12', typed: '12' });
    const formula = { ...worked, target: { arr: '=25*200', sdrShare: '1/3' } };
    const typed = rowsOf(machineCsv(formula, planSheet(formula)));
    expect(typed.find(({ line }) => line === 'targetArr')).toMatchObject({
      value: '5000',
      typed: "'=25*200",
    });
    expect(typed.find(({ line }) => line === 'sdrShare')).toMatchObject({
      value: `0.${'3'.repeat(36)}`,
      typed: '1/3',
    });
  });

  it('tells every member that a cell has, and where it was typed', () => {
    const plan: Scenario = {
      ...threeTiers,
      roster: [{ id: 'anna', name: 'Anna', manager: 'Mo', tiers: 'mid', opps: { mid: '8' } }],
      season: { jan: '0.5' },
    };
    const found = rowsOf(machineCsv(plan, planSheet(plan)));
    const at = (line: string, address: string): Row | undefined =>
      found.find((one) => one['line'] === line && one['address'] === address);
    expect(at('baseWinRate', 'tiers[mid].winRate')).toMatchObject({ tier: 'mid', at: '' });
    expect(at('seasonGiven', 'season.jan')).toMatchObject({ typed: '0.5', value: '0.5', at: 'calendar=jan' });
    expect(at('handSet', 'roster[anna].opps.mid')).toMatchObject({ tier: 'mid', sdr: 'anna', typed: '8' });
    expect(at('roster[anna].tiers', 'roster[anna].tiers')).toMatchObject({ typed: 'mid', rule: '' });
    expect(at('roster[anna].manager', 'roster[anna].manager')).toMatchObject({
      label: 'Manager',
      typed: 'Mo',
    });
    const months = found.filter(({ line }) => line === 'createdInMonth').map((one) => one['at']);
    expect(months.slice(0, 2)).toEqual(['month=2027-01', 'month=2027-02']);
    expect(found.filter(({ line = '' }) => ['closeShare', 'monthQuota', 'works'].includes(line))).toEqual([]);
  });

  it('leaves an optional input blank that was not typed', () => {
    expect(row('setOpps', { tier: 'mid' })).toMatchObject({ value: '', problem: '', typed: '' });
  });

  it('says in words why a figure is missing', () => {
    const blank = { ...threeTiers, target: { arr: '', sdrShare: '1' } };
    const found = rowsOf(machineCsv(blank, planSheet(blank))).find(({ line }) => line === 'plannedArr');
    expect(found).toMatchObject({ value: '', problem: 'New ARR target is empty' });
  });

  it('F48: keeps letters of every script', () => {
    const named = { ...worked, tiers: [tier({ id: 'a', name: 'čšž õü میان 中端, "x"\n2' })] };
    expect(rowsOf(machineCsv(named, planSheet(named))).find(({ line }) => line === 'seats')).toMatchObject({
      tier_name: 'čšž õü میان 中端, "x"\n2',
    });
  });

  it('is read back equal for any scenario: values, texts and problems', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const any = planSheet(scenario);
        const read = rowsOf(machineCsv(scenario, any));
        const cells = toldCells(any);
        expect(read).toHaveLength(cells.length + Object.keys(PLAN_FIELDS).length + 1);
        cells.forEach(({ cell, value, isBlank }, i) => {
          const { value: figure = '', problem = '', tier_name: name = '', typed = '' } = read[i] ?? {};
          expect(unguardCell(name)).toBe(scenario.tiers.find(({ id }) => id === cell.at.tier)?.name ?? '');
          if (cell.line === 'targetArr') expect(unguardCell(typed)).toBe(scenario.target.arr);
          const again = readAmount(figure);
          if (isProblem(value))
            expect([figure, unguardCell(problem)]).toEqual(['', isBlank ? '' : value.say]);
          else
            expect(
              again.ok && again.value.minus(value).abs().lte(value.abs().times('1e-30').plus('1e-20')),
            ).toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  });
});
