/**
 * An HTML table on the clipboard as cells, with the exact numbers that some programs write beside what is shown. The text is
 * read by hand: DOMParser is a script sink that the page's content-security policy refuses, and of a table only rows, cells
 * and their text are wanted.
 */
import { exactNumber } from './exact-number.ts';
import { decodeEntities, readTag, type Tag } from './read-tag.ts';
import { OURS, RAW } from './write-table.ts';

export type TableCell = {
  readonly text: string;
  /** The number behind the text as a JavaScript literal, where the table tells it and it is the one that is shown. */
  readonly exact?: string | undefined;
};

export type ReadTable = {
  readonly rows: readonly (readonly TableCell[])[];
  /** The locale of the figures, if the table is one of ours. */
  readonly locale: string | undefined;
};

const MOST_CELLS = 200_000;
const EMPTY: TableCell = { text: '' };

type Open = { text: string; readonly attributes: ReadonlyMap<string, string> };

/** The first table of some HTML, or nothing if there is none. */
export function decodeHtmlTable(html: string): ReadTable | undefined {
  const table = new TableReader();
  let position = html.search(/<table/i);
  if (position === -1) return undefined;
  while (position < html.length && !table.isDone) {
    const open = html.indexOf('<', position);
    table.text(html.slice(position, open === -1 ? html.length : open));
    if (open === -1) break;
    const tag = readTag(html, open);
    table.tag(tag);
    position = tag.end;
  }
  table.end();
  return { rows: table.rows, locale: table.locale };
}

/** Collects rows and cells while tags and text go by. */
class TableReader {
  readonly rows: TableCell[][] = [];
  locale: string | undefined;
  isDone = false;
  #depth = 0;
  #cell: Open | undefined;
  #count = 0;
  #isHidden = false;
  /** For each column, how many rows a merged cell above still covers. */
  #covered: number[] = [];

  text(source: string): void {
    if (this.#cell) this.#cell.text += decodeEntities(source.replace(/[ \t\r\n\f]+/g, ' '));
  }

  tag({ name, attributes }: Tag): void {
    if (name === 'table') {
      this.#depth += 1;
      this.locale ??= attributes.get(OURS);
    } else if (name === '/table') this.#leave();
    else if (this.#depth > 1)
      return; // a table inside a cell gives its text only
    else if (name === 'tr') this.#openRow(attributes);
    else if (name === 'td' || name === 'th') this.#openCell(attributes);
    else if (name === '/td' || name === '/th') this.#closeCell();
    else if (name === '/tr') this.#closeRow();
    else if (name === 'br' && this.#cell) this.#cell.text += '\n';
  }

  /** Nothing more comes: a cell that was never closed counts. */
  end(): void {
    this.#closeRow();
  }

  #openRow(attributes: ReadonlyMap<string, string>): void {
    this.#closeRow();
    this.#isHidden = /display:\s*none/i.test(attributes.get('style') ?? ''); // Excel's last row holds widths alone
    if (!this.#isHidden) this.rows.push([]);
  }

  #openCell(attributes: ReadonlyMap<string, string>): void {
    this.#closeCell();
    if (!this.#isHidden) this.#cell = { text: '', attributes };
  }

  #closeCell(): void {
    if (!this.#cell) return;
    const { text, attributes } = this.#cell;
    this.#cell = undefined;
    if (this.rows.length === 0) this.rows.push([]);
    const row = this.rows.at(-1) ?? [];
    this.#passCovered(row);
    const first = row.length;
    const shown = text.replace(/ *\n */g, '\n').replace(/^ +| +$|^\n$/g, ''); // LibreOffice breaks the line of an empty cell
    const raw = attributes.get(RAW);
    row.push(raw === undefined ? { text: shown, exact: exactNumber(attributes, shown) } : { text: raw });
    for (let more = spanOf(attributes.get('colspan')); more > 1; more -= 1) row.push(EMPTY);
    const rows = spanOf(attributes.get('rowspan'));
    for (let column = first; column < row.length; column += 1) this.#covered[column] = rows - 1;
    this.#count += row.length - first;
    this.isDone ||= this.#count >= MOST_CELLS;
  }

  #closeRow(): void {
    this.#closeCell();
    const row = this.rows.at(-1);
    if (row && row.length > 0) this.#passCovered(row);
  }

  /** Leaves room for merged cells that reach down into the row. */
  #passCovered(row: TableCell[]): void {
    for (let left = this.#covered[row.length] ?? 0; left > 0; left = this.#covered[row.length] ?? 0) {
      this.#covered[row.length] = left - 1;
      row.push(EMPTY);
    }
  }

  #leave(): void {
    this.#depth -= 1;
    if (this.#depth > 0) return;
    this.#closeRow();
    this.isDone = true;
  }
}

function spanOf(text: string | undefined): number {
  const span = Number.parseInt(text ?? '', 10);
  return span > 1 ? Math.min(span, 1000) : 1;
}
