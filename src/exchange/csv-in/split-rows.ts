/**
 * CSV text into rows, each with the line it starts on in the file. Quotes as in RFC 4180; line breaks of any kind. Nothing
 * is dropped: a row is as long as it is, and what stands where it should not is kept and told.
 */
import { quoted } from './quoted.ts';

export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** `line` counts from 1, as an editor does; a row with line breaks in quotes goes over several. */
export type CsvRow = Readonly<{ line: number; cells: readonly string[] }>;

/** Something to tell about a line of the file, in a sentence without its full stop. */
export type LineFault = Readonly<{ line: number; say: string }>;

export type RowsRead =
  | Readonly<{ ok: true; rows: readonly CsvRow[]; faults: readonly LineFault[] }>
  /** `isQuote` says that taking quotes for plain signs would get further. */
  | Readonly<{ ok: false; fault: LineFault; isQuote: boolean }>;

/** The most that is read; larger files are refused before anything is taken from them. */
export const MOST_ROWS = 50_000;
export const MOST_BYTES = 20_000_000;

/** `hasQuotes` is false where a quote is a sign like any other. */
export type Splitting = Readonly<{ delimiter: Delimiter; hasQuotes: boolean }>;

class Unclosed extends Error {
  constructor(readonly line: number) {
    super(`the quote of line ${line} is not closed`);
  }
}

/** All rows of `text`, or the line of a quote that would swallow the rest of the file. */
export function splitRows(text: string, splitting: Splitting): RowsRead {
  const rows: CsvRow[] = [];
  const faults: LineFault[] = [];
  try {
    for (const row of eachRow(text, splitting, faults)) {
      if (rows.length === MOST_ROWS) {
        const say = `Here the file goes past ${MOST_ROWS} rows, the most that are read`;
        return { ok: false, fault: { line: row.line, say }, isQuote: false };
      }
      rows.push(row);
    }
  } catch (error) {
    if (!(error instanceof Unclosed)) throw error;
    const say = 'A quote opens here and is never closed, so the rest of the file would be one cell';
    return { ok: false, fault: { line: error.line, say }, isQuote: true };
  }
  return { ok: true, rows, faults };
}

/** The first rows of `text`, up to an unclosed quote: enough to judge a dialect by. */
export function firstRows(text: string, splitting: Splitting, most: number): CsvRow[] {
  const rows: CsvRow[] = [];
  try {
    for (const row of eachRow(text, splitting, [])) {
      if (rows.length === most) break;
      rows.push(row);
    }
  } catch (error) {
    if (!(error instanceof Unclosed)) throw error;
  }
  return rows;
}

export function isBlankRow({ cells }: CsvRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function* eachRow(text: string, { delimiter, hasQuotes }: Splitting, faults: LineFault[]): Generator<CsvRow> {
  const plain = new RegExp(`[^${delimiter}\r\n]*`, 'y');
  let at = 0;
  let line = 1;
  const takePlain = (): string => {
    plain.lastIndex = at;
    const [taken = ''] = plain.exec(text) ?? [];
    at += taken.length;
    return taken;
  };
  const takeQuoted = (): string => {
    let cell = '';
    for (at += 1; ; at += 1) {
      const quote = text.indexOf('"', at);
      if (quote < 0) throw new Unclosed(line);
      cell += text.slice(at, quote);
      at = quote + 1;
      if (text.charAt(at) !== '"') break;
      cell += '"';
    }
    return cell;
  };
  while (at < text.length) {
    const cells: string[] = [];
    const first = line;
    do {
      if (cells.length > 0) at += 1;
      if (!hasQuotes || text.charAt(at) !== '"') {
        cells.push(takePlain());
        continue;
      }
      const inQuotes = takeQuoted();
      line += inQuotes.match(/\r\n|\r|\n/g)?.length ?? 0;
      const after = takePlain();
      if (after.trim() !== '') faults.push({ line, say: `${quoted(after)} stands after a closing quote` });
      cells.push(after.trim() === '' ? inQuotes : inQuotes + after);
    } while (text.charAt(at) === delimiter);
    yield { line: first, cells };
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
  }
}
