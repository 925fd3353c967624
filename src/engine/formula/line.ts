/** What a line is: one number of the plan, defined once. The catalogue in `lines/` is made of these. */
import type { Num } from '../number.ts';
import type { Problem } from '../problem.ts';
import type { Scenario } from '../scenario.ts';
import type { Dim } from './tree.ts';
import type { UnitName } from './unit.ts';

/** What may be typed into an input; anything else is a problem at that cell, in words made from these limits. */
export type Limits = Readonly<{ above?: string; atLeast?: string; atMost?: string; whole?: true }>;

type Common = Readonly<{
  /** The rule's id, shown beside the number and in docs/calculation.md. */
  rule: string;
  /** The number's name in sentences, explanations and exports. */
  label: string;
  unit: UnitName;
  /** The dimensions it runs over. */
  per: readonly Dim[];
  /** One sentence that tells a sales leader what the number means. */
  means: string;
  /** Which way is good news for the team, where the number says so by itself; else a comparison takes no side. */
  better?: 'more' | 'less';
  /** Advice on the plan, not a part of it: no figure of the plan rests on it, and a comparison of plans leaves it out. */
  advice?: true;
}>;

/** Typed by the user: `key` is its place in the scenario file, with `[]` where a tier's id goes. */
export type InputLine = Common & Readonly<{ kind: 'input'; key: string; limits: Limits; optional?: true }>;

/**
 * A choice of the user: 1 where the scenario's `key` holds `is`, else 0; `words` say both in an explanation. `lists` tells
 * where the text there means a member of the line's other dimension.
 */
export type ChoiceLine = Common &
  Readonly<{
    kind: 'choice';
    key: string;
    is: string;
    words: { yes: string; no: string };
    lists?: (text: string, member: string, place: number, scenario: Scenario) => boolean;
  }>;

export type ConstantLine = Common & Readonly<{ kind: 'constant'; value: string }>;

/** `onZero` says what is amiss where the formula divides by zero, in words that the general ones lack. */
export type FormulaLine = Common & Readonly<{ kind: 'formula'; formula: string; onZero?: string }>;

/**
 * A number that no formula gives. It is pure; it gets every value of the lines it `needs` and answers with one value for
 * each of the line's own cells, in the order of the members, or says why there is none, for a cell or for all. One with
 * `run` computes in exact decimals; where tiers, or levels, stand `apart`, the cells of one rest on no other's, so that what
 * is wrong in one is wrong there alone, and a line that `counts` denies for a tier spoils nothing there. One with `fill`
 * hands out whole numbers, or other values that doubles hold exactly, over very many cells.
 */
export type AlgorithmLine = AlgorithmFields & Readonly<{ kind: 'algorithm' }>;
type AlgorithmFields = Common &
  Readonly<{ needs: readonly string[]; note: string }> &
  (
    | Readonly<{ run: Algorithm; apart?: 'level'; counts?: never; fill?: never }>
    | Readonly<{ run: Algorithm; apart: 'tier'; counts?: Counts; fill?: never }>
    | Readonly<{ fill: BulkAlgorithm; run?: never; apart?: never; counts?: never }>
  );

/** Whether a needed line counts in a tier, by the tier's flags. */
export type Counts = (line: string, is: (flag: string) => boolean) => boolean;

export type Line = InputLine | ChoiceLine | ConstantLine | FormulaLine | AlgorithmLine;

/** `list(line)` gives a needed line's values over its own members (null where an optional input is blank); `size(dim)` counts members. */
export type AlgorithmInput = Readonly<{
  list(line: string): readonly Num[];
  blankable(line: string): readonly (Num | null)[];
  size(dim: Dim): number;
}>;
export type Algorithm = (input: AlgorithmInput) => readonly (Num | Fault)[] | Fault;
/** Why there is no value; the cell that it is said of is known to the sheet. */
export type Fault = Pick<Problem, 'code' | 'say'>;

/** As `AlgorithmInput`, in doubles: NaN where an optional input is blank. The lists are shared and not to be written to. */
export type BulkInput = Readonly<{
  list(line: string): Float64Array;
  size(dim: Dim): number;
}>;
/** NaN in the answer is a cell that comes to no number. */
export type BulkAlgorithm = (input: BulkInput) => Float64Array | Fault;

export const input = (line: Omit<InputLine, 'kind'>): InputLine => ({ kind: 'input', ...line });
export const choice = (
  line: Omit<ChoiceLine, 'kind' | 'unit' | 'per'> & Partial<Pick<ChoiceLine, 'per'>>,
): ChoiceLine => ({
  kind: 'choice',
  unit: 'flag',
  per: [],
  ...line,
});
export const constant = (line: Omit<ConstantLine, 'kind' | 'per'>): ConstantLine => ({
  kind: 'constant',
  per: [],
  ...line,
});
export const line = (fields: Omit<FormulaLine, 'kind'>): FormulaLine => ({ kind: 'formula', ...fields });
export const algorithm = (fields: AlgorithmFields): AlgorithmLine => ({
  kind: 'algorithm',
  ...fields,
});
