import { describe, expect, it } from 'vitest';
import { DialogState } from '../../src/ui/dialog-state.svelte.ts';

describe('keys pressed before a dialog is there', () => {
  it('are kept for it, also where it is asked for twice, and no more once it took them', () => {
    const dialogs = new DialogState(() => true);
    expect(dialogs.keepKey('a')).toBe(false);
    dialogs.show('palette');
    dialogs.show('palette');
    expect([dialogs.keepKey('a'), dialogs.keepKey('b')]).toEqual([true, true]);
    expect(dialogs.takeKeys()).toEqual(['a', 'b']);
    expect(dialogs.keepKey('Tab')).toBe(false);
    dialogs.show('palette', 'about something else');
    expect(dialogs.keepKey('Tab')).toBe(false);
  });

  it('end with Escape, which calls the dialog off', () => {
    const dialogs = new DialogState(() => true);
    dialogs.show('settings');
    expect([dialogs.keepKey('Escape'), dialogs.name, dialogs.keepKey('a')]).toEqual([true, undefined, false]);
  });

  it('hold the Escape after a search, which leads to what it found; a second one calls it off', () => {
    const dialogs = new DialogState(() => true);
    dialogs.show('find');
    for (const key of ['a', 'Escape']) dialogs.keepKey(key);
    expect(dialogs.name).toBe('find');
    dialogs.keepKey('Escape');
    expect([dialogs.name, dialogs.takeKeys()]).toEqual([undefined, []]);
  });

  it('are not kept for a search where the sheet cannot be searched', () => {
    const dialogs = new DialogState(() => false);
    dialogs.show('find');
    expect(dialogs.keepKey('a')).toBe(false);
  });

  it('go to the cell again when the dialog fails to come', async () => {
    const dialogs = new DialogState(() => true);
    dialogs.show('find');
    dialogs.keepKey('a');
    await expect(dialogs.coming(() => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    expect([dialogs.name, dialogs.keepKey('b')]).toEqual([undefined, false]);
    expect(await dialogs.coming(() => Promise.resolve('there'))).toBe('there');
  });
});
