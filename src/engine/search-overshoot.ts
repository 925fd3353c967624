/**
 * The whole-number mix of tiers that exceeds a target by the least (rule W5) and, among those, costs the least effort.
 *
 * This is a subset sum. The tiers are dealt into two halves, every sum that a half can make is listed, and one walk over
 * both lists finds the least total that reaches the target. Sums are whole numbers held in doubles: exact where all gains
 * are multiples of one decimal step, else to a part in 2^50, and then whatever lies within rounding of the best is
 * compared exactly.
 */
import { compare, minus, Num } from './number.ts';
import { leastEffortMix, mixTotals, type Mix, type MixTier } from './search-mix.ts';

const MOST_SUMS = 500_000;
const MOST_STEPS = 1_500_000;
const EXACT = 2 ** 52;
const ROUNDED = 2 ** 50;
const MARGIN = 1e-9;

type Slot = { place: number; gain: number; effort: number; room: number };
/** `need` is what the tiers must add to their minimum, `slack` how far rounding may have moved a sum, both in steps. */
type Grid = { slots: Slot[]; need: number; most: number; slack: number };

/** @returns null where not even every tier at its maximum reaches the target; `proven` is false for too many sums to list */
export function leastOvershootMix(tiers: readonly MixTier[], target: Num): Mix | null {
  const first = leastEffortMix(tiers, target);
  if (!first) return null;
  const over = minus(mixTotals(tiers, first.counts).sum, target);
  const need = tiers.reduce((lacking, { gain, min }) => minus(lacking, gain.times(min)), target);
  if (need.lte(0) || (over.isZero() && first.proven)) return { ...first, proven: true };
  const grid = gridOf(tiers, need, need.plus(over));
  const [left, right] = halves(grid.slots).map((slots) => Half.of(slots, grid.most));
  if (!left || !right) return { counts: first.counts, proven: false };
  const added = candidates(left, right, grid);
  if (left.isSpent || right.isSpent) return { counts: first.counts, proven: false };
  return best(tiers, target, first.counts, added);
}

/** @param most the gain of the best mix known, which is never exceeded */
function gridOf(tiers: readonly MixTier[], need: Num, most: Num): Grid {
  const places = Math.max(need.decimalPlaces(), ...tiers.map(({ gain }) => gain.decimalPlaces()));
  const exact = new Num(10).pow(places);
  const isExact = most.times(exact).lte(EXACT);
  const scale = isExact ? exact : new Num(ROUNDED).div(most);
  const steps = (x: Num): number => x.times(scale).round().toNumber();
  const slots = tiers.map(({ gain, effort, min, max }, place) => ({
    place,
    gain: steps(gain),
    effort: effort.toNumber(),
    room: Math.min(max.minus(min).toNumber(), most.div(gain).floor().toNumber()),
  }));
  const slack = isExact ? 0 : 1 + slots.reduce((sum, { room }) => sum + room / 2, 0);
  return { slots, need: steps(need), most: steps(most) + slack, slack };
}

/** Deals the slots so that both halves have about as many mixes. */
function halves(slots: readonly Slot[]): [Slot[], Slot[]] {
  const sides: [Slot[], Slot[]] = [[], []];
  const mixes = [0, 0];
  for (const slot of [...slots].sort((a, b) => b.room - a.room)) {
    const side = (mixes[0] ?? 0) <= (mixes[1] ?? 0) ? 0 : 1;
    sides[side].push(slot);
    mixes[side] = (mixes[side] ?? 0) + Math.log(slot.room + 1);
  }
  return sides;
}

/** Ascending, each once. */
type Sums = Float64Array<ArrayBuffer>;
const NOTHING: Sums = new Float64Array();

type Cheapest = { effort: number; count: number };

/** One half of the tiers: the sums it can make, in order, and the cheapest way to make each. */
class Half {
  readonly #cheapest: Map<number, Cheapest>[];
  #steps = 0;

  private constructor(
    private readonly slots: readonly Slot[],
    private readonly stages: readonly Sums[],
  ) {
    this.#cheapest = slots.map(() => new Map<number, Cheapest>());
  }

  /** Adds tier after tier to the sums; null where they become too many. */
  static of(slots: readonly Slot[], most: number): Half | null {
    const stages: Sums[] = [Float64Array.of(0)];
    for (const slot of slots) {
      const next = extended(stages.at(-1) ?? NOTHING, slot, most);
      if (!next) return null;
      stages.push(next);
    }
    return new Half(slots, stages);
  }

  get sums(): Sums {
    return this.stages.at(-1) ?? NOTHING;
  }

  /** Whether looking for the cheapest ways took too long; what was found since is not to be used. */
  get isSpent(): boolean {
    return this.#steps > MOST_STEPS;
  }

