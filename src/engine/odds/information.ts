/**
 * The value of information: how much tighter the chance and the range of new ARR get with more history on one tier, and what
 * they would be if its rate were known exactly. Where it is taken as known, what they would be if it were known from so many
 * deals only. Every win counts, and whole quotas per SDR are held as handed out.
 */
import { addressOf, withText } from '../address.ts';
import type { Sheet } from '../formula/sheet.ts';
import { holdQuotas } from '../hold-quotas.ts';
import type { LineName } from '../lines/catalogue.ts';
import { fromDouble, Num, ONE, toDouble, withoutDust } from '../number.ts';
import { planSheet } from '../plan.ts';
import { isProblem } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import { beliefOfInterval } from './win-rate-belief.ts';

const TIMES = [2, 4, 10] as const;
const DEALS = [25, 50, 100, 200, 400] as const;
/** The most that may be typed as alpha or beta; a rate with more behind it is as good as known. */
const MOST_WEIGHT = 1_000_000;

/**
 * How the rate is known: as the plan has it, from so many times the closed deals at the same rate, from so many deals at the
 * plan's rate, or exactly. `closed` is the number of deals, where the rate is known from deals.
 */
export type HowKnown = Readonly<
  | { how: 'now'; closed: Num | null }
  | { how: 'times'; times: number; closed: Num | null }
  | { how: 'deals'; closed: Num }
  | { how: 'known'; closed: null }
>;

/**
 * The chance of the target and the new ARR that stays at or below with 10 and with 90 %, every win counted, and the interval
 * that holds the tier's win rate with 95 %; null where it cannot be computed.
 */
export type Known = HowKnown &
  Readonly<{
    chance: number | null;
    p10: number | null;
    p90: number | null;
    rateFrom: number | null;
    rateTo: number | null;
  }>;

/** As it is first, then with ever more history; one that is known exactly stands first where it is so now, else last. */
export type Information = Readonly<{ tier: string; isKnown: boolean; known: readonly Known[] }>;

/** What stands behind a rate, and the rate that it tends to with ever more of it. */
type Behind = Readonly<{
  rate: Num;
  closed: Num | null;
  times: (factor: number) => readonly [alpha: Num, beta: Num];
}>;
type Case = readonly [how: HowKnown, scenario: Scenario];

/**
 * Yields the part that is done, more than 0 and at most 1, after each way of knowing.
 * @param tier  its id
 * @param sheet of the scenario, where there is one
 * @returns one way only, that of now, where what is typed of the rate makes no sense
 * @throws Error for a tier that is not there
 */
export function* information(
  scenario: Scenario,
  tier: string,
  sheet: Sheet = planSheet(scenario),
): Generator<number, Information> {
  const held = holdQuotas(scenario, sheet);
  const heldSheet = planSheet(held, sheet);
  const isKnown = numAt(sheet, 'beliefAlpha', tier)?.isZero() === true;
  const behind = isKnown ? null : behindOf(sheet, tier);
  const cases: Case[] = [[{ how: 'now', closed: behind?.closed ?? null }, held]];
  if (behind) cases.push(...moreOf(held, tier, behind));
  const rate = isKnown ? numAt(sheet, 'baseWinRate', tier) : null;
  if (rate) cases.push(...lessOf(held, tier, rate));
  const known: Known[] = [];
  for (const [how, other] of cases) {
    known.push({ ...how, ...figuresOf(planSheet(other, heldSheet), tier) });
    yield known.length / cases.length;
  }
  return { tier, isKnown, known };
}

function moreOf(held: Scenario, tier: string, { rate, closed, times }: Behind): Case[] {
  return [
    ...TIMES.map((factor): Case => {
      const [alpha, beta] = times(factor);
      const isSure = Num.max(alpha, beta).gt(MOST_WEIGHT);
      return [
        { how: 'times', times: factor, closed: closed && closed.times(factor) },
        isSure ? exactly(held, tier, rate) : byShape(held, tier, alpha, beta),
      ];
    }),
    [{ how: 'known', closed: null }, exactly(held, tier, rate)],
  ];
}

function lessOf(held: Scenario, tier: string, rate: Num): Case[] {
  return DEALS.map((deals) => {
    const won = rate.times(deals);
    const past = { 'past.won': won.toString(), 'past.closed': String(deals), known: 'history' };
    return [{ how: 'deals', closed: new Num(deals) }, typed(held, tier, past)];
  });
}

/** What the tier's rate is known from, before the factors that it is multiplied by; null where that makes no sense. */
function behindOf(sheet: Sheet, tier: string): Behind | null {
  const pair = (first: LineName, second: LineName): readonly [Num, Num] | null => {
    const [a, b] = [numAt(sheet, first, tier), numAt(sheet, second, tier)];
    return a && b && [a, b];
  };
  const is = (flag: LineName): boolean => numAt(sheet, flag, tier)?.isZero() === false;
  if (numAt(sheet, 'beliefAlpha', tier) === null) return null;
  if (is('rateHistory')) {
    const past = pair('pastWon', 'pastClosed');
    if (!past || past[1].isZero()) return null;
    const [won, closed] = past;
    const shape = (count: Num, factor: number): Num => count.times(factor).plus('0.5');
    return {
      rate: won.div(closed),
      closed,
      times: (factor) => [shape(won, factor), shape(closed.minus(won), factor)],
    };
  }
  const weights = is('rateInterval')
    ? ofInterval(pair('rateLow', 'rateHigh'))
    : pair('rateAlpha', 'rateBetaShape');
  if (!weights) return null;
  const [alpha, beta] = weights;
  return {
    rate: alpha.div(alpha.plus(beta)),
    closed: null,
    times: (factor) => [alpha.times(factor), beta.times(factor)],
  };
}

function ofInterval(ends: readonly [Num, Num] | null): readonly [Num, Num] | null {
  const belief = ends && beliefOfInterval(toDouble(ends[0]), toDouble(ends[1]));
  return belief?.kind === 'beta' ? [fromDouble(belief.alpha), fromDouble(belief.beta)] : null;
}

function exactly(held: Scenario, tier: string, rate: Num): Scenario {
  return typed(held, tier, { winRate: rateText(rate), known: undefined });
}

/** The rate that planned ARR goes by stays as it is. */
function byShape(held: Scenario, tier: string, alpha: Num, beta: Num): Scenario {
  return typed(held, tier, {
    known: 'beta',
    'shape.alpha': alpha.toString(),
    'shape.beta': beta.toString(),
  });
}

function typed(held: Scenario, tier: string, texts: Readonly<Record<string, string | undefined>>): Scenario {
  return Object.entries(texts).reduce(
    (plan, [field, text]) => withText(plan, addressOf(`tiers[].${field}`, tier), text),
    held,
  );
}

function rateText(rate: Num): string {
  return withoutDust(Num.min(ONE, rate), 30).toString();
}

function figuresOf(sheet: Sheet, tier: string): Omit<Known, keyof HowKnown> {
  const figure = (line: LineName, at = {}): number | null => {
    const value = sheet.value(line, at);
    return isProblem(value) ? null : toDouble(value);
  };
  return {
    chance: figure('chanceAll'),
    p10: figure('arrQuantile', { quantile: 'p10' }),
    p90: figure('arrQuantile', { quantile: 'p90' }),
    rateFrom: figure('rateFrom', { tier }),
    rateTo: figure('rateTo', { tier }),
  };
}

function numAt(sheet: Sheet, line: LineName, tier: string): Num | null {
  const value = sheet.value(line, { tier });
  return isProblem(value) ? null : value;
}
