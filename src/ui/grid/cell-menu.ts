/** The menu of a cell and its row. Whatever takes a drag or a chord in the grid can be done here by clicks alone. */
import { type GridController } from './GridController.svelte.ts';
import { KEYMAP, type CommandName } from './keymap.ts';
import { isEditable, type MenuLine } from './model.ts';
import { chordLabel } from './shortcut-list.ts';

/** @returns in groups: the app's entries for the row, the grid's own for the selection, and where to go from the cell */
export function menuOf(grid: GridController, mac: boolean): readonly (readonly MenuLine[])[] {
  const { cell, selection } = grid.cursor;
  const { model, rowMenu, related } = grid.props();
  const { menuKind } = grid;
  if (menuKind !== 'cell') return [(cell && related?.(cell.id, menuKind)) ?? []];
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
    [line('What it rests on', 'precedents'), line('What rests on it', 'dependents')],
  ];
}

async function copyToSystem(grid: GridController, isCut: boolean): Promise<void> {
  const clip = grid.clipboard.copy(isCut);
  if (!clip) return;
  const { text, html } = clip;
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
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> =>
      item?.types.includes(type) ? (await item.getType(type)).text() : '';
    await grid.clipboard.paste({ text: await read('text/plain'), html: await read('text/html') });
  } catch {
    grid.said = 'The browser did not allow that: use Ctrl+V';
  }
}
