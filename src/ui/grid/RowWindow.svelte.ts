/**
 * Which rows of a long grid are drawn: those in sight and a few around, the cursor's, and the one a range is being extended to.
 * The others are gaps of the same height. A row counts from the top of the table's body, and all rows are of one height.
 */
import { type GridModel } from './model.ts';
import { type Selection } from './selection.ts';

/** Below this many rows all are drawn. */
const LONG = 60;
const AROUND = 8;
/** The window moves by this many rows at a time, so that not every step of the wheel draws. */
const STEP = 8;
const USUAL_ROW = 30;
/** The longest text a column is widened for, in characters. */
const LONGEST = 40;

/** A drawn row, after a gap of rows that are not drawn. */
export type DrawnRow = { readonly index: number; readonly gap: number };

export class RowWindow {
  readonly #model: () => GridModel;
  readonly #selection: () => Selection;
  #sight = $state.raw({ from: 0, to: LONG });
  #isPrinting = $state(false);
  rowHeight = $state(USUAL_ROW);

  readonly isPartial: boolean = $derived.by(() => this.#model().rows.length > LONG && !this.#isPrinting);
  readonly drawn: readonly DrawnRow[] = $derived.by(() => {
    const count = this.#model().rows.length;
    if (!this.isPartial) return withGaps(Array.from({ length: count }, (_, index) => index));
    const { from, to } = this.#sight;
    const { active, focus } = this.#selection();
    const inSight = Array.from(
      { length: Math.max(0, Math.min(to, count) - from) },
      (_, index) => from + index,
    );
    const kept = [active.row, focus.row].filter((row) => row < count && (row < from || row >= to));
    return withGaps([...new Set([...inSight, ...kept])].sort((one, other) => one - other));
  });
  /** How many rows are left out after the last drawn. */
  readonly gapAfter: number = $derived.by(
    () => this.#model().rows.length - 1 - (this.drawn.at(-1)?.index ?? -1),
  );

  constructor(model: () => GridModel, selection: () => Selection) {
    this.#model = model;
    this.#selection = selection;
  }

  /** The least width of a column that holds its longest text, in characters: widths must not jump while rows come and go. */
  widthOf(column: number): number {
    return this.#model().rows.reduce((widest, { cells }) => {
      return Math.max(widest, Math.min(LONGEST, cells[column]?.text.length ?? 0));
    }, 0);
  }

  /** Looks where the table is: on every scroll of the page or of anything in it. */
  look(root: HTMLElement, scroller: HTMLElement): void {
    if (!this.isPartial) return;
    const body = root.querySelector('tbody');
    const row = body?.querySelector<HTMLElement>('tr[aria-rowindex]');
    if (!body || !row) return;
    this.rowHeight = row.offsetHeight || USUAL_ROW;
    const { top } = body.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    const first = Math.floor((Math.max(0, frame.top) - top) / this.rowHeight) - AROUND;
    const last = Math.ceil((Math.min(window.innerHeight, frame.bottom) - top) / this.rowHeight) + AROUND;
    const from = Math.max(0, Math.floor(first / STEP) * STEP);
    const to = Math.max(from, Math.ceil(last / STEP) * STEP);
    if (from !== this.#sight.from || to !== this.#sight.to) this.#sight = { from, to };
  }

  /** Paper takes every row. */
  print(isPrinting: boolean): void {
    this.#isPrinting = isPrinting;
  }
}

function withGaps(rows: readonly number[]): DrawnRow[] {
  return rows.map((index, position) => ({ index, gap: index - (rows[position - 1] ?? -1) - 1 }));
}
