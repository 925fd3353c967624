/** From what was typed into cells to an edit: texts are read by the user's locale, and what cannot be read is kept as typed. */
import { keepText } from '../../engine/amount.ts';
import type { Edit } from '../../engine/edit.ts';
import { LONGEST_NAME } from '../../engine/read-fields.ts';
import type { Catalogue } from '../../engine/formula/bind.ts';
import type { InputLine } from '../../engine/formula/line.ts';
import { coreCatalogue } from '../../engine/lines/core.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { readEntry } from '../../exchange/entry.ts';
import type { Format } from '../../exchange/format.ts';
import { readMonth } from '../../exchange/read-month.ts';
import type { CellEdit, Echo } from '../grid/model.ts';
import { addressTyped } from './cell-ids.ts';
import { inputAt, typedAt } from './look-up.ts';
import { isProblemText, readInputText } from './read-input-text.ts';

const LONGEST_NOTES = 20_000;

/** The edit that puts the typed texts into their cells, or undefined where they change nothing. */
export function editOf(
  scenario: Scenario,
  locale: string,
  typed: readonly CellEdit[],
  catalogue: Catalogue = coreCatalogue,
): Edit | undefined {
  const cells = typed
    .map(({ id, text }) => {
      const address = addressTyped(id);
      return { address, text: stored(scenario, locale, address, text, catalogue) };
    })
    .filter(({ address, text }) => text !== (typedAt(scenario, address) ?? ''));
  return cells.length === 0 ? undefined : { kind: 'set', cells };
}

function stored(
  scenario: Scenario,
  locale: string,
  address: string,
  text: string,
  catalogue: Catalogue,
): string {
  const line = inputAt(catalogue, address);
  if (isMonth(address, line)) {
    if (text.trim() === '' && line?.optional) return '';
    const read = readMonth(text, locale);
    return read.ok ? read.month : keepText(text);
  }
  if (line) {
    if (text.trim() === '') return '';
    const read = readEntry(text, { locale, currency: scenario.currency, unit: line.unit });
    return read.ok ? read.amount : keepText(text);
  }
  if (/^roster\[.*\]\.tiers$/.test(address)) return readTiers(scenario, text);
  if (address === 'notes') return text.trim().slice(0, LONGEST_NOTES);
  return text
    .trim()
    .replace(/\s*[\r\n]\s*/g, ' ')
    .slice(0, LONGEST_NAME);
}

/** How a text would be read, shown while it is typed; nothing while there is nothing to say. */
export function echoOf(
  scenario: Scenario,
  locale: string,
  format: Format,
  id: string,
  text: string,
  catalogue: Catalogue = coreCatalogue,
): Echo | undefined {
  const address = addressTyped(id);
  const line = inputAt(catalogue, address);
  if (text.trim() === '') return undefined;
  if (isMonth(address, line)) {
    const read = readMonth(text, locale);
    return read.ok ? { read: format.month(read.month) } : { problem: read.say };
  }
  if (!line) return undefined;
  const read = readInputText(line, text, { locale, currency: scenario.currency, unit: line.unit });
  return isProblemText(read) ? { problem: read.say } : { read: format.full(read, line.unit) };
}

/** Months are read by their names, not as numbers. */
function isMonth(address: string, line: InputLine | undefined): boolean {
  return address === 'period.start' || line?.unit === 'date';
}

const TIERS_APART = /\s*[,;+/]\s*/;

/** Names of tiers, with commas between, as the ids that the plan keeps; all tiers are none. */
function readTiers({ tiers }: Scenario, text: string): string {
  const wanted = text.trim();
  if (/^(?:all(?: tiers)?)?$/i.test(wanted)) return '';
  const same = (a: string, b: string): boolean =>
    a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;
  const found = (tiers.some(({ name }) => same(name, wanted)) ? [wanted] : wanted.split(TIERS_APART)).map(
    (name) => tiers.find((tier) => same(tier.name, name)),
  );
  const ids = found.flatMap((tier) => (tier ? [tier.id] : []));
  return ids.length === found.length ? ids.join(' ') : keepText(wanted.slice(0, LONGEST_NAME - 2));
}
