/** The dialogs of the app, each loaded when it is first shown. The find bar is none of them: it stands in its sheet. */
import type { Component } from 'svelte';
import type { LaterDialog } from '../dialog-state.svelte.ts';

export const DIALOGS: Readonly<Record<LaterDialog, () => Promise<{ default: Component }>>> = {
  solve: () => import('./SolveDialog.svelte'),
  mix: () => import('./MixDialog.svelte'),
  import: () => import('../imports/ImportDialog.svelte'),
  backup: () => import('./BackupDialog.svelte'),
  settings: () => import('./SettingsDialog.svelte'),
  history: () => import('../scenarios/HistoryDialog.svelte'),
  merge: () => import('../scenarios/MergeDialog.svelte'),
  notes: () => import('../scenarios/NotesDialog.svelte'),
  purge: () => import('../scenarios/PurgeDialog.svelte'),
  palette: () => import('./PaletteDialog.svelte'),
  shortcuts: () => import('./ShortcutsDialog.svelte'),
  rules: () => import('./RulesDialog.svelte'),
};
