/** Files out and in: the plan as CSV, the scenario as JSON, and a scenario file opened. */
import { isolated } from '../../engine/isolated.ts';
import { isBackupText } from '../../exchange/is-backup-text.ts';
import { planSheet } from '../../engine/plan.ts';
import { fileName, openScenario, scenarioText } from '../../exchange/scenario-file.ts';
import type { Desk } from '../desk.svelte.ts';
import { bringInPlan } from '../scenarios/plan-acts.ts';

/** A scenario file is far smaller; nothing larger is so much as read. */
const MOST_BYTES = 8_000_000;

/** So many bytes tell a backup, which may be larger. */
const HEAD = 1000;

/** The plan for people, in their locale's marks. The writer of CSV is loaded when it is first asked for. */
export async function savePeopleCsv(desk: Desk): Promise<void> {
  const { peopleCsv } = await import('../../exchange/people-csv.ts');
  const { scenario, sheet } = desk.editor;
  download(
    desk,
    scenario.name,
    'csv',
    'text/csv;charset=utf-8',
    peopleCsv(scenario, sheet, desk.format, desk.preferences.locale),
  );
}

/** Every cell with its exact value, for machines. */
export async function saveMachineCsv(desk: Desk): Promise<void> {
  const { machineCsv } = await import('../../exchange/csv.ts');
  const { scenario } = desk.editor;
  download(
    desk,
    scenario.name,
    'machine.csv',
    'text/csv;charset=utf-8',
    machineCsv(scenario, planSheet(scenario)),
  );
}

/** A plan as a scenario file: the open one unless another is given. */
export function saveScenario(desk: Desk, scenario = desk.editor.scenario): void {
  download(desk, scenario.name, 'json', 'application/json', scenarioText(scenario));
}

/** Asks for a file and opens the scenario in it, or shows what is in a CSV; what cannot be opened is refused with the place named. */
export function openFile(desk: Desk): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json,.csv,.tsv,.txt,text/csv';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void openFrom(desk, file);
  });
  input.click();
}

/** Opens the scenario in a file, also one that was dropped on the page; a CSV is shown before anything is taken from it. */
export async function openFrom(desk: Desk, file: File): Promise<void> {
  if (/\.(?:csv|tsv|txt)$/i.test(file.name)) {
    desk.dialogs.show('import', file);
    return;
  }
  if (isBackupText(await file.slice(0, HEAD).text())) {
    desk.dialogs.show('backup', file);
    return;
  }
  if (file.size > MOST_BYTES) {
    refuse(desk, file, 'the file: is larger than 8 MB, the most that is opened');
    return;
  }
  const read = openScenario(await file.text(), () => crypto.randomUUID());
  if (read.ok) {
    bringInPlan(desk, read.scenario);
    return;
  }
  refuse(desk, file, `${read.key}: ${read.reason}`, read.newer);
}

function refuse(desk: Desk, file: File, detail: string, isNewer = false): void {
  const name = isolated(file.name);
  const text = isNewer
    ? `${name} was made by a newer Quotasheet.`
    : `${name} could not be opened. Nothing was changed.`;
  desk.tell({ kind: 'wrong', text, detail });
}

/** Hands a file to the browser under a title, the day and an ending, and says so. */
export function download(desk: Desk, title: string, ending: string, type: string, text: string): void {
  const name = fileName(title, ending, new Date().toISOString());
  saveFile(name, type, text);
  desk.tell({ kind: 'done', text: `Download started: ${isolated(name)}` });
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
