/** The grid of what moves the outcome: each input with its low and high end, which can be typed, and what they come to. */
import type { LineName } from '../../engine/lines/catalogue.ts';
import { fromDouble } from '../../engine/number.ts';
import type { Lever } from '../../engine/odds/levers.ts';
import type { Outcome } from '../../engine/odds/moved.ts';
import type { Swings } from '../../engine/odds/swings.ts';
import type { Bar } from '../../engine/odds/tornado.ts';
import type { GridCell, GridModel, GridRow } from '../grid/model.ts';
import { remark, typed, type SheetView } from '../sheets/sheet-cells.ts';
import { leverName, leverText, outcomeText } from './levers.ts';

/** @param bars the bars of `swings` in the order that they are shown in */
export function tornadoBlock(
  view: SheetView,
  swings: Swings,
  bars: readonly Bar[],
  outcome: Outcome,
): GridModel {
  const end = { align: 'end' } as const;
  return {
    label: 'What moves the outcome',
    corner: 'Input',
    rowHead: true,
    showHead: true,
    columns: [
      { id: 'low', head: 'Low', ...end, minWidth: '5rem' },
      { id: 'high', head: 'High', ...end, minWidth: '5rem' },
      { id: 'atLow', head: 'At low', ...end, minWidth: '5rem' },
      { id: 'atHigh', head: 'At high', ...end, minWidth: '5rem' },
      ...(outcome === 'chance'
        ? []
        : [
            { id: 'elastic', head: 'Per 1%', hint: 'from the formulas', ...end, minWidth: '5.5rem' } as const,
          ]),
    ],
    rows: bars.map((bar): GridRow => {
      const { lever } = bar;
      const id = lever.address;
      const elastic = swings.elasticities[swings.bars.indexOf(bar)];
      return {
        id,
        head: `${leverName(view, lever)}${lever.from === 'history' ? ' (95%)' : ''}`,
        cells: [
          endCell(view, lever, 'Low'),
          endCell(view, lever, 'High'),
          figure(`${id} at low`, outcomeText(view, outcome, bar.low[outcome])),
          figure(`${id} at high`, outcomeText(view, outcome, bar.high[outcome])),
          ...(outcome === 'chance' || !elastic
            ? []
            : [figure(`${id} elastic`, percentText(view, elastic[outcome]))]),
        ],
      };
    }),
  };
}

/** An end as typed, or the one that is taken until another is. */
function endCell(view: SheetView, lever: Lever, which: 'Low' | 'High'): GridCell {
  const line = `${lever.line}${which}` as LineName;
  const cell = typed(view, line, lever.at);
  if (!view.sheet.isBlank(line, lever.at)) return cell;
  const value = which === 'Low' ? lever.low : lever.high;
  return { ...cell, role: 'computed', editable: true, raw: '', text: leverText(view, lever, value) };
}

function figure(id: string, text: string): GridCell {
  return { ...remark(id, text), role: 'computed', align: 'end' };
}

/** By how much the outcome moves with one percent of the input. */
function percentText({ format }: SheetView, elastic: number | null): string {
  if (elastic === null) return '—';
  const text = format.cell(fromDouble(Number((elastic / 100).toPrecision(6))), 'rate');
  return elastic > 0 ? `+${text}` : text;
}
