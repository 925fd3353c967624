/** The keymap as people read it: grouped, one line for each thing that can be done, chords in the words of their machine. */
import { KEYMAP, type KeyGroup } from './keymap.ts';

export type ShortcutLine = { readonly does: string; readonly keys: readonly string[] };
export type ShortcutGroup = { readonly group: KeyGroup; readonly lines: readonly ShortcutLine[] };

const NAMES: Readonly<Record<string, string>> = {
  Arrows: 'Arrow keys',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  ContextMenu: 'Menu',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

export function shortcutGroups(mac = false): ShortcutGroup[] {
  const groups = new Map<KeyGroup, Map<string, string[]>>();
  for (const { group, does, chords } of KEYMAP) {
    const lines = groups.get(group) ?? new Map<string, string[]>();
    groups.set(group, lines);
    lines.set(does, [
      ...(lines.get(does) ?? []),
      ...collapseArrows(chords).map((chord) => chordLabel(chord, mac)),
    ]);
  }
  return [...groups].map(([group, lines]) => ({
    group,
    lines: [...lines].map(([does, keys]) => ({ does, keys })),
  }));
}

/** `Mod+Shift+Z` as `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function chordLabel(chord: string, mac = false): string {
  const parts = chord.split('+');
  const key = parts.at(-1) ?? '';
  const name = NAMES[key] ?? key;
  const modifiers = parts.slice(0, -1);
  if (!mac) return [...modifiers.map((part) => (part === 'Mod' ? 'Ctrl' : part)), name].join('+');
  const signs = [['Alt', '⌥'] as const, ['Shift', '⇧'] as const, ['Mod', '⌘'] as const];
  return signs.flatMap(([part, sign]) => (modifiers.includes(part) ? [sign] : [])).join('') + name;
}

/** Four chords that differ in the arrow alone become one. */
function collapseArrows(chords: readonly string[]): readonly string[] {
  const [first = ''] = chords;
  const isAllArrows = chords.length === 4 && chords.every((chord) => chord.includes('Arrow'));
  return isAllArrows ? [first.replace('ArrowUp', 'Arrows')] : chords;
}
