/** What the commands do that neither move the cursor nor belong to the app. */
import { allEdits, clearEdits, fillDownEdits, fillRightEdits } from './edits.ts';
import { type GridController } from './GridController.svelte.ts';
import { type CommandName } from './keymap.ts';
import { at, isSinglePoint, neighbour } from './selection.ts';

export function act(grid: GridController, name: CommandName): void {
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
