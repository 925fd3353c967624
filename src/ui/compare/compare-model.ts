/** The comparison as a grid: a column for each plan and one for its change from the baseline, under inputs and results. */
import { keptText } from '../../engine/amount.ts';
import type { ComparedCell, ComparedRow, Comparison } from '../../engine/compare.ts';
import type { Delta, Held } from '../../engine/compare-held.ts';
import { toDouble } from '../../engine/number.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { deltaText } from '../../exchange/format-delta.ts';
import type { Format } from '../../exchange/format.ts';
import type { GridCell, GridColumn, GridModel, GridRow } from '../grid/model.ts';
import { wholesOf } from '../sheets/sheet-cells.ts';

const LONGEST_HEAD = 26;
const INPUTS = 'Inputs';

/** @param formats how each plan's figures are written, in the order of the plans */
export function compareModel(
  { scenarios, baseline }: Comparison,
  rows: readonly ComparedRow[],
  formats: readonly Format[],
): GridModel {
  const base = scenarios[baseline]?.name ?? '';
  return {
    label: `Comparison with ${base}`,
    corner: INPUTS,
    rowHead: true,
    showHead: true,
    columns: scenarios.flatMap((scenario, place) => columnsOf(scenario, place === baseline, base)),
    rows: rows.flatMap((row, i): GridRow[] => {
      const name = sectionOf(row);
      const before = rows[i - 1];
      const head: GridRow = { id: name, head: name, section: true, cells: [] };
      const made = gridRow(row, scenarios, base, formats);
      return name === (before ? sectionOf(before) : INPUTS) ? [made] : [head, made];
    }),
  };
}

/** What stands above rows: inputs are named by the corner of the table, results once, and those of a tier by its name. */
function sectionOf({ section, tier }: ComparedRow): string {
  if (section === 'inputs') return INPUTS;
  return tier === undefined ? 'Results' : `Results · ${tier}`;
}

function columnsOf({ id, name }: Scenario, isBaseline: boolean, base: string): GridColumn[] {
  const head = shortened(name);
  if (isBaseline) return [{ id, head, hint: 'baseline', align: 'end', minWidth: '7rem' }];
  return [
    { id, head, align: 'end', minWidth: '7rem' },
    { id: `${id} change`, head: 'Change', hint: `vs ${shortened(base)}`, align: 'end', minWidth: '8.5rem' },
  ];
}

function gridRow(
  row: ComparedRow,
  scenarios: readonly Scenario[],
  base: string,
  formats: readonly Format[],
): GridRow {
  const { id, label, tier, section } = row;
  const full = tier === undefined ? label : `${label} · ${tier}`;
  return {
    id,
    head: section === 'inputs' ? full : label,
    cells: row.cells.flatMap((cell, place): GridCell[] => {
      const [scenario, format] = [scenarios[place], formats[place]];
      if (!scenario || !format) throw new Error('a row has a cell for every plan');
      const own = heldCell(row, cell, scenario, format, full);
      return cell.delta ? [own, deltaCell(row, cell.delta, scenario, format, full, base)] : [own];
    }),
  };
}

function heldCell(
  row: ComparedRow,
  { held, delta }: ComparedCell,
  scenario: Scenario,
  format: Format,
  full: string,
): GridCell {
  const isChangedInput = row.section === 'inputs' && delta !== undefined && delta.kind !== 'same';
  return {
    id: `${row.id} ${scenario.id}`,
    role: isChangedInput ? 'input' : 'computed',
    editable: false,
    label: `${full}, ${scenario.name}`,
    ...heldShown(row, held, scenario, format),
  };
}

function heldShown(
  { id, unit }: ComparedRow,
  held: Held,
  scenario: Scenario,
  format: Format,
): Pick<GridCell, 'text' | 'copy' | 'number' | 'missing' | 'problem'> {
  switch (held.kind) {
    case 'figure': {
      if (unit === 'month' || unit === 'words') throw new Error(`${id} holds no figures`);
      const isQuota = /^(?:sdrOpps|quotaOpps)\b/.test(id);
      return {
        text: isQuota ? wholesOf({ format, scenario }, held.value) : format.cell(held.value, unit),
        copy: format.full(held.value, unit),
        number: toDouble(held.value),
      };
    }
    case 'words':
      return {
        text: unit === 'month' && /^\d{4}-\d\d$/.test(held.words) ? format.month(held.words) : held.words,
      };
    case 'problem': {
      const typed = held.typed === undefined ? '' : (keptText(held.typed) ?? held.typed);
      return typed === '' ? { text: '—', missing: held.say } : { text: typed, problem: held.say };
    }
    case 'blank':
      return { text: '—', missing: 'Nothing is typed here' };
    case 'absent':
      return { text: '—', missing: 'This plan has no such tier' };
  }
}

/** What a change means is told by ink, by the arrow (filled is better, hollow is worse) and by a word for a screen reader. */
const ARROWS = { good: ['▲', '▼'], bad: ['△', '▽'] } as const;
const WORDS = { good: ', better', bad: ', worse', neutral: '' } as const;

function deltaCell(
  { id, unit }: ComparedRow,
  delta: Delta,
  scenario: Scenario,
  format: Format,
  full: string,
  base: string,
): GridCell {
  const text = deltaText(delta, unit, format);
  const cell: GridCell = {
    id: `${id} ${scenario.id} change`,
    role: delta.kind === 'same' || delta.kind === 'none' ? 'text' : 'computed',
    label: `${full}, ${scenario.name} vs ${base}`,
    text,
    missing: delta.kind === 'none' ? delta.why : undefined,
  };
  if (delta.kind !== 'change' || unit === 'month' || unit === 'words') return cell;
  const { verdict, absolute } = delta;
  const [up, down] = verdict === 'neutral' ? ['', ''] : ARROWS[verdict];
  return {
    ...cell,
    label: `${cell.label}${WORDS[verdict]}`,
    text: `${absolute.isNegative() ? down : up} ${text}`.trim(),
    copy: format.full(absolute, unit),
    number: toDouble(absolute),
    tone: verdict === 'neutral' ? undefined : verdict,
  };
}

function shortened(name: string): string {
  return name.length > LONGEST_HEAD ? `${name.slice(0, LONGEST_HEAD - 1).trimEnd()}…` : name;
}
