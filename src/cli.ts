/**
 * The headless door: evaluates scenario files through the same engine as the app and prints one JSON document a line,
 * or the CSV that the app exports for machines.
 */
import type { Sheet } from './engine/formula/sheet.ts';
import type { At, Dim } from './engine/formula/tree.ts';
import { planSheet } from './engine/plan.ts';
import { isProblem } from './engine/problem.ts';
import type { Scenario } from './engine/scenario.ts';
import { machineCsv } from './exchange/csv.ts';
import { plain } from './exchange/plain.ts';
import { openScenario } from './exchange/scenario-file.ts';

/** What the program needs of its surroundings. `read` rejects where there is no such file. */
export type Io = Readonly<{
  read(path: string): Promise<string>;
  out(line: string): void;
  err(line: string): void;
}>;

/** A line's figures: a decimal or a problem at the innermost, an object by member id for each dimension around it. */
type Figures = string | Readonly<{ problem: string }> | { readonly [member: string]: Figures };

const USAGE = 'usage: npm run --silent plan -- [--csv] FILE…';

/** @returns the exit status: 0 if all files were read, 1 if some were not, 2 if the arguments make no sense */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('-'));
  const files = args.filter((arg) => !arg.startsWith('-'));
  const unknown = options.find((option) => option !== '--csv');
  if (unknown !== undefined) io.err(`unknown option ${unknown}`);
  if (unknown !== undefined || files.length === 0) {
    io.err(USAGE);
    return 2;
  }
  let status = 0;
  for (const file of files) {
    const opened = await open(file, io);
    if (opened.ok) {
      const sheet = planSheet(opened.scenario);
      io.out(options.length > 0 ? machineCsv(opened.scenario, sheet) : planJson(file, sheet));
    } else {
      io.err(`${file}: ${opened.key}: ${opened.reason}`);
      status = 1;
    }
  }
  return status;
}

type Opened = { ok: true; scenario: Scenario } | { ok: false; key: string; reason: string };

async function open(file: string, io: Io): Promise<Opened> {
  let text: string;
  try {
    text = await io.read(file);
  } catch (error) {
    return { ok: false, key: 'the file', reason: reasonOf(error) };
  }
  let next = 1;
  return openScenario(text, () => `id${next++}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? `cannot be read (${error instanceof Error ? error.message : String(error)})`;
}

/** All computed lines of a sheet as one line of JSON. */
function planJson(file: string, sheet: Sheet): string {
  const computed = sheet.catalogue.lines.filter(
    ({ line }) => line.kind === 'formula' || line.kind === 'algorithm',
  );
  const lines = computed.map(
    ({ name, line: { unit, per } }) => [name, { unit, per, value: figures(sheet, name, per, {}) }] as const,
  );
  return JSON.stringify({ file, lines: Object.fromEntries(lines), odds: oddsOf(sheet) });
}

/**
 * How likely the plan is, by the wins that set its quota: the chance of the target, what new ARR stays at or below with 10, 50
 * and 90 %, its mean, and by confidence the opportunities per SDR that are so sure.
 */
function oddsOf(sheet: Sheet): Readonly<Record<string, Figures>> {
  const landed = sheet.value('byLanded');
  const isLanded = !isProblem(landed) && !landed.isZero();
  const one = (name: string, at: At = {}): Figures => figures(sheet, name, [], at);
  const arr = (quantile: string): Figures => one(isLanded ? 'insideQuantile' : 'arrQuantile', { quantile });
  const quotaFor = sheet.members('level').flatMap((level): [string, Figures][] => {
    const wanted = sheet.value('levelChance', { level });
    return isProblem(wanted) ? [] : [[plain(wanted), one('sureSdrOpps', { level })]];
  });
  return {
    chance: one('chanceOfTarget'),
    p10: arr('p10'),
    p50: arr('p50'),
    p90: arr('p90'),
    mean: one(isLanded ? 'insideMean' : 'arrMean'),
    quotaFor: Object.fromEntries(quotaFor),
  };
}

function figures(sheet: Sheet, name: string, [dim, ...inner]: readonly Dim[], at: At): Figures {
  if (dim === undefined) {
    const value = sheet.value(name, at);
    return isProblem(value) ? { problem: value.say } : plain(value);
  }
  // From entries, so that a member called __proto__ is a member like any other.
  return Object.fromEntries(
    sheet.members(dim).map((member) => [member, figures(sheet, name, inner, { ...at, [dim]: member })]),
  );
}
