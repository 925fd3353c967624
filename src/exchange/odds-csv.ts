/**
 * What moving inputs does, as CSV for people: the tornado with a row for each input, a curve with one for each value, and a table
 * of two inputs. Each starts with a byte order mark, as Excel asks for one, and says that quotas were held. Numbers are as
 * in `peopleCsv`; what cannot be computed is `n/a`.
 */
import { inputOf } from '../engine/input-at.ts';
import { catalogue, LINES } from '../engine/lines/catalogue.ts';
import { memberName } from '../engine/members.ts';
import { fromDouble, type Num } from '../engine/number.ts';
import type { Axis } from '../engine/odds/axis.ts';
import type { Lever } from '../engine/odds/levers.ts';
import { OUTCOMES, type Outcome } from '../engine/odds/moved.ts';
import type { Curve, Table } from '../engine/odds/table.ts';
import { sortBySwing, swingOf, type Tornado } from '../engine/odds/tornado.ts';
import type { Scenario } from '../engine/scenario.ts';
import { BYTE_ORDER_MARK, csvText } from './csv.ts';
import { csvFigures, isMoney } from './csv-figure.ts';
import { createFormat } from './format.ts';

const ALL: readonly Outcome[] = ['planned', 'landed', 'chance'];
const HELD = 'Whole quotas per SDR are held as handed out';
const NONE = 'n/a';
const ENDS: Readonly<Record<Lever['from'], string>> = {
  typed: 'typed',
  history: '95% interval',
  tenth: '10%',
};
const UNITS_SHOWN: readonly string[] = ['days', 'months'];

/**
 * The inputs with the largest swing of `outcome` first. Columns: input, tier, its value now, low and high, where the ends come
 * from, and for each outcome what it is at low and at high and the swing between.
 * @param scenario that the tornado is of
 * @param locale   whose spreadsheet will open it, BCP 47
 */
export function tornadoCsv(
  scenario: Scenario,
  { now, bars }: Tornado,
  outcome: Outcome,
  locale: string,
): string {
  const write = writer(scenario, locale);
  const heads = ALL.flatMap((one) => [
    `${write.heading(one)} at low`,
    `${write.heading(one)} at high`,
    one === 'chance' ? `${write.heading(one)}, swing in points` : `${write.heading(one)}, swing`,
  ]);
  const rows = sortBySwing(bars, outcome).map((bar) => {
    const { lever } = bar;
    const [low, current, high] = [lever.low, lever.current, lever.high].map((value) =>
      write.input(lever.address, value),
    );
    return [
      write.label(lever.address),
      write.tier(lever.address),
      current ?? '',
      low ?? '',
      high ?? '',
      ENDS[lever.lowIsTyped ? 'typed' : lever.from],
      ENDS[lever.highIsTyped ? 'typed' : lever.from],
      ...ALL.flatMap((one) => [
        write.figure(bar.low[one], one),
        write.figure(bar.high[one], one),
        write.swing(swingOf(bar, one), one),
      ]),
    ];
  });
  return write.csv([
    ...write.opening(),
    ['Sorted by', LINES[OUTCOMES[outcome]].label],
    ...ALL.map((one) => [`${write.heading(one)} now`, write.figure(now[one], one)]),
    [],
    ['Input', 'Tier', 'Now', 'Low', 'High', 'Low from', 'High from', ...heads],
    ...rows,
  ]);
}

/** The outcome at each value of the input. */
export function curveCsv(scenario: Scenario, { axis, outcome, now, figures }: Curve, locale: string): string {
  const write = writer(scenario, locale);
  return write.csv([
    ...write.opening(),
    [`${write.heading(outcome)} now`, write.figure(now, outcome)],
    [],
    [write.axis(axis), write.heading(outcome)],
    ...axis.values.map((value, i) => [
      write.input(axis.address, value),
      write.figure(figures[i] ?? null, outcome),
    ]),
  ]);
}

/** The outcome at each pair of values: `x` runs across, `y` down. */
export function tableCsv(scenario: Scenario, { x, y, outcome, now, rows }: Table, locale: string): string {
  const write = writer(scenario, locale);
  return write.csv([
    ...write.opening(),
    [`${write.heading(outcome)} now`, write.figure(now, outcome)],
    ['Across', write.axis(x)],
    ['Down', write.axis(y)],
    [],
    [write.heading(outcome), ...x.values.map((value) => write.input(x.address, value))],
    ...y.values.map((value, i) => [
      write.input(y.address, value),
      ...(rows[i] ?? []).map((figure) => write.figure(figure, outcome)),
    ]),
  ]);
}

/** How the inputs and outcomes of a plan are written for a locale. */
function writer(scenario: Scenario, locale: string) {
  const figures = csvFigures(locale);
  const { minorUnits } = createFormat({ locale, currency: scenario.currency });
  const found = (address: string) => {
    const input = inputOf(catalogue, address);
    if (!input) throw new RangeError(`no input stands at ${address}`);
    // what is typed for a cycle takes the place of the one that is assumed
    return { line: input.bound.name === 'cycleGiven' ? LINES.cycleDays : input.bound.line, at: input.at };
  };
  const label = (address: string): string => {
    const { line } = found(address);
    if (isMoney(line.unit)) return `${line.label} (${scenario.currency})`;
    return UNITS_SHOWN.includes(line.unit) ? `${line.label} (${line.unit})` : line.label;
  };
  const tier = (address: string): string => {
    const id = found(address).at.tier;
    return id === undefined ? '' : memberName(scenario, 'tier', id);
  };
  const unitOf = (outcome: Outcome) => LINES[OUTCOMES[outcome]].unit;
  const figure = (value: number | null, outcome: Outcome): string =>
    value === null ? NONE : figures.figure(fromDouble(value), unitOf(outcome), minorUnits);
  return {
    label,
    tier,
    figure,
    axis: ({ address }: Axis): string =>
      [label(address), tier(address)].filter((part) => part !== '').join(', '),
    input: (address: string, value: Num): string =>
      figures.figure(value, found(address).line.unit, minorUnits),
    heading: (outcome: Outcome): string => {
      const { label, unit } = LINES[OUTCOMES[outcome]];
      return isMoney(unit) ? `${label} (${scenario.currency})` : label;
    },
    swing: (value: number | null, outcome: Outcome): string =>
      value !== null && outcome === 'chance' ? figures.points(fromDouble(value)) : figure(value, outcome),
    opening: (): string[][] => [
      ['Scenario', scenario.name],
      ['Quotas', HELD],
    ],
    csv: (rows: readonly (readonly string[])[]): string => BYTE_ORDER_MARK + csvText(rows, figures.delimiter),
  };
}
