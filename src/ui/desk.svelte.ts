/**
 * What the screen is doing: which sheet is shown, which cell is selected, what was just said. Shared by the parts of the
 * shell through context; the work itself is in the workspace.
 */
import { createContext } from 'svelte';
import { cellLabel, type Edit } from '../engine/edit.ts';
import type * as Trace from '../engine/formula/trace.ts';
import type { Cell, Dim } from '../engine/formula/tree.ts';
import { isolated } from '../engine/isolated.ts';
import { memberName } from '../engine/members.ts';
import { isProblem } from '../engine/problem.ts';
import { createFormat, type Format } from '../exchange/format.ts';
import type { Preferences } from '../state/preferences.svelte.ts';
import type { ScenarioEditor } from '../state/scenario-editor.svelte.ts';
import type { Workspace } from '../state/workspace.svelte.ts';
import type { Way } from './grid/keymap.ts';
import type { CellEdit, Echo, GridCell, MenuItem, NumberRules } from './grid/model.ts';
import { DialogState } from './dialog-state.svelte.ts';
import { Media } from './media.svelte.ts';
import { homeOf, sheetAt, type SheetName } from './sheet-names.ts';
import { cellOf, gridIdOf, idOf } from './sheets/cell-ids.ts';
import { echoOf, editOf } from './sheets/enter.ts';
import type { SheetView } from './sheets/sheet-cells.ts';

/**
 * Something to tell, until it is dismissed or replaced. `canUndo` offers to undo the last edit; `undo` to take back what
 * was no edit, such as deleting a plan, and such a message outlasts edits.
 */
export type Message = Readonly<{
  text: string;
  detail?: string;
  kind: 'done' | 'wrong';
  canUndo?: true;
  undo?: () => void;
  /** It goes with the next edit all the same. */
  isBrief?: true;
}>;

/** Cells of a line: one that has more, as the months of everyone, is neither marked nor listed. */
const MOST_MARKED = 3000;

export class Desk {
  #sheet: SheetName = $state.raw(sheetAt(location.hash));
  #selected: string | undefined = $state.raw();
  #jump: string | undefined = $state.raw();
  #range: readonly GridCell[] = $state.raw([]);
  readonly #isNarrow = new Media('screen and (max-width: 45rem)');
  readonly #isDark = new Media('(prefers-color-scheme: dark)');
  #message: Message | undefined = $state.raw();
  #trace: typeof Trace | undefined = $state.raw();
  #erased: 'done' | 'blocked' | 'failed' | undefined = $state.raw();
  #chosen: readonly string[] = $state.raw([]);

  readonly dialogs = new DialogState(() => this.isOfPlan);

  readonly format: Format = $derived.by(() =>
    createFormat({ locale: this.preferences.locale, currency: this.editor.scenario.currency }),
  );

