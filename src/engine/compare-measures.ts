/**
 * What is compared: the inputs and results of the plan as a whole and of each deal tier, each with what a scenario holds
 * there. Figures over people, months and the like are told by their sums and are no measures of their own.
 */
import { addressAt, addressOf, textAt } from './address.ts';
import type { Held } from './compare-held.ts';
import type { ChoiceLine, InputLine, Line } from './formula/line.ts';
import type { Sheet } from './formula/sheet.ts';
import type { UnitName } from './formula/unit.ts';
import { LINES } from './lines/catalogue.ts';
import { CORE_LINES } from './lines/core.ts';
import type { MatchedTier } from './match-tiers.ts';
import { isProblem } from './problem.ts';
import type { LagKind, RateKnown, Scenario } from './scenario.ts';

/** A scenario with its sheet, and its place among those compared. */
export type Side = Readonly<{ scenario: Scenario; sheet: Sheet; place: number }>;

export type Measure = Readonly<{
  id: string;
  section: 'inputs' | 'results';
  label: string;
  /** The name of the deal tier that it belongs to. */
  tier?: string;
  /** What it is made of: figures of a unit, a month as in 2027-01, or words. */
  unit: UnitName | 'month' | 'words';
  better?: Line['better'];
  /** The id of the input that it is the same as, unless a roster or factors say otherwise. */
  twin?: string;
  heldIn: (side: Side) => Held;
}>;

type Named<L extends Line> = Readonly<{ name: string; line: L }>;

/** What is asked first of a plan; the other results follow in the order of the catalogue. */
const FIRST = ['sdrOpps', 'sdrMrr', 'sdrHandedMrr', 'sdrMonthOpps', 'plannedArr', 'overshootArr'];

/** Steps on the way to other figures, which say nothing by themselves. */
const STEPS: ReadonlySet<string> = new Set([
  ...['countedTarget', 'countedOppArr', 'noMrr', 'landedMixArr', 'tierWeights', 'seasonSum', 'seasonAll'],
  ...['beliefAlpha', 'beliefBeta', 'chanceLeast', 'chanceMost', 'byTotal', 'bufferInAll'],
  ...['canPerUnit', 'stays', 'horizonMonths', 'monthsOfMargin', 'periodYears', 'expandedArr', 'churnedArr'],
]);

/** Choices are told by their words, so their names ask instead of stating one of them. */
const LABELS: Readonly<Record<string, string>> = {
  roundEach: 'Who rounds up',
  byOpps: 'What tiers share',
  hasRoster: 'Who counts',
  byLanded: 'Which wins count',
  canUpsell: 'Room to sell more',
};

/** Results beside the inputs that they take the place of. */
const TWINS: Readonly<Record<string, string>> = { sdrs: 'typedSdrs', winRate: 'baseWinRate' };

/** What a tier holds as one of several ways, where lines ask of each whether it is the one. */
const WAYS: Readonly<
  Record<'lag' | 'known', Readonly<{ label: string; words: Readonly<Record<string, string>> }>>
> = {
  lag: {
    label: 'How deals close',
    words: {
      '': 'after a cycle in days',
      days: 'after a cycle in days',
      gamma: 'by a mean and a spread',
      curve: 'by a curve of months',
      cohorts: 'by close rates of quarters',
    } satisfies Record<LagKind | '', string>,
  },
  known: {
    label: 'How the win rate is known',
    words: {
      '': 'exactly',
      history: 'from closed deals',
      interval: 'as an interval',
      beta: 'by alpha and beta',
    } satisfies Record<RateKnown | '', string>,
  },
};
const OF_WAYS: readonly string[] = Object.keys(WAYS).map((field) => `tiers[].${field}`);

/** The first month, which `inputsOfPlan` tells as it stands in the document, and what runs over more than tiers. */
const isLeftOut = ({ per, unit }: Line): boolean => unit === 'date' || per.some((dim) => dim !== 'tier');
const lines = Object.entries<Line>(LINES).flatMap(([name, line]) =>
  isLeftOut(line) ? [] : [{ name, line }],
);
const typed = lines.flatMap(({ name, line }): Named<InputLine | ChoiceLine>[] =>
  (line.kind === 'input' || line.kind === 'choice') && !OF_WAYS.includes(line.key) ? [{ name, line }] : [],
);
const results = lines
  .filter(
    ({ name, line }) =>
      (line.kind === 'formula' || line.kind === 'algorithm') && !line.advice && !STEPS.has(name),
  )
  .toSorted((a, b) => rankOf(a) - rankOf(b));

/** The inputs of the plan and of each tier, then the results of the plan, then those of each tier in turn. */
export function measures(tiers: readonly MatchedTier[]): Measure[] {
  return [
    ...inputsOfPlan(),
    ...tiers.map(nameOf),
    ...inputsOf(tiers),
    ...tiers.map((tier) => wayOf(tier, 'lag')),
    ...tiers.map((tier) => wayOf(tier, 'known')),
    ...resultsOfPlan(),
    ...resultsOf(tiers),
  ];
}

