/** Turns commands into moves of the cursor, edits and calls to the app. It holds what the grid shows beside its model. */
import { flushSync } from 'svelte';
import { act } from './act.ts';
import { tipOf, type Tip } from './cell-tip.ts';
import { CellEntry, type Entry } from './CellEntry.svelte.ts';
import { editOf, nextChoice } from './edits.ts';
import { type Box } from './float.ts';
import { editorIn, elementAt, isRtl, openChoices, reveal, rowsPerPage, tabStop } from './grid-dom.ts';
import { type GridProps } from './grid-props.ts';
import { GridClipboard } from './GridClipboard.svelte.ts';
import { GridCursor } from './GridCursor.svelte.ts';
import { isAppCommand, type AppCommand, type Command, type Mode, type Way } from './keymap.ts';
import { isEditable, type CellEdit } from './model.ts';
import { navigate } from './navigate.ts';
import { SightWindow } from './SightWindow.svelte.ts';
import { at, inReadingOrder, isSinglePoint, type Selection } from './selection.ts';

export type MenuKind = 'cell' | Way;

export class GridController {
  readonly props: () => GridProps;
  readonly cursor: GridCursor;
  readonly entry: CellEntry;
  readonly clipboard: GridClipboard;
  readonly rows: SightWindow;
  readonly columns: SightWindow;
  /** In pixels. */
  rowHeight = $state(30);
  /** Looks which of many rows and columns are in sight, once that has been loaded. */
  look: ((grid: GridController, scrolled?: EventTarget | null) => void) | undefined;
  /** The table, while it is in the page. */
  root: HTMLElement | undefined;
  isFocused = $state(false);
  /** For a screen reader: what happened that it could not tell otherwise. */
  said = $state('');
  /** What an open menu stands beside, and what it lists. */
  menuPlace = $state.raw<Box | undefined>(undefined);
  menuKind = $state.raw<MenuKind>('cell');
  /** The column in which a run of Tabs began: Enter after it goes there, in the next row. */
  tabbedFrom: number | undefined;
  #isReleased = false;

  /** The open entry, as long as the cursor's cell is still the one it was opened in. */
  readonly openEntry: Entry | undefined = $derived.by(() => {
    const entry = this.entry.now;
    return entry?.cell.id === this.cursor.cell?.id ? entry : undefined;
  });
  readonly mode: Mode = $derived.by(() => this.openEntry?.mode ?? 'ready');
  /** Whether a menu or a dialog is open over the grid. */
  readonly isAsking: boolean = $derived.by(
    () => this.menuPlace !== undefined || this.clipboard.waiting !== undefined,
  );
  /** Whether cursor and range are painted: a sheet of several grids shows one cursor. */
  readonly isShown: boolean = $derived.by(() => {
    return (
      this.isFocused ||
      this.isAsking ||
      (this.cursor.cell !== undefined && this.props().selected === this.cursor.cell.id) ||
      (this.root !== undefined && this.props().group?.found?.root === this.root)
    );
  });
  readonly tip: Tip | undefined = $derived.by(() => tipOf(this));

  constructor(props: () => GridProps) {
    this.props = props;
    this.cursor = new GridCursor(() => props().model);
    this.entry = new CellEntry((id, text) => props().onDraft?.(id, text));
    this.rows = new SightWindow(
      () => props().model.rows.length,
      60,
      () => [this.cursor.selection.active.row, this.cursor.selection.focus.row],
    );
    this.columns = new SightWindow(
      () => props().model.columns.length,
      24,
      () => [0, this.cursor.selection.active.column, this.cursor.selection.focus.column],
    );
    this.clipboard = new GridClipboard({
      props,
      cursor: this.cursor,
      commit: (edits) => {
        this.commit(edits);
      },
      select: (selection) => {
        this.select(selection);
      },
    });
  }

  /** Does what a key asks for. @returns false for a key that keeps its own effect */
  run(command: Command): boolean {
    const { name } = command;
    if (name === 'next' || name === 'previous') return this.#tab(name);
    if (isAppCommand(name)) return this.#callApp(name);
    if (name === 'commitMove') this.finish();

    const { plane, selection } = this.cursor;
    const moved = navigate(plane, selection, command, () => (this.root ? rowsPerPage(this.root) : 1));
    if (moved) this.select(moved);
    else act(this, name);
    this.#isReleased = name === 'release' || name === 'cancel';
    return true;
  }

