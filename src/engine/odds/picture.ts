/**
 * The odds of a plan in one go: the lines of the Odds sheet, which take longer than a keystroke, and the distribution of new
 * ARR cut into bars.
 */
import type { Sheet } from '../formula/sheet.ts';
import type { LineName } from '../lines/catalogue.ts';
import { barsOf, type Bars } from '../lines/odds-bars.ts';
import type { Value } from '../problem.ts';

/** The lines in the order they are computed: what is seen first comes first. */
const PICTURED = [
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
export type Pictured = (typeof PICTURED)[number];

/** `columns` holds the values of each line in the order of its members. */
export type Picture = Readonly<{
  columns: Readonly<Record<Pictured, readonly Value[]>>;
  /** Every win counted, and what lands inside; null where the plan cannot be computed. */
  bars: Readonly<{ all: Bars | null; inside: Bars | null }>;
}>;

/** Yields the part that is done, line by line. */
export function* picture(sheet: Sheet): Generator<number, Picture> {
  const columns: [Pictured, readonly Value[]][] = [];
  for (const [i, name] of PICTURED.entries()) {
    columns.push([name, sheet.column(name)]);
    yield (i + 1) / (PICTURED.length + 1);
  }
  const bars = { all: barsOf(sheet, 'all'), inside: barsOf(sheet, 'inside') };
  return { columns: Object.fromEntries(columns) as Record<Pictured, readonly Value[]>, bars };
}
