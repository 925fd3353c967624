/**
 * What a user types into an input cell, read as an amount of the scenario file. Tolerant of every way to write a number
 * that means one thing only (`1,000`, `$5k`, `۲۰٪`, `(500)`, `=25*200`); what could mean two things, or what the locale
 * does not write so, is refused with a sentence. Nothing is ever re-scaled to make it fit.
 */
import { BEYOND, isAmount, isBeyond, keptText, readAmount, type Amount } from '../engine/amount.ts';
import type { UnitName } from '../engine/formula/unit.ts';
import { isolated } from '../engine/isolated.ts';
import { Num, ONE } from '../engine/number.ts';
import { magnitudeOf } from './magnitude.ts';
import { cleaned, localised, marksOf, type NumberMarks } from './number-marks.ts';
import { peeled, Refused } from './peel-entry.ts';
import { isOfNumberSigns, readDecimal } from './read-decimal.ts';

/** Where something is typed: the locale that numbers are written in, the plan's currency (ISO 4217) and the cell's unit. */
export type EntryPlace = Readonly<{ locale: string; currency: string; unit: UnitName }>;

/** A typed text's amount and the value it is read as, for the echo beside the cell, or why it has none, as a sentence. */
export type EntryRead = { ok: true; amount: Amount; read: Num } | { ok: false; say: string };

const TOO_LONG = 'This is too long for a cell';
/** With an exponent and a word for a power of ten such a number is still within what the engine holds. */
const LONGEST_NUMBER = 150;

const LETTERS_LAST = /^(.*[\d.,٫])\s*(\p{L}[\p{L}. ]*)$/u;

/**
 * Reads what was typed. The amount is canonical: a plain decimal (`1000.5`), `n%`, `n/d`, or `=` and the formula with `.`
 * as its decimal mark and else as typed. In a rate cell a bare number of 1 or more is percent (`20` is `20%`, `1` is
 * `1%`) and below 1 a fraction; percentages, fractions and formulas are what they say in every cell. An empty text is
 * refused too: clearing a cell is the caller's to tell from typing.
 */
export function readEntry(text: string, { locale, currency, unit }: EntryPlace): EntryRead {
  try {
    const marks = marksOf(locale);
    const clean = cleaned(text, marks.digits);
    const amount = clean.startsWith('=')
      ? formula(clean, marks)
      : number(clean, { locale, currency, unit }, marks);
    if (!isAmount(amount)) throw new Refused(TOO_LONG);
    const read = readAmount(amount);
    return read.ok ? { ok: true, amount, read: read.value } : read;
  } catch (error) {
    if (error instanceof Refused) return { ok: false, say: error.message };
    throw error;
  }
}

/**
 * The text that an editor of the cell starts with, in the locale's decimal mark and digits, ungrouped; reading it gives
 * `amount` again. Only what no typing produces comes back in another form of the same value: in a rate cell a bare 1 or
 * more, as files may hold it, is shown in percent (`1` as `100%`). Text that could not be read comes as it was typed.
 */
export function entryText(amount: Amount, { locale, unit }: Pick<EntryPlace, 'locale' | 'unit'>): string {
  const kept = keptText(amount);
  if (kept !== undefined) return kept;
  const marks = marksOf(locale);
  if (amount.startsWith('=')) return amount.replaceAll('.', marks.latin.decimal);
  const isBareRate = unit === 'rate' && /^[^%/]+$/.test(amount) && isOneOrMore(amount);
  return localised(isBareRate ? `${timesTenTo(amount, 2)}%` : amount, marks);
}

/** Digits and operators as typed; a decimal comma becomes a point, and group marks have no place between operators. */
function formula(text: string, marks: NumberMarks): string {
  const { decimal } = marks.latin;
  const stray = decimal === ',' ? '.' : ',';
  // Where there are words, they are what is wrong, and the parser says so.
  if (text.includes(stray) && !/\p{L}{2}/u.test(text)) {
    throw new Refused(`In a formula numbers have “${decimal}” as decimal mark and no group marks`);
  }
  return text.replaceAll(decimal, '.').replaceAll('٫', '.').replaceAll('×', '*').replaceAll('÷', '/');
}

function number(text: string, place: EntryPlace, marks: NumberMarks): string {
  if (text === '') throw new Refused('Nothing is typed');
  if (isBeyond(text)) throw new Refused(BEYOND);
  if (text.length > LONGEST_NUMBER) throw new Refused(TOO_LONG);
  const { body, sign, percent, currency } = peeled(text, place);
  const [top = '', bottom, ...more] = body.split('/');
  if (more.length > 0) throw new Refused(notANumber(text));
  const isFraction = bottom !== undefined;
  if (currency && percent) throw new Refused('This is either money or a percentage, not both');
  if (isFraction && percent) throw new Refused('This is either a fraction or a percentage, not both');
  const size = isFraction
    ? `${decimal(top.trim(), marks)}/${decimal(bottom.trim(), marks)}`
    : scaled(body, place.locale, marks);
  if (sign === '()' && readsZero(size))
    throw new Refused('Brackets mean a negative number, and 0 has no sign');
  const signed = sign === undefined || sign === '+' || readsZero(size) ? size : `-${size}`;
  if (percent) return `${signed}%`;
  return place.unit === 'rate' && !isFraction && isOneOrMore(signed) ? `${signed}%` : signed;
}

/** A number that may end in a word for a power of ten: `5k`, `1.5 bn`. */
function scaled(text: string, locale: string, marks: NumberMarks): string {
  const [, digits, word] = LETTERS_LAST.exec(text) ?? [];
  if (digits === undefined || word === undefined) return decimal(text, marks);
  const power = magnitudeOf(word, locale);
  if (power === undefined) throw new Refused(`“${word}” after a number is not understood`);
  if (power === 'either') throw new Refused(`“${word}” can stand for two numbers: write the digits out`);
  return timesTenTo(decimal(digits, marks), power);
}

function decimal(text: string, marks: NumberMarks): string {
  const plain = readDecimal(text, marks);
  if (plain === undefined)
    throw new Refused(
      isOfNumberSigns(text)
        ? `“${text}” is not how numbers are written here: ${marks.example} is`
        : notANumber(text),
    );
  return plain;
}

function notANumber(text: string): string {
  return text === ''
    ? 'The number is missing'
    : `“${isolated(text.length > 40 ? `${text.slice(0, 39)}…` : text)}” is not a number`;
}

/** Exact at any length, where multiplying would round to the engine's precision. */
function timesTenTo(plain: string, power: number): string {
  return new Num(`${new Num(plain).toString()}e${power}`).toString();
}

function isOneOrMore(plain: string): boolean {
  return new Num(plain).abs().gte(ONE);
}

function readsZero(size: string): boolean {
  return /^[0.]*(\/|$)/.test(size);
}
