/**
 * Cells as clipboard text: rows on lines, tabs between cells, quotes around a cell that holds a tab, a line break or a quote.
 * Excel, Google Sheets, Numbers and LibreOffice all read this.
 */

/** The rows as text, one line each, no line end after the last. */
export function encodeTsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(quoted).join('\t'));
  if (lines.at(-1) === '') lines[lines.length - 1] = '""'; // or the row would be taken for a trailing line end
  return lines.join('\n');
}

function quoted(cell: string): string {
  return /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
