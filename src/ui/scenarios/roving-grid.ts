/**
 * A table of controls as one stop of Tab: arrows walk its cells, Home and End a row, with Ctrl the whole, Page Up and Down
 * ten rows. A cell's control has the focus, or the cell itself where it has none. When the row with the focus goes, the
 * one in its place gets it.
 */
import type { Attachment } from 'svelte/attachments';

const PAGE = 10;

export const rovingGrid: Attachment<HTMLElement> = (grid) => {
  const aborter = new AbortController();
  const { signal } = aborter;
  let stop: HTMLElement | undefined;
  let place = { row: 1, column: 1 };
  let isIn = false;

  const rows = (): HTMLElement[] => [...grid.querySelectorAll<HTMLElement>('tr')];
  const cells = (row: HTMLElement | undefined): HTMLElement[] =>
    [...(row?.children ?? [])].filter(
      (cell): cell is HTMLElement => cell instanceof HTMLElement && getComputedStyle(cell).display !== 'none',
    );
  const stopIn = (cell: HTMLElement): HTMLElement =>
    cell.querySelector<HTMLElement>('button, input, a') ?? cell;

  function stopAt(next: HTMLElement | undefined): void {
    if (next === stop) return;
    stop?.setAttribute('tabindex', '-1');
    next?.setAttribute('tabindex', '0');
    stop = next;
  }

  function at({ row, column }: typeof place): HTMLElement | undefined {
    const all = rows();
    const inRow = cells(all[Math.min(row, all.length - 1)]);
    const cell = inRow[Math.min(column, inRow.length - 1)];
    return cell && stopIn(cell);
  }

  function placeOf(target: EventTarget | null): typeof place | undefined {
    const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null;
    const row = cell?.closest('tr');
    if (!cell || !row) return undefined;
    return { row: rows().indexOf(row), column: cells(row).indexOf(cell) };
  }

  function next({ key, ctrlKey, metaKey }: KeyboardEvent, from: typeof place): typeof place | undefined {
    const { row, column } = from;
    const [last, end] = [rows().length - 1, cells(rows()[row]).length - 1];
    const isAll = ctrlKey || metaKey;
    const forward = getComputedStyle(grid).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key === forward) return { row, column: column + 1 };
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowRight':
        return { row, column: column - 1 };
      case 'ArrowDown':
        return { row: row + 1, column };
      case 'ArrowUp':
        return { row: row - 1, column };
      case 'PageDown':
        return { row: Math.min(last, row + PAGE), column };
      case 'PageUp':
        return { row: Math.max(1, row - PAGE), column };
      case 'Home':
        return { row: isAll ? 1 : row, column: 0 };
      case 'End':
        return { row: isAll ? last : row, column: end };
      default:
        return undefined;
    }
  }

  function onkeydown(event: KeyboardEvent): void {
    const { target } = event;
    if (event.altKey || event.shiftKey || (target instanceof HTMLInputElement && target.type === 'text'))
      return;
    const from = placeOf(target);
    const to = from && next(event, from);
    if (!from || !to) return;
    event.preventDefault();
    if (to.row < 0 || to.column < 0 || to.row >= rows().length) return;
    if (to.row === from.row && to.column >= cells(rows()[from.row]).length) return;
    at(to)?.focus();
  }

  function onfocusin({ target }: FocusEvent): void {
    isIn = true;
    if (!(target instanceof HTMLElement)) return;
    place = placeOf(target) ?? place;
    stopAt(target);
  }

  /** The stop went with its row, or with what took its place in the cell. */
  function mend(): void {
    if (stop && grid.contains(stop)) return;
    stopAt(at(place) ?? at({ row: 0, column: 0 }));
    if (isIn && (document.activeElement === document.body || document.activeElement === null)) stop?.focus();
  }

  grid.addEventListener('keydown', onkeydown, { signal });
  grid.addEventListener('focusin', onfocusin, { signal });
  grid.addEventListener('focusout', ({ relatedTarget }) => (isIn = relatedTarget === null), { signal });
  const changes = new MutationObserver(mend);
  changes.observe(grid, { childList: true, subtree: true });
  mend();
  return () => {
    changes.disconnect();
    aborter.abort();
  };
};
