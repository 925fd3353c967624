/**
 * The grid's events, listened to at its table: keys and what they type, the clipboard, the mouse, the focus.
 *
 * The cursor's cell holds an input that always has the focus and all its text selected, so the browser itself replaces the
 * text at the first key or composition: nothing is caught, forwarded or lost. Until then the input cannot be seen.
 */
import { type Attachment } from 'svelte/attachments';
import { editorIn, isTextEditor, pointOf, tabStop } from './grid-dom.ts';
import { type GridController } from './GridController.svelte.ts';
import { commandFor, HELP_SIGN } from './keymap.ts';
import { isEditable } from './model.ts';
import { pointerListeners, type Listeners } from './pointer-events.ts';
import { at } from './selection.ts';

export function listening(grid: GridController): Attachment<HTMLElement> {
  return (root) => {
    grid.root = root;
    const stops = [
      keyListeners(grid),
      clipboardListeners(grid),
      focusListeners(grid),
      pointerListeners(grid),
    ].map((listeners) => listen(root, listeners));
    return () => {
      for (const stop of stops) stop();
      grid.finish(); // a sheet may be closed over an open editor
      grid.root = undefined;
    };
  };
}

function listen(root: HTMLElement, listeners: Listeners): () => void {
  const aborter = new AbortController();
  for (const [type, listener] of Object.entries(listeners))
    root.addEventListener(type, listener as EventListener, { signal: aborter.signal });
  return () => {
    aborter.abort();
  };
}

function keyListeners(grid: GridController): Listeners {
  return {
    keydown(event) {
      if (isForMenu(event.target)) return;
      if (grid.isAsking) {
        event.preventDefault(); // a menu or dialog is about to take the focus, and this key is not for the cell
        if (event.key === 'Escape') grid.stopAsking();
        return;
      }
      const editor = grid.root && editorIn(grid.root);
      if (grid.mode === 'ready') editor?.select();
      if (isComposing(event)) return;
      const command = isText(grid, event.key) ? undefined : commandFor(event, grid.mode, grid.isRtl());
      if (command ? grid.run(command) : isPrintable(event) && grid.typeOnCell(event.key))
        event.preventDefault();
    },
    beforeinput(event) {
      if (grid.mode !== 'ready') return;
      if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
      event.preventDefault();
      grid.run({ name: event.inputType === 'historyUndo' ? 'undo' : 'redo', extend: false });
    },
    input(event) {
      const { target } = event;
      if (isTextEditor(target) || target instanceof HTMLSelectElement) grid.type(target.value);
    },
    change(event) {
      if (!(event.target instanceof HTMLSelectElement) || grid.mode === 'ready') return;
      grid.finish();
      grid.focusCell();
    },
  };
}

function clipboardListeners(grid: GridController): Listeners {
  const copy = (event: ClipboardEvent): void => {
    if (grid.mode !== 'ready' || !event.clipboardData) return;
    const clip = grid.clipboard.copy(event.type === 'cut');
    if (!clip) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', clip.text);
    event.clipboardData.setData('text/html', clip.html);
  };
  return {
    copy,
    cut: copy,
    paste(event) {
      if (grid.mode !== 'ready' || !event.clipboardData) return;
      event.preventDefault();
      void grid.clipboard.paste({
        text: event.clipboardData.getData('text/plain'),
        html: event.clipboardData.getData('text/html'),
      });
    },
  };
}

function focusListeners(grid: GridController): Listeners {
  return {
    focusin(event) {
      const { root } = grid;
      if (!root || isForMenu(event.target)) return;
      const arrived = !grid.isFocused;
      grid.isFocused = true;
      const point = pointOf(event.target);
      if (point && event.target !== tabStop(root)) grid.select(at(point));
      else if (arrived && grid.mode === 'ready') {
        editorIn(root)?.select();
        grid.announce();
      }
    },
    focusout({ target, relatedTarget }) {
      const { root } = grid;
      if (!root || (relatedTarget instanceof Node && root.contains(relatedTarget))) return;
      if (relatedTarget) grid.leave();
      else
        queueMicrotask(() => {
          settleFocus(grid, root, target);
        }); // Chromium also fires it when the element is taken away
    },
  };
}

/** After the focus went to nothing: the element may have been redrawn, or the whole window may have gone to the back. */
function settleFocus(grid: GridController, root: HTMLElement, target: EventTarget | null): void {
  const isGone = target instanceof Element && !target.isConnected;
  if (root.contains(document.activeElement)) return;
  if (isGone && root.isConnected) grid.focusCell();
  else grid.leave();
}

/** Keys that belong to an input method, also the Enter that ends a composition in Safari. */
function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- 229 is the only sign of an input method that all engines give
  return event.isComposing || event.keyCode === 229;
}

function isPrintable({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return /^.$/u.test(key) && !ctrlKey && !metaKey && !altKey;
}

/** Whether the sign for help is meant as text: in a name or a note. */
function isText(grid: GridController, key: string): boolean {
  const { cell } = grid.cursor;
  return key === HELP_SIGN && cell?.entry === 'text' && isEditable(cell);
}

function isForMenu(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-menu]') !== null;
}
