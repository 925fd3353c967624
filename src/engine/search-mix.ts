/**
 * The whole-number mix of tiers that reaches a target (rules W3 and W4): n_k opportunities of tier k, min_k <= n_k <= max_k,
 * with sum(n_k * gain_k) >= target, at least effort sum(n_k * effort_k) and, among those, at least overshoot.
 *
 * Depth first over the tiers, best gain for its effort first, with the fractional solution of the tiers left as bound and
 * the last tier in closed form. Doubles decide only what is not worth looking at, with a margin; whether a mix reaches the
 * target and which of two is better is compared exactly.
 */
import { compare, Num, ZERO } from './number.ts';

/** Gain > 0, effort > 0, whole bounds 0 <= min <= max. */
export type MixTier = Readonly<{ gain: Num; effort: Num; min: Num; max: Num }>;

/** Counts per tier, in order; `proven` is false where the search ended at its step limit with the best found so far. */
export type Mix = Readonly<{ counts: readonly Num[]; proven: boolean }>;

const MOST_STEPS = 100_000;
const MARGIN = 1e-11;

type Slot = { tier: MixTier; place: number; gain: number; effort: number; room: number; min: number };
type Best = { counts: readonly number[]; effort: Num; sum: Num };

/**
 * @param mostSteps where to stop; the first mix looked at takes the best tiers for their effort
 * @returns null where not even every tier at its maximum reaches the target
 */
export function leastEffortMix(
  tiers: readonly MixTier[],
  target: Num,
  mostSteps: number = MOST_STEPS,
): Mix | null {
  return new Search(tiers, target, mostSteps).run();
}

/** What a mix gives and costs, exactly. */
export function mixTotals(tiers: readonly MixTier[], counts: readonly Num[]): { sum: Num; effort: Num } {
  const total = (of: 'gain' | 'effort'): Num =>
    tiers.reduce((all, tier, i) => all.plus(tier[of].times(counts[i] ?? ZERO)), ZERO);
  return { sum: total('gain'), effort: total('effort') };
}

class Search {
  readonly #slots: readonly Slot[];
  readonly #counts: number[];
  readonly #target: number;
  readonly #hasWholeEfforts: boolean;
  #best: Best | null = null;
  #steps = 0;

  constructor(
    private readonly tiers: readonly MixTier[],
    private readonly exactTarget: Num,
    private readonly mostSteps: number,
  ) {
    this.#slots = tiers
      .map((tier, place) => ({
        tier,
        place,
        gain: tier.gain.toNumber(),
        effort: tier.effort.toNumber(),
        min: tier.min.toNumber(),
        room: tier.max.minus(tier.min).toNumber(),
      }))
      .sort((a, b) => b.gain / b.effort - a.gain / a.effort || a.place - b.place);
    this.#counts = this.#slots.map((slot) => slot.min);
    this.#target = exactTarget.toNumber();
    this.#hasWholeEfforts = tiers.every((tier) => tier.effort.isInteger());
  }

  run(): Mix | null {
    const least = this.#slots.reduce((sum, slot) => sum + slot.min * slot.gain, 0);
    const effort = this.#slots.reduce((sum, slot) => sum + slot.min * slot.effort, 0);
    this.#descend(0, this.#target - least, effort);
    if (!this.#best) return null;
    return { counts: this.#inOrder(this.#best.counts), proven: this.#steps < this.mostSteps };
  }

  /**
   * @param deficit what the target still lacks with the slots from `from` on at their minimum
   * @returns false where nothing below this point can cost as little as the best so far: fewer of the slot before, whose
   *   gain for its effort is better, cost only more
   */
  #descend(from: number, deficit: number, effort: number): boolean {
    if (this.#steps >= this.mostSteps) return false;
    this.#steps += 1;
    const slot = this.#slots[from];
    if (!slot || deficit < -MARGIN * this.#target) {
      this.#offer();
      return true;
    }
    const least = effort + this.#leastEffortFor(from, deficit);
    if (least === Infinity || this.#isTooCostly(least)) return deficit <= 0;
    if (this.#isNoBetter(from, deficit, effort, least)) return true;
    const enough = Math.max(0, Math.ceil(deficit / slot.gain - MARGIN * 10));
    // At most one more than enough: the closed form may be one off where doubles round.
    const top = Math.min(slot.room, enough + 1);
    const bottom = from === this.#slots.length - 1 ? Math.max(0, Math.min(slot.room, enough - 1)) : 0;
    let isWorthwhile = true;
    for (let more = top; more >= bottom && isWorthwhile; more -= 1) {
      this.#counts[from] = slot.min + more;
      isWorthwhile = this.#descend(from + 1, deficit - more * slot.gain, effort + more * slot.effort);
    }
    this.#counts[from] = slot.min;
    return true;
  }

  #isTooCostly(least: number): boolean {
    return this.#best !== null && this.#bound(least) > this.#best.effort.toNumber() + this.#margin();
  }

  /** Whether nothing below costs less than the best so far, nor overshoots by less at the same effort. */
  #isNoBetter(from: number, deficit: number, effort: number, least: number): boolean {
    if (!this.#best) return false;
    const best = this.#best.effort.toNumber();
    if (this.#bound(least) < best - this.#margin()) return false;
    const over = this.#best.sum.minus(this.exactTarget).toNumber();
    return this.#leastGainOf(from, best - effort) - deficit >= over - MARGIN * this.#target;
  }

  #bound(least: number): number {
    return this.#hasWholeEfforts ? Math.ceil(least - this.#margin()) : least;
  }

  #margin(): number {
    return MARGIN * Math.max(1, this.#best?.effort.toNumber() ?? 1);
  }

  /** The fractional least effort for `deficit` from the slots left; Infinity where they cannot give it. */
  #leastEffortFor(from: number, deficit: number): number {
    let lacking = deficit;
    let effort = 0;
    for (let i = from; i < this.#slots.length && lacking > 0; i += 1) {
      const slot = this.#slots[i];
      if (!slot) break;
      const used = Math.min(slot.room, lacking / slot.gain);
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
      const used = Math.min(slot.room, left / slot.effort);
      left -= used * slot.effort;
      gain += used * slot.gain;
    }
    return gain;
  }

  /** Compares the mix at hand with the best, exactly. */
  #offer(): void {
    const { sum, effort } = mixTotals(this.tiers, this.#inOrder(this.#counts));
    if (compare(sum, this.exactTarget) < 0) return;
    if (this.#best && (compare(effort, this.#best.effort) || compare(sum, this.#best.sum)) >= 0) return;
    this.#best = { counts: [...this.#counts], effort, sum };
  }

  #inOrder(counts: readonly number[]): Num[] {
    const ordered: Num[] = [];
    this.#slots.forEach((slot, i) => (ordered[slot.place] = new Num(counts[i] ?? slot.min)));
    return ordered;
  }
}
