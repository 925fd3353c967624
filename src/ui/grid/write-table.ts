/** Cells as an HTML table for the clipboard: every figure in full, and for ourselves what was typed and in which locale. */

export type ClipCell = {
  /** The value in full. */
  readonly value: string;
  /** What our own editor would start with, where that differs. */
  readonly raw?: string | undefined;
  /** Whether another program must not take it for a formula. */
  readonly isText?: boolean | undefined;
};

/** Marks a table as ours, and holds the locale that its numbers are written in. */
export const OURS = 'data-quotasheet';
export const RAW = 'data-raw';
const SPACES_THAT_HTML_DROPS = /^\s|\s$|\s\s|[\t\r\f]/;
const LINE_BREAK = '<br style="mso-data-placement:same-cell">';

export function encodeHtmlTable(rows: readonly (readonly ClipCell[])[], locale: string): string {
  const lines = rows.map((cells) => `<tr>${cells.map(encodeCell).join('')}</tr>`);
  return `<meta charset="utf-8"><table ${OURS}="${escape(locale)}"><tbody>${lines.join('')}</tbody></table>`;
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
