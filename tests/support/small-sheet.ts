/** Sheets over a handful of lines made for one test, apart from the catalogue of the plan. */
import { buildCatalogue } from '../../src/engine/formula/bind.ts';
import {
  algorithm,
  constant,
  input,
  line,
  type Algorithm,
  type BulkAlgorithm,
  type InputLine,
  type Line,
} from '../../src/engine/formula/line.ts';
import { Sheet, type Source } from '../../src/engine/formula/sheet.ts';
import type { Dim } from '../../src/engine/formula/tree.ts';
import type { UnitName } from '../../src/engine/formula/unit.ts';
import { readInput } from '../../src/engine/sheet-of.ts';

type Per = readonly Dim[];

/** An input without limits, of bare numbers unless a unit is named. */
export function typed(per: Per = [], more: Partial<InputLine> = {}): InputLine {
  return input({ rule: 'T', label: 'typed', unit: 'weight', per, key: 'k', limits: {}, means: '', ...more });
}

export const optional = (per: Per = []): InputLine => typed(per, { optional: true });

export function formula(text: string, per: Per = [], unit: UnitName = 'weight'): Line {
  return line({ rule: 'T', label: text, unit, per, formula: text, means: '' });
}

export const fixed = (value: string, unit: UnitName = 'weight'): Line =>
  constant({ rule: 'T', label: 'constant', unit, value, means: '' });

export function computed(needs: readonly string[], run: Algorithm, per: Per = []): Line {
  return algorithm({
    rule: 'T',
    label: 'computed',
    unit: 'weight',
    per,
    means: '',
    note: 'by hand',
    needs,
    run,
  });
}

/** As `computed`, in doubles. */
export function filled(needs: readonly string[], fill: BulkAlgorithm, per: Per = []): Line {
  const label = { rule: 'T', label: 'filled', unit: 'weight', means: '', note: 'by hand' } as const;
  return algorithm({ ...label, per, needs, fill });
}

export type Texts = Readonly<Record<string, readonly (string | undefined)[]>>;
export type Members = Readonly<Partial<Record<Dim, readonly string[]>>>;

/**
 * @param texts    what is typed into each input, over its own members; one without an entry is empty
 * @param previous a sheet over the same lines, whose catalogue is used again
 */
export function sheetOf(
  lines: Readonly<Record<string, Line>>,
  texts: Texts = {},
  members: Members = {},
  previous?: Sheet,
): Sheet {
  const names = new Map(Object.entries(lines).map(([name, one]) => [one, name]));
  const source: Source = {
    members: (dim) => members[dim] ?? [],
    texts: (one) => {
      const count = one.per.reduce((product, dim) => product * (members[dim]?.length ?? 0), 1);
      const given = texts[names.get(one) ?? ''] ?? [];
      const blank = one.kind === 'input' && one.optional ? undefined : '';
      return Array.from({ length: count }, (_, i) => given[i] ?? blank);
    },
    read: readInput,
  };
  return new Sheet(previous?.catalogue ?? buildCatalogue(lines), source, previous);
}
