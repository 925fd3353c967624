/**
 * Every key of the grid, in one table: the grid obeys it and the list of shortcuts is printed from it.
 * A chord is `Mod+Alt+Shift+ArrowUp`, modifiers in that order; `Mod` is Ctrl or, on a Mac, Command.
 */
import { type Toward } from './selection.ts';

/** `ready`: the cursor is on a cell. `enter`: typing over it, arrows keep and move. `edit`: arrows move the caret. */
export type Mode = 'ready' | 'enter' | 'edit';
export type KeyGroup = 'Move' | 'Select' | 'Edit' | 'Clipboard and fill' | 'Sheet';

/** What the app does for the grid, through `onCommand`. */
export type AppCommand = 'explain' | 'solve' | 'find' | 'palette' | 'help';
/** Towards what a cell rests on, or towards what rests on it. */
export type Way = 'precedents' | 'dependents';

export type CommandName =
  | AppCommand
  | Way
  | ('move' | 'jump' | 'rowStart' | 'rowEnd' | 'gridStart' | 'gridEnd' | 'pageUp' | 'pageDown')
  | ('next' | 'previous' | 'release' | 'selectAll' | 'selectRow' | 'selectColumn')
  | (
      | 'edit'
      | 'toEdit'
      | 'finish'
      | 'commitMove'
      | 'commitDown'
      | 'commitUp'
      | 'commitAll'
      | 'newLine'
      | 'cancel'
      | 'clear'
    )
  | ('copy' | 'cut' | 'paste' | 'fillDown' | 'fillRight' | 'undo' | 'redo' | 'menu');

export type Shortcut = {
  readonly name: CommandName;
  readonly group: KeyGroup;
  readonly modes: readonly Mode[];
  readonly chords: readonly string[];
  /** What it does, for the list; shortcuts with the same words are listed as one. */
  readonly does: string;
  /** Moves the free corner of the range instead of the cursor. */
  readonly extend: boolean;
  /** Comes as an event of the browser's own (`copy`, `paste`), so the key itself is left alone. */
  readonly native: boolean;
};

/** A key's meaning at this moment. */
export type Command = Pick<Shortcut, 'name' | 'extend'> & { readonly toward?: Toward | undefined };

type KeyLike = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;
type Entry = readonly [name: CommandName, chords: readonly string[], does: string];

const READY = ['ready'] as const;
const OPEN = ['enter', 'edit'] as const;
const ALL = ['ready', 'enter', 'edit'] as const;
/** Where a number is expected it begins none. */
export const HELP_SIGN = '?';
const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;

export const KEYMAP: readonly Shortcut[] = [
  ...shortcuts('Move', READY, [
    ['move', ARROWS, 'Move one cell'],
    ['jump', withModifier('Mod', ARROWS), 'Move to the edge of the data'],
    ['rowStart', ['Home'], 'First or last cell of the row'],
    ['rowEnd', ['End'], 'First or last cell of the row'],
    ['gridStart', ['Mod+Home'], 'First or last cell of the table'],
    ['gridEnd', ['Mod+End'], 'First or last cell of the table'],
    ['pageUp', ['PageUp'], 'One screen up or down'],
    ['pageDown', ['PageDown'], 'One screen up or down'],
  ]),
  ...shortcuts('Move', ALL, [
    ['next', ['Tab'], 'Keep the entry and go to the next cell or the one before'],
    ['previous', ['Shift+Tab'], 'Keep the entry and go to the next cell or the one before'],
  ]),
  ...shortcuts('Move', READY, [['release', ['Escape'], 'Let the next Tab leave the table']]),
  ...shortcuts(
    'Select',
    READY,
    [
      ['move', withModifier('Shift', ARROWS), 'Extend the selection by a cell'],
      ['jump', withModifier('Mod+Shift', ARROWS), 'Extend to the edge of the data'],
      ['rowStart', ['Shift+Home'], 'Extend to the ends of the row'],
      ['rowEnd', ['Shift+End'], 'Extend to the ends of the row'],
      ['gridStart', ['Mod+Shift+Home'], 'Extend to the ends of the table'],
      ['gridEnd', ['Mod+Shift+End'], 'Extend to the ends of the table'],
      ['pageUp', ['Shift+PageUp'], 'Extend by a screen'],
      ['pageDown', ['Shift+PageDown'], 'Extend by a screen'],
    ],
    { extend: true },
  ),
  ...shortcuts('Select', READY, [
    ['selectRow', ['Shift+Space'], 'Select the row'],
    ['selectColumn', ['Mod+Space'], 'Select the column'],
    ['selectAll', ['Mod+A'], 'Select the whole table'],
  ]),
  ...shortcuts('Edit', READY, [
    ['edit', ['Enter', 'F2', 'Alt+ArrowDown'], 'Edit the cell, or explain a computed one'],
  ]),
  ...shortcuts(
    'Edit',
    ['enter'],
    [
      ['commitMove', ARROWS, 'While typing over: keep the entry and move'],
      ['toEdit', ['F2'], 'While typing over: let the arrows move the caret'],
    ],
  ),
  ...shortcuts('Edit', ['edit'], [['finish', ['F2'], 'Keep the entry and stay']]),
  ...shortcuts('Edit', OPEN, [
    ['commitDown', ['Enter'], 'Keep the entry and move down or up'],
    ['commitUp', ['Shift+Enter'], 'Keep the entry and move down or up'],
    ['commitAll', ['Mod+Enter'], 'Put the entry in every selected cell'],
    ['newLine', ['Alt+Enter'], 'In notes: begin a new line'],
    ['cancel', ['Escape'], 'Bring back what was there'],
  ]),
  ...shortcuts('Edit', READY, [
    ['clear', ['Delete', 'Backspace'], 'Clear the selected cells'],
    ['undo', ['Mod+Z'], 'Undo'],
    ['redo', ['Mod+Y', 'Mod+Shift+Z'], 'Redo'],
    ['menu', ['Shift+F10', 'ContextMenu'], 'Menu of the cell and its row'],
  ]),
  ...shortcuts(
    'Clipboard and fill',
    READY,
    [
      ['copy', ['Mod+C'], 'Copy'],
      ['cut', ['Mod+X'], 'Cut; cleared when it is pasted'],
      ['paste', ['Mod+V'], 'Paste'],
    ],
    { native: true },
  ),
  ...shortcuts('Clipboard and fill', READY, [
    ['fillDown', ['Mod+D'], 'Fill down from the top row'],
    ['fillRight', ['Mod+R'], 'Fill across from the first column'],
  ]),
  ...shortcuts('Sheet', READY, [
    ['solve', ['Mod+G'], 'Solve for this figure'],
    ['find', ['Mod+F'], 'Find in the sheet'],
    ['precedents', ['Mod+['], 'What this cell rests on'],
    ['dependents', ['Mod+]'], 'What rests on this cell'],
  ]),
  ...shortcuts('Sheet', ALL, [
    ['palette', ['Mod+K'], 'Search commands'],
    ['help', ['F1', 'Mod+/'], 'Keyboard shortcuts'],
  ]),
  ...shortcuts('Sheet', READY, [
    ['help', [HELP_SIGN], 'Keyboard shortcuts'], // typed into a cell for text, where it may begin one
  ]),
];

