/** A required input that nobody has filled in yet is asked for in words, so its cell is blank and not refused. */
import type { At } from '../../engine/formula/tree.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import type { GridCell } from '../grid/model.ts';
import { typed, type SheetView } from '../sheets/sheet-cells.ts';

export function asked(view: SheetView, name: LineName, at: At = {}): GridCell {
  const cell = typed(view, name, at);
  return cell.raw === '' ? { ...cell, problem: undefined } : cell;
}
