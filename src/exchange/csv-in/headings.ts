/** Which column of a table holds what of a deal tier, by the words of its heading. */
import { isBlankRow, type CsvRow } from './split-rows.ts';

/** What a column can be read as, in the order in which tiers hold it. */
export const FIELDS = {
  name: 'Tier name',
  seats: 'Seats',
  price: 'Price per seat and month',
  winRate: 'AE win rate',
  arrShare: 'Share of ARR',
  oppShare: 'Share of opportunities',
} as const;

export type Field = keyof typeof FIELDS;

/** Field by column; columns that are not in it are not read. */
export type Columns = ReadonlyMap<number, Field>;

/** Headings stand near the top: before them come titles and assumptions at most. */
const ROWS_ABOVE = 60;

/**
 * In English, Croatian, Estonian, Persian and Chinese, without accents; the first that fits is taken, so “price per seat” is
 * a price and “share of opportunities” no share of ARR.
 */
const WORDS: readonly (readonly [Field, RegExp])[] = [
  [
    'oppShare',
    /(?:share|mix|split|weight|%|udio|osakaal|占比|سهم).*(?:opp|prilik|muugivoimal|商机|فرصت)|(?:opp|prilik|muugivoimal|商机|فرصت)\S*.*(?:share|mix|split|weight|udio|osakaal|占比|سهم)/,
  ],
  [
    'winRate',
    /\b(?:win|close|closing|conversion)\b.*(?:rate|%|ratio)|\bwin\s?%|win\s?rate|\bwin$|stopa|uspjesnost|voidumaar|voidu|赢单|胜率|成交率|نرخ|برد/,
  ],
  ['price', /pric|cost per (?:seat|user)|cijen|\bhind|价格|单价|قيمت|قیمت|بها/],
  ['arrShare', /(?:share|mix|split|allocation|udio|osakaal|占比|份额|سهم)|\barr\s?%|%\s?(?:of )?arr/],
  ['seats', /seat|user|licen[cs]e|\bsjedal|mjest|korisni|koh(?:ad|t)|kasutaja|席位|座位|用户|کاربر|صندلی/],
  [
    'name',
    /tier|segment|\bname\b|deal size|\bband\b|naziv|razina|skupin|\bnimi|tase|层级|级别|名称|细分|رده|سطح|نام/,
  ],
];
/** A figure that follows from others is none of the inputs, however it is called. */
const COMPUTED = /\b(?:quota|pipeline|handed|planned|per sdr|all tiers|team)\b/;

/** What a heading stands for, or undefined where it is none of ours. */
export function fieldOf(heading: string): Field | undefined {
  const words = heading.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
  if (words.length > 80 || COMPUTED.test(words)) return undefined;
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Each field to the first column whose heading names it. */
export function columnsOf(headings: readonly string[]): Columns {
  const found = new Map<number, Field>();
  const taken = new Set<Field>();
  headings.forEach((heading, column) => {
    const field = fieldOf(heading);
    if (field === undefined || taken.has(field)) return;
    taken.add(field);
    found.set(column, field);
  });
  return found;
}

/**
 * The index of the row of headings: the one near the top that names the most fields, two at least. Else the first row that is
 * not blank, if it holds no number; undefined where there are no headings.
 */
export function findHeadings(rows: readonly CsvRow[]): number | undefined {
  const named = rows.slice(0, ROWS_ABOVE).map(({ cells }) => columnsOf(cells).size);
  const most = Math.max(0, ...named);
  if (most >= 2) return named.indexOf(most);
  const first = rows.findIndex((row) => !isBlankRow(row));
  return first >= 0 && rows[first]?.cells.every((cell) => !/\p{Nd}/u.test(cell)) ? first : undefined;
}
