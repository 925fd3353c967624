/** What stands around a number in typed text: sign, brackets, currency, percent; each at most once. */
import { withoutCurrency } from './currency-words.ts';

/** A text that is no amount; the message is the sentence for the user. */
export class Refused extends Error {}

/** The number's own text, and what stood around it. */
export type Peeled = { body: string; sign?: '-' | '+' | '()'; percent?: true; currency?: true };

/**
 * Takes off sign, brackets, currency and percent, in whichever order they stand around the number.
 * @param text     cleaned text (see `cleaned`)
 * @param currency the plan's, ISO 4217
 * @throws Refused for a second sign, and for a currency that is not the plan's or cannot be told from a power of ten
 */
export function peeled(
  text: string,
  { locale, currency }: Readonly<{ locale: string; currency: string }>,
): Peeled {
  const found: Peeled = { body: text };
  for (;;) {
    const { body } = found;
    const currencyHere = found.currency ? undefined : withoutCurrency(body, locale, currency);
    if (/^[-+]/.test(body) || /^\(.*\)$/.test(body)) {
      if (found.sign) throw new Refused(`“${text}” has more than one sign`);
      found.sign = body.startsWith('(') ? '()' : body.startsWith('-') ? '-' : '+';
      found.body = (found.sign === '()' ? body.slice(1, -1) : body.slice(1)).trim();
    } else if (!found.percent && /^%|%$/.test(body)) {
      found.percent = true;
      found.body = body.replace(/^%|%$/, '').trim();
    } else if (currencyHere) {
      const { rest, foreign, unclear } = currencyHere;
      if (foreign !== undefined)
        throw new Refused(`This plan is in ${currency}, “${foreign}” is another currency`);
      if (unclear !== undefined)
        throw new Refused(`“${text}” can be read in two ways: write the digits out, or ${currency} in front`);
      found.currency = true;
      found.body = rest;
    } else return found;
  }
}
