import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSheet } from '../src/engine/plan.ts';
import { isProblem } from '../src/engine/problem.ts';
import type { Scenario } from '../src/engine/scenario.ts';
import { main } from '../src/cli.ts';
import { machineCsv } from '../src/exchange/csv.ts';
import { plain } from '../src/exchange/plain.ts';
import { scenarioText } from '../src/exchange/scenario-file.ts';
import workedExample from '../examples/worked.json' with { type: 'json' };
import threeTierExample from '../examples/three-tiers.json' with { type: 'json' };
import { scenarios, threeTiers, worked } from './exchange/scenarios.ts';

type Run = Readonly<{ status: number; out: string[]; err: string[] }>;

/** Runs the program over files in memory. */
async function run(args: string[], files: Readonly<Record<string, string | Scenario>> = {}): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await main(args, {
    read: (path) => {
      const file = files[path];
      if (file === undefined)
        return Promise.reject(
          Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: 'ENOENT' }),
        );
      return Promise.resolve(typeof file === 'string' ? file : scenarioText(file));
    },
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { status, out, err };
}

type Printed = { file: string; lines: Record<string, { unit: string; per: string[]; value: unknown }> };
const printed = ({ out }: Run, index = 0): Printed => JSON.parse(out[index] ?? '') as Printed;

/** A member of printed figures; never one that all objects have. */
function own(figures: unknown, member = ''): unknown {
  return Object.getOwnPropertyDescriptor(figures, member)?.value;
}

