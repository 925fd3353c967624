/** The menu of a cell and its row. Whatever takes a drag or a chord in the grid can be done here by clicks alone. */
import { type GridController } from './GridController.svelte.ts';
import { KEYMAP, type CommandName } from './keymap.ts';
import { isEditable, type MenuLine } from './model.ts';
import { chordLabel } from './shortcut-list.ts';

/** @returns two groups: the app's entries for the row, and the grid's own for the selection */
export function menuOf(grid: GridController, mac: boolean): readonly (readonly MenuLine[])[] {
  const { cell, selection } = grid.cursor;
  const { model, rowMenu } = grid.props();
  const row = model.rows[selection.active.row];
  const line = (
    label: string,
    name: CommandName,
    run = (): void => void grid.run({ name, extend: false }),
  ): MenuLine => ({
    label,
    run,
    keys: chordLabel(KEYMAP.find((shortcut) => shortcut.name === name)?.chords[0] ?? '', mac),
  });

  return [
    row ? (rowMenu?.(row.id) ?? []) : [],
    [
      ...(cell && isEditable(cell) ? [line('Edit', 'edit')] : []),
      line('Cut', 'cut', () => void copyToSystem(grid, true)),
      line('Copy', 'copy', () => void copyToSystem(grid, false)),
      line('Paste', 'paste', () => void pasteFromSystem(grid)),
      line('Clear', 'clear'),
      line('Fill down', 'fillDown'),
      line('Fill across', 'fillRight'),
      line('Select row', 'selectRow'),
      line('Select column', 'selectColumn'),
    ],
  ];
}

async function copyToSystem(grid: GridController, isCut: boolean): Promise<void> {
  const { text, html } = grid.clipboard.copy(isCut);
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      }),
    ]);
  } catch {
    grid.said = 'The browser did not allow that: use Ctrl+C';
  }
}

async function pasteFromSystem(grid: GridController): Promise<void> {
  try {
    grid.clipboard.paste({ text: await navigator.clipboard.readText(), html: '' });
  } catch {
    grid.said = 'The browser did not allow that: use Ctrl+V';
  }
}
