/** What can be done with a row of a list: another below it, its place, its end. */
import { rowName, type ListName } from '../../engine/edit.ts';
import { isolated } from '../../engine/isolated.ts';
import type { Desk } from '../desk.svelte.ts';
import type { MenuItem } from '../grid/model.ts';
import { addRow } from '../shell/commands.ts';

const NOUNS: Readonly<Record<ListName, string>> = { tiers: 'tier', roster: 'SDR', ramps: 'ramp profile' };

/** @returns nothing for a row that is none of the list's, as that of the totals */
export function rowMenu(desk: Desk, list: ListName, id: string): MenuItem[] {
  const rows = desk.editor.scenario[list] ?? [];
  const place = rows.findIndex((row) => row.id === id);
  if (place < 0) return [];
  const noun = NOUNS[list];
  const move = (label: string, to: number, why: string | undefined): MenuItem => ({
    label,
    why,
    run: () => {
      desk.apply({ kind: 'move', list, id, to });
    },
  });
  return [
    {
      label: `Add ${noun === 'SDR' ? 'an' : 'a'} ${noun} below`,
      run: () => {
        addRow(desk, list, id);
      },
    },
    move('Move up', place - 1, place === 0 ? 'It is the first' : undefined),
    move('Move down', place + 1, place === rows.length - 1 ? 'It is the last' : undefined),
    {
      label: `Remove this ${noun}`,
      why: list === 'ramps' && rows.length === 1 ? 'A plan has at least one' : undefined,
      run: () => {
        const name = rowName(desk.editor.scenario, list, id);
        desk.apply({ kind: 'remove', list, id });
        desk.tell({ kind: 'done', text: `“${isolated(name)}” was removed.`, canUndo: true });
      },
    },
  ];
}