describe('npm run plan', () => {
  it('prints the lines of the worked example', async () => {
    const { status, out, err, ...rest } = await run(['plan.json'], { 'plan.json': worked });
    expect([status, out.length, err]).toEqual([0, 1, []]);
    const { file, lines } = printed({ status, out, err, ...rest });
    expect(file).toBe('plan.json');
    expect(lines['plannedArr']).toEqual({ unit: 'arr', per: [], value: '2040000' });
    expect(lines['quotaOpps']).toEqual({ unit: 'count', per: ['tier'], value: { mid: '17' } });
    expect(lines['quotaMrr']?.value).toEqual({ mid: `83333.${'3'.repeat(31)}` });
    expect(lines['overAssignment']?.value).toBe('0.02');
  });

  it('has every line that the design promises', async () => {
    const { lines } = printed(await run(['x'], { x: threeTiers }));
    const promised =
      'dealMrr dealArr pipelineMrr quotaMrr neededOpps quotaOpps teamOpps handedMrr winsNeeded plannedArr overshootArr sdrOpps sdrMrr blendedWinRateByValue blendedWinRateByCount overAssignment';
    expect(promised.split(' ').filter((name) => lines[name] === undefined)).toEqual([]);
    expect(lines['sdrOpps']?.value).toBe('23');
    expect(lines['overshootArr']?.value).toBe('148000');
    expect(Object.keys(lines)).not.toContain('targetArr');
  });

  it('nests dimensions', async () => {
    const { lines } = printed(await run(['x'], { x: { ...worked, team: { ...worked.team, sdrs: '2' } } }));
    expect(lines['handedOpps']).toMatchObject({
      per: ['tier', 'sdr'],
      value: { mid: { sdr1: '84', sdr2: '84' } },
    });
  });

  it('says what cannot be computed in place of the figure', async () => {
    const { status, lines } = {
      status: 0,
      ...printed(await run(['x'], { x: { ...worked, target: { arr: '', sdrShare: '1' } } })),
    };
    expect(status).toBe(0);
    expect(lines['plannedArr']?.value).toEqual({ problem: 'New ARR target is empty' });
    expect(lines['quotaOpps']?.value).toEqual({ mid: { problem: 'New ARR target is empty' } });
  });

  it('prints one document a line, file by file, and CSV where it is asked for', async () => {
    const files = { 'a.json': worked, 'b.json': threeTiers };
    const both = await run(['a.json', 'b.json'], files);
    expect([printed(both).file, printed(both, 1).file, both.out.length]).toEqual(['a.json', 'b.json', 2]);
    expect(both.out.every((line) => !line.includes('\n'))).toBe(true);
    const csv = await run(['a.json', '--csv', 'b.json'], files);
    expect(csv).toEqual({
      status: 0,
      err: [],
      out: [machineCsv(worked, planSheet(worked)), machineCsv(threeTiers, planSheet(threeTiers))],
    });
  });

  it('agrees with the sheet cell by cell for any scenario', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const { lines } = printed(await run(['x'], { x: scenario }));
        const sheet = planSheet(scenario);
        for (const { name, line } of sheet.catalogue.lines) {
          const isComputed = line.kind === 'formula' || line.kind === 'algorithm';
          expect(Object.hasOwn(lines, name)).toBe(isComputed);
          if (!isComputed) continue;
          const shown = sheet
            .cells(name)
            .map(({ cell }) => line.per.reduce((all, dim) => own(all, cell.at[dim]), lines[name]?.value));
          expect(shown).toEqual(
            sheet.cells(name).map(({ value }) => (isProblem(value) ? { problem: value.say } : plain(value))),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('files that cannot be read', () => {
  it('are named with key and reason, the others are still done, and the status is 1', async () => {
    const { status, out, err } = await run(['gone', 'good', 'cut', 'foreign', 'newer', 'bad', 'good'], {
      good: worked,
      cut: '{"format": "quotasheet-scenario"',
      foreign: '{"name":"a","dependencies":{}}',
      newer: scenarioText(worked).replace('"version": 4', '"version": 99'),
      bad: scenarioText(worked).replace('"sdrs": "10"', '"sdrs": "ten"'),
    });
    expect([status, out.length]).toEqual([1, 2]);
    expect(err).toEqual([
      'gone: the file: does not exist',
      'cut: the file: is not valid JSON: line 1, column 33: the text ends too early',
      'foreign: format: this is not a Quotasheet scenario',
      'newer: version: this file was made by a newer Quotasheet (format version 99, this app reads up to 4); update the app to open it',
      'bad: team.sdrs: “ten” is not an amount',
    ]);
  });

  it.each([
    [Object.assign(new Error('x'), { code: 'EISDIR' }), 'is a folder'],
    [Object.assign(new Error('x'), { code: 'EACCES' }), 'may not be read'],
    [Object.assign(new Error('EMFILE: too many'), { code: 'EMFILE' }), 'cannot be read (EMFILE: too many)'],
    [new Error('odd'), 'cannot be read (odd)'],
  ])('says why: %s', async (error, reason) => {
    const err: string[] = [];
    const read = (): Promise<string> => Promise.reject(error);
    expect(await main(['f'], { read, out: () => undefined, err: (line) => void err.push(line) })).toBe(1);
    expect(err).toEqual([`f: the file: ${reason}`]);
  });

  it('F54: a tier called __proto__ is a member of the output like any other', async () => {
    const { out } = await run(['x'], { x: scenarioText(worked).replace('"id": "mid"', '"id": "__proto__"') });
    expect(out[0]).toContain('"quotaOpps":{"unit":"count","per":["tier"],"value":{"__proto__":"17"}}');
  });

  it('gives tiers without an id one each', async () => {
    const { lines } = printed(
      await run(['x'], { x: scenarioText(threeTiers).replace(/"id": "(enterprise|mid|small)",/g, '') }),
    );
    expect(Object.values(lines['quotaOpps']?.value as object)).toEqual(['6', '8', '9']);
  });
});

describe('arguments that make no sense', () => {
  it.each([
    [[], ['usage: npm run --silent plan -- [--csv] FILE…']],
    [['--csv'], ['usage: npm run --silent plan -- [--csv] FILE…']],
    [
      ['--xlsx', 'x'],
      ['unknown option --xlsx', 'usage: npm run --silent plan -- [--csv] FILE…'],
    ],
    [['-h'], ['unknown option -h', 'usage: npm run --silent plan -- [--csv] FILE…']],
  ])('%j: usage on stderr and status 2, no file read', async (args, err) => {
    expect(await run(args, { x: worked })).toEqual({ status: 2, out: [], err });
  });
});

describe('the examples', () => {
  it('are the worked example and the plan of three tiers, saved by the app', async () => {
    const texts = { worked: JSON.stringify(workedExample), three: JSON.stringify(threeTierExample) };
    const both = await run(['worked', 'three'], texts);
    expect([both.status, both.err]).toEqual([0, []]);
    expect(printed(both).lines['sdrOpps']?.value).toBe('17');
    expect(printed(both, 1).lines['quotaOpps']?.value).toEqual({ enterprise: '6', mid: '8', small: '9' });
    expect(printed(both, 1).lines['plannedArr']?.value).toBe('2148000');
    const { sample: _, ...own } = worked;
    expect(workedExample).toEqual({ ...own, id: 'worked-example' });
    expect(threeTierExample).toEqual({ ...threeTiers, id: 'fy27-base-plan' });
  });
});
