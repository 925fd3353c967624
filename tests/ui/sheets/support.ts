/** A view of a plan, as the sheets are made from. */
import { createFormat } from '../../../src/exchange/format.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import type { SheetView } from '../../../src/ui/sheets/sheet-cells.ts';
import type { GridCell, GridModel } from '../../../src/ui/grid/model.ts';

export function viewOf(scenario: Scenario, { locale = 'en-US', isNarrow = false } = {}): SheetView {
  return {
    scenario,
    sheet: planSheet(scenario),
    format: createFormat({ locale, currency: scenario.currency }),
    locale,
    marks: { precedents: new Set(), dependents: new Set() },
    isNarrow,
  };
}

/** The first cell whose name begins so. */
export function cellOf(model: GridModel, label: string): GridCell {
  const found = model.rows.flatMap(({ cells }) => cells).find((cell) => cell.label.startsWith(label));
  if (!found) throw new Error(`${model.label} has no ${label}`);
  return found;
}
