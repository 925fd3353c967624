/**
 * Our own CSV for machines, back to the scenario it was made from: the same in every locale, as its numbers are. Only what was
 * typed is taken; all that was computed is computed anew. Files of the format before addresses name cells by line and tier.
 */
import { addressOf } from '../../engine/address.ts';
import { LINES } from '../../engine/lines/catalogue.ts';
import type { Line } from '../../engine/formula/line.ts';
import { isFields } from '../../engine/json.ts';
import { readScenario } from '../../engine/read-scenario.ts';
import { FORMAT, VERSION, type Scenario } from '../../engine/scenario.ts';
import { Addressed } from '../csv-addresses.ts';
import { PLAN_FIELDS, type MachineColumn } from '../csv.ts';
import { quoted } from './quoted.ts';
import type { LineFault } from './split-rows.ts';
import type { Table } from './read-table.ts';

export type MachineRead =
  | Readonly<{ ok: true; scenario: Scenario; faults: readonly LineFault[] }>
  | Readonly<{ ok: false; fault: LineFault }>;

const LINE_OF = new Map<string, Line>(Object.entries<Line>(LINES));
const NEEDED: readonly MachineColumn[] = ['line', 'tier', 'tier_name', 'typed'];
/** What stood under other names in files without addresses. */
const OLD_KEYS: Readonly<Record<string, string>> = {
  sdrs: 'team.sdrs',
  winRate: 'tiers[].winRate',
  'period.start': 'period.start',
};
const WHOLE = /^\d{1,9}$/;
/** Lists whose members are there by a name; blank cells of a headcount without a roster make nobody. */
const NAMED = /^(?:roster|ramps)\[/;

/** Whether a table is such a file, by its headings. */
export function isMachineTable({ headings }: Pick<Table, 'headings'>): boolean {
  return NEEDED.every((column) => headings.includes(column));
}

/** @param freshId gives the id of a plan or tier that the file names none for */
export function readMachine(table: Table, freshId: () => string): MachineRead {
  const hasAddresses = table.headings.includes('address');
  const typed = new Addressed();
  const faults: LineFault[] = [];
  const rowOf = new Map<string, number>();
  const put = (address: string, text: string, line: number): ReturnType<Addressed['put']> => {
    const done = typed.put(address, text);
    if (done === 'put') rowOf.set(address, line);
    return done;
  };
  for (const { line, cells } of inOrder(table)) {
    const at = (column: MachineColumn): string => cells[table.headings.indexOf(column)] ?? '';
    const [name, text, tier] = [at('line'), at('typed'), at('tier')];
    const known = LINE_OF.get(name);
    const address = at('address') || addressBefore(name, tier, hasAddresses);
    if (address === undefined) {
      if (!known) faults.push({ line, say: `${quoted(name)} is no figure of this app; left out` });
      continue;
    }
    if (NAMED.test(address) && text === '' && !address.endsWith('.name')) continue;
    if (address.startsWith('tiers[')) put(address.replace(/\]\..*/, '].name'), at('tier_name'), line);
    const done = put(address, text, line);
    // several choices may stand at one address
    const isAgain = known?.kind === 'choice' && typed.text(address) === text;
    if (done === 'no address') faults.push({ line, say: `${quoted(address)} is no address; left out` });
    else if (done === 'twice' && !isAgain)
      faults.push({
        line,
        say: `${name}${tier === '' ? '' : ` of tier ${quoted(tier)}`} stands in the file twice; the first is taken`,
      });
  }
  const read = readScenario(documentOf(typed, hasAddresses), freshId);
  if (read.ok) return { ok: true, scenario: read.scenario, faults };
  const rows = new Map([...rowOf].map(([address, line]) => [typed.counted(address), line]));
  return { ok: false, fault: { line: rows.get(read.key) ?? 1, say: `${read.key}: ${read.reason}` } };
}

/** Names of members come first: they tell the order of their list. */
function inOrder({ headings, rows }: Table): Table['rows'] {
  const place = headings.indexOf('address');
  const isName = (cells: readonly string[]): boolean => /^\w+\[[\w-]+\]\.name$/.test(cells[place] ?? '');
  return [...rows.filter(({ cells }) => isName(cells)), ...rows.filter(({ cells }) => !isName(cells))];
}

/** Where what was typed belongs by the name of its line; undefined for what is computed, and for what is none of ours. */
function addressBefore(name: string, tier: string, hasAddresses: boolean): string | undefined {
  if (Object.hasOwn(PLAN_FIELDS, name)) return name;
  const line = LINE_OF.get(name);
  const old = !hasAddresses && Object.hasOwn(OLD_KEYS, name) ? OLD_KEYS[name] : undefined;
  const key = old ?? (line && 'key' in line && line.key !== 'roster' ? line.key : undefined);
  if (key === undefined || key.includes('*')) return undefined;
  return key.startsWith('tiers[]') ? addressOf(key, tier) : key.includes('[]') ? undefined : key;
}

/** A document as a scenario file holds it; what the file has not is left to the defaults of the reader. */
function documentOf(typed: Addressed, hasAddresses: boolean): unknown {
  const document = typed.document();
  const { period, version } = document;
  const months = isFields(period) ? period['months'] : undefined;
  const isWhole = typeof months === 'string' && WHOLE.test(months);
  return {
    target: {},
    team: {},
    tiers: [],
    ...(hasAddresses && { ramps: [] }),
    ...document,
    ...(isFields(period) && isWhole && { period: { ...period, months: Number(months) } }),
    format: FORMAT,
    version: version === undefined ? VERSION : Number(version),
  };
}