  effortOf(sum: number): number {
    return this.#cheapestAt(this.slots.length, sum).effort;
  }

  /** Writes the cheapest counts that make `sum` into `counts`, by the tiers' places. */
  fill(counts: number[], sum: number): void {
    let left = sum;
    for (let stage = this.slots.length; stage > 0; stage -= 1) {
      const slot = this.slots[stage - 1];
      if (!slot) break;
      const { count } = this.#cheapestAt(stage, left);
      counts[slot.place] = count;
      left -= count * slot.gain;
    }
  }

  #cheapestAt(stage: number, sum: number): Cheapest {
    const slot = this.slots[stage - 1];
    const before = this.stages[stage - 1];
    const known = this.#cheapest[stage - 1];
    if (!slot || !before || !known) return { effort: 0, count: 0 };
    let best = known.get(sum);
    if (best || this.isSpent) return best ?? { effort: Infinity, count: 0 };
    best = { effort: Infinity, count: 0 };
    for (let count = 0; count <= slot.room && count * slot.gain <= sum; count += 1) {
      this.#steps += 1;
      const rest = sum - count * slot.gain;
      if (before[firstFrom(before, rest)] !== rest) continue;
      const effort = this.#cheapestAt(stage - 1, rest).effort + count * slot.effort;
      if (effort < best.effort) best = { effort, count };
    }
    known.set(sum, best);
    return best;
  }
}

/** Every sum with 0, 1, … of the slot added, up to `most`, each once and in order; null where they are too many. */
function extended(sums: Sums, slot: Slot, most: number): Sums | null {
  const room = (sum: number): number => Math.min(slot.room, Math.floor((most - sum) / slot.gain));
  const size = sums.reduce((total, sum) => total + room(sum) + 1, 0);
  if (size > MOST_SUMS) return null;
  const all = new Float64Array(size);
  let end = 0;
  for (const sum of sums) for (let n = 0; n <= room(sum); n += 1) all[end++] = sum + n * slot.gain;
  all.sort();
  return all.filter((sum, i) => i === 0 || sum !== all[i - 1]);
}

/** The index of the first of the ascending `sums` that is `least` or more. */
function firstFrom(sums: Sums, least: number): number {
  let [low, high] = [0, sums.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? Infinity) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is added to the minimum in every mix that may be best: the cheapest of each way to make it of two halves. */
function candidates(left: Half, right: Half, { slots, need, most, slack }: Grid): number[][] {
  const others = right.sums;
  let least = most;
  eachPair(left.sums, others, need + slack, (sum, other) => {
    least = Math.min(least, sum + (others[other] ?? Infinity));
  });
  let effort = Infinity;
  const found: { sum: number; rest: number; effort: number }[] = [];
  eachPair(left.sums, others, need - slack, (sum, first) => {
    for (let other = first; other < others.length; other += 1) {
      const rest = others[other] ?? 0;
      if (sum + rest > least + slack) break;
      const pair = { sum, rest, effort: left.effortOf(sum) + right.effortOf(rest) };
      if (slack === 0 && pair.effort > effort * (1 + MARGIN)) continue;
      effort = Math.min(effort, pair.effort);
      found.push(pair);
    }
  });
  const isWorthwhile = (pair: { effort: number }): boolean =>
    slack > 0 || pair.effort <= effort * (1 + MARGIN);
  return found.filter(isWorthwhile).map(({ sum, rest }) => {
    const counts = slots.map(() => 0);
    left.fill(counts, sum);
    right.fill(counts, rest);
    return counts;
  });
}

/** For each sum of `left` the place of the first of `right` that makes `need` with it, where there is one. */
function eachPair(left: Sums, right: Sums, need: number, see: (sum: number, place: number) => void): void {
  let place = right.length;
  for (const sum of left) {
    while (place > 0 && sum + (right[place - 1] ?? 0) >= need) place -= 1;
    if (place < right.length) see(sum, place);
  }
}

/** Of `first` and the mixes that reach the target, the one of least gain, then of least effort, compared exactly. */
function best(
  tiers: readonly MixTier[],
  target: Num,
  first: readonly Num[],
  added: readonly number[][],
): Mix {
  let counts = first;
  let totals = mixTotals(tiers, first);
  for (const more of added) {
    const mix = tiers.map(({ min }, i) => min.plus(more[i] ?? 0));
    const { sum, effort } = mixTotals(tiers, mix);
    if (compare(sum, target) < 0 || (compare(sum, totals.sum) || compare(effort, totals.effort)) >= 0)
      continue;
    counts = mix;
    totals = { sum, effort };
  }
  return { counts, proven: true };
}
