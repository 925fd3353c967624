/** Everything the app can be told to do: the palette and the menus are made from this one table. */
import type { ListName } from '../../engine/edit.ts';
import type { Desk } from '../desk.svelte.ts';

export type Command = Readonly<{
  id: CommandId;
  label: string;
  /** Other words people would search for. */
  also: string;
  keys?: string;
  run: (desk: Desk) => void;
  /** Why it cannot be done now. */
  why?: (desk: Desk) => string | undefined;
}>;

export type CommandId =
  | ('undo' | 'redo' | 'find' | 'solve' | 'mix' | 'addTier')
  | ('plans' | 'compare' | 'history' | 'duplicate' | 'example')
  | ('blank' | 'open' | 'importCsv' | 'save' | 'peopleCsv' | 'machineCsv' | 'print')
  | ('backup' | 'settings' | 'shortcuts' | 'rules' | 'palette');

/** What reads and writes files, loaded when it is first asked for. */
const files = () => import('./files.ts');

export const COMMANDS: readonly Command[] = [
  {
    id: 'solve',
    label: 'Solve for…',
    also: 'goal seek what if reach target',
    keys: 'Mod+G',
    run: (desk) => {
      desk.dialogs.show('solve');
    },
  },
  {
    id: 'find',
    label: 'Find in the sheet',
    also: 'search cell look for',
    keys: 'Mod+F',
    run: (desk) => {
      desk.dialogs.show('find');
    },
  },
  {
    id: 'mix',
    label: 'Tier mix…',
    also: 'allocate least effort overshoot minimum maximum',
    run: (desk) => {
      desk.dialogs.show('mix');
    },
  },
  {
    id: 'addTier',
    label: 'Add a deal tier',
    also: 'new row segment',
    run: (desk) => {
      addTier(desk);
    },
  },
  {
    id: 'compare',
    label: 'Compare scenarios',
    also: 'side by side versus baseline difference delta plans',
    run: (desk) => {
      desk.showSheet('compare');
    },
  },
  {
    id: 'undo',
    label: 'Undo',
    also: 'back revert',
    keys: 'Mod+Z',
    run: (desk) => {
      desk.undo();
    },
    why: (desk) => (desk.editor.undoName === undefined ? 'There is nothing to undo' : undefined),
  },
  {
    id: 'redo',
    label: 'Redo',
    also: 'forward again',
    keys: 'Mod+Y',
    run: (desk) => {
      desk.redo();
    },
    why: (desk) => (desk.editor.redoName === undefined ? 'There is nothing to redo' : undefined),
  },
  {
    id: 'blank',
    label: 'New blank plan',
    also: 'start empty scenario create',
    run: (desk) => {
      desk.workspace.startBlank();
      desk.showSheet('plan');
    },
  },
  {
    id: 'example',
    label: 'New worked example',
    also: 'start sample scenario create',
    run: (desk) => {
      desk.workspace.startExample();
      desk.showSheet('plan');
    },
  },
  {
    id: 'duplicate',
    label: 'Duplicate this plan',
    also: 'copy scenario create',
    run: (desk) => {
      desk.workspace.duplicate(desk.editor.scenario);
    },
  },
  {
    id: 'plans',
    label: 'All plans…',
    also: 'scenarios list search trash deleted merge compare',
    run: (desk) => {
      desk.showSheet('scenarios');
    },
  },
  {
    id: 'history',
    label: 'History of this plan…',
    also: 'earlier states versions snapshots restore go back',
    run: (desk) => {
      desk.dialogs.show('history');
    },
  },
  {
    id: 'open',
    label: 'Open a scenario file…',
    also: 'load json import',
    keys: 'Mod+O',
    run: (desk) => {
      void files().then(({ openFile }) => {
        openFile(desk);
      });
    },
  },
  {
    id: 'importCsv',
    label: 'Import CSV…',
    also: 'load spreadsheet excel tiers table tsv open',
    run: (desk) => {
      desk.dialogs.show('import');
    },
  },
  {
    id: 'save',
    label: 'Save as a scenario file',
    also: 'json export backup download',
    keys: 'Mod+S',
    run: (desk) => {
      void files().then(({ saveScenario }) => {
        saveScenario(desk);
      });
    },
  },
  {
    id: 'peopleCsv',
    label: 'Export CSV for people',
    also: 'excel sheets spreadsheet download local',
    run: (desk) => {
      void files().then(({ savePeopleCsv }) => savePeopleCsv(desk));
    },
  },
  {
    id: 'machineCsv',
    label: 'Export CSV for machines',
    also: 'data download exact',
    run: (desk) => {
      void files().then(({ saveMachineCsv }) => saveMachineCsv(desk));
    },
  },
  {
    id: 'print',
    label: 'Print',
    also: 'pdf paper',
    keys: 'Mod+P',
    run: () => {
      window.print();
    },
  },
  {
    id: 'backup',
    label: 'Backup and storage…',
    also: 'restore save everything protect persist device',
    run: (desk) => {
      desk.dialogs.show('backup');
    },
  },
  {
    id: 'settings',
    label: 'Settings',
    also: 'currency locale language theme dark light storage',
    run: (desk) => {
      desk.dialogs.show('settings');
    },
  },
  {
    id: 'rules',
    label: 'How it is calculated',
    also: 'handbook rules formulas help',
    run: (desk) => {
      desk.dialogs.show('rules');
    },
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    also: 'keys help',
    keys: '?',
    run: (desk) => {
      desk.dialogs.show('shortcuts');
    },
  },
  {
    id: 'palette',
    label: 'Search commands',
    also: '',
    keys: 'Mod+K',
    run: (desk) => {
      desk.dialogs.show('palette');
    },
  },
];

