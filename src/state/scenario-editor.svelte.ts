/** One open scenario: the one door through which it changes, its undo, and the results that follow from it. */
import { applyEdit, nameOfEdit, type Edit } from '../engine/edit.ts';
import type { Catalogue } from '../engine/formula/bind.ts';
import type { Sheet } from '../engine/formula/sheet.ts';
import { coreCatalogue } from '../engine/lines/core.ts';
import { sheetOf } from '../engine/sheet-of.ts';
import type { Scenario } from '../engine/scenario.ts';
import { rebase, record, redo, startHistory, undo, type History } from './history.ts';

export class ScenarioEditor {
  #history: History<Scenario>;
  readonly #onChange: (scenario: Scenario, before: Scenario) => void;
  readonly #catalogue: () => Catalogue;
  #last: Sheet | undefined;
  #heir: ScenarioEditor | undefined;

  /** Every cell of the plan, exactly; made from the sheet before, so an edit computes only what it reaches. */
  readonly sheet: Sheet = $derived.by(
    () => (this.#last = sheetOf(this.#catalogue(), this.#history.present, this.#last)),
  );

  /**
   * @param onChange  called with each new state and the one before, in the same tick: it keeps it
   * @param catalogue the lines that are computed: those of the Plan sheet, until the others are loaded
   */
  constructor(
    scenario: Scenario,
    onChange: (scenario: Scenario, before: Scenario) => void,
    catalogue: () => Catalogue = () => coreCatalogue,
  ) {
    this.#history = $state.raw(startHistory(scenario));
    this.#onChange = onChange;
    this.#catalogue = catalogue;
  }

  get scenario(): Scenario {
    return this.#history.present;
  }

  /** What undo would take back, in words, or undefined where there is nothing. */
  get undoName(): string | undefined {
    return this.#history.past.at(-1)?.what;
  }

  get redoName(): string | undefined {
    return this.#history.future[0]?.what;
  }

  /** @throws RangeError if the edit names what does not exist; nothing has changed then */
  apply(edit: Edit): void {
    if (this.#heir) {
      this.#heir.apply(edit);
      return;
    }
    const next = applyEdit(this.scenario, edit);
    this.#become(record(this.#history, next, nameOfEdit(this.scenario, edit, this.#catalogue())));
  }

  /**
   * Another editor goes on with this work. A cell editor that is torn down with the old screen still commits to what was
   * open then, and that text belongs to the heir.
   */
  handOver(heir: ScenarioEditor): void {
    this.#heir = heir;
  }

  undo(): void {
    this.#become(undo(this.#history));
  }

  redo(): void {
    this.#become(redo(this.#history));
  }

  /** The earliest state that undo goes back to. */
  get start(): Scenario {
    return this.#history.past[0]?.state ?? this.scenario;
  }

  /**
   * Shows another state without a step of undo, as another tab made it; it is not told to `onChange`.
   * @param change brings every step of undo after it, so that undo never reverts what the other tab did
   */
  rebase(present: Scenario, change: (state: Scenario) => Scenario): void {
    this.#history = rebase(this.#history, present, change);
  }

  #become(history: History<Scenario>): void {
    if (history === this.#history) return;
    // what is approved stays as it is, also where another tab approved it; only the approval can be taken back
    if (this.scenario.approved !== undefined && history.present.approved !== undefined) return;
    const before = this.scenario;
    this.#history = history;
    this.#onChange(history.present, before);
  }
}
