/**
 * Cells as an HTML table for the clipboard, and back. The text is read by hand: DOMParser is a script sink that the page's
 * content-security policy refuses, and of a table only rows, cells and their text are wanted.
 */

export type ClipCell = {
  /** The value in full. */
  readonly value: string;
  /** What our own editor would start with, where that differs. */
  readonly raw?: string | undefined;
  /** Whether another program must not take it for a formula. */
  readonly isText?: boolean | undefined;
};

/** Marks a table as ours, so that what it carries is trusted to be in full. */
const OURS = 'data-quotasheet';
const RAW = 'data-raw';
const MOST_CELLS = 200_000;
const SPACES_THAT_HTML_DROPS = /^\s|\s$|\s\s|[\t\r\f]/;
const LINE_BREAK = '<br style="mso-data-placement:same-cell">';

export function encodeHtmlTable(rows: readonly (readonly ClipCell[])[]): string {
  const lines = rows.map((cells) => `<tr>${cells.map(encodeCell).join('')}</tr>`);
  return `<meta charset="utf-8"><table ${OURS}="1"><tbody>${lines.join('')}</tbody></table>`;
}

/** The first table of some HTML, or nothing if there is none. */
export function decodeHtmlTable(html: string): { cells: string[][]; isOurs: boolean } | undefined {
  const table = new TableReader();
  let position = html.toLowerCase().indexOf('<table');
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
  return { cells: table.rows, isOurs: table.isOurs };
}

function encodeCell({ value, raw, isText }: ClipCell): string {
  const exact = raw ?? (SPACES_THAT_HTML_DROPS.test(value) ? value : undefined);
  const attributes =
    (exact === undefined ? '' : ` ${RAW}="${escape(exact)}"`) +
    (isText ? ` style='mso-number-format:"\\@"'` : '');
  return `<td${attributes}>${escape(value).replaceAll('\n', LINE_BREAK)}</td>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

type Tag = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly end: number };

/** Collects rows and cells while tags and text go by. */
class TableReader {
  readonly rows: string[][] = [];
  isOurs = false;
  isDone = false;
  #depth = 0;
  #cell: { text: string; raw: string | undefined; columns: number } | undefined;
  #count = 0;

  text(source: string): void {
    if (this.#cell) this.#cell.text += decodeEntities(source.replace(/[ \t\r\n\f]+/g, ' '));
  }

  tag({ name, attributes }: Tag): void {
    if (name === 'table') {
      this.#depth += 1;
      this.isOurs ||= attributes.has(OURS);
    } else if (name === '/table') this.#leave();
    else if (this.#depth > 1)
      return; // a table inside a cell gives its text only
    else if (name === 'tr') this.#openRow();
    else if (name === 'td' || name === 'th') this.#openCell(attributes);
    else if (name === '/td' || name === '/th' || name === '/tr') this.#closeCell();
    else if (name === 'br' && this.#cell) this.#cell.text += '\n';
  }

  /** Nothing more comes: a cell that was never closed counts. */
  end(): void {
    this.#closeCell();
  }

  #openRow(): void {
    this.#closeCell();
    this.rows.push([]);
  }

  #openCell(attributes: ReadonlyMap<string, string>): void {
    this.#closeCell();
    const columns = Number.parseInt(attributes.get('colspan') ?? '', 10);
    this.#cell = { text: '', raw: attributes.get(RAW), columns: columns > 1 ? Math.min(columns, 1000) : 1 };
  }

  #closeCell(): void {
    if (!this.#cell) return;
    const { text, raw, columns } = this.#cell;
    this.#cell = undefined;
    if (this.rows.length === 0) this.rows.push([]);
    const value = raw ?? text.replace(/ *\n */g, '\n').replace(/^ +| +$/g, '');
    this.rows.at(-1)?.push(value, ...Array<string>(columns - 1).fill(''));
    this.#count += columns;
    this.isDone ||= this.#count >= MOST_CELLS;
  }

  #leave(): void {
    this.#depth -= 1;
    if (this.#depth > 0) return;
    this.#closeCell();
    this.isDone = true;
  }
}

/** The tag or comment that opens at `open`. */
function readTag(html: string, open: number): Tag {
  if (html.startsWith('<!--', open)) return skipTo(html, '-->', open);
  let position = open + 1;
  const word = /[^\s>]*/y;
  word.lastIndex = position;
  const name = (word.exec(html)?.[0] ?? '').toLowerCase();
  if (name === 'style' || name === 'script') return skipTo(html, `</${name}>`, open);
  position += name.length;
  const attributes = new Map<string, string>();
  const attribute = /\s*([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;
  for (;;) {
    attribute.lastIndex = position;
    const match = attribute.exec(html);
    if (!match) break;
    const [whole, key = '', double, single, bare] = match;
    attributes.set(key.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
    position += whole.length;
  }
  const close = html.indexOf('>', position);
  return { name, attributes, end: close === -1 ? html.length : close + 1 };
}

function skipTo(html: string, end: string, from: number): Tag {
  const found = html.toLowerCase().indexOf(end, from);
  return { name: '', attributes: new Map(), end: found === -1 ? html.length : found + end.length };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    },
  );
}
