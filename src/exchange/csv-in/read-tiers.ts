/**
 * Deal tiers out of a table of any spreadsheet. Every row becomes a tier or is named as left out; a cell that cannot be read
 * keeps its text, so that it stands in the plan as if it had been typed there, and says so.
 */
import { keepText } from '../../engine/amount.ts';
import type { UnitName } from '../../engine/formula/unit.ts';
import { LINES } from '../../engine/lines/catalogue.ts';
import { LONGEST_NAME } from '../../engine/read-fields.ts';
import type { Tier } from '../../engine/scenario.ts';
import { FIELDS, type Columns, type Field } from './headings.ts';
import { quoted } from './quoted.ts';
import { readNumberCell, scaleOf, type CsvMarks, type RateScale } from './read-number-cell.ts';
import type { Table } from './read-table.ts';
import type { CsvRow, LineFault } from './split-rows.ts';

/** A tier of the file; a field without a column is not in it. */
export type TierRead = Readonly<{ line: number; name: string; amounts: ReadonlyMap<NumberField, string> }>;

export type NumberField = Exclude<Field, 'name'>;

export type TiersRead = Readonly<{
  tiers: readonly TierRead[];
  /** Cells whose text is another than what was read: `1.000,50` as 1000.5, `$200` as 200. */
  converted: number;
  /** Rows that are no tier: totals. */
  skipped: readonly LineFault[];
  faults: readonly LineFault[];
  scales: ReadonlyMap<Field, RateScale>;
}>;

/** What a scenario may hold, and what its names may. */
export const MOST_TIERS = 200;

const TOTAL = /^(?:(?:grand |sub)?totals?|sum|all tiers|ukupno|kokku|summa|合计|总计|总和|جمع|مجموع)\.?:?$/iu;

const UNIT_OF: Readonly<Record<NumberField, UnitName>> = {
  seats: LINES.seats.unit,
  price: LINES.price.unit,
  winRate: LINES.baseWinRate.unit,
  arrShare: LINES.givenArrShare.unit,
  oppShare: LINES.oppShare.unit,
};

/** @param marks of the numbers, as the preview shows them */
export function readTiers(table: Table, columns: Columns, marks: CsvMarks): TiersRead {
  const scales = new Map<Field, RateScale>();
  for (const [column, field] of columns) {
    if (field !== 'name' && UNIT_OF[field] === 'rate')
      scales.set(
        field,
        scaleOf(
          table.rows.map(({ cells }) => cells[column] ?? ''),
          marks,
        ),
      );
  }
  const faults: LineFault[] = [];
  const isTotal = (row: CsvRow): boolean =>
    [...columns].some(([column, field]) => field === 'name' && TOTAL.test(row.cells[column]?.trim() ?? ''));
  let converted = 0;
  const tiers = table.rows
    .filter((row) => !isTotal(row))
    .slice(0, MOST_TIERS + 1)
    .map((row) => {
      const tier = tierFrom(row, columns, marks, scales);
      faults.push(...tier.faults);
      converted += tier.converted;
      return tier.read;
    });
  const skipped = table.rows
    .filter(isTotal)
    .map(({ line }) => ({ line, say: 'This is a total, not a tier; it is left out' }));
  return { tiers, converted, skipped, faults, scales };
}

function tierFrom(
  { line, cells }: CsvRow,
  columns: Columns,
  marks: CsvMarks,
  scales: ReadonlyMap<Field, RateScale>,
): { read: TierRead; converted: number; faults: LineFault[] } {
  const faults: LineFault[] = [];
  const amounts = new Map<NumberField, string>();
  let name = '';
  let converted = 0;
  for (const [column, field] of columns) {
    const text = cells[column] ?? '';
    if (field === 'name') {
      name = text.slice(0, LONGEST_NAME);
      if (text.length > LONGEST_NAME)
        faults.push({
          line,
          say: `The name is longer than ${LONGEST_NAME} characters; the rest is left out`,
        });
    } else if (text.trim() === '') {
      amounts.set(field, '');
    } else {
      const read = readNumberCell(text, UNIT_OF[field], marks, scales.get(field));
      if (read.ok && read.isConverted) converted += 1;
      const amount = read.ok ? read.amount : keepText(text);
      amounts.set(field, amount);
      if (!read.ok) faults.push({ line, say: `${FIELDS[field]} ${quoted(text)}: ${read.say}; kept as text` });
    }
  }
  return { read: { line, name, amounts }, converted, faults };
}

/** Tiers as a plan holds them: a new id each, and blanks where the file has no column, to be seen and filled in. */
export function asTiers(read: readonly TierRead[], newId: () => string, taken: ReadonlySet<string>): Tier[] {
  const ids = new Set(taken);
  return read.map(({ name, amounts }, i) => {
    let id = newId();
    while (ids.has(id)) id = newId();
    ids.add(id);
    const at = (field: NumberField): string => amounts.get(field) ?? '';
    return {
      id,
      name: name.trim() === '' ? `Tier ${i + 1}` : name.trim(),
      seats: at('seats'),
      price: at('price'),
      winRate: at('winRate'),
      arrShare: at('arrShare'),
      oppShare: at('oppShare'),
    };
  });
}
