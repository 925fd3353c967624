/**
 * What a grid shows, and what it asks for. The grid knows nothing of plans: a sheet hands it a model and gets back
 * which texts were typed into which cells.
 *
 * Keep the identity of rows and cells that did not change: a cell that is the same object is not drawn again.
 */

/** What a cell is, told by its ink and by a sign: typed in, computed, taken from another sheet, a remark, a row's name. */
export type CellRole = 'input' | 'computed' | 'linked' | 'text' | 'head';

export type Choice = { readonly value: string; readonly label: string };

export type GridCell = {
  /** A stable address, unique in the grid: `tiers[mid].winRate`. */
  readonly id: string;
  readonly role: CellRole;
  /** What is shown. */
  readonly text: string;
  /** What the editor starts with: `=25*200`. Falls back to `text`. */
  readonly raw?: string | undefined;
  /** The value in full for the clipboard, where `text` is rounded. Falls back to `text`. */
  readonly copy?: string | undefined;
  /** The figure behind the text, for the sum of a selection. */
  readonly number?: number | undefined;
  /** Why the text is refused, in plain words. */
  readonly problem?: string | undefined;
  /** Why a computed cell has no value. */
  readonly missing?: string | undefined;
  readonly align?: 'start' | 'end' | undefined;
  readonly strong?: boolean | undefined;
  /** Good or bad news: told by ink here, and by signs and words in `text` and `label`. */
  readonly tone?: 'good' | 'bad' | undefined;
  /** The accessible name: `AE win rate, Mid-market`. */
  readonly label: string;
  /** Whether its text may have several lines. */
  readonly isLong?: boolean | undefined;
  /** Whether it can be typed into; an input can unless told otherwise. */
  readonly editable?: boolean | undefined;
  /** Which keyboard a phone shows; `decimal` unless told otherwise. */
  readonly entry?: 'decimal' | 'text' | undefined;
  readonly mark?: 'precedent' | 'dependent' | undefined;
  /** Columns covered; 1 unless told otherwise. */
  readonly span?: number | undefined;
  /** The cell is edited by choosing one of these instead of by typing; `raw` is the chosen value. */
  readonly choices?: readonly Choice[] | undefined;
};

export type GridRow = {
  readonly id: string;
  /** The row's name, when the model has `rowHead`. A name that can be edited is a first cell of role `head` instead. */
  readonly head?: string | undefined;
  readonly cells: readonly GridCell[];
  readonly total?: boolean | undefined;
  /** Whether the row only names those below it. */
  readonly section?: boolean | undefined;
};

export type GridColumn = {
  readonly id: string;
  readonly head: string;
  /** A remark on the column: its unit, or what it means. */
  readonly hint?: string | undefined;
  readonly align?: 'start' | 'end' | undefined;
  /** A CSS length. */
  readonly minWidth?: string | undefined;
};

export type GridModel = {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** Whether rows have a head of their own, outside the cells. */
  readonly rowHead?: boolean | undefined;
  /** What stands above the row heads. */
  readonly corner?: string | undefined;
  /** Whether the column heads are seen; they are there for a screen reader in any case. */
  readonly showHead?: boolean | undefined;
  /** Where a cell stands, for rows whose cells are made as they are looked at; without it all are looked at. */
  readonly find?: ((id: string) => { readonly row: number; readonly column: number } | undefined) | undefined;
  /** How many more rows the sheet can take, of the kind of the last before the totals; none unless told otherwise. */
  readonly room?: number | undefined;
};

/** One cell's new text; an empty text clears it. */
export type CellEdit = { readonly id: string; readonly text: string };

/** How the text in the editor would be read. */
export type Echo = { readonly read: string } | { readonly problem: string };

/** One way to read pasted numbers. */
export type PasteReading = {
  /** How a number looks in it: `1.234,5`. */
  readonly looks: string;
  /** One of the texts and what it becomes: `“1.000,50” is 1,000.5`. */
  readonly example: string;
  /** How many of the texts are no numbers in it, and would stand in their cells as refused. */
  readonly unread: number;
  /** The text as it is typed here. */
  readonly edit: (edit: CellEdit) => CellEdit;
};

/** How a sheet writes and reads the numbers in its cells. */
export type NumberRules = {
  /** BCP 47. */
  readonly locale: string;
  /** What reads the numbers of others. */
  readonly load: () => Promise<ForeignNumbers>;
};

export type ForeignNumbers = {
  /** A number, given as a literal with a point, as it is typed here; a percentage as a fraction. */
  readonly write: (literal: string, isPercent: boolean) => string;
  /**
   * The ways to read texts that are to be pasted, the likeliest first; more than one where the user has to say.
   * @param from the locale that they were written in, where that is known
   */
  readonly readings: (edits: readonly CellEdit[], from?: string) => readonly PasteReading[];
};

/** An entry of a cell's menu; one with `why` is shown but cannot be chosen. */
export type MenuItem = {
  readonly label: string;
  readonly why?: string | undefined;
  readonly run: () => void;
};

/** An entry as it is shown: with its keys, and whether it is the chosen one of several. */
export type MenuLine = MenuItem & {
  readonly keys?: string | undefined;
  readonly isCurrent?: boolean | undefined;
};

export function isEditable(cell: GridCell): boolean {
  return cell.editable ?? cell.role === 'input';
}

/** The text that an editor of the cell starts with. */
export function rawText(cell: GridCell): string {
  return cell.raw ?? cell.text;
}
