/**
 * Looks which rows and columns of a long or wide grid are in sight: on every scroll of the page or of anything in it. A row
 * counts from the top of the table's body, and all rows are of one height.
 */
import { scrollerOf } from './grid-dom.ts';
import { type GridController } from './GridController.svelte.ts';
import { joinAfterPaper, splitOnPaper } from './on-paper.ts';
import { type SightWindow } from './SightWindow.svelte.ts';

/** How many around those in sight are drawn, and by how many the window moves, so that not every step of the wheel draws. */
const ROWS = { around: 8, step: 4 };
const COLUMNS = { around: 3, step: 3 };

/** @param scrolled what was scrolled, where that was all that happened */
export function lookAround(grid: GridController, scrolled?: EventTarget | null): void {
  const { root, rows, columns } = grid;
  if (!root || (scrolled instanceof Node && !scrolled.contains(root))) return;
  const scroller = scrollerOf(root);
  if (rows.isWhole && root instanceof HTMLTableElement) splitOnPaper(root, scroller);
  else joinAfterPaper(scroller);
  if (!rows.isPartial && !columns.isPartial) return;
  const frame = scroller.getBoundingClientRect();
  const body = root.querySelector('tbody');
  const row = body?.querySelector<HTMLElement>('tr[aria-rowindex]');
  if (body && row && rows.isPartial) {
    const height = row.offsetHeight || 30;
    grid.rowHeight = height;
    const { top } = body.getBoundingClientRect();
    const first = Math.floor((Math.max(0, frame.top) - top) / height);
    const last = Math.ceil((Math.min(window.innerHeight, frame.bottom) - top) / height);
    see(rows, first, last, ROWS);
  }
  if (columns.isPartial) {
    const [left, right] = [Math.max(0, frame.left), Math.min(window.innerWidth, frame.right)];
    const inSight = [...root.querySelectorAll<HTMLElement>('[data-column-head]:not(.pinned)')].flatMap(
      (head) => {
        const box = head.getBoundingClientRect();
        return box.right > left && box.left < right ? [Number(head.dataset['columnHead'])] : [];
      },
    );
    const [first, last] = [inSight[0], inSight.at(-1)];
    if (first !== undefined && last !== undefined) see(columns, first, last + 1, COLUMNS);
  }
}

function see(window: SightWindow, first: number, last: number, { around, step }: typeof ROWS): void {
  const from = Math.max(0, Math.floor((first - around) / step) * step);
  const to = Math.max(from, Math.ceil((last + around) / step) * step);
  if (from !== window.sight.from || to !== window.sight.to) window.sight = { from, to };
}
