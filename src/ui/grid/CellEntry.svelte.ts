/** The one cell that is being typed into, if any: its text as it stands, reported at every key so that none is ever lost. */
import { rawText, type GridCell } from './model.ts';

export type Entry = {
  readonly cell: GridCell;
  readonly text: string;
  /** `enter`: typed over the cell, arrow keys keep it and move. `edit`: arrow keys move the caret. */
  readonly mode: 'enter' | 'edit';
  /** Whether anything was typed; an entry left as it was changes nothing. */
  readonly changed: boolean;
};

export class CellEntry {
  readonly #report: (id: string, text: string | null) => void;
  now = $state.raw<Entry | undefined>(undefined);

  /** @param report told each text typed, and null when the entry is over and whatever it changed is handed on */
  constructor(report: (id: string, text: string | null) => void) {
    this.#report = report;
  }

  open(cell: GridCell, mode: Entry['mode'], text = rawText(cell)): void {
    this.now = { cell, text, mode, changed: text !== rawText(cell) };
  }

  /** Takes the text that the editor holds now; the first key opens the entry. */
  type(cell: GridCell, text: string): void {
    const open = this.now?.cell.id === cell.id ? this.now : undefined;
    this.now = { cell, mode: open?.mode ?? 'enter', text, changed: true };
    this.#report(cell.id, text);
  }

  toEdit(): void {
    if (this.now) this.now = { ...this.now, mode: 'edit' };
  }

  /** Ends the entry. `keep` may hand it on before it is reported to be over. */
  close(keep?: (entry: Entry) => void): void {
    const entry = this.now;
    if (!entry) return;
    this.now = undefined;
    keep?.(entry);
    if (entry.changed) this.#report(entry.cell.id, null);
  }
}
