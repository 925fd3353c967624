/**
 * How deals close over the months since their opportunity was created (rules S30 to S35). A curve holds the share of all wins by
 * age in months, 0 to 36. Opportunities come up evenly over their month, so a cycle in days is split over the two months it
 * ends in. Close rates by quarter go by the fiscal quarter that a month lies in: those of quarter j are spread evenly over its
 * months that are left, so the curve depends on the month's place in its quarter.
 */
import type { Algorithm, AlgorithmInput, Counts, Fault } from '../formula/line.ts';
import { fromDouble, minus, Num, ONE, ZERO } from '../number.ts';
import { at } from './algorithm-input.ts';
import { gammaMonths } from './gamma-months.ts';
import { isMoreThanAll } from './team-months.ts';

/** The lines that curves are made of. */
export const CLOSING_NEEDS = [
  'cycleDays',
  'lagGamma',
  'lagCurve',
  'lagCohorts',
  'gammaMean',
  'gammaSpread',
  'curveGiven',
  'cohortGiven',
  'calendarMonth',
  'fiscalFirst',
] as const;

/** What is typed for a way of closing counts only in tiers that close so; the first of these that is chosen is. */
export const closingCounts: Counts = (line, is) => {
  const way = is('lagCohorts')
    ? 'cohortGiven'
    : is('lagCurve')
      ? 'curveGiven'
      : is('lagGamma')
        ? 'gamma'
        : 'cycleDays';
  return !WAYS.test(line) || line.startsWith(way);
};
const WAYS = /^(?:cohortGiven|curveGiven|gamma|cycleDays)/;

type Curve = readonly Num[];
/** One curve for each place of a month in its quarter. */
type Curves = readonly [Curve, Curve, Curve];

const DAYS_PER_MONTH = new Num(365).div(12);

/** Over tiers, months and ages: the share of wins that close at each age, of what is created in each month. */
export const closeShares = perTier(
  (of, places) => places.flatMap((place) => of[place] ?? []),
  (months, ages) => months * ages,
);

/** Over tiers and months: the share of wins of what is created in the month that closes before the plan ends. */
export const landsInside = perTier(
  (of, places) => {
    const [first, ...others] = of;
    const sum = runningTotal(first);
    const sums = [sum, ...others.map((one) => (one === first ? sum : runningTotal(one)))];
    return places.map((place, m) => {
      const sum = sums[place] ?? [];
      return at(sum, Math.min(places.length - 1 - m, sum.length - 1));
    });
  },
  (months) => months,
);

/** Over tiers: the share of wins that is ever booked. */
export const everBooked = perTier(
  ([curve]) => [total(curve)],
  () => 1,
);

/** Over tiers: the mean months to close of what is ever booked. */
export const meanAge = perTier(
  (of) => {
    const curve = meanCurve(of);
    const all = total(curve);
    return [all.isZero() ? ZERO : firstMoment(curve).div(all)];
  },
  () => 1,
);

/**
 * Over tiers and months: the share of the open pipeline's wins that land in each month, as it stands after a long time of even
 * creation: month m gets the sum of the curve after m over its mean. Where everything closes at once, all land in the first.
 */
export const openingLands = perTier(
  (of, places) => {
    const curve = meanCurve(of);
    const mean = firstMoment(curve);
    let left = total(curve);
    return places.map((_, m) => {
      const closed = curve[m];
      if (closed?.isZero() === false) left = minus(left, closed);
      if (mean.isZero()) return m === 0 ? ONE : ZERO;
      return left.div(mean);
    });
  },
  (months) => months,
);

/** Over quarters and months: 1 where the month is in the quarter. */
export const inQuarter: Algorithm = (input) => {
  const places = placesInQuarter(input);
  let quarter = 0;
  const of = places.map((place, m) => (quarter += place === 0 && m > 0 ? 1 : 0));
  return Array.from({ length: input.size('quarter') }, (_, q) =>
    of.map((one) => (one === q ? ONE : ZERO)),
  ).flat();
};

/** Over months: the value that a line over calendar months has in each. */
export const byCalendarMonth =
  (line: string): Algorithm =>
  ({ list }) =>
    list('calendarMonth').map((month) => at(list(line), month.toNumber() % 12));

