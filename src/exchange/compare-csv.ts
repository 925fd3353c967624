/** A comparison as CSV for people: what each scenario holds, and its change from the baseline in columns of its own. */
import type { ComparedRow, Comparison } from '../engine/compare.ts';
import type { Delta, Held } from '../engine/compare-held.ts';
import { keptText } from '../engine/amount.ts';
import type { UnitName } from '../engine/formula/unit.ts';
import { BYTE_ORDER_MARK, csvText } from './csv.ts';
import { csvFigures, isMoney, type CsvFigures } from './csv-figure.ts';
import { createFormat, type Format } from './format.ts';

const VERDICTS = { good: 'better', bad: 'worse', neutral: '' } as const;

const UNIT_WORDS: Readonly<Partial<Record<UnitName | 'month' | 'words', string>>> = {
  arr: 'ARR',
  mrr: 'MRR',
  mrrPerMonth: 'MRR a month',
  price: 'per seat and month',
  count: 'count',
  countPerMonth: 'a month',
  rate: '%, changes in points',
  months: 'months',
};

/**
 * Starts with a byte order mark, as Excel asks for one, and names the baseline. Numbers as in `peopleCsv`; changes are
 * scenario minus baseline, `n/a` where there is none; a figure that cannot be computed stands as the reason why.
 * @param rows   those of the comparison that are wanted, in order
 * @param locale whose spreadsheet will open it, BCP 47
 */
export function compareCsv(
  { scenarios, baseline }: Comparison,
  rows: readonly ComparedRow[],
  locale: string,
): string {
  const figures = csvFigures(locale);
  const formats = scenarios.map(({ currency }) => createFormat({ locale, currency }));
  const currencies = [...new Set(scenarios.map(({ currency }) => currency))].join(' / ');
  const base = scenarios[baseline]?.name ?? '';
  const heads = scenarios.flatMap(({ name }, place) =>
    place === baseline
      ? [`${name} (baseline)`]
      : [name, `${name} minus ${base}`, `${name} vs ${base}, relative`, `${name} vs ${base}, meaning`],
  );
  const body = rows.map(({ section, label, tier, unit, cells }) => [
    section === 'inputs' ? 'Input' : 'Result',
    label,
    tier ?? '',
    [UNIT_WORDS[unit] ?? '', unit !== 'words' && unit !== 'month' && isMoney(unit) ? `(${currencies})` : '']
      .filter((word) => word !== '')
      .join(' '),
    ...cells.flatMap(({ held, delta }, place) => {
      const format = formats[place];
      if (!format) throw new Error('a row has a cell for every scenario');
      const own = heldText(held, unit, figures, format);
      return delta ? [own, ...deltaTexts(delta, held, unit, figures, format)] : [own];
    }),
  ]);
  return (
    BYTE_ORDER_MARK +
    csvText(
      [
        ['Compared', ...scenarios.map(({ name }) => name)],
        ['Baseline', base],
        [],
        ['Section', 'Measure', 'Tier', 'Unit', ...heads],
        ...body,
      ],
      figures.delimiter,
    )
  );
}

function heldText(held: Held, unit: ComparedRow['unit'], figures: CsvFigures, format: Format): string {
  switch (held.kind) {
    case 'figure':
      return unit === 'month' || unit === 'words' ? '' : figures.figure(held.value, unit, format.minorUnits);
    case 'words':
      return unit === 'month' && /^\d{4}-\d\d$/.test(held.words) ? format.month(held.words) : held.words;
    case 'problem':
      return held.typed === undefined || held.typed === '' ? held.say : (keptText(held.typed) ?? held.typed);
    case 'blank':
      return '';
    case 'absent':
      return 'no such tier';
  }
}

/** The change, the change in parts of the baseline, and whether that is better or worse. */
function deltaTexts(
  delta: Delta,
  held: Held,
  unit: ComparedRow['unit'],
  figures: CsvFigures,
  { minorUnits }: Format,
): [string, string, string] {
  if (delta.kind === 'none') return ['n/a', 'n/a', delta.why];
  if (delta.kind === 'other') return ['changed', '', ''];
  if (delta.kind === 'same') return [held.kind === 'figure' ? '0' : '', '', 'same'];
  if (unit === 'month' || unit === 'words') return ['changed', '', ''];
  const { absolute, relative, verdict } = delta;
  return [
    unit === 'rate' ? figures.points(absolute) : figures.figure(absolute, unit, minorUnits),
    relative === null ? 'n/a' : figures.figure(relative, 'rate', 0),
    VERDICTS[verdict],
  ];
}
