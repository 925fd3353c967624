/** What the commands do that neither move the cursor nor belong to the app. */
import { allEdits, clearEdits, fillDownEdits, fillRightEdits } from './edits.ts';
import { type CellEntry } from './CellEntry.svelte.ts';
import { type GridClipboard } from './GridClipboard.svelte.ts';
import { type GridCursor } from './GridCursor.svelte.ts';
import { type GridProps } from './grid-props.ts';
import { type CommandName } from './keymap.ts';
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
  readonly focusCell: () => void;
  readonly openMenu: () => void;
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
    case 'commitUp':
      grid.finish();
      grid.select(at(neighbour(plane, selection.active, name === 'commitDown' ? 'down' : 'up')));
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
      grid.clipboard.marked = undefined;
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
    case 'menu':
      grid.openMenu();
      break;
    default:
  }
}
