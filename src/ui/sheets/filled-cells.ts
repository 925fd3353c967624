/**
 * Cells of lines over people and months, which are many: shown from doubles, computed for a whole sheet at once. All they
 * rest on that is neither over people nor over months comes from the sheet, exactly; why a cell is missing is asked of it.
 */
import { compile, type Bulk } from '../../engine/formula/compile.ts';
import type { At } from '../../engine/formula/tree.ts';
import { catalogue, type LineName } from '../../engine/lines/catalogue.ts';
import { fromDouble } from '../../engine/number.ts';
import type { GridCell } from '../grid/model.ts';
import { computed, type Looks, type SheetView } from './sheet-cells.ts';

/** Makes a computed cell of one of the lines that were compiled. */
export type Filled = (name: LineName, at?: At, looks?: Looks) => GridCell;

/** @param names the lines that a sheet shows; the answer fills their cells for one state of the plan */
export function createFilled(
  names: readonly LineName[],
): (view: SheetView) => Filled & { readonly bulk: Bulk } {
  const program = compile(
    catalogue,
    names,
    ({ name, line }) =>
      !names.includes(name as LineName) && !line.per.some((dim) => dim === 'sdr' || dim === 'month'),
  );
  return (view) => {
    const bulk = program(view.sheet);
    const filled: Filled = (name, at = {}, looks = {}) => {
      if (!names.includes(name)) return computed(view, name, at, looks);
      const value = bulk.value(name, at);
      return Number.isNaN(value)
        ? computed(view, name, at, looks)
        : computed(view, name, at, looks, fromDouble(value));
    };
    return Object.assign(filled, { bulk });
  };
}
