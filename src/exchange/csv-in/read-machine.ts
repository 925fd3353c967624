/**
 * Our own CSV for machines, back to the scenario it was made from: the same in every locale, as its numbers are. Only what was
 * typed is taken; all that was computed is computed anew.
 */
import { LINES } from '../../engine/lines/catalogue.ts';
import type { Line } from '../../engine/formula/line.ts';
import { readScenario } from '../../engine/read-scenario.ts';
import { FORMAT, VERSION, type Scenario } from '../../engine/scenario.ts';
import { PLAN_FIELDS, type MachineColumn } from '../csv.ts';
import { quoted } from './quoted.ts';
import type { LineFault } from './split-rows.ts';
import type { Table } from './read-table.ts';

export type MachineRead =
  | Readonly<{ ok: true; scenario: Scenario; faults: readonly LineFault[] }>
  | Readonly<{ ok: false; fault: LineFault }>;

type Typed = Readonly<{ text: string; line: number }>;
type TierTyped = Readonly<{ id: string; name: string; line: number; fields: Map<string, string> }>;

const LINE_OF = new Map<string, Line>(Object.entries<Line>(LINES));
const NEEDED: readonly MachineColumn[] = ['line', 'tier', 'tier_name', 'typed'];
const TIER_KEY = 'tiers[].';
const WHOLE = /^\d{1,9}$/;

/** Whether a table is such a file, by its headings. */
export function isMachineTable({ headings }: Pick<Table, 'headings'>): boolean {
  return NEEDED.every((column) => headings.includes(column));
}

/** @param freshId gives the id of a plan or tier that the file names none for */
export function readMachine(table: Table, freshId: () => string): MachineRead {
  const typed = new Map<string, Typed>();
  const tiers = new Map<string, TierTyped>();
  const faults: LineFault[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, cells } of table.rows) {
    const at = (column: MachineColumn): string => cells[table.headings.indexOf(column)] ?? '';
    const name = at('line');
    const key = keyOf(name);
    if (key === undefined) {
      if (!LINE_OF.has(name))
        faults.push({ line, say: `${quoted(name)} is no figure of this app; left out` });
    } else if (!key.startsWith(TIER_KEY)) {
      if (typed.has(key)) faults.push({ line, say: `${name} stands in the file twice; the first is taken` });
      else typed.set(key, { text: at('typed'), line });
    } else {
      const id = at('tier');
      const tier = tiers.get(id) ?? { id, name: at('tier_name'), line, fields: new Map<string, string>() };
      const field = key.slice(TIER_KEY.length);
      tiers.set(id, tier);
      if (tier.fields.has(field))
        faults.push({
          line,
          say: `${name} of tier ${quoted(id)} stands in the file twice; the first is taken`,
        });
      else tier.fields.set(field, at('typed'));
      lineOf.set(`tiers[${[...tiers.keys()].indexOf(id)}].${field}`, line);
    }
  }
  for (const [key, { line }] of typed) lineOf.set(key, line);
  const read = readScenario(documentOf(typed, [...tiers.values()]), freshId);
  if (read.ok) return { ok: true, scenario: read.scenario, faults };
  return { ok: false, fault: { line: lineOf.get(read.key) ?? 1, say: `${read.key}: ${read.reason}` } };
}

/** Where what was typed belongs in a scenario; undefined for what is computed, and for what is none of ours. */
function keyOf(name: string): string | undefined {
  if (Object.hasOwn(PLAN_FIELDS, name)) return name;
  const line = LINE_OF.get(name);
  return line && 'key' in line ? line.key : undefined;
}

/** A document as a scenario file holds it, of fresh objects; what the file has not is left to the defaults of the reader. */
function documentOf(typed: ReadonlyMap<string, Typed>, tiers: readonly TierTyped[]): unknown {
  const at = (key: string): string | undefined => typed.get(key)?.text;
  const months = at('period.months');
  const version = at('version');
  return {
    format: FORMAT,
    version: version === undefined ? VERSION : Number(version),
    id: at('id'),
    name: at('name'),
    notes: at('notes'),
    currency: at('currency'),
    period: {
      start: at('period.start'),
      months: months !== undefined && WHOLE.test(months) ? Number(months) : months,
    },
    target: { arr: at('target.arr'), sdrShare: at('target.sdrShare') },
    tiers: tiers.map(({ id, name, fields }) => ({ ...Object.fromEntries(fields), id, name })),
    split: at('split'),
    team: { sdrs: at('team.sdrs'), attainment: at('team.attainment'), rounding: at('team.rounding') },
  };
}
