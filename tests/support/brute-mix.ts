/** Every mix of a few tiers, one by one: what the searches for the best mix must agree with. */
import fc from 'fast-check';
import { compare, Num } from '../../src/engine/number.ts';
import { mixTotals, type MixTier } from '../../src/engine/search-mix.ts';

export type Totals = Readonly<{ sum: Num; effort: Num }>;

/** The totals of the best mix that reaches the target, where `order` says which comes first; null where none does. */
export function bestOfAll(tiers: readonly MixTier[], target: Num, order: 'effort' | 'sum'): Totals | null {
  const other = order === 'effort' ? 'sum' : 'effort';
  let best: Totals | null = null;
  const walk = (counts: readonly Num[]): void => {
    const tier = tiers[counts.length];
    if (!tier) {
      const totals = mixTotals(tiers, counts);
      if (compare(totals.sum, target) < 0) return;
      if (!best || (compare(totals[order], best[order]) || compare(totals[other], best[other])) < 0)
        best = totals;
      return;
    }
    for (let count = tier.min; count.lte(tier.max); count = count.plus(1)) walk([...counts, count]);
  };
  walk([]);
  return best;
}

const whole = (min: number, max: number): fc.Arbitrary<Num> =>
  fc.integer({ min, max }).map((n) => new Num(n));
const gains = {
  round: whole(1, 30).map((n) => n.times(100)),
  cents: whole(1, 9999).map((n) => n.div(100)),
  fractions: fc.tuple(whole(1, 60), whole(3, 43)).map(([won, closed]) => won.times(60).div(closed)),
};
const efforts = fc.oneof(
  whole(1, 5),
  whole(1, 50).map((n) => n.div(10)),
);

/** A few tiers with small bounds, and a target that some mix of them hits exactly, nearly, or not at all. */
export const mixes: fc.Arbitrary<{ tiers: MixTier[]; target: Num }> = fc
  .constantFrom('round', 'cents', 'fractions')
  .chain((kind) =>
    fc.record({
      drafts: fc.array(fc.tuple(gains[kind], efforts, whole(0, 2), whole(0, 5), fc.nat({ max: 5 })), {
        minLength: 1,
        maxLength: 4,
      }),
      off: fc.oneof(fc.constant(0), fc.integer({ min: -60, max: 900 })),
    }),
  )
  .map(({ drafts, off }) => {
    const tiers = drafts.map(([gain, effort, min, room]) => ({ gain, effort, min, max: min.plus(room) }));
    const hit = drafts.map(([, , min, room, more]) => min.plus(Math.min(more, room.toNumber())));
    return { tiers, target: Num.max(0, mixTotals(tiers, hit).sum.plus(off)) };
  });
