/** Hours needed against hours there are: of the team, by month and by SDR. What is over 100% says so in words. */
import type { At } from '../../engine/formula/tree.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import { memberName } from '../../engine/members.ts';
import { compare, Num, ONE } from '../../engine/number.ts';
import { isProblem } from '../../engine/problem.ts';
import type { GridCell, GridColumn, GridModel } from '../grid/model.ts';
import { createFilled, type Filled } from '../sheets/filled-cells.ts';
import { lazyRow, placeIn, widthFor } from '../sheets/filled-rows.ts';
import { computed, remark, type SheetView } from '../sheets/sheet-cells.ts';
import { across, monthsOf, type Row } from './hours-blocks.ts';

/** The lines over people or months that the Capacity sheet shows. */
export const filledCapacity = createFilled([
  'workDays',
  'monthHours',
  'monthAvailable',
  'monthLoad',
  'sdrAllAccounts',
  'sdrNeededHours',
  'sdrAllHours',
  'sdrLoad',
  'sdrMonthLoad',
]);

type FilledCapacity = ReturnType<typeof filledCapacity>;
type Load = 'teamLoad' | 'monthLoad' | 'sdrLoad' | 'sdrMonthLoad';

/** Where a double is too near to 100% to tell which side it is on. */
const NEAR = 1e-9;

/** Said of what is over 100%. */
const OVER = ' over';

/** A load; over 100% is decided exactly, and said. */
export function loadCell(view: SheetView, filled: Filled, name: Load, at: At = {}): GridCell {
  const cell = filled(name, at);
  return isOver(view, name, at, cell.number)
    ? { ...cell, tone: 'bad', text: cell.text + OVER, label: `${cell.label}, over 100%` }
    : cell;
}

function isOver({ sheet }: SheetView, name: Load, at: At, near: number | undefined): boolean {
  if (near === undefined || Number.isNaN(near)) return false;
  if (Math.abs(near - 1) > NEAR) return near > 1;
  const exact = sheet.value(name, at);
  return !isProblem(exact) && compare(exact, ONE) > 0;
}

export function monthsBlock(view: SheetView, filled: Filled): GridModel {
  const row = (head: string, name: LineName): Row => [head, (month) => filled(name, { month })];
  const load: Row = ['Load', (month) => loadCell(view, filled, 'monthLoad', { month })];
  const hours = [row('Hours needed', 'monthHours'), row('Hours available', 'monthAvailable')];
  return across(
    view,
    'Load by month',
    'Team',
    monthsOf(view),
    view.isNarrow ? [load, ...hours] : [...hours, load],
  );
}

/** Everyone's load by month: people down, months across. */
export function everyMonthBlock(view: SheetView, filled: FilledCapacity): GridModel {
  const months = monthsOf(view);
  const minWidth = widthFor(view, filled.bulk, 'sdrMonthLoad', OVER.length);
  return {
    label: 'Load by SDR and month',
    corner: 'SDR',
    rowHead: true,
    showHead: true,
    columns: months.map(([id, head]) => ({ id, head, align: 'end', minWidth })),
    rows: view.sheet
      .members('sdr')
      .map((sdr) =>
        lazyRow(sdr, memberName(view.scenario, 'sdr', sdr), () =>
          months.map(([month]) => loadCell(view, filled, 'sdrMonthLoad', { sdr, month })),
        ),
      ),
    find: placeIn(view, { part: 'sdrMonthLoad' }, 'month'),
  };
}

/** What people need and have; on a narrow screen their load comes first. */
export function peopleBlock(view: SheetView, filled: FilledCapacity): GridModel {
  const figures = (hint: string): Omit<GridColumn, 'id' | 'head'> => ({
    hint,
    align: 'end',
    minWidth: '6rem',
  });
  const period = figures('plan period');
  const columns: readonly (readonly [GridColumn, (sdr: string) => GridCell])[] = [
    [{ id: 'accounts', head: 'Accounts', ...period }, (sdr) => filled('sdrAllAccounts', { sdr })],
    [{ id: 'needs', head: 'Hours needed', ...period }, (sdr) => filled('sdrNeededHours', { sdr })],
    [{ id: 'has', head: 'Hours available', ...period }, (sdr) => filled('sdrAllHours', { sdr })],
    [{ id: 'load', head: 'Load', ...period }, (sdr) => loadCell(view, filled, 'sdrLoad', { sdr })],
    [{ id: 'busiest', head: 'Busiest month', ...figures('load') }, (sdr) => busiestCell(view, filled, sdr)],
  ];
  const ordered = view.isNarrow ? [...columns.slice(3), ...columns.slice(0, 3)] : columns;
  return {
    label: 'Load by SDR',
    corner: 'SDR',
    rowHead: true,
    showHead: true,
    columns: ordered.map(([column]) => column),
    rows: view.sheet
      .members('sdr')
      .map((sdr) =>
        lazyRow(sdr, memberName(view.scenario, 'sdr', sdr), () => ordered.map(([, cell]) => cell(sdr))),
      ),
  };
}

/** The month in which someone's load is highest, with its name. */
function busiestCell(view: SheetView, filled: FilledCapacity, sdr: string): GridCell {
  const months = view.sheet.members('month');
  const first = view.sheet.members('sdr').indexOf(sdr) * months.length;
  const loads = filled.bulk.cells('sdrMonthLoad').subarray(first, first + months.length);
  let [busiest, most] = ['', -1];
  for (const [i, month] of months.entries()) {
    const load = loads[i] ?? NaN;
    if (load > most) [busiest, most] = [month, load];
  }
  if (busiest === '') return remark(`busiest ${sdr}`, '—');
  const cell = loadCell(view, filled, 'sdrMonthLoad', { sdr, month: busiest });
  return { ...cell, text: `${view.format.month(busiest)}, ${cell.text}` };
}

/** What a usual book of accounts is. */
const BOOK = { least: new Num(50), most: new Num(150) };

export function teamBlock(view: SheetView, filled: Filled): GridModel {
  const accounts = view.sheet.value('quotaAccounts');
  const book = isProblem(accounts)
    ? ''
    : compare(accounts, BOOK.most) > 0
      ? 'more than a book'
      : compare(accounts, BOOK.least) < 0
        ? 'less than a book'
        : 'a book';
  const width = view.isNarrow ? {} : { minWidth: '6rem' };
  return {
    label: 'Can the team do it?',
    corner: view.isNarrow ? 'Plan period' : 'Over the plan period',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'needs', head: 'Needs', align: 'end', ...width },
      { id: 'has', head: 'Has', align: 'end', ...width },
      { id: 'load', head: 'Load', align: 'end', ...width },
    ],
    rows: [
      {
        id: 'accounts',
        head: 'Accounts per SDR',
        cells: [
          computed(view, 'quotaAccounts'),
          { ...remark('book', '50 to 150'), label: 'A usual book of accounts', align: 'end' },
          { ...remark('book load', book), label: 'Accounts per SDR beside a usual book', align: 'end' },
        ],
      },
      {
        id: 'hours',
        head: 'Hours of the team',
        cells: [
          computed(view, 'neededHours'),
          computed(view, 'availableHours'),
          { ...loadCell(view, filled, 'teamLoad'), strong: true },
        ],
      },
    ],
  };
}