  readonly #marks = $derived.by(() => {
    const cell = this.cell;
    const { sheet } = this.editor;
    const ids = (cells: readonly Cell[]): ReadonlySet<string> =>
      new Set(cells.map((one) => gridIdOf(idOf(one, sheet.catalogue))));
    const trace = this.#trace;
    return cell && trace
      ? {
          precedents: ids(trace.precedents(sheet, cell, MOST_MARKED)),
          dependents: ids(trace.dependents(sheet, cell, MOST_MARKED)),
        }
      : { precedents: ids([]), dependents: ids([]) };
  });

  readonly view: SheetView = $derived.by(() => ({
    scenario: this.editor.scenario,
    sheet: this.editor.sheet,
    format: this.format,
    locale: this.preferences.locale,
    marks: this.#marks,
    isNarrow: this.#isNarrow.current,
  }));

  constructor(
    readonly workspace: Workspace,
    readonly preferences: Preferences,
  ) {
    // What the selected cell rests on is marked once the sheet stands.
    void import('../engine/formula/trace.ts').then((trace) => (this.#trace = trace)).catch(() => undefined);
  }

  get editor(): ScenarioEditor {
    return this.workspace.editor;
  }

  get sheet(): SheetName {
    return this.#sheet;
  }

  /** Whether the sheet is one of the open plan, with formulas to explain and the answer beside it. */
  get isOfPlan(): boolean {
    return this.#sheet !== 'scenarios' && this.#sheet !== 'compare';
  }

  /** The id of the selected cell, which may be gone by now. */
  get selected(): string | undefined {
    return this.#selected;
  }

  /** The selected cell, if it is one of the catalogue's and still there. */
  get cell(): Cell | undefined {
    return this.#selected === undefined ? undefined : cellOf(this.editor.sheet, this.#selected);
  }

  /** The selected cell's name in words. */
  get cellTitle(): string | undefined {
    const id = this.#selected;
    const { cell } = this;
    if (cell) return this.titleOf(cell);
    if (id === undefined || !/^(notes|period|tiers\[|roster\[|ramps\[)/.test(id)) return undefined;
    return cellLabel(this.editor.scenario, id, this.editor.sheet.catalogue);
  }

  /** A cell to move the focus to, for the grid that has it. */
  get jump(): string | undefined {
    return this.#jump;
  }

  get message(): Message | undefined {
    return this.#message;
  }

  /** How erasing everything went; the workbook is over then. */
  get erased(): 'done' | 'blocked' | 'failed' | undefined {
    return this.#erased;
  }

  /** The ids of the plans chosen for something to be done with all of them, in the order they were chosen. */
  get chosen(): readonly string[] {
    return this.#chosen.filter((id) => this.workspace.library.has(id));
  }

  titleOf(cell: Cell): string {
    const { line } = this.editor.sheet.catalogue.line(cell.line);
    const members = line.per.map((dim) => this.#nameOf(dim, cell.at[dim] ?? ''));
    return [line.label, ...members].join(' · ');
  }

  #nameOf(dim: Dim, id: string): string {
    return dim === 'month' ? this.format.month(id) : isolated(memberName(this.editor.scenario, dim, id));
  }

  /** The selected cells, for their sum at the foot. */
  get range(): readonly GridCell[] {
    return this.#range;
  }

  /** What is drawn now, light or dark: the choice, or the system's. */
  get theme(): 'light' | 'dark' {
    const { theme } = this.preferences;
    return theme === 'system' ? (this.#isDark.current ? 'dark' : 'light') : theme;
  }

  /** Shows a sheet, as a step that the browser's Back takes back. */
  showSheet(name: SheetName): void {
    if (name !== this.#sheet) location.hash = name;
    this.followAddress();
  }

  /** Shows the sheet that the address names. */
  followAddress(): void {
    const sheet = sheetAt(location.hash);
    if (sheet !== this.#sheet) {
      this.#jump = undefined;
      for (const place of document.querySelectorAll('main, .work')) place.scrollTop = 0;
    }
    this.#sheet = sheet;
    this.#range = [];
  }

  /** Sums cells of a sheet that has no formulas to explain. */
  sum(range: readonly GridCell[]): void {
    this.#range = range;
  }

  select(id: string, range: readonly GridCell[] = []): void {
    this.#selected = id;
    this.#range = range;
    this.#jump = undefined;
  }

  /** The cells that the selected one rests on, or that rest on it, one level away, with today's values. */
  related(way: Way): MenuItem[] {
    const { cell, format } = this;
    const { sheet } = this.editor;
    const trace = this.#trace;
    if (!cell || !trace) return [];
    return trace[way](sheet, cell, MOST_MARKED).map((one) => {
      const value = sheet.value(one.line, one.at);
      const { unit } = sheet.catalogue.line(one.line).line;
      return {
        label: `${this.titleOf(one)}: ${isProblem(value) ? '—' : format.cell(value, unit)}`,
        run: () => {
          this.goTo(one);
        },
      };
    });
  }

  /** How numbers are written in cells, for texts that come from elsewhere. */
  get numbers(): NumberRules {
    const { format } = this;
    return {
      locale: format.locale,
      load: async () => {
        const { numberText, readingsOf } = await import('./sheets/paste-readings.ts');
        return {
          write: (literal, isPercent) => numberText(literal, isPercent, format.locale),
          readings: (edits, from) => readingsOf(format, edits, from),
        };
      },
    };
  }

  /** Selects a cell and moves the focus there, if it stands on the sheet. */
  goTo(cell: Cell): void {
    const { catalogue } = this.editor.sheet;
    const id = gridIdOf(idOf(cell, catalogue));
    const home = homeOf(catalogue.line(cell.line).line);
    const isHere = document.querySelector(`[data-cell="${CSS.escape(id)}"]`) !== null;
    if (home && !isHere) this.showSheet(home);
    this.goToId(id);
  }

  goToId(id: string): void {
    this.#selected = id;
    this.#jump = id;
  }

  choose(ids: readonly string[]): void {
    this.#chosen = ids;
  }

  endErased(how: 'done' | 'blocked' | 'failed'): void {
    this.dialogs.close();
    this.#erased = how;
  }

  tell(message: Message): void {
    this.#message = message;
  }

  dismiss(): void {
    this.#message = undefined;
  }

  /** Puts typed texts into their cells, as one step. */
  commit(typed: readonly CellEdit[]): void {
    const edit = editOf(this.editor.scenario, this.preferences.locale, typed, this.editor.sheet.catalogue);
    if (edit) this.apply(edit);
  }

  apply(edit: Edit): void {
    const { id } = this.editor.scenario;
    this.workspace.apply(edit);
    this.#passMessage();
    // the edit of an approved plan went into a copy, where the same cell gets the focus
    if (this.editor.scenario.id !== id && this.#selected !== undefined) this.goToId(this.#selected);
  }

  echo(id: string, text: string): Echo | undefined {
    const { scenario, sheet } = this.editor;
    return echoOf(scenario, this.preferences.locale, this.format, id, text, sheet.catalogue);
  }

  undo(): void {
    this.#passMessage();
    this.workspace.undo();
  }

  redo(): void {
    this.#passMessage();
    this.workspace.redo();
  }

  #passMessage(): void {
    if (!this.#message?.undo || this.#message.isBrief) this.#message = undefined;
  }
}

export const [useDesk, provideDesk] = createContext<Desk>();
