/** What the grid asks of its elements: which cell is where, how many rows a screen shows, and to bring a cell into view. */
import { type Point } from './selection.ts';

const USUAL_PAGE = 10;

/** The point of the cell that an element is in. */
export function pointOf(target: EventTarget | null): Point | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null;
  if (!cell) return undefined;
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}

/** The row or column whose head an element is in. */
export function headOf(target: EventTarget | null): { row: number } | { column: number } | undefined {
  const head =
    target instanceof Element ? target.closest<HTMLElement>('[data-row-head], [data-column-head]') : null;
  const { rowHead, columnHead } = head?.dataset ?? {};
  if (rowHead !== undefined) return { row: Number(rowHead) };
  return columnHead === undefined ? undefined : { column: Number(columnHead) };
}

export function elementAt(root: Element, { row, column }: Point): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
}

/** The one element of the grid that Tab reaches. */
export function tabStop(root: Element): HTMLElement | null {
  return root.querySelector<HTMLElement>('[tabindex="0"]');
}

/** The editor of the cursor's cell, also while it waits for the first key. */
export function editorIn(root: Element): TextEditor | undefined {
  const stop = tabStop(root);
  return isTextEditor(stop) ? stop : undefined;
}

export type TextEditor = HTMLInputElement | HTMLTextAreaElement;

export function isTextEditor(target: unknown): target is TextEditor {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/** Opens a list of choices, where the browser lets a key do that. */
export function openChoices(root: Element): void {
  const stop = tabStop(root);
  const isAllowed = 'userActivation' in navigator && navigator.userActivation.isActive;
  if (stop instanceof HTMLSelectElement && isAllowed) stop.showPicker();
}

export function isRtl(root: Element): boolean {
  return getComputedStyle(root).direction === 'rtl';
}

/** How many rows one screen goes on: one less than fit, so that the last row seen is the first of the next. */
export function rowsPerPage(root: Element): number {
  let [top, bottom] = [0, window.innerHeight];
  for (let around: HTMLElement | null = scrollerOf(root); around; around = around.parentElement) {
    if (around.scrollHeight <= around.clientHeight && around !== scrollerOf(root)) continue;
    const box = around.getBoundingClientRect();
    [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
  }
  const head = root.querySelector<HTMLElement>('thead')?.offsetHeight ?? 0;
  const height = bottom - top - head;
  const row = root.querySelector<HTMLElement>('tr[aria-rowindex]:has([data-row])')?.offsetHeight ?? 0;
  return row > 0 ? Math.max(1, Math.floor(height / row) - 1) : USUAL_PAGE;
}

/** Scrolls a cell into view, clear of the heads that stay in place. */
export function reveal(root: Element, point: Point): void {
  const cell = elementAt(root, point);
  if (!cell) return;
  const scroller = scrollerOf(root);
  const pinned = root.querySelector<HTMLElement>('tbody .pinned');
  const head = root.querySelector<HTMLElement>('thead');
  scroller.style.scrollPaddingInlineStart = `${pinned?.offsetWidth ?? 0}px`;
  scroller.style.scrollPaddingBlockStart = `${head?.offsetHeight ?? 0}px`;
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

export function scrollerOf(root: Element): HTMLElement {
  return root.closest<HTMLElement>('.scroller') ?? document.documentElement;
}
