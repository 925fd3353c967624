/**
 * The border from exact amounts to the whole units that odds are computed in: the largest 10^-k of the currency in which all
 * amounts are whole, so that a target that is reached exactly counts as reached.
 */
import { ceil, fromDouble, Num, withoutDust, ZERO } from '../number.ts';

export type Units = Readonly<{
  /** One unit, as an amount. */
  unit: Num;
  /** What one win of each tier is worth, in whole units. */
  values: readonly number[];
  /** How far rounding may have moved the largest sum, in whole units: 0 where all values are whole as they are. */
  slack: number;
  /** The least whole number of units that is not below an amount; the largest safe number where it would be beyond. */
  reaching: (amount: Num) => number;
  /** The amount of so many units. */
  amountOf: (units: number) => Num;
}>;

const MOST = Number.MAX_SAFE_INTEGER;
const MOST_PLACES = 15;

/**
 * @param values what one win of each tier is worth, exact, >= 0
 * @param counts the most wins there can be of each, whole
 * @throws RangeError where the largest sum is beyond what whole numbers hold
 */
export function unitsOf(values: readonly Num[], counts: readonly number[]): Units {
  const most = values.reduce((sum, value, i) => sum.plus(value.times(counts[i] ?? 0)), ZERO);
  for (let places = 0; places <= MOST_PLACES; places += 1) {
    const isLast = places === MOST_PLACES || most.times(new Num(10).pow(places + 1)).gt(MOST);
    const whole = values.map((value) => withoutDust(value, places));
    if (!isLast && whole.some((value) => value.decimalPlaces() > places)) continue;
    return inUnits(values, counts, places);
  }
  throw new RangeError('no unit was tried');
}

function inUnits(values: readonly Num[], counts: readonly number[], places: number): Units {
  const scale = new Num(10).pow(places);
  const unit = new Num(1).div(scale);
  const exact = values.map((value) => withoutDust(value.times(scale)));
  const whole = exact.map((value) => value.round());
  const slack = whole.reduce(
    (sum, value, i) => sum.plus(value.minus(exact[i] ?? value).abs().times(counts[i] ?? 0)),
    ZERO,
  ); // prettier-ignore
  const highest = whole.reduce((sum, value, i) => sum.plus(value.times(counts[i] ?? 0)), ZERO);
  if (highest.gt(MOST)) throw new RangeError('the largest sum is beyond exact numbers');
  return {
    unit,
    values: whole.map((value) => value.toNumber()),
    slack: slack.ceil().toNumber(),
    reaching: (amount) => Num.min(MOST, ceil(amount.times(scale))).toNumber(),
    amountOf: (units) => fromDouble(units).div(scale),
  };
}
