/**
 * Speed of the odds, as medians, and beside them, in one run, what a user would ask instead: plain sampling, Squiggle, a
 * Guesstimate-style sheet, and HyperFormula for a whole plan. The peers are installed into a temporary folder for the run.
 */
import { addressOf, withText } from '../../src/engine/address.ts';
import { compile } from '../../src/engine/formula/compile.ts';
import { catalogue } from '../../src/engine/lines/catalogue.ts';
import { Num } from '../../src/engine/number.ts';
import { pipelineOf } from '../../src/engine/odds/pipeline.ts';
import { smallestQuota } from '../../src/engine/odds/quota-search.ts';
import { sumOf } from '../../src/engine/odds/sum-of-tiers.ts';
import type { Belief } from '../../src/engine/odds/win-rate-belief.ts';
import { winsOf } from '../../src/engine/odds/wins.ts';
import { planSheet } from '../../src/engine/plan.ts';
import { blankScenario, type Scenario } from '../../src/engine/scenario.ts';
import { byAliasTables, installPeers, type Peers, type SampledTier } from '../support/odds-peers.ts';
import { warm } from '../support/warm.ts';

type Report = (name: string, ms: number, note?: string) => void;
type Tier = { mrr: number; opps: number; belief: Belief };

const known = (rate: number): Belief => ({ kind: 'known', rate });
const FIVE: Tier[] = [
  { mrr: 1000, opps: 240, belief: known(0.3) },
  { mrr: 2280, opps: 180, belief: known(0.25) },
  { mrr: 5000, opps: 120, belief: known(0.2) },
  { mrr: 10_500, opps: 60, belief: known(0.15) },
  { mrr: 24_000, opps: 24, belief: known(0.1) },
];
const UNSURE = FIVE.map((tier): Tier => {
  const rate = tier.belief.kind === 'known' ? tier.belief.rate : NaN;
  return { ...tier, belief: { kind: 'beta', alpha: 200 * rate, beta: 200 * (1 - rate) } };
});
const ODD = FIVE.map((tier, i) => ({ ...tier, mrr: tier.mrr + (1 + ((i * 37) % 60)) / 100 }));
const ONE: Tier[] = [{ mrr: 5000, opps: 170, belief: known(0.2) }];
const TARGET = 5_000_000;
const CENTS = 100;
const THREE_DIGITS = (1.96 / 0.0005) ** 2;

const sum = (tiers: readonly Tier[]): ReturnType<typeof sumOf> =>
  sumOf(
    tiers.map(({ mrr, opps, belief }) => ({
      value: Math.round(mrr * 12 * CENTS),
      pmf: winsOf(opps, belief),
    })),
  );

export default async function bench(report: Report): Promise<void> {
  const ours = odds(report);
  pipelines(report);
  const plan = ownPlan(report);
  const tiers = FIVE.map(({ mrr, opps, belief }): SampledTier => {
    return {
      arr: mrr * 12,
      opps,
      rate: belief.kind === 'known' ? belief.rate : NaN,
      pmf: winsOf(opps, belief),
    };
  });
  const chance = sum(FIVE).atLeast(TARGET * CENTS);
  const needed = THREE_DIGITS * chance * (1 - chance);
  const sampled = (name: string, samples: number, ms: number, found: number): void => {
    const ratio = ((ms / samples) * needed) / ours;
    const noise = 196 * Math.sqrt((chance * (1 - chance)) / samples);
    report(
      name,
      ms,
      `${found.toFixed(4)} +-${noise.toFixed(2)} points; three digits take ${ratio.toFixed(0)} times our CPU`,
    );
  };
  let found = 0;
  sampled(
    'plain sampling by alias tables, 100,000',
    100_000,
    cpu(() => (found = byAliasTables(tiers, TARGET, 100_000)), 9),
    found,
  );
  const peers = await installPeers();
  if (typeof peers === 'string') {
    report(peers, 0);
    return;
  }
  try {
    const once = cpu(() => (found = peers.guesstimate(tiers, TARGET, 5000)), 9);
    sampled('Guesstimate-style sheet, 5,000 samples', 5000, once, found);
    for (const samples of [1000, 10_000]) {
      const ms = await cpuOf(async () => (found = await peers.squiggle(tiers, TARGET, samples)), 5);
      sampled(`Squiggle 0.10.0, ${samples} samples`, samples, ms, found);
    }
    hyperFormula(report, peers, plan);
  } finally {
    peers.remove();
  }
}

