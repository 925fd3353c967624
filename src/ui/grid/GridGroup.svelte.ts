/** The grids of one sheet: what was copied in one of them can be pasted in another, and a search goes through all. */
import { type CellEdit, type GridModel } from './model.ts';
import { type Range } from './selection.ts';

/** What was copied or cut last: where its outline is, and how a paste of the same text clears it. */
export type Marked = {
  readonly by: object;
  readonly range: Range;
  readonly text: string;
  /** The edits that take away what was cut; undefined for a copy. */
  readonly clearing: (() => readonly CellEdit[]) | undefined;
};

/** A grid as the others and a search see it. */
export type Member = {
  readonly root: HTMLElement | undefined;
  readonly model: GridModel;
  /** Shows the cursor on a cell without taking the focus. */
  readonly show: (id: string) => void;
  readonly focusCell: () => void;
};

export class GridGroup {
  marked = $state.raw<Marked | undefined>(undefined);
  /** The grid in which a search stands. */
  found = $state.raw<Member | undefined>(undefined);
  readonly #members = new Set<Member>();

  /** @returns how to take it out again */
  join(member: Member): () => void {
    this.#members.add(member);
    return () => {
      this.#members.delete(member);
      if (this.found === member) this.found = undefined;
    };
  }

  /** The grids in the order of the page. */
  get members(): readonly Member[] {
    return [...this.#members].sort(({ root: one }, { root: other }) => {
      if (!one || !other) return 0;
      return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    });
  }
}
