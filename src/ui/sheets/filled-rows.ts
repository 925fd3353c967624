/**
 * Rows of very many cells, as of 200 people by 60 months: a row's cells are made when they are first looked at, so a change of
 * the plan makes only those that are drawn. What equals the cell that stood there before is the same object again.
 */
import { cellFrom } from '../../engine/formula/cell-name.ts';
import type { Bulk } from '../../engine/formula/compile.ts';
import type { At } from '../../engine/formula/tree.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import { fromDouble } from '../../engine/number.ts';
import type { GridCell, GridModel, GridRow } from '../grid/model.ts';
import { keptCells } from './keep-same.ts';
import type { SheetView } from './sheet-cells.ts';

/** A row whose cells wait to be looked at. */
export function lazyRow(id: string, head: string | undefined, make: () => readonly GridCell[]): GridRow {
  let made: readonly GridCell[] | undefined;
  return {
    id,
    head,
    get cells() {
      return (made ??= make());
    },
  };
}

class KeptRow implements GridRow {
  readonly id: string;
  readonly head: string | undefined;
  readonly total: boolean | undefined;
  readonly section: boolean | undefined;
  readonly #row: GridRow;
  readonly #before: readonly GridCell[];
  #made: readonly GridCell[] | undefined;

  constructor(row: GridRow, before: KeptRow | undefined) {
    this.id = row.id;
    this.head = row.head;
    this.total = row.total;
    this.section = row.section;
    this.#row = row;
    this.#before = before ? (before.#made ?? before.#before) : [];
  }

  get cells(): readonly GridCell[] {
    this.#made ??= keptCells(this.#before, this.#row.cells);
    return this.#made;
  }
}

/** As `keepSame`, for rows that wait to be looked at. */
export function keepLooked(make: () => GridModel): () => GridModel {
  let before = new Map<string, KeptRow>();
  return () => {
    const model = make();
    const rows = model.rows.map((row) => new KeptRow(row, before.get(row.id)));
    before = new Map(rows.map((row) => [row.id, row]));
    return { ...model, rows };
  };
}

/** The width of a column of so many signs. */
export function widthOf(signs: number): string {
  return `calc(${signs}ch + 3 * var(--cell-pad))`;
}

/** The width of a column that holds any of a line's figures; rows come and go, so their texts cannot say it. */
export function widthFor({ sheet, format }: SheetView, bulk: Bulk, line: LineName, more = 0): string {
  const { unit } = sheet.catalogue.line(line).line;
  const most = bulk.cells(line).reduce((a, b) => (Math.abs(b) > a ? Math.abs(b) : a), 0);
  return widthOf(format.cell(fromDouble(most), unit).length + more);
}

/** Where a cell stands in a grid of people down, and the whole plan before its months or quarters across. */
export function placeIn(
  { sheet }: SheetView,
  { all, part, of = {} }: { all?: LineName; part: LineName; of?: At },
  by: 'month' | 'quarter',
): (id: string) => { row: number; column: number } | undefined {
  return (id) => {
    const cell = cellFrom(sheet, id);
    if (!cell || (cell.line !== all && cell.line !== part) || cell.at.tier !== of.tier) return undefined;
    const column =
      cell.line === all ? 0 : (all === undefined ? 0 : 1) + sheet.members(by).indexOf(cell.at[by] ?? '');
    return { row: sheet.members('sdr').indexOf(cell.at.sdr ?? ''), column };
  };
}
