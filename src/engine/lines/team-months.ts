/** Rules H8a, S1, T24 and T27: people over the months of the plan. Lists over SDR and month hold one person after another. */
import type { Algorithm, AlgorithmInput } from '../formula/line.ts';
import { compare, Num, ONE, ZERO } from '../number.ts';
import { MOST_PEOPLE } from '../read-parts.ts';
import { at, single } from './algorithm-input.ts';
import { sumRows } from './sum-rows.ts';

/** A headcount may be typed beyond what is shown person by person; what rests on people has no figure then. */
export const NOBODY = {
  code: '#N/A',
  say: `Nobody is on the team, or more than the ${MOST_PEOPLE.toLocaleString('en')} that can be told apart`,
} as const;

/** Over months: 0, 1, 2, … */
export const monthsBefore: Algorithm = ({ size }) =>
  Array.from({ length: size('month') }, (_, i) => new Num(i));

/** Over SDRs without a roster: one each, and the last what is left of a fractional headcount. With one, nobody reads it. */
export const plainCapacity: Algorithm = ({ list, size }) => {
  if (!single(list('hasRoster')).isZero()) return Array.from({ length: size('sdr') }, () => ONE);
  const sdrs = single(list('typedSdrs'));
  return Array.from({ length: size('sdr') }, (_, i) => Num.min(1, sdrs.minus(i)));
};

/** Over SDRs and months: capacity, 0 while the person is not on the team. */
export const onTeam: Algorithm = (input) => eachMonth(input, (capacity) => () => capacity);

/** Over SDRs and months: capacity times the ramp at the month of tenure, 0 for who is not on the team. */
export const productiveMonth: Algorithm = (input) => {
  const ramps = rampTables(input);
  const onRamp = input.list('onRamp');
  return eachMonth(input, (capacity, sdr) => {
    const ramp = ramps.findIndex((_, i) => !at(onRamp, sdr * ramps.length + i).isZero());
    const table = (ramps[ramp] ?? []).map((share) => share.times(capacity));
    return (tenure) => (Number.isFinite(tenure) ? (atTenure(table, tenure) ?? capacity) : capacity);
  });
};

/** Each person month by month: 0 while not on the team, else what `of` the person gives for the months on it, which are endless without a start. */
function eachMonth(
  { list, blankable }: AlgorithmInput,
  of: (capacity: Num, sdr: number) => (tenure: number) => Num,
): Num[] {
  const months = list('calendarMonth').map((month) => month.toNumber());
  const starts = blankable('startMonth');
  const ends = blankable('endMonth');
  const cells: Num[] = [];
  for (const [sdr, capacity] of list('capacity').entries()) {
    const start = starts[sdr]?.toNumber() ?? -Infinity;
    const end = ends[sdr]?.toNumber() ?? Infinity;
    const give = of(capacity, sdr);
    for (const month of months) cells.push(month < start || month > end ? ZERO : give(month - start));
  }
  return cells;
}

/**
 * Over months: everyone's productive capacity times their survival, and the backfills'. With yearly attrition a the hazard is
 * h = 1 − (1 − a)^(1/12) a month; h of those there leave from one month to the next (domain: survival x ramp).
 */
export const survivingCapacity: Algorithm = ({ list, blankable, size }) => {
  const months = size('month');
  const productive = list('productive');
  const onBoard = list('onBoard');
  const people = size('sdr');
  if (people === 0) return NOBODY;
  const attrition = blankable('attrition')[0] ?? ZERO;
  const delay = blankable('backfill')[0]?.toNumber() ?? Infinity;
  const stay = attrition.isZero() ? ONE : ONE.minus(attrition).pow(ONE.div(12));
  const survival = [ONE];
  for (let t = 1; t < months; t += 1) survival.push(at(survival, t - 1).times(stay));
  const joined = Array.from({ length: people }, (_, sdr) => {
    const row = onBoard.slice(sdr * months, (sdr + 1) * months);
    return row.findIndex((part) => !part.isZero());
  });
  const ramp = rampTables({ blankable, size })[0] ?? [];
  const total = (of: readonly Num[]): Num[] => {
    const byCohort = sumRows(of, months, joined, months);
    return Array.from({ length: months }, (_, t) =>
      byCohort.reduce((sum, cohort, join) => {
        const part = at(cohort, t);
        return part.isZero() ? sum : sum.plus(part.times(at(survival, t - join)));
      }, ZERO),
    );
  };
  const [staying, working] = [total(onBoard), total(productive)];

  const hires: { month: number; count: Num }[] = [];
  const expected: Num[] = [];
  let alive = ZERO;
  for (let t = 0; t < months; t += 1) {
    const leavers = t === 0 ? ZERO : alive.times(ONE.minus(stay));
    if (!leavers.isZero() && t + delay < months) hires.push({ month: t + delay, count: leavers });
    alive = at(staying, t);
    let capacity = at(working, t);
    for (const { month, count } of hires) {
      if (month > t) continue;
      const left = count.times(at(survival, t - month));
      alive = alive.plus(left);
      capacity = capacity.plus(left.times(atTenure(ramp, t - month) ?? ONE));
    }
    expected.push(capacity);
  }
  return expected;
};

/** Each profile's shares by month of tenure up to the last that is typed; a blank between two has the one before it. */
function rampTables({ blankable, size }: Pick<AlgorithmInput, 'blankable' | 'size'>): Num[][] {
  const typed = blankable('rampShare');
  const tenures = size('tenure');
  return Array.from({ length: size('ramp') }, (_, ramp) => {
    const row = typed.slice(ramp * tenures, (ramp + 1) * tenures);
    const last = row.findLastIndex((share) => share !== null);
    let share = ZERO;
    return row.slice(0, last + 1).map((one) => (share = one ?? share));
  });
}

function atTenure(table: readonly Num[], months: number): Num | undefined {
  return table[Math.min(months, table.length - 1)];
}

/** Whether a sum of shares is more than all, dust aside. */
export function isMoreThanAll(sum: Num): boolean {
  return compare(sum, ONE) > 0;
}
