/** Signs and words of currencies in typed text: the plan's own are dropped, those of others are named. */
import { magnitudeOf } from './magnitude.ts';
import { cleaned } from './number-marks.ts';

/**
 * What was found at an end of a text: the `rest` without it, and the `word` itself where it is another currency's
 * (`foreign`) or may as well be a power of ten (`unclear`: K is kyat and thousand).
 */
export type CurrencyFound = Readonly<{ rest: string; foreign?: string; unclear?: string }>;

const SIGN_FIRST = /^(\p{L}{0,3}\p{Sc})/u;
const SIGN_LAST = /(\p{Sc}\p{L}{0,2})$/u;
const CODE_FIRST = /^([A-Za-z]{3})(?!\p{L})/u;
const CODE_LAST = /(?<!\p{L})([A-Za-z]{3})$/u;

const KNOWN = new Map<string, readonly string[]>();
let codes: ReadonlySet<string> | undefined;

/**
 * @param text cleaned text
 * @param currency the plan's, ISO 4217
 * @returns what is left once a currency at either end is taken off; undefined where there is none
 */
export function withoutCurrency(text: string, locale: string, currency: string): CurrencyFound | undefined {
  const lower = text.toLowerCase();
  for (const word of wordsOf(locale, currency)) {
    const after = lower.startsWith(word) ? text.slice(word.length) : undefined;
    if (after !== undefined && !(isLetters(word) && /^\p{L}/u.test(after))) return { rest: after.trim() };
    const before = lower.endsWith(word) ? text.slice(0, -word.length) : undefined;
    if (before === undefined || (isLetters(word) && /\p{L}$/u.test(before))) continue;
    return { rest: before.trim(), ...(magnitudeOf(word, locale) === undefined ? {} : { unclear: word }) };
  }
  const sign = SIGN_FIRST.exec(text)?.[1] ?? SIGN_LAST.exec(text)?.[1];
  if (sign !== undefined) return { rest: text.replace(sign, '').trim(), foreign: sign };
  const code = CODE_FIRST.exec(text)?.[1] ?? CODE_LAST.exec(text)?.[1];
  if (code === undefined || !isCode(code)) return undefined;
  return { rest: text.replace(code, '').trim(), foreign: code.toUpperCase() };
}

/** The plan's currency as code and as signs, the longest first: `US$` before `$`. */
function wordsOf(locale: string, currency: string): readonly string[] {
  const key = `${locale} ${currency}`;
  let words = KNOWN.get(key);
  if (!words) {
    const found = [locale, 'en'].flatMap((tag) => [
      symbolOf(tag, currency, 'symbol'),
      symbolOf(tag, currency, 'narrowSymbol'),
    ]);
    if (found.includes('$')) found.push(`${currency.slice(0, 2)}$`);
    words = [...new Set([currency, ...found].map((word) => cleaned(word).toLowerCase()))].sort(
      (a, b) => b.length - a.length,
    );
    KNOWN.set(key, words);
  }
  return words;
}

function symbolOf(locale: string, currency: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string {
  const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(
    0,
  );
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}

function isLetters(word: string): boolean {
  return /^\p{L}+$/u.test(word);
}

function isCode(word: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf('currency'));
  return codes.has(word.toUpperCase());
}
