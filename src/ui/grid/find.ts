/**
 * Finding cells in the grids of a sheet, drawn or not: by what they show, what was typed and what they are called. The browser's
 * own search cannot reach the rows of a long grid that are not drawn.
 */
import { type GridCell, type GridModel, type GridRow } from './model.ts';

/** A cell that was found, and the place of its grid among those searched. */
export type Found = { readonly grid: number; readonly id: string };

/** In reading order. Upper and lower case and accents are alike; a row is found by its name once, not in each of its cells. */
export function findCells(models: readonly GridModel[], query: string): Found[] {
  const wanted = plain(query.trim());
  if (wanted === '') return [];
  return models.flatMap(({ rows }, grid) =>
    rows.flatMap((row) => {
      const ids = row.cells.filter((cell, i) => holds(row, cell, i, wanted)).map(({ id }) => id);
      return ids.map((id) => ({ grid, id }));
    }),
  );
}

/** The place in the list after one step, going round at the ends. */
export function stepIn(count: number, place: number, step: 1 | -1): number {
  return count === 0 ? -1 : (place + step + count) % count;
}

function holds(row: GridRow, cell: GridCell, place: number, wanted: string): boolean {
  const name = row.head ?? row.cells[0]?.text ?? '';
  const label = name === '' ? cell.label : cell.label.replace(name, '');
  const texts = [
    cell.text,
    cell.raw ?? '',
    label,
    ...(place === 0 && row.head !== undefined ? [row.head] : []),
  ];
  return texts.some((text) => plain(text).includes(wanted));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
