/** Which selection a moving or selecting key leads to. */
import { type Command } from './keymap.ts';
import {
  at,
  clamp,
  edgeOfData,
  extendTo,
  lastPoint,
  neighbour,
  selectAll,
  selectColumns,
  selectRows,
  type Point,
  type Selection,
  type Surface,
} from './selection.ts';

/**
 * @param page how many rows a screen goes on; asked only when it matters, as it takes a look at the layout
 * @returns the selection after the key, or nothing if the command is not one of moving
 */
export function navigate(
  surface: Surface,
  selection: Selection,
  command: Command,
  page: () => number,
): Selection | undefined {
  if (command.name === 'selectAll') return selectAll(surface, selection);
  if (command.name === 'selectRow') return selectRows(surface, selection);
  if (command.name === 'selectColumn') return selectColumns(surface, selection);

  const from = command.extend ? selection.focus : selection.active;
  const target = destination(surface, from, command, page);
  if (!target) return undefined;
  if (command.extend) return extendTo(selection, target);
  return at({ row: target.row, column: surface.spanAt(target).from });
}

function destination(surface: Surface, from: Point, command: Command, page: () => number): Point | undefined {
  const last = lastPoint(surface);
  switch (command.name) {
    case 'move':
    case 'commitMove':
      return command.toward && neighbour(surface, from, command.toward);
    case 'jump':
      return command.toward && edgeOfData(surface, from, command.toward);
    case 'rowStart':
      return { row: from.row, column: 0 };
    case 'rowEnd':
      return { row: from.row, column: last.column };
    case 'gridStart':
      return { row: 0, column: 0 };
    case 'gridEnd':
      return last;
    case 'pageUp':
      return clamp(surface, { row: from.row - page(), column: from.column });
    case 'pageDown':
      return clamp(surface, { row: from.row + page(), column: from.column });
    default:
      return undefined;
  }
}