/** What `make` gives of each tier's curves, or as many times what is wrong with them as the tier has cells. */
function perTier(
  make: (of: Curves, places: readonly number[]) => readonly Num[],
  cells: (months: number, ages: number) => number,
): Algorithm {
  return (input) => {
    const places = placesInQuarter(input);
    const count = cells(places.length, input.size('age'));
    return Array.from({ length: input.size('tier') }, (_, tier) => {
      const found = curvesOf(input, tier);
      return 'code' in found ? Array.from({ length: count }, () => found) : make(found, places);
    }).flat();
  };
}

function curvesOf(input: AlgorithmInput, tier: number): Curves | Fault {
  const { list, blankable, size } = input;
  const ages = size('age');
  const is = (flag: string): boolean => !at(list(flag), tier).isZero();
  const typed = (line: string): readonly (Num | null)[] =>
    blankable(line).slice(tier * ages, (tier + 1) * ages);
  const always = (curve: Curve): Curves => [curve, curve, curve];

  if (is('lagCohorts')) {
    const rates = typed('cohortGiven').map((rate) => rate ?? ZERO);
    const all = total(rates);
    if (all.isZero()) return { code: '#N/A', say: 'No close rate by quarter is typed' };
    return [0, 1, 2].map((place) => byQuarter(rates, all, place, ages)) as unknown as Curves;
  }
  if (is('lagCurve')) {
    const shares = typed('curveGiven');
    if (shares.every((share) => share === null))
      return { code: '#N/A', say: 'No share of wins by month is typed' };
    const curve = shares.map((share) => share ?? ZERO);
    return isMoreThanAll(total(curve))
      ? { code: '#NUM!', say: 'The shares of wins by month add up to more than 100%' }
      : always(curve);
  }
  if (is('lagGamma')) {
    const [mean, spread] = [blankable('gammaMean')[tier], blankable('gammaSpread')[tier]];
    if (!mean || !spread) return { code: '#N/A', say: 'The mean or the spread of months to close is empty' };
    return always(gammaMonths(mean.toNumber(), spread.toNumber(), ages - 1).map(fromDouble));
  }
  return always(afterDays(at(list('cycleDays'), tier), ages));
}

function afterDays(days: Num, ages: number): Curve {
  const months = days.div(DAYS_PER_MONTH);
  const later = months.minus(months.floor());
  const curve = Array.from({ length: ages }, () => ZERO);
  const whole = months.floor().toNumber();
  if (whole < ages) curve[whole] = ONE.minus(later);
  if (whole + 1 < ages) curve[whole + 1] = later;
  return curve;
}

function byQuarter(rates: readonly Num[], all: Num, place: number, ages: number): Curve {
  return Array.from({ length: ages }, (_, age) => {
    const quarter = Math.floor((age + place) / 3);
    const monthsLeft = quarter === 0 ? 3 - place : 3;
    return (rates[quarter] ?? ZERO).div(all.times(monthsLeft));
  });
}

function meanCurve(of: Curves): Curve {
  const [first, ...others] = of;
  if (others.every((one) => one === first)) return first;
  return first.map((_, k) => of.reduce((sum, one) => sum.plus(at(one, k)), ZERO).div(of.length));
}

function firstMoment(curve: Curve): Num {
  return curve.reduce((sum, share, k) => (share.isZero() ? sum : sum.plus(share.times(k))), ZERO);
}

function total(curve: Curve): Num {
  return curve.reduce((sum, share) => (share.isZero() ? sum : sum.plus(share)), ZERO);
}

function runningTotal(curve: Curve): Num[] {
  let sum = ZERO;
  return curve.map((share) => (sum = share.isZero() ? sum : sum.plus(share)));
}

/** For each month of the plan its place in its fiscal quarter: 0, 1 or 2. */
function placesInQuarter({ list }: AlgorithmInput): number[] {
  const first = list('fiscalFirst').findIndex((flag) => !flag.isZero());
  return list('calendarMonth').map((month) => (((month.toNumber() - first) % 3) + 3) % 3);
}
