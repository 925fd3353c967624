/** CSV files as they come from elsewhere, and what is read of them. */
import {
  csvPreview,
  type CsvChoices,
  type CsvPreview,
  type CsvTiers,
} from '../../../src/exchange/csv-in/csv-preview.ts';
import { asTiers } from '../../../src/exchange/csv-in/read-tiers.ts';
import type { Scenario, Tier } from '../../../src/engine/scenario.ts';
import { worked } from '../scenarios.ts';

let made = 0;
export const newId = (): string => `new${++made}`;

export function preview(
  text: string,
  choices: CsvChoices = {},
  locale = 'en-US',
  open: Scenario = worked,
): CsvPreview {
  return csvPreview(text, choices, { locale, open, newId });
}

/** The preview of a table of tiers; anything else fails the test. */
export function tiersOf(text: string, choices: CsvChoices = {}, locale = 'en-US'): CsvTiers {
  const found = preview(text, choices, locale);
  if (found.kind !== 'tiers') throw new Error(`read as ${found.kind}`);
  return found;
}

/** The tiers as the plan would hold them, without their ids. */
export function amountsOf(found: CsvTiers): Omit<Tier, 'id'>[] {
  return asTiers(found.read.tiers, newId, new Set()).map(({ id: _, ...tier }) => tier);
}

/** `line 3: …` for everything the preview tells. */
export function told(found: Extract<CsvPreview, { faults: unknown }>): string[] {
  return found.faults.map(({ line, say }) => `line ${line}: ${say}`);
}
