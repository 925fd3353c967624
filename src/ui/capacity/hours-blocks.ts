/** The hours there are: selling hours a day, days off, and working days by month. */
import { memberName } from '../../engine/members.ts';
import type { GridCell, GridModel, GridRow } from '../grid/model.ts';
import { facts } from '../sheets/fact-blocks.ts';
import type { Filled } from '../sheets/filled-cells.ts';
import { assumed, typed, type SheetView } from '../sheets/sheet-cells.ts';

export function hoursBlock(view: SheetView): GridModel {
  return facts(view, 'Hours', [
    ['Selling hours a day', assumed(view, 'usualDayHours', 'dayHours'), '6 unless typed'],
  ]);
}

/** A figure of each member. */
export type Row = readonly [head: string, cell: (member: string) => GridCell];

/** Members across and figures down; on a narrow screen the other way round. */
export function across(
  { isNarrow }: SheetView,
  label: string,
  corner: string,
  members: readonly (readonly [id: string, name: string])[],
  rows: readonly Row[],
): GridModel {
  const common = { label, rowHead: true, showHead: true };
  return isNarrow
    ? {
        ...common,
        corner,
        columns: rows.map(([head]) => ({ id: head, head, align: 'end' })),
        rows: members.map(([id, name]): GridRow => ({
          id,
          head: name,
          cells: rows.map(([, cell]) => cell(id)),
        })),
      }
    : {
        ...common,
        corner,
        columns: members.map(([id, name]) => ({ id, head: name, align: 'end' })),
        rows: rows.map(([head, cell]): GridRow => ({
          id: head,
          head,
          cells: members.map(([id]) => cell(id)),
        })),
      };
}

export function holidaysBlock(view: SheetView): GridModel {
  const months = view.sheet
    .members('calendar')
    .map((id) => [id, memberName(view.scenario, 'calendar', id)] as const);
  return across(view, 'Days off', 'Every year', months, [
    ['Days off', (calendar) => typed(view, 'holidays', { calendar })],
  ]);
}

/** The months of the plan with their names. */
export const monthsOf = ({ sheet, format }: SheetView): [string, string][] =>
  sheet.members('month').map((id) => [id, format.month(id)]);

export function workDaysBlock(view: SheetView, filled: Filled): GridModel {
  return across(view, 'Working days', 'Month', monthsOf(view), [
    ['Working days', (month) => filled('workDays', { month })],
  ]);
}
