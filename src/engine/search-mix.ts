/**
 * The whole-number mix of tiers that reaches a target (rules W3 to W5): n_k opportunities of tier k, min_k <= n_k <= max_k,
 * with sum(n_k * gain_k) >= target, at least effort sum(n_k * effort_k) or at least overshoot.
 *
 * Depth first over the tiers, best gain for its effort first, with the fractional solution of the tiers left as bound and
 * the last tier in closed form. Doubles decide only what is not worth looking at, with a margin; whether a mix reaches the
 * target and which of two is better is compared exactly.
 */
import { compare, Num, ZERO } from './number.ts';

export type MixTier = Readonly<{ gain: Num; effort: Num; min: Num; max: Num }>;
export type MixOrder = 'effort' | 'overshoot';

/** Counts per tier, in order; `proven` is false where the search ended at its step limit with the best found so far. */
export type Mix = Readonly<{ counts: readonly Num[]; proven: boolean }>;

const MOST_STEPS = 400_000;
const MARGIN = 1e-11;

type Slot = { tier: MixTier; place: number; gain: number; effort: number; min: number; max: number };
type Best = { counts: number[]; effort: Num; sum: Num };

/**
 * @param tiers  gains > 0, efforts > 0, whole bounds 0 <= min <= max
 * @param order  what comes first; the other decides between equals
 * @returns null where not even every tier at its maximum reaches the target
 */
export function searchMix(tiers: readonly MixTier[], target: Num, order: MixOrder): Mix | null {
  return new Search(tiers, target, order).run();
}

class Search {
  readonly #slots: Slot[];
  readonly #byRatio: readonly { slot: Slot; rank: number }[];
  readonly #counts: number[];
  readonly #target: number;
  readonly #wholeEffort: boolean;
  readonly #leastOver: number;
  #best: Best | null = null;
  #steps = 0;

  constructor(
    tiers: readonly MixTier[],
    readonly exactTarget: Num,
    readonly order: MixOrder,
  ) {
    const slots = tiers.map((tier, place) => ({
      tier,
      place,
      gain: tier.gain.toNumber(),
      effort: tier.effort.toNumber(),
      min: tier.min.toNumber(),
      max: tier.max.toNumber(),
    }));
    const rank = (slot: Slot): number => (order === 'effort' ? slot.gain / slot.effort : slot.gain);
    this.#slots = slots.sort((a, b) => rank(b) - rank(a) || a.place - b.place);
    this.#byRatio = this.#slots
      .map((slot, rank) => ({ slot, rank }))
      .sort((a, b) => b.slot.gain / b.slot.effort - a.slot.gain / a.slot.effort);
    this.#counts = slots.map((slot) => slot.min);
    this.#target = exactTarget.toNumber();
    this.#wholeEffort = tiers.every((tier) => tier.effort.isInteger());
    this.#leastOver = latticeOvershoot(tiers, exactTarget);
  }