function inputsOfPlan(): Measure[] {
  return [
    ofDocument('currency', 'Currency', 'words'),
    ofDocument('period.start', 'First month', 'month'),
    ...typed
      .filter(({ line }) => line.per.length === 0)
      .map(({ name, line }) => ({
        ...common(name, line, 'inputs'),
        label: LABELS[name] ?? line.label,
        heldIn: (side: Side) => typedIn(side, name, line),
      })),
  ];
}

function inputsOf(tiers: readonly MatchedTier[]): Measure[] {
  return typed
    .filter(({ line }) => line.per.length > 0)
    .flatMap(({ name, line }) =>
      tiers.map((tier) => ({
        ...common(name, line, 'inputs', tier),
        heldIn: inTier(tier, (side, id) => typedIn(side, name, line, id)),
      })),
    );
}

function resultsOfPlan(): Measure[] {
  return results
    .filter(({ line }) => line.per.length === 0)
    .map(({ name, line }) => ({
      ...common(name, line, 'results'),
      heldIn: ({ sheet }: Side) => figure(sheet, name),
    }));
}

function resultsOf(tiers: readonly MatchedTier[]): Measure[] {
  const ofTier = results.filter(({ line }) => line.per.length > 0);
  return tiers.flatMap((tier) =>
    ofTier.map(({ name, line }) => ({
      ...common(name, line, 'results', tier),
      heldIn: inTier(tier, ({ sheet }, id) => figure(sheet, name, id)),
    })),
  );
}

function common(
  name: string,
  line: Line,
  section: Measure['section'],
  tier?: MatchedTier,
): Omit<Measure, 'heldIn'> {
  return {
    id: tier ? `${name}[${tier.key}]` : name,
    section,
    label: line.label,
    unit: line.kind === 'choice' ? 'words' : line.unit,
    ...(tier && { tier: tier.name }),
    ...(line.better && { better: line.better }),
    ...(TWINS[name] !== undefined && { twin: tier ? `${TWINS[name]}[${tier.key}]` : TWINS[name] }),
  };
}

function nameOf(tier: MatchedTier): Measure {
  return {
    id: `name[${tier.key}]`,
    section: 'inputs',
    label: 'Name of the tier',
    tier: tier.name,
    unit: 'words',
    heldIn: inTier(tier, ({ scenario }, id) => words(scenario, addressOf('tiers[].name', id))),
  };
}

function wayOf(tier: MatchedTier, field: keyof typeof WAYS): Measure {
  const { label, words } = WAYS[field];
  return {
    id: `${field}[${tier.key}]`,
    section: 'inputs',
    label,
    tier: tier.name,
    unit: 'words',
    heldIn: inTier(tier, ({ scenario }, id) => ({
      kind: 'words',
      words: words[scenario.tiers.find((one) => one.id === id)?.[field] ?? ''] ?? '',
    })),
  };
}

/** What the document itself holds where no line reads it. */
function ofDocument(address: string, label: string, unit: 'words' | 'month'): Measure {
  return { id: address, section: 'inputs', label, unit, heldIn: ({ scenario }) => words(scenario, address) };
}

function inTier(tier: MatchedTier, held: (side: Side, id: string) => Held): Measure['heldIn'] {
  return (side) => {
    const id = tier.ids[side.place];
    return id === undefined ? { kind: 'absent' } : held(side, id);
  };
}

function typedIn({ scenario, sheet }: Side, name: string, line: InputLine | ChoiceLine, tier?: string): Held {
  const at = tier === undefined ? {} : { tier };
  if (line.kind === 'input' && line.optional && sheet.isBlank(name, at)) return { kind: 'blank' };
  const held = figure(sheet, name, tier);
  if (held.kind === 'problem') return { ...held, typed: textAt(scenario, addressAt(line, at)) ?? '' };
  if (line.kind === 'input' || held.kind !== 'figure') return held;
  return { kind: 'words', words: held.value.isZero() ? line.words.no : line.words.yes };
}

function figure(sheet: Sheet, name: string, tier?: string): Held {
  const value = sheet.value(name, tier === undefined ? {} : { tier });
  if (!isProblem(value)) return { kind: 'figure', value };
  const isUntyped = value.code === '#N/A' && !Object.hasOwn(CORE_LINES, name);
  return { kind: 'problem', say: value.say, ...(isUntyped && { untyped: true }) };
}

function words(scenario: Scenario, address: string): Held {
  return { kind: 'words', words: textAt(scenario, address) ?? '' };
}

function rankOf({ name }: Named<Line>): number {
  const place = FIRST.indexOf(name);
  return place < 0 ? FIRST.length : place;
}
