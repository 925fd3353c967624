import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import { STANDARD_RAMP, workedExample, type Scenario } from '../../../src/engine/scenario.ts';
import { machineCsv } from '../../../src/exchange/csv.ts';
import { decode } from '../../../src/exchange/csv-in/decode.ts';
import { createFormat } from '../../../src/exchange/format.ts';
import { peopleCsv } from '../../../src/exchange/people-csv.ts';
import { fullScenarios, threeTiers, tier, worked } from '../scenarios.ts';
import { preview, told } from './support.ts';

const LOCALES = ['en-US', 'hr-HR', 'et-EE', 'fa-IR', 'zh-CN'] as const;

const csvOf = (scenario: Scenario): string => machineCsv(scenario, planSheet(scenario));

/** The plan of our CSV for machines, opened in that locale, beside quite another plan. */
function reopened(csv: string, locale = 'en-US'): Scenario {
  const found = preview(csv, {}, locale, workedExample('other', '2031-05'));
  if (found.kind !== 'plan') throw new Error(`read as ${found.kind}: ${JSON.stringify(found)}`);
  expect(found.faults).toEqual([]);
  expect(found.delimiter).toEqual({ value: ',', isSure: true });
  return found.scenario;
}

/** As the app holds it: whole months are a number, and it is nobody's sample. */
function held({ sample: _, ...scenario }: Scenario): Scenario {
  const { months } = scenario.period;
  const isWhole = typeof months === 'string' && /^\d{1,9}$/.test(months);
  return isWhole ? { ...scenario, period: { ...scenario.period, months: Number(months) } } : scenario;
}

describe('U103 CSV for machines', () => {
  it.each(LOCALES)('opens equal in %s, as bytes', (locale) => {
    const plan = {
      ...threeTiers,
      notes: 'Line one\n=2+3, "quoted"\r\n\tčšž õü میان 中端',
      tiers: [
        ...threeTiers.tiers,
        tier({ id: '__proto__', name: '=cmd|x', opps: '3', effort: '1/2', minOpps: '0' }),
      ],
    };
    const { text } = decode(new TextEncoder().encode(csvOf(plan)), locale);
    expect(reopened(text, locale)).toEqual(plan);
  });

  it('opens equal whatever is in it, in every locale', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fullScenarios, fc.constantFrom(...LOCALES), (scenario, locale) => {
        expect(reopened(csvOf(scenario), locale)).toEqual(held(scenario));
      }),
      { numRuns: 60 },
    );
  });

  it('a file without the rows of the plan itself opens with the defaults of a scenario file', () => {
    const lines = csvOf(threeTiers).split('\r\n');
    const before = lines
      .slice(
        0,
        lines.findIndex((line) => line.startsWith('ramps[standard].name,')),
      )
      .join('\r\n');
    const { id, ...rest } = reopened(before);
    expect(id).toMatch(/^new\d+$/);
    const { id: _, ...own } = threeTiers;
    expect(rest).toEqual({ ...own, name: 'Untitled plan', ramps: [{ ...STANDARD_RAMP, name: 'Ramp 1' }] });
  });

  it.each([
    [
      /^targetArr,.*$/m,
      'targetArr,I1,New ARR target,arr,,,,2000000,,two million,target.arr,',
      'target.arr: “two million” is not an amount',
    ],
    [/^version,.*$/m, 'version,,Format version,text,,,,,,99,version,', /newer Quotasheet/],
  ])('what cannot be read is refused with its line: %s', (part, by, say) => {
    const csv = csvOf(threeTiers);
    const found = preview(csv.replace(part, by));
    const line = csv.slice(0, csv.search(part)).split('\r\n').length;
    expect(found).toMatchObject({ kind: 'refused', fault: { line } });
    expect(found.kind === 'refused' && found.fault.say).toMatch(say);
  });

  it('F50: figures that it does not know, and doubled ones, are told with their lines', () => {
    const csv = `${csvOf(threeTiers)}\r\n__proto__,,,,,,,,,5,,\r\ntypedSdrs,,,,,,,,,99,,\r\nseats,,,,mid,,,,,99,,`;
    const found = preview(csv);
    const lines = csv.split('\r\n').length;
    expect(found.kind === 'plan' && told(found)).toEqual([
      `line ${lines - 2}: “__proto__” is no figure of this app; left out`,
      `line ${lines - 1}: typedSdrs stands in the file twice; the first is taken`,
      `line ${lines}: seats of tier “mid” stands in the file twice; the first is taken`,
    ]);
    expect(found.kind === 'plan' && found.scenario).toEqual(threeTiers);
  });
});

