/**
 * The odds of a plan in one go: the lines of the Odds sheet, which take longer than a keystroke, and the distribution of new
 * ARR cut into bars.
 */
import type { Sheet } from '../formula/sheet.ts';
import type { LineName } from '../lines/catalogue.ts';
import { barsOf, type Bars } from '../lines/odds-bars.ts';
import type { Value } from '../problem.ts';

/** What is seen first. */
const FIRST = [
  'chanceOfTarget',
  'chanceAll',
  'chanceInside',
  'chanceLeast',
  'chanceMost',
  'arrQuantile',
  'insideQuantile',
  'arrMean',
  'insideMean',
  'tierChance',
  'rateFrom',
  'rateTo',
] as const satisfies readonly LineName[];

/** What takes longer in a plan of many tiers. */
const REST = [
  'sureQuota',
  'sureSdrOpps',
  'sureTeam',
  'sureBuffer',
  'sureChance',
  'sureArr',
  'sureOver',
  'sureHours',
  'usualChance',
  'usualArr',
  'streetPart',
  'streetChance',
  'managersPart',
  'managersChance',
  'managerChance',
  'sdrChance',
  'sdrsReaching',
  'monthQuantile',
  'monthChance',
] as const satisfies readonly LineName[];
export type Pictured = (typeof FIRST)[number] | (typeof REST)[number];

/** `columns` holds the values of each line in the order of its members, of those that are computed already. */
export type Picture = Readonly<{
  columns: Readonly<Partial<Record<Pictured, readonly Value[]>>>;
  /** Every win counted, and what lands inside; null where the plan cannot be computed. */
  bars: Readonly<{ all: Bars | null; inside: Bars | null }>;
}>;

/** Yields the part that is done, line by line, and what is seen first as soon as it is there. */
export function* picture(sheet: Sheet): Generator<number | Readonly<{ soFar: Picture }>, Picture> {
  const columns: Partial<Record<Pictured, readonly Value[]>> = {};
  const all = FIRST.length + REST.length + 1;
  let done = 0;
  for (const name of FIRST) {
    columns[name] = sheet.column(name);
    yield (done += 1) / all;
  }
  const bars = { all: barsOf(sheet, 'all'), inside: barsOf(sheet, 'inside') };
  yield { soFar: { columns: { ...columns }, bars } };
  for (const name of REST) {
    columns[name] = sheet.column(name);
    yield (done += 1) / all;
  }
  return { columns, bars };
}
