/** The ids that grids know cells by: an input by its address in the scenario, a computed cell by its line and members. */
import { addressOf, keyOf } from '../../engine/address.ts';
import type { Sheet } from '../../engine/formula/sheet.ts';
import { cellFrom, cellName } from '../../engine/formula/trace.ts';
import { DIMS, type Cell } from '../../engine/formula/tree.ts';
import { coreCatalogue } from '../../engine/lines/core.ts';

/** Where the lines that are typed or chosen stand in the scenario; all others are computed. */
const KEYS: ReadonlyMap<string, string> = new Map(
  coreCatalogue.lines.flatMap(({ name, line }) =>
    line.kind === 'input' || line.kind === 'choice' ? [[name, line.key] as const] : [],
  ),
);

/** The id of a cell on any grid. */
export function idOf(cell: Cell): string {
  const key = KEYS.get(cell.line);
  return key === undefined
    ? cellName(
        cell,
        DIMS.filter((dim) => dim in cell.at),
      )
    : addressOf(key, cell.at.tier);
}

/** The cell with that id, or undefined if it is none of the catalogue's: a name, a month, or gone by now. */
export function cellOf(sheet: Sheet, id: string): Cell | undefined {
  const { key, id: tier } = keyOf(id);
  const input = coreCatalogue.lines.find(
    ({ line }) => (line.kind === 'input' || line.kind === 'choice') && line.key === key,
  );
  if (!input) return cellFrom(sheet, id);
  if (tier !== undefined && !sheet.members('tier').includes(tier)) return undefined;
  return { line: input.name, at: tier === undefined ? {} : { tier } };
}

/** The id under which the sheet shows a cell: a quota set by hand stands where the computed one would. */
export function gridIdOf(id: string): string {
  const { key, id: tier } = keyOf(id);
  return key === 'tiers[].opps' && tier !== undefined ? `quotaOpps[${tier}]` : id;
}