const TOWARD: Readonly<Record<string, Toward>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'before',
  ArrowRight: 'after',
};
const MIRRORED: Readonly<Record<string, Toward>> = { ...TOWARD, ArrowLeft: 'after', ArrowRight: 'before' };

const BY_CHORD: Readonly<Record<Mode, ReadonlyMap<string, Shortcut>>> = {
  ready: byChord('ready'),
  enter: byChord('enter'),
  edit: byChord('edit'),
};

/**
 * What a key means.
 * @param rtl whether lines run from right to left: arrow keys are physical, so the left one then goes to the next column
 * @returns nothing for a key that the grid leaves to the browser
 */
export function commandFor(event: KeyLike, mode: Mode, rtl = false): Command | undefined {
  const shortcut = BY_CHORD[mode].get(chordOf(event));
  if (!shortcut || shortcut.native) return undefined;
  return { name: shortcut.name, extend: shortcut.extend, toward: (rtl ? MIRRORED : TOWARD)[event.key] };
}

const APP_COMMANDS: ReadonlySet<string> = new Set<AppCommand>([
  'explain',
  'solve',
  'find',
  'palette',
  'help',
]);

export function isAppCommand(name: CommandName): name is AppCommand {
  return APP_COMMANDS.has(name);
}

/**
 * The chord of a key press. Letters are taken by their place where the layout has no Latin ones; whether another sign needs
 * Shift depends on the layout, so it does not count there.
 */
export function chordOf({ key, code, ctrlKey, metaKey, shiftKey, altKey }: KeyLike): string {
  const isSign = key.length === 1 && key !== ' ' && key.toLowerCase() === key.toUpperCase();
  const modifiers =
    (ctrlKey || metaKey ? 'Mod+' : '') + (altKey ? 'Alt+' : '') + (shiftKey && !isSign ? 'Shift+' : '');
  if (key === ' ') return `${modifiers}Space`;
  if (key.length > 1) return modifiers + key;
  const isForeignLetter = key > '\u007f' && code.startsWith('Key');
  return modifiers + (isForeignLetter ? code.slice('Key'.length) : key.toUpperCase());
}

function shortcuts(
  group: KeyGroup,
  modes: readonly Mode[],
  entries: readonly Entry[],
  { extend = false, native = false } = {},
): Shortcut[] {
  return entries.map(([name, chords, does]) => ({ name, group, modes, chords, does, extend, native }));
}

function withModifier(modifier: string, keys: readonly string[]): string[] {
  return keys.map((key) => `${modifier}+${key}`);
}

function byChord(mode: Mode): ReadonlyMap<string, Shortcut> {
  const here = KEYMAP.filter(({ modes }) => modes.includes(mode));
  return new Map(here.flatMap((shortcut) => shortcut.chords.map((chord) => [chord, shortcut] as const)));
}
