/** The whole sheet of a scenario, advice included: for files, comparisons and the command line. */
import type { Sheet } from './formula/sheet.ts';
import { catalogue } from './lines/catalogue.ts';
import type { Scenario } from './scenario.ts';
import { sheetOf } from './sheet-of.ts';

/** @param previous the sheet of the scenario before an edit; what the edit does not reach is kept from it */
export function planSheet(scenario: Scenario, previous?: Sheet): Sheet {
  return sheetOf(catalogue, scenario, previous);
}
