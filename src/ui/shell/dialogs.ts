/** The dialogs of the app, each loaded when it is first shown. */
import type { Component } from 'svelte';
import type { DialogName } from '../desk.svelte.ts';

export const DIALOGS: Readonly<Record<DialogName, () => Promise<{ default: Component }>>> = {
  solve: () => import('./SolveDialog.svelte'),
  mix: () => import('./MixDialog.svelte'),
  import: () => import('../imports/ImportDialog.svelte'),
  backup: () => import('./BackupDialog.svelte'),
  settings: () => import('./SettingsDialog.svelte'),
  palette: () => import('./PaletteDialog.svelte'),
  shortcuts: () => import('./ShortcutsDialog.svelte'),
  rules: () => import('./RulesDialog.svelte'),
};
