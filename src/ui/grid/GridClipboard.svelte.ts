/** Copying, cutting and pasting in one grid: what was copied last, and a paste that waits for a yes. */
import { clipOf, readClip, type Clip } from './clipboard.ts';
import { clearEdits } from './edits.ts';
import { type GridProps } from './grid-props.ts';
import { type GridCursor } from './GridCursor.svelte.ts';
import { type CellEdit } from './model.ts';
import { planPaste, type PastePlan } from './paste.ts';
import { isInside, type Range, type Selection } from './selection.ts';

/** What was copied or cut last, for its outline; a cut is cleared by the paste of the same text. */
type Marked = { readonly range: Range; readonly text: string; readonly isCut: boolean };

type Host = {
  readonly cursor: GridCursor;
  readonly props: () => GridProps;
  readonly commit: (edits: readonly CellEdit[]) => void;
  readonly select: (selection: Selection) => void;
};

export class GridClipboard {
  readonly #host: Host;
  marked = $state.raw<Marked | undefined>(undefined);
  /** A paste that does not fit, shown before anything changes. */
  waiting = $state.raw<PastePlan | undefined>(undefined);

  constructor(host: Host) {
    this.#host = host;
  }

  copy(isCut = false): Clip {
    const { plane, range } = this.#host.cursor;
    const clip = clipOf(plane, range);
    this.marked = { range, text: clip.text, isCut };
    return clip;
  }

  paste(clip: Clip): void {
    const { plane, range } = this.#host.cursor;
    const cells = readClip(clip);
    if (cells.length === 0) return;
    const plan = this.#clearingCut(planPaste(plane, range, cells), clip);
    if (plan.outside === 0 && plan.readOnly === 0) this.accept(plan);
    else if (!this.#host.props().onPaste?.(plan)) this.waiting = plan;
  }

  /** Pastes what fits, and selects it. */
  accept({ edits, target }: PastePlan): void {
    this.waiting = undefined;
    this.#host.commit(edits);
    const anchor = { row: target.top, column: target.start };
    this.#host.select({ active: anchor, anchor, focus: { row: target.bottom, column: target.end } });
  }

  /** Pastes what fits and lets the app add rows for the rest. */
  acceptWithRows({ rowsBelow, edits }: PastePlan): void {
    this.waiting = undefined;
    this.#host.props().onPasteRows?.(rowsBelow, edits);
  }

  #clearingCut(plan: PastePlan, { text }: Clip): PastePlan {
    const { marked } = this;
    const { plane } = this.#host.cursor;
    if (!marked?.isCut || marked.text !== text) return plan;
    const left = clearEdits(plane, marked.range).filter(({ id }) => {
      const point = plane.find(id);
      return point !== undefined && !isInside(plan.target, point);
    });
    return { ...plan, edits: [...plan.edits, ...left] };
  }
}
