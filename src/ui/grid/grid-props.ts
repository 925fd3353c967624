/** What a sheet gives a grid. */
import { type AppCommand, type Way } from './keymap.ts';
import { type GridGroup } from './GridGroup.svelte.ts';
import {
  type CellEdit,
  type Echo,
  type GridCell,
  type GridModel,
  type MenuItem,
  type NumberRules,
} from './model.ts';
import { type Range } from './selection.ts';

/** What is selected: the box, and its cells in reading order. */
export type SelectedRange = Range & { readonly cells: readonly GridCell[] };

export type GridProps = {
  readonly model: GridModel;
  /** Texts to put into cells, all in one undo step; an empty text clears. */
  readonly onCommit: (edits: readonly CellEdit[]) => void;
  readonly onSelect?: ((cellId: string, range: SelectedRange) => void) | undefined;
  /** How a text would be read in a cell, shown while it is typed. */
  readonly echo?: ((cellId: string, text: string) => Echo | undefined) | undefined;
  /** Told every text as it is typed, and null when the editor closes: for a journal. */
  readonly onDraft?: ((cellId: string, text: string | null) => void) | undefined;
  /** Opens an editor with this text when the grid appears. */
  readonly draft?: { readonly id: string; readonly text: string } | undefined;
  readonly onUndo?: (() => void) | undefined;
  readonly onRedo?: (() => void) | undefined;
  /** Keys that mean something to the app; without it they are left to the browser. */
  readonly onCommand?: ((command: AppCommand, cellId: string) => void) | undefined;
  /** The cell the app has selected: a change to a cell of this grid moves the cursor and the focus there. */
  readonly selected?: string | undefined;
  /** Whether the selected cell takes the focus when the grid appears. */
  readonly autofocus?: boolean | undefined;
  /** Adds rows with these texts, under the ids of the cells of the last row, and makes the edits, in one undo step. */
  readonly onPasteRows?:
    ((rows: readonly (readonly CellEdit[])[], edits: readonly CellEdit[]) => Promise<void>) | undefined;
  /** How numbers are written here; without it texts are copied and pasted as they stand. */
  readonly numbers?: NumberRules | undefined;
  /** The grids of the sheet, for what goes across them: a cut, a search. */
  readonly group?: GridGroup | undefined;
  /** The cells that a cell rests on, or that rest on it, as places to go to. */
  readonly related?: ((cellId: string, way: Way) => readonly MenuItem[]) | undefined;
  /** What can be done with a row: add, move, remove. Gives every row a menu button. */
  readonly rowMenu?: ((rowId: string) => readonly MenuItem[]) | undefined;
};
