/** The plans being compared, and their comparison: read from the settings and the workspace, changed through the settings. */
import { createComparer, type ComparedRow, type Comparison } from '../../engine/compare.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { createFormat, type Format } from '../../exchange/format.ts';
import type { Desk } from '../desk.svelte.ts';
import { isEnough, readChoice, type Choice } from './choice.ts';

export class Compared {
  readonly #desk: Desk;
  readonly #compare = createComparer();

  /** All plans on this device, the open one first. */
  readonly present: readonly Scenario[] = $derived.by(() => {
    const { editor, workspace } = this.#desk;
    const isOpen = ({ id }: Scenario): boolean => id === editor.scenario.id;
    const { scenarios } = workspace;
    return [...scenarios.filter(isOpen), ...scenarios.filter((one) => !isOpen(one))];
  });

  readonly choice: Choice = $derived.by(() =>
    readChoice(
      this.#desk.preferences.compare,
      this.present.map(({ id }) => id),
    ),
  );

  /** The plans compared, in the chosen order. */
  readonly scenarios: readonly Scenario[] = $derived.by(() =>
    this.choice.ids.flatMap((id) => this.present.filter((one) => one.id === id)),
  );

  /** The plans that could be added. */
  readonly others: readonly Scenario[] = $derived.by(() =>
    this.#desk.workspace.scenarios.filter(({ id }) => !this.choice.ids.includes(id)),
  );

  readonly baseline: Scenario | undefined = $derived.by(() =>
    this.scenarios.find(({ id }) => id === this.choice.baseline),
  );

  /** Undefined while there are fewer than two plans. */
  readonly comparison: Comparison | undefined = $derived.by(() =>
    isEnough(this.choice)
      ? this.#compare(this.scenarios, this.choice.ids.indexOf(this.choice.baseline))
      : undefined,
  );

  /** The rows that are wanted: with every tier or without, and all or only those that differ. */
  readonly rows: readonly ComparedRow[] = $derived.by(() => {
    const { onlyDifferences, eachTier } = this.choice;
    return (this.comparison?.rows ?? []).filter(
      ({ section, tier, differs }) =>
        (eachTier || section === 'inputs' || tier === undefined) && (differs || !onlyDifferences),
    );
  });

  /** How each plan's figures are written, in its own currency. */
  readonly formats: readonly Format[] = $derived.by(() => {
    const { locale } = this.#desk.preferences;
    return this.scenarios.map(({ currency }) => createFormat({ locale, currency }));
  });

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  choose(choice: Choice): void {
    this.#desk.preferences.setCompare({ ...choice });
  }
}
