/** How parts are dealt into two halves so that listing the sums of either costs little. */
import { commonDivisor } from './atoms.ts';

/** A part of a sum: how many values it can take, how far the largest is from the smallest, and what divides their differences. */
export type Size = Readonly<{ count: number; span: number; step: number }>;

/** `sums` is how many sums are listed at the end, `work` how many pairs are met on the way. */
export type Cost = Readonly<{ sums: number; work: number }>;

/** The places of the parts in either half, and what listing both costs at most. */
export type Halves = Readonly<{ first: readonly number[]; second: readonly number[]; cost: Cost }>;

const MOST_TO_TRY = 10;

export function inHalves(sizes: readonly Size[]): Halves {
  const order = sizes.map((_, place) => place).sort((a, b) => (sizes[a]?.span ?? 0) - (sizes[b]?.span ?? 0));
  return order.length <= MOST_TO_TRY ? bestOfAll(order, sizes) : dealt(order, sizes);
}

/** Every way of dealing, the last part always in the second half. */
function bestOfAll(order: readonly number[], sizes: readonly Size[]): Halves {
  let best = dealt(order, sizes);
  for (let ways = 1; ways < 2 ** (order.length - 1); ways += 1) {
    const first = order.filter((_, bit) => (ways >> bit) & 1);
    const second = order.filter((_, bit) => !((ways >> bit) & 1));
    const cost = sumOf(costOf(first, sizes), costOf(second, sizes));
    if (cost.sums + cost.work < best.cost.sums + best.cost.work) best = { first, second, cost };
  }
  return best;
}

/** The parts with the most values first, each to the half that has fewer sums so far. */
function dealt(order: readonly number[], sizes: readonly Size[]): Halves {
  const isIn = new Map<number, 0 | 1>();
  const logs = [0, 0];
  const count = (place: number): number => sizes[place]?.count ?? 1;
  for (const place of order.toSorted((a, b) => count(b) - count(a))) {
    const side = (logs[0] ?? 0) <= (logs[1] ?? 0) ? 0 : 1;
    isIn.set(place, side);
    logs[side] = (logs[side] ?? 0) + Math.log(count(place));
  }
  const first = order.filter((place) => isIn.get(place) === 0);
  const second = order.filter((place) => isIn.get(place) === 1);
  return { first, second, cost: sumOf(costOf(first, sizes), costOf(second, sizes)) };
}

/** What listing the sums of these parts costs, in this order: pairs until the cells of their lattice are fewer. */
function costOf(places: readonly number[], sizes: readonly Size[]): Cost {
  const step = stepOf(places, sizes);
  let span = 0;
  let sums = 1;
  let work = 0;
  for (const place of places) {
    const size = sizes[place];
    if (!size) continue;
    span += size.span;
    const pairs = sums * size.count;
    work += pairs;
    sums = Math.min(pairs, span / step + 1);
  }
  return { sums, work };
}

/** What divides the differences of the sums of these parts. */
export function stepOf(places: readonly number[], sizes: readonly Size[]): number {
  return places.reduce((step, place) => commonDivisor(step, sizes[place]?.step ?? 0), 0) || 1;
}

function sumOf(a: Cost, b: Cost): Cost {
  return { sums: a.sums + b.sums, work: a.work + b.work };
}