describe('a file without addresses, as it was exported before there were any', () => {
  const heading = 'line,rule,label,unit,tier,tier_name,sdr,value,problem,typed';
  const rows = [
    'targetArr,I1,New ARR target,arr,,,,2000000,,2000000',
    'sdrShare,I2,SDR-sourced share,rate,,,,1,,1',
    'attainment,I3,Expected attainment,rate,,,,1,,90%',
    'sdrs,I4,SDRs,count,,,,10,,9.3',
    'roundEach,I5,Each SDR rounds up,flag,,,,0,,team',
    'byOpps,I6,Shares of opportunities lead,flag,,,,0,,arr',
    'months,I7,Plan period,months,,,,9,,9',
    'seats,I8,Seats,count,mid,Mid-market,,25,,25',
    'price,I9,Price per seat and month,price,mid,Mid-market,,200,,200',
    'winRate,I10,AE win rate,rate,mid,Mid-market,,0.2,,1/5',
    'givenArrShare,I11,"Share of ARR, typed",rate,mid,Mid-market,,1,,1',
    'oppShare,I12,Share of opportunities,weight,mid,Mid-market,,1,,1',
    'setOpps,I13,"Opportunities per SDR, set by hand",count,mid,Mid-market,,,,',
    'plannedArr,Q8,Planned ARR,arr,,,,2040000,,',
    'version,,Format version,text,,,,,,2',
    'id,,Plan id,text,,,,,,old',
    'name,,Plan name,text,,,,,,FY26',
    'notes,,Notes,text,,,,,,',
    'currency,,Currency,text,,,,,,EUR',
    'period.start,,First month,text,,,,,,2026-04',
  ];
  it('opens as the plan that it was, with the ramp that every plan has now', () => {
    expect(reopened([heading, ...rows].join('\r\n'))).toEqual({
      ...workedExample('old', '2026-04'),
      sample: undefined,
      name: 'FY26',
      currency: 'EUR',
      period: { start: '2026-04', months: 9 },
      tiers: [tier({ id: 'mid', name: 'Mid-market', winRate: '1/5' })],
      team: { sdrs: '9.3', attainment: '90%', rounding: 'team' },
    });
  });
});

describe('F46 three round trips', () => {
  it('leave the file as it was to the letter, whatever the plan holds', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fullScenarios, (scenario) => {
        const first = csvOf(scenario);
        let csv = first;
        for (let trip = 0; trip < 3; trip += 1) csv = csvOf(reopened(csv));
        expect(csv).toBe(first);
      }),
      { numRuns: 40 },
    );
  });
});

describe('U103 CSV for people', () => {
  const plan: Scenario = {
    ...threeTiers,
    period: { start: '2027-03', months: 9 },
    target: { arr: '1999999.99', sdrShare: '80%' },
    team: { sdrs: '9.3', attainment: '90%', rounding: 'team' },
    tiers: [
      ...threeTiers.tiers.map((one) => ({ ...one, price: '199.95' })),
      tier({ id: 'x', name: '=1+1; "Ž", ő', winRate: '12.5%', arrShare: '0%' }),
    ],
  };

  it.each(LOCALES)('opens as an equal plan where it was exported: %s', (locale) => {
    const csv = peopleCsv(plan, planSheet(plan), createFormat({ locale, currency: 'USD' }), locale);
    const { text } = decode(new TextEncoder().encode(csv), locale);
    const found = preview(text, {}, locale, { ...worked, currency: 'JPY' });
    if (found.kind !== 'tiers' || !found.plan) throw new Error('no plan');
    expect([found.delimiter.isSure, found.decimal.isSure]).toEqual([true, true]);
    const ids = found.plan.tiers.map(({ id }) => id);
    expect(found.plan).toEqual({
      ...plan,
      id: found.plan.id,
      tiers: plan.tiers.map((one, i) => ({ ...one, id: ids[i] })),
    });
    expect(told(found).filter((one) => !/computed|total/.test(one))).toEqual([]);
  });

  it('a month of another language is told, and that of the open plan taken', () => {
    const csv = peopleCsv(plan, planSheet(plan), createFormat({ locale: 'hr-HR', currency: 'USD' }), 'hr-HR');
    const found = preview(csv, {}, 'en-US', workedExample('open', '2030-02'));
    expect(found.kind === 'tiers' && found.plan?.period).toEqual({ start: '2030-02', months: 9 });
    expect(found.kind === 'tiers' && told(found)[0]).toMatch(/^line 2: First month: .* taken$/);
  });
});
