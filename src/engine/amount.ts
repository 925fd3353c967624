/**
 * Amounts as a scenario file holds them: a decimal (`0.2`), a fraction (`7/23`, a rate from history), a percentage
 * (`20%`), or `=` and what the user typed (`=25*200`). Typed formulas hold numbers and operators, no names: so they can
 * make no circles and survive every renaming. Text that could not be read is kept as `='` and the text itself.
 */
import { OPERATORS } from './formula/operators.ts';
import { parse } from './formula/parse.ts';
import type { Tree } from './formula/tree.ts';
import { isolated } from './isolated.ts';
import type { Num } from './number.ts';

export type Amount = string;

/** An amount's exact value, or why it has none, in plain words. */
export type AmountRead = { ok: true; value: Num } | { ok: false; say: string };

const LONGEST = 400;
const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const FRACTION = /^[+-]?\d+(?:\.\d+)?\s*\/\s*\d+(?:\.\d+)?$/;
const PERCENT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*%$/;
const KEPT = "='";
const NO_NUMBER = 'This comes to no number, or to one that is too large';

/** What is said of a number of hundreds of digits. */
export const BEYOND = 'This number is beyond what a plan can hold';

/** Whether `text` is a number with an exponent of three digits or more, as 1e300. */
export function isBeyond(text: string): boolean {
  return /^[+-]?[\d.,]+e[+-]?\d{3,}$/i.test(text.trim());
}

/** Whether `text` has the form of an amount. A formula that cannot be computed has it too; its cell says why. */
export function isAmount(text: string): boolean {
  return (
    text.length <= LONGEST &&
    (text.startsWith('=') || PLAIN.test(text) || FRACTION.test(text) || PERCENT.test(text))
  );
}

/** Typed text that is no amount, in the form that keeps it in the file; `keptText` gives it back. */
export function keepText(typed: string): Amount {
  return KEPT + typed.slice(0, LONGEST - KEPT.length);
}

/** The text that was typed where `amount` keeps one that could not be read, else undefined. */
export function keptText(amount: Amount): string | undefined {
  return amount.startsWith(KEPT) ? amount.slice(KEPT.length) : undefined;
}

/** Reads an amount exactly; whatever the text is, the answer is a value or a reason. */
export function readAmount(text: Amount): AmountRead {
  const kept = keptText(text);
  if (kept !== undefined)
    return { ok: false, say: isBeyond(kept) ? BEYOND : `“${shortened(kept)}” is not a number` };
  if (!isAmount(text)) return { ok: false, say: `“${shortened(text)}” is not a number` };
  const parsed = parse(text.startsWith('=') ? text.slice(1) : text);
  if (!parsed.ok) return { ok: false, say: `This formula cannot be read: ${parsed.say}` };
  return computed(parsed.tree);
}

function shortened(text: string): string {
  return isolated(text.length <= 40 ? text : `${text.slice(0, 39)}…`);
}

function computed(tree: Tree): AmountRead {
  switch (tree.kind) {
    case 'number':
      return finiteOnly(tree.value);
    case 'name':
      return { ok: false, say: `A typed formula holds numbers only, not “${shortened(tree.name)}”` };
    case 'call':
      return { ok: false, say: `A typed formula holds numbers and operators only, not ${tree.fn}` };
    case 'negate':
      return map(computed(tree.arg), (value) => value.neg());
    case 'percent':
      return map(computed(tree.arg), (value) => value.div(100));
    case 'binary': {
      const left = computed(tree.left);
      if (!left.ok) return left;
      const right = computed(tree.right);
      if (!right.ok) return right;
      const outcome = OPERATORS[tree.op](left.value, right.value);
      if (outcome === '#DIV/0!') return { ok: false, say: 'This divides by zero' };
      if (outcome === '#NUM!') return { ok: false, say: NO_NUMBER };
      return finiteOnly(outcome);
    }
  }
}

function map(read: AmountRead, change: (value: Num) => Num): AmountRead {
  return read.ok ? { ok: true, value: change(read.value) } : read;
}

function finiteOnly(value: Num): AmountRead {
  return value.isFinite() ? { ok: true, value } : { ok: false, say: NO_NUMBER };
}
