/** The ids that grids know cells by: an input by its address in the scenario, a computed cell by its line and members. */
import { addressAt } from '../../engine/address.ts';
import type { Catalogue } from '../../engine/formula/bind.ts';
import type { Sheet } from '../../engine/formula/sheet.ts';
import { cellFrom, cellName } from '../../engine/formula/cell-name.ts';
import type { Cell, Dim } from '../../engine/formula/tree.ts';
import { inputOf } from '../../engine/input-at.ts';

/** The id of a cell on any grid. */
export function idOf(cell: Cell, catalogue: Catalogue): string {
  const { line } = catalogue.line(cell.line);
  return line.kind === 'input' || line.kind === 'choice'
    ? addressAt(line, cell.at)
    : cellName(cell, line.per);
}

/** The cell with that id, or undefined if it is none of the catalogue's: a name, a month, or gone by now. */
export function cellOf(sheet: Sheet, id: string): Cell | undefined {
  const found = inputOf(sheet.catalogue, id);
  if (!found) return cellFrom(sheet, id);
  const members = Object.entries(found.at) as [Dim, string][];
  const { per } = found.bound.line;
  const isThere =
    per.every((dim) => dim in found.at) &&
    members.every(([dim, member]) => sheet.members(dim).includes(member));
  return isThere ? { line: found.bound.name, at: found.at } : undefined;
}

/** Computed quotas that a typed one takes the place of, in the same cell. */
const SETTABLE = [
  {
    computed: /^quotaOpps\[([\w-]+)\]$/,
    typed: 'tiers[$1].opps',
    address: /^tiers\[([\w-]+)\]\.opps$/,
    id: 'quotaOpps[$1]',
  },
  {
    computed: /^handedOpps\[([\w-]+),([\w-]+)\]$/,
    typed: 'roster[$2].opps.$1',
    address: /^roster\[([\w-]+)\]\.opps\.([\w-]+)$/,
    id: 'handedOpps[$2,$1]',
  },
] as const;

/** The id under which the sheet shows a cell: a quota set by hand stands where the computed one would. */
export function gridIdOf(id: string): string {
  const found = SETTABLE.find(({ address }) => address.test(id));
  return found ? id.replace(found.address, found.id) : id;
}

/** The address that an id's typed texts belong to; a quota typed over the computed one is an input of its own. */
export function addressTyped(id: string): string {
  const found = SETTABLE.find(({ computed }) => computed.test(id));
  return found ? id.replace(found.computed, found.typed) : id;
}
