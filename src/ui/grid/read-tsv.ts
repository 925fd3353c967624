/**
 * Clipboard text as cells: rows on lines, tabs between cells, quotes around a cell that holds a tab, a line break or a quote.
 * Excel, Google Sheets, Numbers and LibreOffice all write this, and differ in line ends and in when they quote.
 */

/**
 * The cells in clipboard text. One line end at the end adds no row. A quote that is not closed right before a tab, a line end
 * or the end of the text is an ordinary character, so `5" pipe` and `"so-called" lead` stay as they are.
 */
export function decodeTsv(text: string): string[][] {
  const source = withoutPadding(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  for (;;) {
    const field = readQuoted(source, position) ?? readPlain(source, position);
    row.push(field.text);
    position = field.end;
    if (source[position] === '\t') {
      position += 1;
      continue;
    }
    rows.push(row);
    row = [];
    position = afterLineEnd(source, position);
    if (position >= source.length) return rows;
  }
}

type Field = { readonly text: string; readonly end: number };

/** Windows programs may leave a byte order mark before and NULs after the text. */
function withoutPadding(text: string): string {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  let end = text.length;
  while (end > start && text[end - 1] === '\0') end -= 1;
  return text.slice(start, end);
}

function readPlain(source: string, start: number): Field {
  let end = start;
  while (!endsField(source[end])) end += 1;
  return { text: source.slice(start, end), end };
}

function readQuoted(source: string, start: number): Field | undefined {
  if (source[start] !== '"') return undefined;
  let close = source.indexOf('"', start + 1);
  while (close !== -1 && source[close + 1] === '"') close = source.indexOf('"', close + 2);
  if (close === -1 || !endsField(source[close + 1])) return undefined;
  return { text: source.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
}

function endsField(character: string | undefined): boolean {
  return character === undefined || character === '\t' || character === '\n' || character === '\r';
}

function afterLineEnd(source: string, position: number): number {
  return position + (source.startsWith('\r\n', position) ? 2 : 1);
}
