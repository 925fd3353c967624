/** The handbook reader: the rules by id, each with its formula, its meaning and the figures of worked plans. */
import type { BoundLine, Catalogue } from './bind.ts';
import type { Line } from './line.ts';
import { print } from './print.ts';
import type { Sheet } from './sheet.ts';
import type { Dim } from './tree.ts';
import type { UnitName } from './unit.ts';
import type { Value } from '../problem.ts';

/** One rule. `how` is a formula, a note, a constant, or what may be typed; `worked` its figures, one list a sheet. */
export type Rule = Readonly<{
  id: string;
  name: string;
  label: string;
  means: string;
  unit: string;
  per: readonly Dim[];
  how: string;
  /** Which way is good news in a comparison, where it takes a side. */
  better?: Line['better'];
  worked: readonly (readonly Value[])[];
}>;

const UNIT_WORDS: Readonly<Record<UnitName, string>> = {
  arr: 'ARR, money a year',
  mrr: 'MRR, money a month',
  mrrPerMonth: 'MRR to create a month',
  price: 'money a seat and month',
  count: 'a count',
  countPerMonth: 'a count a month',
  rate: 'a rate',
  months: 'months',
  monthsPerYear: 'months a year',
  weight: 'a weight',
  effort: 'effort',
  monthIndex: 'months since the first',
  date: 'a calendar month',
  money: 'money',
  moneyPerYear: 'money a year',
  hours: 'hours',
  hoursPerDay: 'hours a working day',
  days: 'days',
  minutes: 'minutes',
  minutesPerHour: 'minutes an hour',
  years: 'years',
  multiple: 'a multiple',
  flag: 'yes or no',
};

/**
 * @param sheets worked plans, whose figures stand with every rule
 * @param limits says what may be typed into an input, in words
 * @returns every line, each after those it needs
 */
export function handbook(
  catalogue: Catalogue,
  sheets: readonly Sheet[],
  limits: (line: Extract<Line, { kind: 'input' }>) => string,
): Rule[] {
  return catalogue.lines.map((bound) => ({
    id: bound.line.rule,
    name: bound.name,
    label: bound.line.label,
    means: bound.line.means,
    unit: UNIT_WORDS[bound.line.unit],
    per: bound.line.per,
    how: howOf(bound, limits),
    ...(bound.line.better && { better: bound.line.better }),
    worked: sheets.map((sheet) => sheet.cells(bound.name).map(({ value }) => value)),
  }));
}

function howOf(
  { line, tree }: BoundLine,
  limits: (line: Extract<Line, { kind: 'input' }>) => string,
): string {
  switch (line.kind) {
    case 'formula':
      return tree ? print(tree) : line.formula;
    case 'algorithm':
      return line.note;
    case 'constant':
      return line.value;
    case 'choice':
      return `1 where ${line.words.yes}, 0 where ${line.words.no}`;
    case 'input':
      return `Typed: ${limits(line)}.`;
  }
}
