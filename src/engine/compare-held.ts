/**
 * One measure in one scenario beside the same measure in the baseline: what each holds, and the change from the baseline,
 * scenario minus baseline, in exact decimals. What has no change that says something tells why.
 */
import { compare, minus, type Num } from './number.ts';
import type { Line } from './formula/line.ts';

/**
 * What stands in a scenario's cell: a figure, words, the reason why there is none, nothing typed, or no such tier. A figure
 * of a part that a plan may do without is `untyped` where it has none as nothing is typed that it needs.
 */
export type Held =
  | Readonly<{ kind: 'figure'; value: Num }>
  | Readonly<{ kind: 'words'; words: string }>
  | Readonly<{ kind: 'problem'; say: string; typed?: string; untyped?: true }>
  | Readonly<{ kind: 'blank' | 'absent' }>;

/** Whether a change is good news, bad news, or neither as the measure takes no side. */
export type Verdict = 'good' | 'bad' | 'neutral';

/**
 * From the baseline to a scenario. A `change` has its exact size, and that in parts of the baseline's amount, which keeps
 * its sign where the baseline is negative and is null where it is 0. `other` differs without a size, as words do; `none` says
 * why nothing can be told.
 */
export type Delta =
  | Readonly<{ kind: 'same' }>
  | Readonly<{ kind: 'change'; absolute: Num; relative: Num | null; verdict: Verdict }>
  | Readonly<{ kind: 'other' }>
  | Readonly<{ kind: 'none'; why: string }>;

/** @param apart why figures of the two scenarios cannot be subtracted, such as currencies that differ */
export function deltaOf(held: Held, base: Held, better: Line['better'], apart?: string): Delta {
  if (held.kind === 'problem') return { kind: 'none', why: held.say };
  if (base.kind === 'problem') return { kind: 'none', why: `The baseline has no figure: ${base.say}` };
  if (held.kind === 'figure' && base.kind === 'figure')
    return apart === undefined ? changeOf(held.value, base.value, better) : { kind: 'none', why: apart };
  if (isSame(held, base)) return { kind: 'same' };
  if (held.kind === 'absent') return { kind: 'none', why: 'This plan has no such tier' };
  if (base.kind === 'absent') return { kind: 'none', why: 'The baseline has no such tier' };
  return { kind: 'other' };
}

/** Whether two cells hold the same; figures that are equal but for representation dust do. */
export function isSame(a: Held, b: Held): boolean {
  if (a.kind === 'figure' && b.kind === 'figure') return compare(a.value, b.value) === 0;
  if (a.kind === 'words' && b.kind === 'words') return a.words === b.words;
  if (a.kind === 'problem' && b.kind === 'problem') return a.say === b.say && a.typed === b.typed;
  return a.kind === b.kind;
}

function changeOf(value: Num, base: Num, better: Line['better']): Delta {
  const absolute = minus(value, base);
  if (absolute.isZero()) return { kind: 'same' };
  const isMore = absolute.isPositive();
  return {
    kind: 'change',
    absolute,
    relative: base.isZero() ? null : absolute.div(base.abs()),
    verdict: better === undefined ? 'neutral' : isMore === (better === 'more') ? 'good' : 'bad',
  };
}