/** @returns milliseconds of CPU for the chance of five tiers */
function odds(report: Report): number {
  report(
    'chance, one tier',
    median(() => sum(ONE).atLeast(2_000_000 * CENTS), 300),
    'target 0.05 ms',
  );
  const five = median(() => sum(FIVE).atLeast(TARGET * CENTS), 100);
  report('chance, five tiers, 624 opportunities', five, `${sum(FIVE).atLeast(TARGET * CENTS)}, target 3 ms`);
  report(
    'chance, five tiers at uncertain rates',
    median(() => sum(UNSURE).atLeast(TARGET * CENTS), 100),
    'target 3 ms',
  );
  report(
    'chance, five tiers at prices without a common step',
    median(() => sum(ODD).atLeast(TARGET * CENTS), 60),
    'target 3 ms',
  );
  for (const [name, tiers] of [
    ['', FIVE],
    [', prices without a common step', ODD],
  ] as const) {
    const prepared = sum(tiers);
    const three = median(() => [0.1, 0.5, 0.9].map(prepared.quantile), 40);
    report(`three quantiles to the cent, five tiers${name}`, three, 'target 8 ms');
  }
  const question = {
    step: 10,
    weights: FIVE.map(({ opps }) => new Num(opps)),
    tiers: FIVE.map(({ mrr, belief }) => ({ value: mrr * 12 * CENTS, belief, attained: new Num(1) })),
    target: TARGET * CENTS,
    level: 0.8,
    most: 100_000,
  };
  report(
    'smallest quota at 80 %, five tiers',
    median(() => smallestQuota(question), 40),
    'target 10 ms',
  );
  return (
    cpu(() => {
      for (let i = 0; i < 100; i += 1) sum(FIVE).atLeast(TARGET * CENTS);
    }, 9) / 100
  );
}

function pipelines(report: Report): void {
  for (const [count, target] of [
    [100, 0.5],
    [1000, 1],
    [10_000, 6],
  ] as const) {
    const deals = Array.from({ length: count }, (_, i) => ({
      value: 100_000 + ((i * i * 7919 + i * 104_729) % 9_000_017),
      p: 0.05 + ((i * 7) % 45) / 100,
    }));
    const goal = Math.round(pipelineOf(deals).mean);
    const name = `pipeline of ${count}, the chance and three quantiles`;
    const run = (): unknown => {
      const pipe = pipelineOf(deals);
      return [pipe.atLeast(goal), ...[0.1, 0.5, 0.9].map(pipe.quantile)];
    };
    report(name, median(run, 30), `target ${target} ms`);
  }
}

const TIERS = 5;
const SDRS = 50;
const MONTHS = 36;
const SAME_LINES = ['monthQuota', 'canCreate', 'canWin', 'canArr', 'canArrSoFar'];

/** Milliseconds of an edit of a win rate, and of a season weight. */
type Ours = Readonly<{ rate: number; season: number }>;

/** One edit in our own plan of that size, to every value of every line that a screen has, and of those that the workbook has. */
function ownPlan(report: Report): Ours {
  const inDoubles = ['canInsideArr', 'canLateArr', 'neededQuota', 'neededProductivity'];
  const onDemand = [
    'leastEffortOpps',
    'leastOvershootOpps',
    'enoughOpps',
    'enoughSdrOpps',
    'enoughArr',
    'oneLessArr',
    'reachedAfter',
  ];
  // Odds are computed beside the page, all but the chance in the answer; that one is timed above.
  const names = catalogue.lines.flatMap(({ name, line }) => (line.rule.startsWith('O') ? [] : [name]));
  const isMany = (name: string): boolean =>
    catalogue.line(name).line.per.some((dim) => ['sdr', 'month', 'quarter'].includes(dim));
  const many = names.filter((name) => isMany(name) || inDoubles.includes(name));
  const few = names.filter((name) => !many.includes(name) && !onDemand.includes(name));
  const program = compile(catalogue, many, ({ name }) => !many.includes(name));
  const scenario = scenarioOf();
  let sheet = planSheet(scenario);
  let turn = 0;
  const edit = (): void => {
    turn += 1;
    sheet = planSheet(
      withText(scenario, addressOf('tiers[].winRate', 't0'), `0.${200 + (turn % 100)}`),
      sheet,
    );
    for (const name of few) sheet.column(name);
    program(sheet);
  };
  report(
    `our plan, one win rate edited, ${TIERS} x ${SDRS} x ${MONTHS}, every line`,
    median(edit, 30),
    `all ${names.length - onDemand.length} lines, anew where the edit reaches them, exact where they decide`,
  );
  const same = compile(catalogue, SAME_LINES, (bound) => !isMany(bound.name));
  const editSame = (): void => {
    turn += 1;
    sheet = planSheet(
      withText(scenario, addressOf('tiers[].winRate', 't0'), `0.${200 + (turn % 100)}`),
      sheet,
    );
    same(sheet);
  };
  const ms = median(editSame, 30);
  report('our plan, the same edit, the lines that the workbook has', ms, SAME_LINES.join(', '));
  const season = median(() => {
    turn += 1;
    sheet = planSheet(withText(scenario, 'season.jan', `1.${100 + (turn % 100)}`), sheet);
    same(sheet);
  }, 30);
  report('our plan, a season weight edited, the same lines', season);
  return { rate: ms, season };
}

