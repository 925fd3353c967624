/** How cursor and focus follow the app: to an entry that was under way, to the cell it selects, past a change of the model. */
import { tick } from 'svelte';
import { reveal } from './grid-dom.ts';
import { type GridController } from './GridController.svelte.ts';
import { isEditable } from './model.ts';

/** The grid has appeared: an entry that was open when the app was left opens again. */
export function appear(grid: GridController): void {
  const { draft, selected, autofocus } = grid.props();
  const { cursor } = grid;
  const start = cursor.locate(draft?.id ?? selected ?? '');
  if (!start) return;
  cursor.set(start);
  if (draft && cursor.cell && isEditable(cursor.cell)) grid.edit(draft.text);
  else if (autofocus) grid.focusCell();
}

/** Puts the cursor and the focus on a cell, if it is in this grid. */
export function jump(grid: GridController, id: string): void {
  if (show(grid, id))
    void tick().then(() => {
      grid.focusCell();
    });
}

/** Puts the cursor on a cell and the cell in sight, and leaves the focus where it is. @returns whether it is in this grid */
export function show(grid: GridController, id: string): boolean {
  const target = grid.cursor.locate(id);
  if (!target) return false;
  grid.finish();
  grid.cursor.set(target);
  void tick().then(() => {
    if (grid.root) reveal(grid.root, target.active);
  });
  return true;
}

/** Takes the focus back after a change of the model took away the element that had it. */
export function holdFocus(grid: GridController): void {
  if (!grid.isFocused || document.activeElement !== document.body) return;
  void tick().then(() => {
    grid.focusCell();
  });
}