  run(): Mix | null {
    const least = this.#slots.reduce((sum, slot) => sum + slot.min * slot.gain, 0);
    const effort = this.#slots.reduce((sum, slot) => sum + slot.min * slot.effort, 0);
    this.#descend(0, this.#target - least, effort);
    if (!this.#best) return null;
    const counts: Num[] = [];
    this.#slots.forEach((slot, i) => (counts[slot.place] = new Num(this.#best?.counts[i] ?? slot.min)));
    return { counts, proven: this.#steps < MOST_STEPS };
  }

  /** @param deficit what the target still lacks with the slots from `from` on at their minimum */
  #descend(from: number, deficit: number, effort: number): void {
    if (this.#steps >= MOST_STEPS) return;
    this.#steps += 1;
    const slot = this.#slots[from];
    const margin = MARGIN * this.#target;
    if (!slot || deficit < -margin) {
      this.#offer();
      return;
    }
    if (this.#isHopeless(from, deficit, effort)) return;
    const enough = Math.max(0, Math.ceil(deficit / slot.gain - MARGIN * 10));
    const room = slot.max - slot.min;
    // At most one more than enough: the closed form may be one off where doubles round.
    const top = Math.min(room, enough + 1);
    const bottom = from === this.#slots.length - 1 ? Math.max(0, Math.min(room, enough - 1)) : 0;
    for (let more = top; more >= bottom; more -= 1) {
      this.#counts[from] = slot.min + more;
      this.#descend(from + 1, deficit - more * slot.gain, effort + more * slot.effort);
    }
    this.#counts[from] = slot.min;
  }

  /** Whether nothing below this point can be better than the best so far. */
  #isHopeless(from: number, deficit: number, effort: number): boolean {
    const least = effort + this.#leastEffortFor(from, deficit);
    if (least === Infinity) return true;
    if (!this.#best) return false;
    const best = this.#best.effort.toNumber();
    const over = this.#best.sum.minus(this.exactTarget).toNumber();
    const margin = MARGIN * Math.max(1, best);
    const bound = this.#wholeEffort ? Math.ceil(least - margin) : least;
    const noLessEffort = bound >= best - margin;
    if (this.order === 'overshoot') return over <= this.#leastOver + MARGIN * this.#target && noLessEffort;
    if (bound > best + margin) return true;
    return noLessEffort && this.#leastGainOf(from, best - effort) - deficit >= over - MARGIN * this.#target;
  }

  /** The fractional least effort for `deficit` from the slots left; Infinity where they cannot give it. */
  #leastEffortFor(from: number, deficit: number): number {
    let lacking = deficit;
    let effort = 0;
    for (const { slot, rank } of this.#byRatio) {
      if (lacking <= 0) break;
      if (rank < from) continue;
      const used = Math.min(slot.max - slot.min, lacking / slot.gain);
      lacking -= used * slot.gain;
      effort += used * slot.effort;
    }
    return lacking > MARGIN * this.#target ? Infinity : effort;
  }

  /** The fractional least gain of spending exactly `effort` on the slots left, worst gain for its effort first. */
  #leastGainOf(from: number, effort: number): number {
    let left = effort;
    let gain = 0;
    for (let i = this.#slots.length - 1; i >= from && left > 0; i -= 1) {
      const slot = this.#slots[i];
      if (!slot) break;
      const used = Math.min(slot.max - slot.min, left / slot.effort);
      left -= used * slot.effort;
      gain += used * slot.gain;
    }
    return gain;
  }

  /** Compares the mix at hand with the best, exactly. */
  #offer(): void {
    let sum = ZERO;
    let effort = ZERO;
    this.#slots.forEach(({ tier }, i) => {
      const count = this.#counts[i] ?? 0;
      sum = sum.plus(tier.gain.times(count));
      effort = effort.plus(tier.effort.times(count));
    });
    if (compare(sum, this.exactTarget) < 0) return;
    if (this.#best) {
      const byEffort = compare(effort, this.#best.effort);
      const bySum = compare(sum, this.#best.sum);
      const better = this.order === 'effort' ? byEffort || bySum : bySum || byEffort;
      if (better >= 0) return;
    }
    this.#best = { counts: [...this.#counts], effort, sum };
  }
}

/** A lower bound of the overshoot: all sums are multiples of the gains' common divisor, where they have one. */
function latticeOvershoot(tiers: readonly MixTier[], target: Num): number {
  const places = Math.max(...tiers.map(({ gain }) => gain.decimalPlaces()), target.decimalPlaces());
  if (!Number.isFinite(places) || places > 12) return 0;
  const whole = (x: Num): bigint => BigInt(x.times(new Num(10).pow(places)).toFixed(0));
  const step = tiers.map(({ gain }) => whole(gain)).reduce(commonDivisor, 0n);
  if (step === 0n) return 0;
  const steps = new Num(((whole(target) + step - 1n) / step).toString());
  const reachable = steps.times(new Num(step.toString())).div(new Num(10).pow(places));
  return Math.max(0, reachable.minus(target).toNumber());
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}
