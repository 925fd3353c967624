/** The mouse and the finger on a grid: a press selects, a drag or Shift extends, a double click or a second tap edits. */
import { headOf, pointOf, tabStop } from './grid-dom.ts';
import { type GridController } from './GridController.svelte.ts';
import { at, extendTo, isInside, selectColumns, selectRows, type Point } from './selection.ts';

const MAIN = 0;
const SECONDARY = 2;
/** Two clicks on a cell within so many milliseconds are a double click. */
const DOUBLE = 400;

export type Listeners = { [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void };

export function pointerListeners(grid: GridController): Listeners {
  let isDragging = false;
  let pressedActive = false;
  let clickedAt = -Infinity;

  return {
    mousedown(event) {
      if (isOutsideCells(grid, event)) return;
      const point = pointOf(event.target);
      const head = headOf(event.target);
      event.preventDefault(); // no caret and no text selection: the cell takes the focus below
      grid.stopAsking();
      grid.finish();
      if (point) {
        pressedActive = isActive(grid, point);
        isDragging = event.button === MAIN;
        press(grid, point, event);
      } else if (head) selectLine(grid, head);
    },
    mouseover(event) {
      isDragging &&= (event.buttons & 1) === 1;
      const point = isDragging ? pointOf(event.target) : undefined;
      if (point) grid.select(extendTo(grid.cursor.selection, point));
    },
    click(event) {
      const isTouch = 'pointerType' in event && event.pointerType === 'touch';
      const point = pointOf(event.target);
      // the first press puts the editor's element under the second, and then Firefox may tell of no double click
      const isSecond = point !== undefined && pressedActive && event.timeStamp - clickedAt < DOUBLE;
      clickedAt = event.timeStamp;
      if ((isSecond || (isTouch && pressedActive)) && grid.mode === 'ready' && point) grid.edit();
    },
    keydown() {
      clickedAt = -Infinity; // two clicks with a key between them are not a double one
    },
    dblclick(event) {
      if (grid.mode === 'ready' && pointOf(event.target)) grid.edit();
    },
    contextmenu(event) {
      if (isOutsideCells(grid, event)) return;
      event.preventDefault();
      if (!grid.menuPlace)
        grid.openMenu({
          left: event.clientX,
          right: event.clientX,
          top: event.clientY,
          bottom: event.clientY,
        });
    },
  };
}

/** Whether the event belongs to the open editor or to a menu, which see to themselves. */
function isOutsideCells(grid: GridController, { target }: Event): boolean {
  if (!(target instanceof Element) || target.closest('[data-menu]')) return true;
  return grid.mode !== 'ready' && grid.root !== undefined && target === tabStop(grid.root);
}

function press(grid: GridController, point: Point, event: MouseEvent): void {
  const { selection, range } = grid.cursor;
  if (event.button === SECONDARY && isInside(range, point)) grid.focusCell();
  else if (event.shiftKey && event.button === MAIN) grid.select(extendTo(selection, point));
  else grid.select(at(point));
}

function selectLine(grid: GridController, head: { row: number } | { column: number }): void {
  const { plane } = grid.cursor;
  if ('row' in head) grid.select(selectRows(plane, at({ row: head.row, column: 0 })));
  else grid.select(selectColumns(plane, at({ row: 0, column: head.column })));
}

/** Whether the point alone is selected: a range that holds it was made by keys since it was pressed. */
function isActive(grid: GridController, { row, column }: Point): boolean {
  const { top, bottom, start, end } = grid.cursor.range;
  return grid.isFocused && top === row && bottom === row && start === column && end === column;
}
