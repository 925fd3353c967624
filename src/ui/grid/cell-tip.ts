/** What is said beside the cursor's cell: the reading of an entry, or what is wrong with the cell. */
import { type Entry } from './CellEntry.svelte.ts';
import { type GridCursor } from './GridCursor.svelte.ts';
import { type GridProps } from './grid-props.ts';

export type Tip = { readonly kind: 'read' | 'problem' | 'missing'; readonly text: string };

/** What of a grid the tip depends on. */
type Told = {
  readonly cursor: GridCursor;
  readonly openEntry: Entry | undefined;
  readonly isFocused: boolean;
  readonly props: () => GridProps;
};

export function tipOf(grid: Told): Tip | undefined {
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
