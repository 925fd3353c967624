/**
 * Speed of the engine, as medians with the 95th percentile: one edit to all new values, solving, and the searches.
 * “All new values” is every cell of the Plan sheet's lines, exactly, and what each person carries in doubles; the two tier
 * mixes are computed when they are asked for and stand in a row of their own, team and months in a file of their own.
 */
import { addressOf, withText } from '../../src/engine/address.ts';
import { compile } from '../../src/engine/formula/compile.ts';
import type { Sheet } from '../../src/engine/formula/sheet.ts';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { CORE_LINES } from '../../src/engine/lines/core.ts';
import { Num } from '../../src/engine/number.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { blankScenario, type Scenario, type Split } from '../../src/engine/scenario.ts';
import { solve } from '../../src/engine/solve.ts';

type Report = (name: string, ms: number, note?: string) => void;

const RUNS = 300;
const ON_DEMAND = ['leastEffortOpps', 'leastOvershootOpps'];
const overPeople = compile(
  catalogue,
  ['carriedOpps', 'carriedMrr', 'handedOpps'],
  ({ line }) => !line.per.includes('sdr'),
);

export default function bench(report: Report): void {
  for (const [tiers, sdrs, target] of [
    [3, 10, 1],
    [20, 50, 8],
  ] as const) {
    for (const split of ['arr', 'opps'] as const) {
      const name = `one edit to all new values, ${tiers} tiers, ${sdrs} SDRs, by ${split}`;
      timed(report, name, edits(scenarioOf(tiers, sdrs, split)), `target ${target} ms`);
    }
  }
  const three = scenarioOf(3, 10, 'arr');
  const bulk = planSheet(scenarioOf(20, 50, 'arr'));
  everyValue(bulk);
  timed(report, 'lines over people alone, compiled, 20 tiers, 50 SDRs', () => overPeople(bulk));
  const atMost20 = { cell: { line: 'sdrOpps', at: {} }, direction: 'atMost', value: new Num(20) } as const;
  timed(report, 'solve for SDRs, 3 tiers', () => solve(three, atMost20, 'team.sdrs'));
  const planned = {
    cell: { line: 'plannedArr', at: {} },
    direction: 'atLeast',
    value: new Num(2_500_000),
  } as const;
  timed(report, 'solve for the target, 3 tiers', () => solve(three, planned, 'target.arr'));
  const five = scenarioOf(5, 10, 'arr');
  for (const line of ON_DEMAND) timed(report, `${line}, 5 tiers`, () => planSheet(five).cells(line));
}

/** Each call types another win rate into the first tier and asks for every value. */
function edits(scenario: Scenario): () => void {
  const [first] = scenario.tiers;
  if (!first) throw new Error('a bench needs a tier');
  let sheet = planSheet(scenario);
  let turn = 0;
  return () => {
    turn += 1;
    sheet = planSheet(
      withText(scenario, addressOf('tiers[].winRate', first.id), `0.${200 + (turn % 100)}`),
      sheet,
    );
    everyValue(sheet);
    overPeople(sheet);
  };
}

function everyValue(sheet: Sheet): void {
  for (const name of Object.keys(CORE_LINES)) sheet.cells(name);
}

function scenarioOf(tiers: number, sdrs: number, split: Split): Scenario {
  const blank = blankScenario('bench', '2027-01');
  return {
    ...blank,
    split,
    target: { arr: String(700_000 * tiers), sdrShare: '0.9' },
    team: { sdrs: String(sdrs), attainment: '0.95', rounding: 'team' },
    tiers: Array.from({ length: tiers }, (_, i) => ({
      id: `t${i}`,
      name: `Tier ${i + 1}`,
      seats: String(5 + 7 * i),
      price: '199.99',
      winRate: String((30 - i) / 100),
      arrShare: `${tiers - i}/${(tiers * (tiers + 1)) / 2}`,
      oppShare: String(tiers - i),
    })),
  };
}

function timed(report: Report, name: string, run: () => unknown, note = ''): void {
  for (let i = 0; i < 30; i += 1) run();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(part * (RUNS - 1))] ?? NaN;
  report(name, at(0.5), [`p95 ${at(0.95).toFixed(3)} ms`, note].filter(Boolean).join(', '));
}
