/** Count, sum and average of a selection, as a spreadsheet shows at its foot. */
import { type GridCell } from './model.ts';

export type Summary = { readonly count: number; readonly sum: number; readonly average: number };

/** @returns nothing if fewer than two of the cells hold a figure */
export function summaryOf(cells: readonly GridCell[]): Summary | undefined {
  const numbers = cells.flatMap(({ number }) => (number === undefined ? [] : [number]));
  if (numbers.length < 2) return undefined;
  const sum = numbers.reduce((total, number) => total + number, 0);
  return { count: numbers.length, sum, average: sum / numbers.length };
}
