/**
 * How a locale writes numbers, asked of Intl once: its digits, its decimal and group marks, and the size of its groups.
 * Also the one place where typed text is cleaned of what only looks different: other digits, other minus signs, other
 * spaces, marks of direction.
 */

/** One pair of marks that numbers may be written with; `group` is cleaned as by `cleaned`. */
export type Marks = Readonly<{ group: string; decimal: string }>;

/**
 * `digits` are the locale's own, 0 first, and `own` the marks it writes with them; `latin` are its marks between the
 * digits 0-9, which spreadsheets use. `groupsOfTwo` is India's 12,34,567. `example` is 1234.5 as the locale writes it.
 */
export type NumberMarks = Readonly<{
  digits: readonly string[];
  own: Marks;
  latin: Marks;
  groupsOfTwo: boolean;
  example: string;
}>;

const KNOWN = new Map<string, NumberMarks>();

const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const ARABIC = '٠١٢٣٤٥٦٧٨٩';
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';
/** `!` to `~` in full width; each stands as far from the plain sign as the next. */
const FULL_WIDTH = /[\uff01-\uff5e]/gu;
const FROM_FULL_WIDTH = 0xfee0;

/** @throws RangeError if `locale` is no BCP 47 tag: a bug, as locales come from a list */
export function marksOf(locale: string): NumberMarks {
  let marks = KNOWN.get(locale);
  if (!marks) {
    marks = marksFromIntl(locale);
    KNOWN.set(locale, marks);
  }
  return marks;
}

function marksFromIntl(locale: string): NumberMarks {
  const digit = new Intl.NumberFormat(locale, { useGrouping: false });
  const long = new Intl.NumberFormat(locale, { useGrouping: 'always', minimumFractionDigits: 1 });
  const latin = new Intl.NumberFormat(locale, {
    useGrouping: 'always',
    minimumFractionDigits: 1,
    numberingSystem: 'latn',
  });
  return {
    digits: Array.from({ length: 10 }, (_, i) => digit.format(i)),
    own: pairOf(long),
    latin: pairOf(latin),
    groupsOfTwo: latin.formatToParts(1234567).filter(({ type }) => type === 'integer')[1]?.value.length === 2,
    example: long.format(1234.5),
  };
}

function pairOf(format: Intl.NumberFormat): Marks {
  const parts = format.formatToParts(1234567.5);
  const mark = (type: 'group' | 'decimal', usual: string): string =>
    cleaned(parts.find((part) => part.type === type)?.value ?? '') || usual;
  return { group: mark('group', ' '), decimal: mark('decimal', '.') };
}

/**
 * `text` with the digits 0-9, `-`, `%`, plain spaces and apostrophes in place of all that reads the same, and without
 * marks of direction. Nothing that changes a value is touched: superscripts and ½ stay as they are.
 * @param digits the locale's own ten digits, if they are others than the Arabic ones
 */
export function cleaned(text: string, digits: readonly string[] = []): string {
  return text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FROM_FULL_WIDTH))
    .replace(/\uffe5/g, '¥')
    .replace(/[٠-٩]/g, (sign) => String(ARABIC.indexOf(sign)))
    .replace(/[۰-۹]/g, (sign) => String(PERSIAN.indexOf(sign)))
    .replace(/\p{Nd}/gu, (sign) => (digits.includes(sign) ? String(digits.indexOf(sign)) : sign))
    .replace(/[\u2013\u2212]/g, '-')
    .replace(/٪/g, '%')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/\p{Zs}/gu, ' ')
    .trim();
}

/** A canonical text (`-1000.5`, `20%`, `7/23`) with the locale's digits and decimal mark, ungrouped. */
export function localised(canonical: string, { digits, own }: NumberMarks): string {
  return canonical.replace(/[\d.]/g, (sign) => (sign === '.' ? own.decimal : (digits[Number(sign)] ?? sign)));
}
