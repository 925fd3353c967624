import { describe, expect, it } from 'vitest';
import { at } from '../../../src/ui/grid/selection.ts';
import { chordOf, commandFor, isAppCommand, KEYMAP, type Mode } from '../../../src/ui/grid/keymap.ts';
import { navigate } from '../../../src/ui/grid/navigate.ts';
import { planeOf } from '../../../src/ui/grid/plane.ts';
import { chordLabel, shortcutGroups } from '../../../src/ui/grid/shortcut-list.ts';
import { modelOf } from './support.ts';

type Modifier = 'ctrl' | 'meta' | 'shift' | 'alt';

function press(key: string, ...modifiers: Modifier[]): Parameters<typeof commandFor>[0] {
  return {
    key,
    code: '',
    ctrlKey: modifiers.includes('ctrl'),
    metaKey: modifiers.includes('meta'),
    shiftKey: modifiers.includes('shift'),
    altKey: modifiers.includes('alt'),
  };
}

const nameOf = (mode: Mode, key: string, ...modifiers: Modifier[]): string | undefined =>
  commandFor(press(key, ...modifiers), mode)?.name;

describe('the keymap as a table', () => {
  it('gives no chord two meanings in one mode', () => {
    for (const mode of ['ready', 'enter', 'edit'] as const) {
      const chords = KEYMAP.filter(({ modes }) => modes.includes(mode)).flatMap(
        (shortcut) => shortcut.chords,
      );
      expect(new Set(chords).size, mode).toBe(chords.length);
    }
  });

  it('is obeyed chord by chord: what is listed is what happens', () => {
    for (const shortcut of KEYMAP)
      for (const chord of shortcut.chords)
        for (const mode of shortcut.modes) {
          const parts = chord.split('+');
          const key = parts.at(-1) === 'Space' ? ' ' : (parts.at(-1) ?? '');
          const modifiers = parts
            .slice(0, -1)
            .map((part) => (part === 'Mod' ? 'ctrl' : (part.toLowerCase() as Modifier)));
          const command = commandFor(press(key, ...modifiers), mode);
          if (shortcut.native) expect(command, chord).toBeUndefined();
          else expect(command, chord).toMatchObject({ name: shortcut.name, extend: shortcut.extend });
        }
  });

  it.each([
    ['ready', 'Enter', [], 'edit'],
    ['edit', 'Enter', [], 'commitDown'],
    ['edit', 'Enter', ['shift'], 'commitUp'],
    ['enter', 'Enter', ['ctrl'], 'commitAll'],
    ['ready', 'F2', [], 'edit'],
    ['edit', 'F2', [], 'finish'],
    ['enter', 'ArrowDown', [], 'commitMove'],
    ['edit', 'ArrowLeft', [], undefined],
    ['edit', 'Backspace', [], undefined],
    ['ready', 'Backspace', [], 'clear'],
    ['ready', 'd', ['ctrl'], 'fillDown'],
    ['ready', 'd', ['meta'], 'fillDown'],
    ['ready', 'z', ['ctrl'], 'undo'],
    ['edit', 'z', ['ctrl'], undefined],
    ['ready', 'Z', ['ctrl', 'shift'], 'redo'],
    ['ready', 'F10', ['shift'], 'menu'],
    ['ready', '7', [], undefined],
    ['ready', 'c', ['ctrl'], undefined],
  ] as const)('in %s, %s with %j is %s', (mode, key, modifiers, name) => {
    expect(nameOf(mode, key, ...modifiers)).toBe(name);
  });
});

describe('keys of other keyboards', () => {
  it('leaves AltGr characters to the editor', () => {
    expect(nameOf('ready', '[', 'ctrl', 'alt')).toBeUndefined();
    expect(nameOf('ready', '[', 'ctrl')).toBe('precedents');
  });

  it('takes letters by their place where the layout has no Latin ones', () => {
    expect(chordOf({ ...press('я', 'ctrl'), code: 'KeyZ' })).toBe('Mod+Z');
    expect(commandFor({ ...press('ي', 'ctrl'), code: 'KeyD' }, 'ready')?.name).toBe('fillDown');
  });

  it('turns arrows round in a right-to-left page: keys are physical (U92)', () => {
    expect(commandFor(press('ArrowLeft'), 'ready', true)?.toward).toBe('after');
    expect(commandFor(press('ArrowRight'), 'ready', true)?.toward).toBe('before');
    expect(commandFor(press('ArrowUp'), 'ready', true)?.toward).toBe('up');
    expect(commandFor(press('ArrowLeft'), 'ready')?.toward).toBe('before');
  });
});

describe('the list of shortcuts (U29)', () => {
  it('names every chord of the keymap once a group, arrows together', () => {
    const lines = shortcutGroups().flatMap((group) => group.lines);
    expect(lines.find(({ does }) => does === 'Move one cell')?.keys).toEqual(['Arrow keys']);
    expect(lines.find(({ does }) => does === 'Redo')?.keys).toEqual(['Ctrl+Y', 'Ctrl+Shift+Z']);
    expect(new Set(KEYMAP.map(({ does }) => does)).size).toBe(lines.length);
  });

  it('speaks Mac', () => {
    expect(chordLabel('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(chordLabel('Mod+Shift+Z')).toBe('Ctrl+Shift+Z');
  });

  it('tells the app its own commands', () => {
    expect(isAppCommand('solve')).toBe(true);
    expect(isAppCommand('clear')).toBe(false);
  });
});

describe('navigate (U11 to U13)', () => {
  const plane = planeOf(modelOf(['1', '2', '', '4'], ['5', '6', '7', '8'], ['1', '2', '3', '4']));
  const from = at({ row: 1, column: 1 });
  const go = (key: string, ...modifiers: Modifier[]): unknown => {
    const command = commandFor(press(key, ...modifiers), 'ready');
    return command && navigate(plane, from, command, () => 5);
  };

  it('jumps to row and table ends', () => {
    expect(go('Home')).toEqual(at({ row: 1, column: 0 }));
    expect(go('End')).toEqual(at({ row: 1, column: 3 }));
    expect(go('Home', 'ctrl')).toEqual(at({ row: 0, column: 0 }));
    expect(go('End', 'ctrl')).toEqual(at({ row: 2, column: 3 }));
    expect(go('PageDown')).toEqual(at({ row: 2, column: 1 }));
  });

  it('extends from the free corner and leaves the cursor', () => {
    expect(go('ArrowRight', 'shift')).toEqual({ ...from, focus: { row: 1, column: 2 } });
    expect(go('ArrowRight', 'ctrl', 'shift')).toEqual({ ...from, focus: { row: 1, column: 3 } });
    expect(go('End', 'ctrl', 'shift')).toEqual({ ...from, focus: { row: 2, column: 3 } });
  });

  it('has nothing to say to other commands', () => {
    expect(go('Delete')).toBeUndefined();
  });
});
