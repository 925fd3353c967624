/** From what was typed into cells to an edit: texts are read by the user's locale, and what cannot be read is kept as typed. */
import { keepText } from '../../engine/amount.ts';
import type { Edit } from '../../engine/edit.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { readEntry } from '../../exchange/entry.ts';
import type { Format } from '../../exchange/format.ts';
import { readMonth } from '../../exchange/read-month.ts';
import type { CellEdit, Echo } from '../grid/model.ts';
import { inputAt, typedAt } from './look-up.ts';
import { isProblemText, readInputText } from './read-input-text.ts';
import { addressTyped } from './sheet-cells.ts';

const LONGEST_NAME = 200;
const LONGEST_NOTES = 20_000;

/** The edit that puts the typed texts into their cells, or undefined where they change nothing. */
export function editOf(scenario: Scenario, locale: string, typed: readonly CellEdit[]): Edit | undefined {
  const cells = typed
    .map(({ id, text }) => {
      const address = addressTyped(id);
      return { address, text: stored(scenario, locale, address, text) };
    })
    .filter(({ address, text }) => text !== (typedAt(scenario, address) ?? ''));
  return cells.length === 0 ? undefined : { kind: 'set', cells };
}

function stored(scenario: Scenario, locale: string, address: string, text: string): string {
  const line = inputAt(address);
  if (line) {
    if (text.trim() === '') return '';
    const read = readEntry(text, { locale, currency: scenario.currency, unit: line.unit });
    return read.ok ? read.amount : keepText(text);
  }
  if (address === 'period.start') {
    const read = readMonth(text, locale);
    return read.ok ? read.month : keepText(text);
  }
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
): Echo | undefined {
  const address = addressTyped(id);
  const line = inputAt(address);
  if (text.trim() === '') return undefined;
  if (address === 'period.start') {
    const read = readMonth(text, locale);
    return read.ok ? { read: format.month(read.month) } : { problem: read.say };
  }
  if (!line) return undefined;
  const read = readInputText(line, text, { locale, currency: scenario.currency, unit: line.unit });
  return isProblemText(read) ? { problem: read.say } : { read: format.full(read, line.unit) };
}
