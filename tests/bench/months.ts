/**
 * Speed of team and months, as medians with the 95th percentile: one edit to all new values, as the screen has them. Lines
 * over people and months, and totals of what the roster can create, are computed in doubles; all others exactly, hand-outs
 * among them.
 */
import { addressOf, withText } from '../../src/engine/address.ts';
import { compile } from '../../src/engine/formula/compile.ts';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { blankScenario, type Scenario } from '../../src/engine/scenario.ts';
import { warm } from '../support/warm.ts';

type Report = (name: string, ms: number, note?: string) => void;

/** As many runs as this, or as fit into these milliseconds: a busy machine stalls now and then. */
const [RUNS, TIME] = [300, 3000];
const ON_DEMAND = [
  'leastEffortOpps',
  'leastOvershootOpps',
  'enoughOpps',
  'enoughSdrOpps',
  'enoughArr',
  'oneLessArr',
];
const IN_DOUBLES = ['canInsideArr', 'canLateArr', 'neededQuota', 'neededProductivity', 'reachedAfter'];

const isMany = (name: string): boolean =>
  catalogue.line(name).line.per.some((dim) => ['sdr', 'month', 'quarter'].includes(dim));
/** Odds are computed beside the page, all but the chance in the answer. */
const isBeside = (name: string, rule: string): boolean => rule.startsWith('O') && name !== 'chanceOfTarget';
const names = catalogue.lines.flatMap(({ name, line }) => (isBeside(name, line.rule) ? [] : [name]));
const many = names.filter((name) => isMany(name) || (IN_DOUBLES.includes(name) && name !== 'reachedAfter'));
const few = names.filter((name) => !isMany(name) && !IN_DOUBLES.includes(name) && !ON_DEMAND.includes(name));

export default function bench(report: Report): void {
  for (const [tiers, sdrs, months, target] of [
    [1, 10, 12, 2],
    [10, 200, 60, 40],
  ] as const) {
    const size = `${months} months, ${sdrs} SDRs, ${tiers} ${tiers === 1 ? 'tier' : 'tiers'}`;
    const scenario = scenarioOf(tiers, sdrs, months);
    for (const [what, type] of EDITS)
      timed(report, `one edit of ${what}, ${size}`, edits(scenario, type), `target ${target} ms`);
  }
}

type Type = (scenario: Scenario, turn: number) => Scenario;

const EDITS: readonly (readonly [string, Type])[] = [
  [
    'a win rate',
    (scenario, turn) => withText(scenario, addressOf('tiers[].winRate', 't0'), `0.${200 + (turn % 100)}`),
  ],
  [
    'a sales cycle',
    (scenario, turn) => withText(scenario, addressOf('tiers[].cycleDays', 't0'), String(30 + (turn % 90))),
  ],
  ['a season weight', (scenario, turn) => withText(scenario, 'season.jan', `1.${turn % 10}`)],
  [
    'someone’s first month',
    (scenario, turn) => withText(scenario, addressOf('roster[].start', 's1'), `2027-0${1 + (turn % 9)}`),
  ],
];

function edits(scenario: Scenario, type: Type): () => void {
  const program = compile(catalogue, many, ({ name }) => !many.includes(name));
  let sheet = planSheet(scenario);
  let turn = 0;
  return () => {
    turn += 1;
    sheet = planSheet(type(scenario, turn), sheet);
    for (const name of few) sheet.column(name);
    program(sheet);
  };
}

function scenarioOf(tiers: number, sdrs: number, months: number): Scenario {
  const blank = blankScenario('bench', '2027-01');
  const [empty] = blank.tiers;
  if (!empty) throw new Error('a blank plan has a tier');
  return {
    ...blank,
    period: { start: '2027-01', months },
    target: { arr: '20000000', sdrShare: '1' },
    tiers: Array.from({ length: tiers }, (_, i) => ({
      ...empty,
      id: `t${i}`,
      name: `Tier ${i}`,
      seats: String(5 + 7 * i),
      price: '200',
      winRate: '0.2',
      arrShare: `1/${tiers}`,
      funnel: { engaged: '0.5', meeting: '0.5', held: '0.8', accepted: '0.8' },
    })),
    roster: Array.from({ length: sdrs }, (_, i) => ({
      id: `s${i}`,
      name: `SDR ${i + 1}`,
      ...(i % 5 === 1 ? { start: `2027-0${1 + (i % 9)}` } : {}),
      ...(i % 7 === 3 ? { capacity: '80%' } : {}),
    })),
    money: { base: '52000', variable: '28000', margin: '80%', aeOpps: '6' },
  };
}

function timed(report: Report, name: string, run: () => void, note = ''): void {
  warm(run);
  const times: number[] = [];
  for (const end = performance.now() + TIME; times.length < RUNS && performance.now() < end;) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(part * (times.length - 1))] ?? NaN;
  report(name, at(0.5), `p95 ${at(0.95).toFixed(2)} ms${note === '' ? '' : `, ${note}`}`);
}