function scenarioOf(): Scenario {
  const blank = blankScenario('bench', '2027-01');
  const [empty] = blank.tiers;
  if (!empty) throw new Error('a blank plan has a tier');
  return {
    ...blank,
    period: { start: '2027-01', months: MONTHS },
    target: { arr: '20000000', sdrShare: '1' },
    tiers: Array.from({ length: TIERS }, (_, i) => ({
      ...empty, id: `t${i}`, name: `Tier ${i}`, seats: String(5 + 7 * i), price: '200', winRate: '0.2', arrShare: `1/${TIERS}`,
    })), // prettier-ignore
    roster: Array.from({ length: SDRS }, (_, i) => ({
      id: `s${i}`,
      name: `SDR ${i + 1}`,
      ...(i % 5 === 1 ? { start: `2027-0${1 + (i % 9)}` } : {}),
    })),
  };
}

/**
 * The same plan as a workbook: what every SDR creates of every tier in every month, what is won of it a month later, and the ARR
 * so far. It recomputes what the edit reaches and no more, as we do.
 */
function hyperFormula(report: Report, peers: Peers, ours: Ours): void {
  const cells: (string | number | null)[][] = [
    ...Array.from({ length: TIERS }, (_, t): (string | number)[] => [0.2, 1000 * (t + 1), 1.5]),
    Array.from({ length: 12 }, (_, m) => 1 + m / 100),
    Array.from({ length: MONTHS }, (_, m) => `=${column(m % 12)}$${TIERS + 1}`),
  ];
  const row = (t: number, s: number): number => TIERS + 3 + t * SDRS + s;
  for (let t = 0; t < TIERS; t += 1)
    for (let s = 0; s < SDRS; s += 1)
      cells.push(
        Array.from(
          { length: MONTHS },
          (_, m) =>
            `=$C$${t + 1}*${column(m)}$${TIERS + 2}*${Math.min(1, 0.25 * (1 + ((m + s) % 8)))}*$A$${t + 1}`,
        ),
      );
  const wins = row(TIERS, 0);
  for (let t = 0; t < TIERS; t += 1)
    cells.push(
      Array.from(
        { length: MONTHS },
        (_, m) =>
          `=$B$${t + 1}*12*SUM(${column(Math.max(0, m - 1))}${row(t, 0)}:${column(Math.max(0, m - 1))}${row(t, SDRS - 1)})`,
      ),
    );
  cells.push(Array.from({ length: MONTHS }, (_, m) => `=SUM($A$${wins}:${column(m)}$${wins + TIERS - 1})`));
  const book = peers.workbook(cells);
  let turn = 0;
  const last = { sheet: 0, col: MONTHS - 1, row: wins + TIERS - 1 };
  const edited = (col: number, row: number, value: () => number): number =>
    median(() => {
      turn += 1;
      book.setCellContents({ sheet: 0, col, row }, value());
      return book.getCellValue(last);
    }, 15);
  const all = (SDRS * TIERS + TIERS + 2) * MONTHS;
  const rate = edited(0, 0, () => 0.2 + (turn % 100) / 1000);
  report(
    'HyperFormula 3.5.0, the same win rate',
    rate,
    `${all} formulas in all; ${(rate / ours.rate).toFixed(1)} times ours`,
  );
  const season = edited(0, TIERS, () => 1 + (turn % 100) / 1000);
  report(
    'HyperFormula 3.5.0, the same season weight',
    season,
    `${(season / ours.season).toFixed(1)} times ours`,
  );
  book.destroy();
}

function column(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `A${letter}`;
}

function median(run: () => unknown, runs: number): number {
  warm(run);
  return middle(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );
}

/** Milliseconds of the process's CPU, all threads of it. */
function cpu(run: () => unknown, runs: number): number {
  run();
  return middle(
    Array.from({ length: runs }, () => {
      const start = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    }),
  );
}

async function cpuOf(run: () => Promise<unknown>, runs: number): Promise<number> {
  await run();
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return middle(times);
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}
