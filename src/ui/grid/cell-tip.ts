/** What is said beside the cursor's cell: the reading of an entry, or what is wrong with the cell. */
import { type GridController } from './GridController.svelte.ts';

export type Tip = { readonly kind: 'read' | 'problem' | 'missing'; readonly text: string };

export function tipOf(grid: GridController): Tip | undefined {
  const { cell } = grid.cursor;
  const entry = grid.openEntry;
  if (!cell || !grid.isFocused) return undefined;
  if (entry) {
    const echo = entry.changed && entry.text !== '' ? grid.props().echo?.(cell.id, entry.text) : undefined;
    if (!echo) return undefined;
    return 'read' in echo ? { kind: 'read', text: echo.read } : { kind: 'problem', text: echo.problem };
  }
  if (cell.problem !== undefined) return { kind: 'problem', text: cell.problem };
  return cell.missing === undefined ? undefined : { kind: 'missing', text: cell.missing };
}
