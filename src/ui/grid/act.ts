/** What the commands do that neither move the cursor nor belong to the app. */
import { allEdits, clearEdits, fillDownEdits, fillRightEdits } from './edits.ts';
import { type CellEntry } from './CellEntry.svelte.ts';
import { type GridClipboard } from './GridClipboard.svelte.ts';
import { type GridCursor } from './GridCursor.svelte.ts';
import { type GridProps } from './grid-props.ts';
import { type Box } from './float.ts';
import { type CommandName, type Way } from './keymap.ts';
import { type CellEdit } from './model.ts';
import { at, isSinglePoint, neighbour, type Selection } from './selection.ts';

/** What of a grid the commands work on. */
type Acting = {
  readonly cursor: GridCursor;
  readonly entry: CellEntry;
  readonly clipboard: GridClipboard;
  readonly props: () => GridProps;
  readonly edit: () => void;
  readonly finish: () => void;
  readonly breakLine: () => void;
  readonly tabbedFrom: number | undefined;
  readonly focusCell: () => void;
  said: string;
  readonly openMenu: (place?: Box, kind?: 'cell' | Way) => void;
  readonly select: (selection: Selection) => void;
  readonly commit: (edits: readonly CellEdit[]) => void;
};

export function act(grid: Acting, name: CommandName): void {
  const { cursor, entry } = grid;
  const { plane, range, selection } = cursor;
  switch (name) {
    case 'edit':
      grid.edit();
      break;
    case 'toEdit':
      entry.toEdit();
      break;
    case 'finish':
      grid.finish();
      grid.focusCell();
      break;
    case 'commitDown':
    case 'commitUp': {
      const { row, column } = selection.active;
      const from = { row, column: name === 'commitDown' ? (grid.tabbedFrom ?? column) : column };
      grid.finish();
      grid.select(at(neighbour(plane, from, name === 'commitDown' ? 'down' : 'up')));
      break;
    }
    case 'newLine':
      grid.breakLine();
      break;
    case 'commitAll':
      entry.close(({ text }) => {
        grid.commit(allEdits(plane, range, text));
      });
      grid.focusCell();
      break;
    case 'cancel':
      entry.close();
      grid.focusCell();
      break;
    case 'release':
      grid.clipboard.forget();
      if (!isSinglePoint(range)) grid.select(at(selection.active));
      break;
    case 'clear':
      grid.commit(clearEdits(plane, range));
      break;
    case 'fillDown':
      grid.commit(fillDownEdits(plane, range));
      break;
    case 'fillRight':
      grid.commit(fillRightEdits(plane, range));
      break;
    case 'undo':
      grid.props().onUndo?.();
      break;
    case 'redo':
      grid.props().onRedo?.();
      break;
    case 'precedents':
    case 'dependents':
      goToRelated(grid, name);
      break;
    case 'menu':
      grid.openMenu();
      break;
    default:
  }
}

/** One level along the formulas: to the one cell there is, or to a list of them. */
function goToRelated(grid: Acting, way: Way): void {
  const { cell } = grid.cursor;
  const [first, ...more] = (cell && grid.props().related?.(cell.id, way)) ?? [];
  if (more.length > 0) grid.openMenu(undefined, way);
  else if (first) first.run();
  else grid.said = way === 'precedents' ? 'This cell rests on no other' : 'No cell rests on this one';
}
