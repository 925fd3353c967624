/** Copying, cutting and pasting in one grid, and a paste that waits for a yes. */
import { editOf } from './edits.ts';
import { type GridCursor } from './GridCursor.svelte.ts';
import { type GridProps } from './grid-props.ts';
import { GridGroup } from './GridGroup.svelte.ts';
import { type CellEdit, type PasteReading } from './model.ts';
import type { PastePlan } from './plan-paste.ts';
import { cellsIn } from './plane.ts';
import { type Range, type Selection } from './selection.ts';
import type { clipOf, Clip } from './write-clip.ts';

type Host = {
  readonly cursor: GridCursor;
  readonly props: () => GridProps;
  readonly commit: (edits: readonly CellEdit[]) => void;
  readonly select: (selection: Selection) => void;
};

/** What a paste needs beyond copying is loaded with the menus, before a key can ask for it. */
export const loadPaste = () => import('./plan-paste.ts');

export class GridClipboard {
  readonly #host: Host;
  readonly #alone = new GridGroup();
  /** What writes a clip, loaded with the menus as well. */
  write: typeof clipOf | undefined;
  /** A paste that is not plain, shown before anything changes. */
  waiting = $state.raw<PastePlan | undefined>(undefined);

  constructor(host: Host) {
    this.#host = host;
  }

  /** The range to outline here. */
  get outline(): Range | undefined {
    const { marked } = this.#group;
    return marked?.by === this ? marked.range : undefined;
  }

  /** Undefined in the blink before what writes is loaded. */
  copy(isCut = false): Clip | undefined {
    const { props, cursor } = this.#host;
    const { plane, range, cells } = cursor;
    const clip = this.write?.(plane, range, props().numbers?.locale ?? '');
    if (!clip) return undefined;
    const ids = cells.map(({ id }) => id);
    this.#group.marked = {
      by: this,
      range,
      text: clip.text,
      clearing: isCut ? () => this.#cleared(ids) : undefined,
    };
    return clip;
  }

  /** Takes away the outline; what was cut stays. */
  forget(): void {
    this.#group.marked = undefined;
  }

  async paste(clip: Clip): Promise<void> {
    const { preparePaste, isPlain } = await loadPaste();
    const { props, cursor } = this.#host;
    const { plane, range } = cursor;
    const { model, numbers, onPasteRows } = props();
    const room = onPasteRows ? (model.room ?? 0) : 0;
    const plan = await preparePaste(clip, { plane, range, room }, numbers);
    if (!plan) return;
    const whole = this.#clearingCut(plan, clip);
    if (isPlain(whole)) this.accept(whole);
    else this.waiting = whole;
  }

  /** Pastes what fits, and selects it. */
  accept(plan: PastePlan, reading: PasteReading | undefined = plan.readings[0]): void {
    this.waiting = undefined;
    this.#host.commit(plan.edits.map(reader(reading)));
    this.#selectPasted(plan, plan.target.bottom);
  }

  /** Pastes what fits and lets the app add rows for the rest. */
  async acceptWithRows(plan: PastePlan, reading: PasteReading | undefined = plan.readings[0]): Promise<void> {
    this.waiting = undefined;
    this.forget();
    await this.#host.props().onPasteRows?.(
      plan.rowsBelow.map((row) => row.map(reader(reading))),
      plan.edits.map(reader(reading)),
    );
    this.#selectPasted(plan, plan.target.bottom + plan.rowsBelow.length);
  }

  #selectPasted({ target }: PastePlan, bottom: number): void {
    const anchor = { row: target.top, column: target.start };
    this.#host.select({ active: anchor, anchor, focus: { row: bottom, column: target.end } });
  }

  /** A paste of what was cut also clears where it was, but for the cells that it covers. */
  #clearingCut(plan: PastePlan, { text }: Clip): PastePlan {
    const { marked } = this.#group;
    if (!marked?.clearing || marked.text !== text) return plan;
    const covered = new Set(cellsIn(this.#host.cursor.plane, plan.target).map(({ id }) => id));
    return { ...plan, edits: [...plan.edits, ...marked.clearing().filter(({ id }) => !covered.has(id))] };
  }

  #cleared(ids: readonly string[]): CellEdit[] {
    const { plane } = this.#host.cursor;
    return ids.flatMap((id) => {
      const point = plane.find(id);
      return (point && editOf(plane.cellAt(point), '')) ?? [];
    });
  }

  get #group(): GridGroup {
    return this.#host.props().group ?? this.#alone;
  }
}

function reader(reading: PasteReading | undefined): (edit: CellEdit) => CellEdit {
  return (edit) => reading?.edit(edit) ?? edit;
}
