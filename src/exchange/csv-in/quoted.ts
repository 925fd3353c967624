/** Text of a file inside of a sentence about it: the start of it, in quotes, held apart from the words around. */
import { isolated } from '../../engine/isolated.ts';

const SHOWN = 40;

export function quoted(text: string): string {
  const signs = Array.from(text.slice(0, 2 * SHOWN + 2));
  return `“${isolated(signs.length > SHOWN ? `${signs.slice(0, SHOWN).join('')}…` : text)}”`;
}
