/** Backing everything up: to a file whose writing is seen to end where the browser can, else as a download. */
import { backupText } from '../../exchange/backup.ts';
import { fileName } from '../../exchange/scenario-file.ts';
import { editsOf } from '../../state/backup-due.ts';
import { everything } from '../../state/restore.ts';
import type { Desk } from '../desk.svelte.ts';
import { saveFile } from './files.ts';

/** What of the File System Access API is used. */
interface Picker {
  showSaveFilePicker(options: {
    suggestedName: string;
    types: readonly { description: string; accept: Record<string, readonly string[]> }[];
  }): Promise<FileSystemFileHandle>;
}

/** How a backup ended: `written` to the end, `started` as a download of which nothing more is known, or given up. */
export type BackedUp = Readonly<{ how: 'written' | 'started'; name: string }> | Readonly<{ how: 'given up' }>;

/** Backs everything up. Rejects, with nothing claimed, if something cannot be read or written. */
export async function backUp(desk: Desk): Promise<BackedUp> {
  const { workspace, preferences } = desk;
  const at = new Date().toISOString();
  const name = fileName('Quotasheet backup', 'json', at);
  // asked before anything is awaited, while the browser still knows that the user wants it
  const handle = hasPicker(window) ? await ask(window, name) : undefined;
  if (handle === 'given up') return { how: 'given up' };
  const text = await backupText(await everything(workspace), at);
  if (handle) {
    const file = await handle.createWritable();
    await file.write(text);
    await file.close();
  } else {
    saveFile(name, 'application/json', text);
  }
  preferences.setLastBackup({
    at,
    isCertain: handle !== undefined,
    edits: editsOf(workspace.library.records),
  });
  return handle ? { how: 'written', name: handle.name } : { how: 'started', name };
}

/** What is said of a backup that ended. */
export function backedUpText(done: BackedUp): string | undefined {
  switch (done.how) {
    case 'written':
      return `Everything is backed up in ${done.name}.`;
    case 'started':
      return `Download started: ${done.name}. Look whether it has arrived.`;
    case 'given up':
      return undefined;
  }
}

/** Backs everything up and says how it went: for the reminder and the palette. */
export async function backUpAndTell(desk: Desk): Promise<void> {
  try {
    const text = backedUpText(await backUp(desk));
    if (text !== undefined) desk.tell({ kind: 'done', text });
  } catch (error) {
    desk.tell({
      kind: 'wrong',
      text: 'There is no backup: it could not be written.',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

async function ask(picker: Picker, suggestedName: string): Promise<FileSystemFileHandle | 'given up'> {
  try {
    return await picker.showSaveFilePicker({
      suggestedName,
      types: [{ description: 'Quotasheet backup', accept: { 'application/json': ['.json'] } }],
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'given up';
    throw error;
  }
}

function hasPicker(host: unknown): host is Picker {
  return typeof host === 'object' && host !== null && 'showSaveFilePicker' in host;
}
