/**
 * Levers: the inputs that are moved between a low and a high end, one at a time, to see what the plan rests on. An end is what
 * was typed for it; else, for a win rate that is not known exactly, that of the interval that holds it with 95 %; else a tenth
 * below or above.
 */
import { addressAt } from '../address.ts';
import type { InputLine } from '../formula/line.ts';
import type { Sheet } from '../formula/sheet.ts';
import type { At } from '../formula/tree.ts';
import { UNITS } from '../formula/unit.ts';
import { LINES } from '../lines/catalogue.ts';
import { Num, ONE } from '../number.ts';
import { isProblem } from '../problem.ts';
import type { Scenario } from '../scenario.ts';

const OF_PLAN = ['targetArr', 'sdrShare', 'attainment', 'typedSdrs'] as const;
const OF_TIER = [
  'seats',
  'price',
  'baseWinRate',
  'stakeholderFactor',
  'procurementFactor',
  'securityFactor',
  'cycleGiven',
  'gammaMean',
  'gammaSpread',
  'openMrr',
  'openRate',
] as const;

/** The name of an input that can be moved. */
export type LeverName = (typeof OF_PLAN)[number] | (typeof OF_TIER)[number];

/**
 * An input with its value now and the ends that it is moved to; these are as typed, even where the low one is above the high.
 * `from` says where an end comes from that was not typed; it is `typed` where both were.
 */
export type Lever = Readonly<{
  address: string;
  line: LeverName;
  at: At;
  current: Num;
  low: Num;
  high: Num;
  from: 'typed' | 'history' | 'tenth';
  lowIsTyped: boolean;
  highIsTyped: boolean;
}>;

type Ends = Readonly<{ low: Num; high: Num; from: 'history' | 'tenth' }>;

/** Ways of closing that take no cycle in days. */
const OTHER_LAGS = ['lagGamma', 'lagCurve', 'lagCohorts'] as const;
const TENTH = new Num('0.1');

/**
 * The inputs that count in this plan, those of the plan first and then those of each tier. What is blank, cannot be read or
 * is 0 with no end typed is left out, as are a headcount where the roster counts and cycles of a way that the tier does not
 * close in; a cycle in days counts though it is assumed.
 * @param sheet of the scenario
 */
export function leversOf(scenario: Scenario, sheet: Sheet): Lever[] {
  const places = [
    ...OF_PLAN.map((line) => ({ line, at: {} })),
    ...scenario.tiers.flatMap(({ id }) => OF_TIER.map((line) => ({ line, at: { tier: id } }))),
  ];
  return places.flatMap(({ line, at }) => {
    const lever = leverAt(sheet, line, at);
    return lever ? [lever] : [];
  });
}

function leverAt(sheet: Sheet, line: LeverName, at: At): Lever | null {
  const current = currentOf(sheet, line, at);
  if (!current) return null;
  const low = valueAt(sheet, `${line}Low`, at);
  const high = valueAt(sheet, `${line}High`, at);
  if (current.isZero() && !low && !high) return null;
  const ends = intervalOf(sheet, line, at) ?? tenthsOf(line, current);
  return {
    address: addressAt(LINES[line], at),
    line,
    at,
    current,
    low: low ?? ends.low,
    high: high ?? ends.high,
    from: low && high ? 'typed' : ends.from,
    lowIsTyped: low !== null,
    highIsTyped: high !== null,
  };
}

/** The value now; null where the input has none, or does not count. */
function currentOf(sheet: Sheet, line: LeverName, at: At): Num | null {
  const is = (flag: string): boolean => valueAt(sheet, flag, at)?.isZero() === false;
  switch (line) {
    case 'typedSdrs':
      return is('hasRoster') ? null : valueAt(sheet, line, at);
    case 'cycleGiven':
      return OTHER_LAGS.some(is) ? null : valueAt(sheet, 'cycleDays', at);
    case 'gammaMean':
    case 'gammaSpread':
      return is('lagGamma') ? valueAt(sheet, line, at) : null;
    case 'openRate':
      return is('openMrr') ? valueAt(sheet, line, at) : null;
    default:
      return valueAt(sheet, line, at);
  }
}

/** The interval of an uncertain win rate, before the factors that it is multiplied by. */
function intervalOf(sheet: Sheet, line: LeverName, at: At): Ends | null {
  if (line !== 'baseWinRate' || !valueAt(sheet, 'beliefAlpha', at)?.gt(0)) return null;
  const [from, to] = [valueAt(sheet, 'rateFrom', at), valueAt(sheet, 'rateTo', at)];
  const [base, rate] = [valueAt(sheet, line, at), valueAt(sheet, 'winRate', at)];
  if (!from || !to || !base || !rate) return null;
  const factor = rate.div(base);
  const [low, high] = [from.div(factor), to.div(factor)].map((end) => within(LINES[line], end));
  return low && high ? { low, high, from: 'history' } : null;
}

function tenthsOf(line: LeverName, current: Num): Ends {
  const [low, high] = [current.times(ONE.minus(TENTH)), current.times(ONE.plus(TENTH))];
  if (line === 'typedSdrs') {
    // Whole people, and at least one of them; who has no one to take away stays.
    const fewer = Num.max(ONE, Num.min(low.round(), current.minus(1).floor()));
    const more = Num.max(high.round(), current.plus(1).ceil());
    return { low: Num.min(current, fewer), high: within(LINES[line], more), from: 'tenth' };
  }
  return { low: within(LINES[line], low), high: within(LINES[line], high), from: 'tenth' };
}

/** The nearest value that may be typed; a bound that is excluded gives way by a step of the unit. */
function within({ limits, unit }: InputLine, x: Num): Num {
  const { above, atLeast, atMost } = limits;
  const isBelow = above === undefined ? x.lt(atLeast ?? 0) : x.lte(above);
  if (isBelow) return above === undefined ? new Num(atLeast ?? 0) : new Num(above).plus(UNITS[unit].step);
  return atMost === undefined ? x : Num.min(x, atMost);
}

function valueAt(sheet: Sheet, line: string, at: At): Num | null {
  const { per } = sheet.catalogue.line(line).line;
  const value = sheet.value(line, per.length === 0 ? {} : at);
  return isProblem(value) ? null : value;
}
