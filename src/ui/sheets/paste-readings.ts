/**
 * How pasted texts are read. Each is read by the user's locale. Where that fails, or where a text could mean two numbers
 * (`1.000` is one here and a thousand elsewhere), the way of writing with the other decimal mark is held against it, and the
 * user is asked. Nothing is re-scaled to make it fit.
 */
import type { UnitName } from '../../engine/formula/unit.ts';
import { Num } from '../../engine/number.ts';
import { entryText, readEntry, type EntryRead } from '../../exchange/entry.ts';
import type { Format } from '../../exchange/format.ts';
import { cleaned, localised, marksOf } from '../../exchange/number-marks.ts';
import type { CellEdit, PasteReading } from '../grid/model.ts';
import { inputAt } from './look-up.ts';
import { catalogue } from '../../engine/lines/catalogue.ts';
import { addressTyped } from './cell-ids.ts';

const THREE_PLACES = /\.\d{3}$/;
const MAYBE_THOUSANDS = /^\D*[1-9]\d{0,2}([.,])\d{3}\D*$/;

/** A number, given as a literal with a point, as it is typed in `locale`. Never in a form that could mean two numbers. */
export function numberText(literal: string, isPercent: boolean, locale: string): string {
  const number = new Num(literal);
  const plain = (isPercent ? number.times(100) : number).toString();
  return localised(`${plain}${THREE_PLACES.test(plain) ? '0' : ''}${isPercent ? '%' : ''}`, marksOf(locale));
}

type Text = Readonly<{ text: string; unit: UnitName }>;

/** @param from the locale that the texts were written in, where that is known; then nobody has to be asked */
export function readingsOf(format: Format, edits: readonly CellEdit[], from?: string): PasteReading[] {
  const { locale } = format;
  const texts = textsOf(edits);
  const read = reader(format);
  if (from !== undefined && from !== locale) return [reading(format, read, from, texts)];

  const { decimal } = marksOf(locale).latin;
  const unread = texts.filter((text) => !read(text, locale).ok);
  const isDoubtful = texts.some(({ text }) => MAYBE_THOUSANDS.exec(cleaned(text))?.[1] === decimal);
  const here = reading(format, read, locale, texts);
  if (from !== undefined || (unread.length === 0 && !isDoubtful)) return [here];

  const other = decimal === '.' ? 'de-DE' : 'en-US';
  const apart = texts.filter((text) => !isSame(read(text, locale), read(text, other)));
  if (apart.length === 0) return [here];
  const elsewhere = reading(format, read, other, texts, apart);
  const likely = reading(format, read, locale, texts, apart);
  if (elsewhere.unread < unread.length) return [elsewhere, likely];
  return unread.length === 0 && elsewhere.unread === 0 ? [likely, elsewhere] : [here];
}

type Read = (text: Text, locale: string) => EntryRead;

/** Reads each different text once: a column of pasted cells repeats itself. */
function reader({ currency }: Format): Read {
  const known = new Map<string, EntryRead>();
  return ({ text, unit }, locale) => {
    const key = `${locale} ${unit} ${text}`;
    let read = known.get(key);
    if (!read) {
      read = readEntry(text, { locale, currency, unit });
      known.set(key, read);
    }
    return read;
  };
}

function reading(
  format: Format,
  read: Read,
  locale: string,
  texts: readonly Text[],
  telling = texts,
): PasteReading {
  const unread = texts.filter((text) => !read(text, locale).ok);
  const shown = unread.find((text) => telling.includes(text)) ?? telling[0];
  return {
    looks: marksOf(locale).example,
    example: shown ? exampleOf(format, shown, read(shown, locale)) : '',
    unread: unread.length,
    edit: (edit) => {
      const unit = unitOf(edit.id);
      if (locale === format.locale || unit === undefined) return edit;
      const entry = read({ text: edit.text, unit }, locale);
      return entry.ok ? { ...edit, text: entryText(entry.amount, { locale: format.locale, unit }) } : edit;
    },
  };
}

function exampleOf(format: Format, { text, unit }: Text, entry: EntryRead): string {
  return entry.ok ? `“${text}” is ${format.full(entry.read, unit)}` : entry.say;
}

/** The texts that are to be numbers; an empty one clears its cell. */
function textsOf(edits: readonly CellEdit[]): Text[] {
  return edits.flatMap(({ id, text }) => {
    const unit = text.trim() === '' ? undefined : unitOf(id);
    return unit === undefined ? [] : [{ text, unit }];
  });
}

function unitOf(id: string): UnitName | undefined {
  return inputAt(catalogue, addressTyped(id))?.unit;
}

function isSame(one: EntryRead, other: EntryRead): boolean {
  return one.ok ? other.ok && one.read.eq(other.read) : !other.ok;
}
