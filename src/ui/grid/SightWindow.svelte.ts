/**
 * Which rows of a long grid, or columns of a wide one, are drawn: those in sight and some around, and those that are needed
 * wherever they are, such as the cursor's. The others are gaps of the same size. look-around.ts looks what is in sight.
 */
export class SightWindow {
  readonly #count: () => number;
  readonly #long: number;
  readonly #needed: () => readonly number[];
  sight = $state.raw({ from: 0, to: 0 });
  /** Paper takes all of them. */
  isWhole = $state(false);

  readonly isPartial: boolean = $derived.by(() => this.#count() > this.#long && !this.isWhole);
  /** In order. */
  readonly drawn: readonly number[] = $derived.by(() => {
    const { from, to } = this.sight;
    const needed = this.isPartial ? this.#needed() : [];
    return Array.from({ length: this.#count() }, (_, index) => index).filter(
      (index) => !this.isPartial || (index >= from && index < to) || needed.includes(index),
    );
  });

  /** @param long up to so many, all are drawn */
  constructor(count: () => number, long: number, needed: () => readonly number[]) {
    this.#count = count;
    this.#long = long;
    this.#needed = needed;
    this.sight = { from: 0, to: long };
  }
}
