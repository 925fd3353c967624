import { describe, expect, it, vi } from 'vitest';
import { addTier, COMMANDS, command, commandOfKey, keysShown, run } from '../../../src/ui/shell/commands.ts';
import { worked } from '../../support/plans.ts';
import { deskWith } from './support.ts';

type Keys = Partial<Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'target'>>;

function press(keys: Keys): string | undefined {
  return commandOfKey({
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    target: document.body,
    ...keys,
  } as KeyboardEvent);
}

describe('the table of commands', () => {
  it('has each command once, each with words of its own, and no key twice', () => {
    const ids = COMMANDS.map(({ id }) => id);
    const labels = COMMANDS.map(({ label }) => label);
    const keys = COMMANDS.flatMap((one) => one.keys ?? []);
    for (const all of [ids, labels, keys]) expect(new Set(all).size).toBe(all.length);
    for (const id of ids) expect(command(id).id).toBe(id);
  });

  it('says why a command cannot be done, and does not do it then', async () => {
    const desk = await deskWith(worked);
    const undo = vi.spyOn(desk, 'undo');
    expect(command('undo').why?.(desk)).toBe('There is nothing to undo');
    run(desk, 'undo');
    expect(undo).not.toHaveBeenCalled();
    addTier(desk);
    expect(command('undo').why?.(desk)).toBeUndefined();
    run(desk, 'undo');
    expect(undo).toHaveBeenCalledOnce();
    expect(desk.editor.scenario.tiers).toHaveLength(1);
    expect(command('redo').why?.(desk)).toBeUndefined();
  });

  it('opens each dialog by its command', async () => {
    const desk = await deskWith(worked);
    for (const id of ['solve', 'mix', 'settings', 'shortcuts', 'rules', 'palette'] as const) {
      run(desk, id);
      expect(desk.dialogs.name).toBe(id);
      desk.dialogs.close();
    }
  });

  it('adds a tier last or below another, and puts the cursor on its name', async () => {
    const desk = await deskWith(worked);
    addTier(desk);
    addTier(desk, 'mid');
    const [first, second, third] = desk.editor.scenario.tiers;
    expect([first?.id, third?.name]).toEqual(['mid', 'Tier 2']);
    expect(desk.jump).toBe(`tiers[${second?.id ?? ''}].name`);
  });
});

describe('keys outside a grid', () => {
  it('mean what the table says, with Ctrl and with ⌘', () => {
    expect(press({ key: 'k', ctrlKey: true })).toBe('palette');
    expect(press({ key: 'k', metaKey: true })).toBe('palette');
    expect(press({ key: 'z', ctrlKey: true })).toBe('undo');
    expect(press({ key: 'y', ctrlKey: true })).toBe('redo');
    expect(press({ key: 'Z', metaKey: true, shiftKey: true })).toBe('redo');
    expect(press({ key: 's', ctrlKey: true })).toBe('save');
    expect(press({ key: 'g', ctrlKey: true })).toBe('solve');
    expect(press({ key: '?', shiftKey: true })).toBe('shortcuts');
  });

  it('leave letters and printing alone', () => {
    expect(press({ key: 'k' })).toBeUndefined();
    expect(press({ key: 'g' })).toBeUndefined();
    expect(press({ key: 'p', ctrlKey: true })).toBeUndefined();
    expect(press({ key: 'Enter' })).toBeUndefined();
  });

  it('in a field are the field’s, but for those that no field has', () => {
    const target = document.createElement('input');
    expect(press({ key: '?', shiftKey: true, target })).toBeUndefined();
    expect(press({ key: 'z', ctrlKey: true, target })).toBeUndefined();
    expect(press({ key: 'k', ctrlKey: true, target })).toBe('palette');
    expect(press({ key: 's', ctrlKey: true, target })).toBe('save');
  });

  it('are shown as this machine has them', () => {
    expect(keysShown('Mod+K')).toBe('Ctrl K');
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (Macintosh)');
    expect(keysShown('Mod+K')).toBe('⌘ K');
    vi.restoreAllMocks();
  });
});
