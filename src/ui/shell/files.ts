/** Files out and in: the plan as CSV, the scenario as JSON, and a scenario file opened. */
import { isBackupText } from '../../exchange/is-backup-text.ts';
import { fileName, openScenario, scenarioText } from '../../exchange/scenario-file.ts';
import type { Desk } from '../desk.svelte.ts';

/** The plan for people, in their locale's marks. The writer of CSV is loaded when it is first asked for. */
export async function savePeopleCsv(desk: Desk): Promise<void> {
  const { peopleCsv } = await import('../../exchange/people-csv.ts');
  const { scenario, sheet } = desk.editor;
  download(
    desk,
    'csv',
    'text/csv;charset=utf-8',
    peopleCsv(scenario, sheet, desk.format, desk.preferences.locale),
  );
}

/** Every cell with its exact value, for machines. */
export async function saveMachineCsv(desk: Desk): Promise<void> {
  const { machineCsv } = await import('../../exchange/csv.ts');
  const { scenario, sheet } = desk.editor;
  download(desk, 'machine.csv', 'text/csv;charset=utf-8', machineCsv(scenario, sheet));
}

export function saveScenario(desk: Desk): void {
  download(desk, 'json', 'application/json', scenarioText(desk.editor.scenario));
}

/** Asks for a file and opens the scenario in it; what cannot be opened is refused with the place named. */
export function openFile(desk: Desk): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void openFrom(desk, file);
  });
  input.click();
}

/** Opens the scenario in a file, also one that was dropped on the page. */
export async function openFrom(desk: Desk, file: File): Promise<void> {
  const text = await file.text();
  if (isBackupText(text)) {
    desk.show('backup', file);
    return;
  }
  const read = openScenario(text, () => crypto.randomUUID());
  if (read.ok) {
    desk.workspace.bringIn(read.scenario);
    desk.tell({ kind: 'done', text: `“${read.scenario.name}” is open.` });
    return;
  }
  const refusal = read.newer
    ? `${file.name} was made by a newer Quotasheet.`
    : `${file.name} could not be opened. Nothing was changed.`;
  desk.tell({ kind: 'wrong', text: refusal, detail: `${read.key}: ${read.reason}` });
}

function download(desk: Desk, ending: string, type: string, text: string): void {
  const name = fileName(desk.editor.scenario.name, ending, new Date().toISOString());
  saveFile(name, type, text);
  desk.tell({ kind: 'done', text: `Download started: ${name}` });
}

/** Hands a file to the browser to save; it does not say whether it did. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
