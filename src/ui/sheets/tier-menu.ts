/** What can be done with a tier's row: a tier below it, its place, its end. */
import { isolated } from '../../engine/isolated.ts';
import type { Desk } from '../desk.svelte.ts';
import type { MenuItem } from '../grid/model.ts';
import { addTier } from '../shell/commands.ts';

/** @returns nothing for a row that is no tier's, as that of the totals */
export function tierMenu(desk: Desk, id: string): MenuItem[] {
  const { tiers } = desk.editor.scenario;
  const place = tiers.findIndex((tier) => tier.id === id);
  const tier = tiers[place];
  if (!tier) return [];
  const move = (label: string, to: number, why: string | undefined): MenuItem => ({
    label,
    why,
    run: () => {
      desk.apply({ kind: 'moveTier', id, to });
    },
  });
  return [
    {
      label: 'Add a tier below',
      run: () => {
        addTier(desk, id);
      },
    },
    move('Move up', place - 1, place === 0 ? 'It is the first' : undefined),
    move('Move down', place + 1, place === tiers.length - 1 ? 'It is the last' : undefined),
    {
      label: 'Remove this tier',
      run: () => {
        desk.apply({ kind: 'removeTier', id });
        desk.tell({ kind: 'done', text: `“${isolated(tier.name)}” was removed.`, canUndo: true });
      },
    },
  ];
}
