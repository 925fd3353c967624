/**
 * A grid wider than paper is printed as several tables, one below the other, each with the rows' names and as many columns as
 * fit. The page is not laid out yet when it is about to be printed, so the columns are measured by their texts.
 */

/** A4 and Letter upright have 718 and 740 pixels between margins of a centimetre. */
const PAPER = 710;
/** Of the type on paper, which is 12 pixels high, and of a cell's padding and line. */
const SIGN = 7.6;
const AROUND = 11;
const LONGEST_NAME = 216;
/** Fewer columns are texts, which wrap. */
const FEW = 4;

/** Puts the parts behind the scroller of a grid that is too wide; the grid itself is then not printed. */
export function splitOnPaper(table: HTMLTableElement, scroller: HTMLElement): void {
  joinAfterPaper(scroller);
  const rows = [...table.rows];
  const head = rows[0];
  if (!head) return;
  const names = rows.map(({ cells }) => shownText(cells[0]).length);
  const name = Math.min(LONGEST_NAME, Math.max(...names) * SIGN) + AROUND;
  const widths = [...head.cells].slice(1).map((_, i) => {
    const texts = rows.map(({ cells }) => shownText(cells[i + 1]));
    const words = texts.map((text, row) => (row === 0 ? longestWord(text) : text.length));
    return Math.max(...words) * SIGN + AROUND;
  });
  const all = widths.reduce((sum, width) => sum + width, name);
  const hasSpans = rows.some(({ cells }) => [...cells].some(({ colSpan }) => colSpan > 1));
  if (all <= PAPER || widths.length < FEW || hasSpans) return;
  const parts = document.createElement('div');
  parts.className = 'paper';
  parts.setAttribute('aria-hidden', 'true');
  for (const [from, to] of evenly(widths, PAPER - name)) parts.append(partOf(table, rows, from + 1, to + 1));
  scroller.after(parts);
  scroller.dataset['split'] = '';
}

export function joinAfterPaper(scroller: HTMLElement): void {
  if (scroller.dataset['split'] === undefined) return;
  delete scroller.dataset['split'];
  scroller.nextElementSibling?.remove();
}

/** What is printed of a cell: not what is there for a screen reader alone, as why a figure is missing. */
function shownText(cell: HTMLElement | undefined): string {
  const shown = cell?.querySelector('.shown') ?? cell;
  return shown?.textContent.trim() ?? '';
}

function longestWord(text: string): number {
  return Math.max(...text.split(/\s+/).map(({ length }) => length));
}

/** As few stretches as hold the widths, each with about as many. */
function evenly(widths: readonly number[], room: number): [from: number, to: number][] {
  const widest = Math.max(...widths);
  const most = Math.max(1, Math.floor(room / widest));
  const size = Math.ceil(widths.length / Math.ceil(widths.length / most));
  return Array.from({ length: Math.ceil(widths.length / size) }, (_, i) => [
    i * size,
    Math.min((i + 1) * size, widths.length),
  ]);
}

function partOf(
  table: HTMLTableElement,
  rows: readonly HTMLTableRowElement[],
  from: number,
  to: number,
): Node {
  const part = table.cloneNode() as HTMLTableElement;
  for (const { name } of [...part.attributes]) if (name !== 'class') part.removeAttribute(name);
  const heads = part.appendChild(table.tHead?.cloneNode() ?? document.createElement('thead'));
  const body = part.appendChild(document.createElement('tbody'));
  for (const [i, row] of rows.entries()) {
    const line = (i === 0 ? heads : body).appendChild(row.cloneNode());
    for (const [column, cell] of [...row.cells].entries())
      if (column === 0 || (column >= from && column < to)) line.appendChild(bare(cell));
  }
  return part;
}

/** A copy of a cell that no key, screen reader or search can reach. */
function bare(cell: HTMLElement): Node {
  const copy = cell.cloneNode(true) as HTMLElement;
  for (const one of copy.querySelectorAll('input, textarea, select, button, .visually-hidden')) one.remove();
  for (const one of [copy, ...copy.querySelectorAll('*')])
    for (const { name } of [...one.attributes])
      if (name === 'id' || name === 'tabindex' || name === 'data-cell' || name.startsWith('aria-'))
        one.removeAttribute(name);
  return copy;
}
