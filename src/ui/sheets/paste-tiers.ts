/** A paste that goes on below the last tier: a tier for each of its rows. */
import { applyEdit } from '../../engine/edit.ts';
import type { Scenario, Tier } from '../../engine/scenario.ts';
import type { CellEdit } from '../grid/model.ts';
import { keyOf, addressOf } from '../../engine/address.ts';
import { editOf } from './enter.ts';
import { addressTyped } from './cell-ids.ts';

/**
 * The scenario with the edits made and the rows added as tiers.
 * @param rows texts under the addresses of any one tier, which stand for those of the new one
 */
export function withPastedTiers(
  scenario: Scenario,
  locale: string,
  rows: readonly (readonly CellEdit[])[],
  edits: readonly CellEdit[],
  newId: () => string,
): Scenario {
  const edit = editOf(scenario, locale, edits);
  const edited = edit ? applyEdit(scenario, edit) : scenario;
  const added = rows.map((row, i) =>
    pastedTier(edited, locale, row, newId(), `Tier ${edited.tiers.length + i + 1}`),
  );
  return { ...edited, tiers: [...edited.tiers, ...added] };
}

/** Made beside one tier alone, so that a thousand rows do not copy the list of tiers for each of their cells. */
function pastedTier(
  scenario: Scenario,
  locale: string,
  row: readonly CellEdit[],
  id: string,
  name: string,
): Tier {
  const small = applyEdit(
    { ...scenario, tiers: scenario.tiers.slice(0, 1) },
    { kind: 'add', list: 'tiers', id },
  );
  const texts = row.map((cell) => ({ ...cell, id: addressOf(keyOf(addressTyped(cell.id)).key, id) }));
  const edit = editOf(small, locale, [{ id: `tiers[${id}].name`, text: name }, ...texts]);
  const [tier] = (edit ? applyEdit(small, edit) : small).tiers.slice(-1);
  if (!tier) throw new Error('a tier was added and is not there');
  return tier;
}