  /** Moves cursor and range, and the focus with them. */
  select(selection: Selection): void {
    this.#isReleased = false;
    this.tabbedFrom = undefined;
    this.cursor.set(selection);
    this.focusCell();
    if (!this.root) return; // what was committed brought another plan to the screen
    reveal(this.root, selection.focus);
    this.announce();
  }

  /** Tells the app where the cursor is, and a screen reader how much is selected. */
  announce(): void {
    const { cell, cells, range } = this.cursor;
    if (cell) this.props().onSelect?.(cell.id, { ...range, cells });
    this.said = isSinglePoint(range) ? '' : `${cells.length} cells selected`;
  }

  /** Puts the focus on the cursor's cell, ready to be typed over, or with the caret at the end of an open entry. */
  focusCell(): void {
    flushSync();
    if (!this.root) return;
    tabStop(this.root)?.focus({ preventScroll: true });
    const editor = editorIn(this.root);
    if (this.openEntry) editor?.setSelectionRange(editor.value.length, editor.value.length);
    else editor?.select();
  }

  /** Opens the editor of the cursor's cell, with its own text or another; a computed cell is explained instead. */
  edit(text?: string): void {
    const { cell } = this.cursor;
    if (!cell) return;
    if (isEditable(cell)) this.entry.open(cell, 'edit', text);
    else this.props().onCommand?.('explain', cell.id);
    this.focusCell();
    if (this.root && this.openEntry) openChoices(this.root);
  }

  /** Puts a line break where the caret is, in a cell that may have some. */
  breakLine(): void {
    const editor = this.root && editorIn(this.root);
    if (!(editor instanceof HTMLTextAreaElement)) return;
    editor.setRangeText('\n', editor.selectionStart, editor.selectionEnd, 'end');
    this.type(editor.value);
  }

  /** Takes what the editor holds after a key. */
  type(text: string): void {
    const { cell } = this.cursor;
    this.#isReleased = false;
    if (cell) this.entry.type(cell, text);
  }

  /** A character typed on a cell without an input: takes the next choice that begins with it. @returns whether it was ours */
  typeOnCell(character: string): boolean {
    const { cell } = this.cursor;
    if (!cell || this.mode !== 'ready' || (isEditable(cell) && !cell.choices)) return false;
    const choice = isEditable(cell) ? nextChoice(cell, character) : undefined;
    if (choice) this.commit([{ id: cell.id, text: choice.value }]);
    else this.said = 'This cell cannot be typed into';
    return true;
  }

  /** Keeps what was typed. */
  finish(): void {
    this.entry.close(({ cell, text, changed }) => {
      const edit = changed ? editOf(cell, text) : undefined;
      if (edit) this.commit([edit]);
    });
  }

  /** Hands edits to the app as one undo step. */
  commit(edits: readonly CellEdit[]): void {
    this.clipboard.forget();
    if (edits.length > 0) this.props().onCommit(edits);
    else this.said = 'Nothing to change here';
  }

  /** The focus went elsewhere on the page. */
  leave(): void {
    this.finish();
    this.isFocused = false;
    this.#isReleased = false;
  }

  /** Opens the menu beside a box, or beside the cursor's cell. */
  openMenu(place?: Box, kind: MenuKind = 'cell'): void {
    this.menuKind = kind;
    const cell = this.root && elementAt(this.root, this.cursor.selection.active);
    this.menuPlace = place ?? cell?.getBoundingClientRect();
  }

  /** Puts away a menu or dialog that has not come, or is pressed beside. */
  stopAsking(): void {
    this.menuPlace = undefined;
    this.clipboard.waiting = undefined;
  }

  closeMenu(): void {
    this.menuPlace = undefined;
    this.focusCell();
  }

  isRtl(): boolean {
    return this.root !== undefined && isRtl(this.root);
  }

  #tab(name: 'next' | 'previous'): boolean {
    const { plane, selection } = this.cursor;
    const isLeaving = this.#isReleased && this.mode === 'ready';
    this.finish();
    const target = isLeaving ? undefined : inReadingOrder(plane, selection.active, name);
    const from = this.tabbedFrom ?? selection.active.column;
    if (target) this.select(at(target));
    this.tabbedFrom = from;
    return target !== undefined;
  }

  #callApp(name: AppCommand): boolean {
    const { onCommand } = this.props();
    const { cell } = this.cursor;
    if (!onCommand || !cell) return false;
    this.finish();
    onCommand(name, cell.id);
    return true;
  }
}
