/**
 * What a user would ask for the same chances instead, installed on demand into a temporary folder: it is no part of the
 * project. Each peer answers P(ARR >= target) of tiers by sampling, the way the tool itself does.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pmf } from '../../src/engine/odds/pmf.ts';

const PACKAGES = ['@quri/squiggle-lang@0.10.0', 'mathjs@15.2.0', 'jstat@1.9.6', 'hyperformula@3.5.0'];
const PATIENCE = 180_000;

export type SampledTier = Readonly<{ arr: number; opps: number; rate: number; pmf: Pmf }>;

type Squiggle = {
  run: (
    code: string,
    options: { environment: { sampleCount: number; xyPointLength: number; seed: string } },
  ) => Promise<{ result: { ok: boolean; value?: { result: { value: number } } } }>;
};
type Compiled = { evaluate: (scope: Record<string, number>) => number };
type Mathjs = { compile: (formula: string) => Compiled };
type Jstat = { jStat: { mean: (all: readonly number[]) => number } };
export type Workbook = {
  setCellContents: (at: { sheet: number; col: number; row: number }, value: number) => unknown;
  getCellValue: (at: { sheet: number; col: number; row: number }) => unknown;
  destroy: () => void;
};
type HyperFormulaModule = {
  HyperFormula: {
    buildFromArray: (cells: readonly (readonly (string | number | null)[])[], options: object) => Workbook;
  };
};

export type Peers = Readonly<{
  squiggle: (tiers: readonly SampledTier[], target: number, samples: number) => Promise<number>;
  guesstimate: (tiers: readonly SampledTier[], target: number, samples: number) => number;
  workbook: (cells: readonly (readonly (string | number | null)[])[]) => Workbook;
  remove: () => void;
}>;

/** @returns what keeps them from being asked, where the registry cannot be reached */
export async function installPeers(): Promise<Peers | string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'odds-peers-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-save'];
  const { status, stderr } = spawnSync('npm', ['install', '--prefix', folder, ...flags, ...PACKAGES], {
    timeout: PATIENCE,
    encoding: 'utf8',
  });
  if (status !== 0) {
    remove();
    return `the peers could not be installed (${stderr.trim().split('\n').at(-1) ?? 'npm did not answer'}): only ours is timed`;
  }
  const load = createRequire(path.join(folder, 'peers.js'));
  const squiggleFile = path.join(folder, 'node_modules/@quri/squiggle-lang/dist/index.js');
  const squiggle = (await import(/* @vite-ignore */ pathToFileURL(squiggleFile).href)) as Squiggle;
  const mathjs = load('mathjs') as Mathjs;
  const { jStat } = load('jstat') as Jstat;
  const { HyperFormula } = load('hyperformula') as HyperFormulaModule;
  return {
    squiggle: (tiers, target, samples) => bySquiggle(squiggle, tiers, target, samples),
    guesstimate: (tiers, target, samples) => byGuesstimate(mathjs, jStat.mean, tiers, target, samples),
    workbook: (cells) => HyperFormula.buildFromArray(cells, { licenseKey: 'gpl-v3' }),
    remove,
  };
}

async function bySquiggle(
  { run }: Squiggle,
  tiers: readonly SampledTier[],
  target: number,
  samples: number,
): Promise<number> {
  const sum = tiers
    .map(({ arr, opps, rate }) => `${arr} * Danger.binomialDist(${opps}, ${rate})`)
    .join(' + ');
  const environment = { sampleCount: samples, xyPointLength: 1000, seed: 'odds' };
  const { result } = await run(`arr = ${sum}\n1 - cdf(arr, ${target - 1})`, { environment });
  if (!result.ok || !result.value) throw new Error('Squiggle gave no answer');
  return result.value.result.value;
}

/** Cells of samples: a tier's wins are drawn, the ARR is a formula, and whether it suffices another, evaluated sample by sample. */
function byGuesstimate(
  { compile }: Mathjs,
  mean: (all: readonly number[]) => number,
  tiers: readonly SampledTier[],
  target: number,
  samples: number,
): number {
  const cells = tiers.map(({ pmf }) => {
    const table = cumulated(pmf);
    return Array.from({ length: samples }, () => pmf.from + placeIn(table, Math.random()));
  });
  const sum = compile(tiers.map(({ arr }, i) => `${arr} * w${i}`).join(' + '));
  const arrs = Array.from({ length: samples }, (_, at) =>
    sum.evaluate(Object.fromEntries(cells.map((cell, i) => [`w${i}`, cell[at] ?? 0]))),
  );
  const hit = compile(`arr >= ${target} ? 1 : 0`);
  return mean(arrs.map((arr) => hit.evaluate({ arr })));
}

function cumulated({ mass }: Pmf): Float64Array {
  let sum = 0;
  return mass.map((m) => (sum += m));
}

function placeIn(table: Float64Array, u: number): number {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((table[middle] ?? 1) < u) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Plain sampling: one look into an alias table (Walker, Vose) per tier, and a sum. */
export function byAliasTables(tiers: readonly SampledTier[], target: number, samples: number): number {
  const tables = tiers.map(({ pmf }) => aliasTable(pmf.mass));
  let hits = 0;
  for (let turn = 0; turn < samples; turn += 1) {
    let sum = 0;
    for (let i = 0; i < tiers.length; i += 1) {
      const tier = tiers[i];
      const table = tables[i];
      if (!tier || !table) continue;
      const u = Math.random() * table.keep.length;
      const at = Math.floor(u);
      sum += tier.arr * (tier.pmf.from + (u - at < (table.keep[at] ?? 1) ? at : (table.alias[at] ?? at)));
    }
    if (sum >= target) hits += 1;
  }
  return hits / samples;
}

function aliasTable(mass: Float64Array): { keep: Float64Array; alias: Int32Array } {
  const keep = mass.map((m) => m * mass.length);
  const alias = Int32Array.from(mass, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  keep.forEach((k, i) => (k < 1 ? small : large).push(i));
  for (
    let s = small.pop(), l = large.pop();
    s !== undefined && l !== undefined;
    s = small.pop(), l = large.pop()
  ) {
    alias[s] = l;
    keep[l] = (keep[l] ?? 0) + (keep[s] ?? 0) - 1;
    ((keep[l] ?? 0) < 1 ? small : large).push(l);
  }
  return { keep, alias };
}