export function command(id: CommandId): Command {
  const found = COMMANDS.find((one) => one.id === id);
  if (!found) throw new Error(`there is no command ${id}`);
  return found;
}

/** Runs a command unless it cannot be done now. */
export function run(desk: Desk, id: CommandId): void {
  const found = command(id);
  if (found.why?.(desk) === undefined) found.run(desk);
}

/** The command of a key pressed outside a grid, where typing a letter is not meant. */
export function commandOfKey(event: KeyboardEvent): CommandId | undefined {
  const isTyping = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
  const mod = event.ctrlKey || event.metaKey;
  const chord = `${mod ? 'Mod+' : ''}${event.shiftKey && mod ? 'Shift+' : ''}${event.key.length === 1 ? event.key.toUpperCase() : event.key}`;
  const found = COMMANDS.find(({ keys }) => keys === (chord === 'Mod+Shift+Z' ? 'Mod+Y' : chord));
  if (!found || found.id === 'print') return undefined;
  return isTyping && !(found.id === 'palette' || found.id === 'save' || found.id === 'open')
    ? undefined
    : found.id;
}

export function newTierId(): string {
  return crypto.randomUUID().slice(0, 8);
}

/** Adds a tier below another, or last, and puts the cursor on its name. */
export function addTier(desk: Desk, after?: string): void {
  addRow(desk, 'tiers', after);
}

/** Adds a row to a list below another, or last, and puts the cursor on its name. */
export function addRow(desk: Desk, list: ListName, after?: string): void {
  const id = newTierId();
  desk.apply({ kind: 'add', list, id, ...(after === undefined ? {} : { after }) });
  desk.goToId(`${list}[${id}].name`);
}

/** `Ctrl K` or `⌘ K`: the keys as this machine's keyboard has them. */
export function keysShown(keys: string): string {
  return keys.replace('Mod+', isMac() ? '⌘ ' : 'Ctrl ');
}

export function isMac(): boolean {
  return /Mac|iP(?:hone|ad)/.test(navigator.userAgent);
}
