/** Speed of a comparison, as medians with the 95th percentile: six scenarios, each solved anew, to all rows; and after one edit. */
import { createComparer } from '../../src/engine/compare.ts';
import { blankScenario, type Rounding, type Scenario, type Split } from '../../src/engine/scenario.ts';

type Report = (name: string, ms: number, note?: string) => void;

const RUNS = 100;
const TARGET = 'target 50 ms';

export default function bench(report: Report): void {
  for (const [tiers, sdrs] of [
    [3, 10],
    [20, 50],
  ] as const) {
    for (const split of ['arr', 'opps'] as const) {
      const six = Array.from({ length: 6 }, (_, i) => scenarioOf(i, tiers, sdrs, split));
      const size = `${tiers} tiers, ${sdrs} SDRs, by ${split}`;
      timed(report, `six scenarios, ${size}`, () => createComparer()(six));
      const [first, ...others] = six;
      if (!first) throw new Error('six scenarios were asked for');
      const compare = createComparer();
      timed(report, `one edit among six, ${size}`, () => compare([{ ...first }, ...others], 1));
    }
  }
}

/** The scenarios differ in headcount, win rates, target and who rounds up. */
function scenarioOf(turn: number, tiers: number, sdrs: number, split: Split): Scenario {
  const rounding: Rounding = turn % 2 === 0 ? 'each' : 'team';
  return {
    ...blankScenario(`bench${turn}`, '2027-01'),
    name: `Scenario ${turn + 1}`,
    split,
    target: { arr: String((700_000 + 10_000 * turn) * tiers), sdrShare: '0.9' },
    team: { sdrs: String(sdrs + turn), attainment: '0.95', rounding },
    tiers: Array.from({ length: tiers }, (_, i) => ({
      id: `t${i}`,
      name: `Tier ${i + 1}`,
      seats: String(5 + 7 * i),
      price: '199.99',
      winRate: String((30 - i + turn) / 100),
      arrShare: `${tiers - i}/${(tiers * (tiers + 1)) / 2}`,
      oppShare: String(tiers - i),
    })),
  };
}

function timed(report: Report, name: string, run: () => unknown): void {
  for (let i = 0; i < 10; i += 1) run();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(part * (RUNS - 1))] ?? NaN;
  report(name, at(0.5), `p95 ${at(0.95).toFixed(3)} ms, ${TARGET}`);
}
