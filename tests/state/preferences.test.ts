import { describe, expect, it } from 'vitest';
import { Preferences } from '../../src/state/preferences.svelte.ts';
import { createMemoryStore } from '../../src/storage/memory-store.ts';
import type { Json } from '../../src/storage/scenario-store.ts';

async function kept(settings: Record<string, Json>): Promise<Preferences> {
  const store = createMemoryStore();
  await store.setSettings(settings);
  return new Preferences(await store.getSettings(), 'de-DE', () => store);
}

describe('Preferences', () => {
  it('follow the browser and the system until something is chosen', async () => {
    const preferences = await kept({});
    expect([preferences.locale, preferences.chosenLocale, preferences.theme]).toEqual([
      'de-DE',
      undefined,
      'system',
    ]);
  });

  it('are there for the next page', async () => {
    const store = createMemoryStore();
    const preferences = new Preferences({}, 'en-US', () => store);
    preferences.setLocale('fa-IR');
    preferences.setTheme('dark');
    expect([preferences.locale, preferences.theme]).toEqual(['fa-IR', 'dark']);
    const again = new Preferences(await store.getSettings(), 'en-US', () => store);
    expect([again.locale, again.chosenLocale, again.theme]).toEqual(['fa-IR', 'fa-IR', 'dark']);
  });

  it('go back to the browser’s locale, and stay there', async () => {
    const store = createMemoryStore();
    const preferences = new Preferences({}, 'en-US', () => store);
    preferences.setLocale('fa-IR');
    preferences.setLocale(undefined);
    expect(preferences.locale).toBe('en-US');
    const again = new Preferences(await store.getSettings(), 'en-GB', () => store);
    expect([again.locale, again.chosenLocale]).toEqual(['en-GB', undefined]);
  });

  it('keep how plans are compared, whatever that is', async () => {
    const store = createMemoryStore();
    const preferences = new Preferences({}, 'en-US', () => store);
    expect(preferences.compare).toBeUndefined();
    preferences.setCompare({ ids: ['b', 'a'], baseline: 'a' });
    expect(preferences.compare).toEqual({ ids: ['b', 'a'], baseline: 'a' });
    const again = new Preferences(await store.getSettings(), 'en-US', () => store);
    expect(again.compare).toEqual({ ids: ['b', 'a'], baseline: 'a' });
  });

  it.each<[string, Record<string, Json>]>([
    ['a locale that is none', { locale: 'no such locale!' }],
    ['a locale of another kind', { locale: 7 }],
    ['a theme that is none', { theme: 'mauve' }],
    ['settings of a later version', { density: 'snug', locale: null, theme: null }],
  ])('pass over %s', async (_, settings) => {
    const preferences = await kept(settings);
    expect([preferences.locale, preferences.theme]).toEqual(['de-DE', 'system']);
  });

  it('take English where the browser names no locale that is known', () => {
    expect(new Preferences({}, 'x', createMemoryStore).locale).toBe('en-US');
    expect(new Preferences({}, '', createMemoryStore).locale).toBe('en-US');
  });

  it('hold for this visit though they cannot be kept', async () => {
    const store = createMemoryStore();
    await store.erase();
    const preferences = new Preferences({}, 'en-US', () => store);
    preferences.setTheme('light');
    await Promise.resolve();
    expect(preferences.theme).toBe('light');
  });

  it('are kept where storage is now, though it was elsewhere at first', async () => {
    const [memory, device] = [createMemoryStore(), createMemoryStore()];
    let current = memory;
    const preferences = new Preferences({}, 'en-US', () => current);
    current = device;
    preferences.setTheme('dark');
    expect(await device.getSettings()).toEqual({ theme: 'dark' });
    expect(await memory.getSettings()).toEqual({});
  });
});
