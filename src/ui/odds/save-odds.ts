/** What moves the plan, as CSV for people. The writer is loaded when it is first asked for. */
import type { Outcome } from '../../engine/odds/moved.ts';
import type { Curve, Table } from '../../engine/odds/table.ts';
import type { Tornado } from '../../engine/odds/tornado.ts';
import type { Desk } from '../desk.svelte.ts';

const CSV = 'text/csv;charset=utf-8';

export async function saveTornado(desk: Desk, found: Tornado, outcome: Outcome): Promise<void> {
  const { tornadoCsv } = await import('../../exchange/odds-csv.ts');
  await save(desk, 'tornado.csv', (locale) => tornadoCsv(desk.editor.scenario, found, outcome, locale));
}

export async function saveCurve(desk: Desk, found: Curve): Promise<void> {
  const { curveCsv } = await import('../../exchange/odds-csv.ts');
  await save(desk, 'curve.csv', (locale) => curveCsv(desk.editor.scenario, found, locale));
}

export async function saveTable(desk: Desk, found: Table): Promise<void> {
  const { tableCsv } = await import('../../exchange/odds-csv.ts');
  await save(desk, 'table.csv', (locale) => tableCsv(desk.editor.scenario, found, locale));
}

async function save(desk: Desk, ending: string, text: (locale: string) => string): Promise<void> {
  const { download } = await import('../shell/files.ts');
  download(desk, desk.editor.scenario.name, ending, CSV, text(desk.preferences.locale));
}
