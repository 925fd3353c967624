/** A typed text through both gates: read by the locale, and held against what the input allows. */
import type { InputLine } from '../../engine/formula/line.ts';
import type { Num } from '../../engine/number.ts';
import { readInput } from '../../engine/sheet-of.ts';
import { readEntry, type EntryPlace } from '../../exchange/entry.ts';

export type InputRead = Num | Readonly<{ say: string }>;

export function readInputText(line: InputLine, text: string, how: EntryPlace): InputRead {
  const read = readEntry(text, how);
  return read.ok ? readInput(line, read.amount) : { say: read.say };
}

export function isProblemText(read: InputRead): read is Readonly<{ say: string }> {
  return 'say' in read;
}
