/**
 * The number behind a cell of another spreadsheet. LibreOffice writes it as `sdval`, Google Sheets in `data-sheets-value`,
 * older Excels as `x:num`: always with a point, whatever the locale of the text, and with all its digits, where the text is
 * rounded. It counts only if it is the number that is shown: behind a date there is a count of days.
 */

const LITERAL = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const MOST_PLACES = 15;
/** Half a unit of the last digit shown, and what doubles are off by. */
const ROUNDED = 0.5 + 1e-6;

/** @returns the number as a literal with a point (`1000.5`, `1e-7`), or nothing if the cell tells none that fits its text */
export function exactNumber(attributes: ReadonlyMap<string, string>, shown: string): string | undefined {
  const told = attributes.get('sdval') ?? attributes.get('x:num') ?? sheetsNumber(attributes);
  return told !== undefined && LITERAL.test(told) && isShownAs(Math.abs(Number(told)), shown)
    ? told
    : undefined;
}

/** Whether a text shows its number in percent. */
export function isPercent(shown: string): boolean {
  return /[%٪]/.test(shown);
}

/** Google's value is `{"1":3,"3":25}`: 3 is the kind “number”, and the value stands under the number of its kind. */
function sheetsNumber(attributes: ReadonlyMap<string, string>): string | undefined {
  const text = attributes.get('data-sheets-value');
  if (text === undefined) return undefined;
  return /^\{\s*"1"\s*:\s*3\s*,\s*"3"\s*:\s*([^,}\s]+)\s*\}$/.exec(text)?.[1];
}

/** Whether the digits of the text are those of the number, cut at some place: so neither locale nor percent sign matters. */
function isShownAs(number: number, shown: string): boolean {
  if (!/^[^\d]*\d[\d.,'’٫٬\s]*[^\d]*$/.test(shown)) return false;
  const digits = Number(shown.replace(/\D/g, ''));
  for (let places = 0; places <= MOST_PLACES; places += 1) {
    const scaled = number * 10 ** places;
    if (Math.abs(scaled - digits) <= ROUNDED + digits * 1e-12) return true;
    if (scaled > digits + 1) return false;
  }
  return false;
}
