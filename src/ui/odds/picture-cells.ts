/** Cells of lines that are computed beside the page: their values come with a picture, and are waited for until it is there. */
import type { At } from '../../engine/formula/tree.ts';
import type { Sheet } from '../../engine/formula/sheet.ts';
import { ONE } from '../../engine/number.ts';
import { isProblem, type Value } from '../../engine/problem.ts';
import type { Picture, Pictured } from '../../engine/odds/picture.ts';
import type { GridCell } from '../grid/model.ts';
import { chanceText } from './chance-text.ts';
import { computed, type Looks, type SheetView } from '../sheets/sheet-cells.ts';

/** Shown where a value is still to come. */
export const WAITING = '…';

/** The picture's value of a cell; undefined while it is not known, or of a plan with other members. */
export function pictured(
  sheet: Sheet,
  picture: Picture | undefined,
  name: Pictured,
  at: At = {},
): Value | undefined {
  const column = picture?.columns[name];
  if (!column) return undefined;
  let place = 0;
  let count = 1;
  for (const dim of sheet.catalogue.line(name).line.per) {
    const members = sheet.members(dim);
    place = place * members.length + members.indexOf(at[dim] ?? '');
    count *= members.length;
  }
  return column.length === count ? column[place] : undefined;
}

/** As `computed`, with the picture's value. */
export function picturedCell(
  view: SheetView,
  picture: Picture | undefined,
  name: Pictured,
  at: At = {},
  looks: Looks = {},
): GridCell {
  const value = pictured(view.sheet, picture, name, at);
  if (value === undefined)
    return { ...computed(view, name, at, looks, ONE), text: WAITING, number: undefined };
  const cell = computed(view, name, at, looks, value);
  const isChance = view.sheet.catalogue.line(name).line.unit === 'rate' && /[cC]hance|^sureAll/.test(name);
  return isChance && !isProblem(value) ? { ...cell, text: chanceText(view.format, value) } : cell;
}
