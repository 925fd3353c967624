/** Makes the cells of a grid from the plan: inputs with what was typed, computed cells with their values or the reason why not. */
import { keptText } from '../../engine/amount.ts';
import { cellLabel } from '../../engine/edit.ts';
import type { InputLine } from '../../engine/formula/line.ts';
import type { Sheet } from '../../engine/formula/sheet.ts';
import type { At, Cell, Dim } from '../../engine/formula/tree.ts';
import { fieldOf } from '../../engine/json.ts';
import { isolated } from '../../engine/isolated.ts';
import type { LineName } from '../../engine/lines/catalogue.ts';
import { memberName } from '../../engine/members.ts';
import { toDouble, type Num } from '../../engine/number.ts';
import { isProblem, type Problem, type Value } from '../../engine/problem.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { entryText, readEntry, type EntryPlace } from '../../exchange/entry.ts';
import type { Format } from '../../exchange/format.ts';
import { readMonth } from '../../exchange/read-month.ts';
import type { Choice, GridCell } from '../grid/model.ts';
import { idOf } from './cell-ids.ts';
import { nameOfTier, typedAt } from './look-up.ts';

/** Cells to highlight, by id. */
export type Marks = Readonly<{ precedents: ReadonlySet<string>; dependents: ReadonlySet<string> }>;

export type SheetView = Readonly<{
  scenario: Scenario;
  sheet: Sheet;
  format: Format;
  locale: string;
  marks: Marks;
  isNarrow: boolean;
}>;

export type Looks = Partial<Pick<GridCell, 'strong' | 'align' | 'span' | 'tone' | 'role'>>;

/** A computed cell; `at` names its members. @param known its value, where that is known from elsewhere */
export function computed(
  view: SheetView,
  name: LineName,
  at: At = {},
  looks: Looks = {},
  known?: Value,
): GridCell {
  const cell: Cell = { line: name, at };
  const value = known ?? view.sheet.value(name, at);
  return { ...frame(view, cell), role: 'computed', align: 'end', ...shown(view, cell, value), ...looks };
}

/** An input of the catalogue; its text is what was typed, formatted, and a text that is no number stays as it was typed. */
export function typed(view: SheetView, name: LineName, at: At = {}): GridCell {
  const { line } = view.sheet.catalogue.line(name);
  if (line.kind !== 'input') throw new Error(`${name} is no input`);
  const cell: Cell = { line: name, at };
  const id = idOf(cell, view.sheet.catalogue);
  const amount = typedAt(view.scenario, id) ?? '';
  const value = view.sheet.value(name, at);
  if (line.unit === 'date') return monthInput(view, cell, amount);
  const how = entryHow(view, line);
  const common = {
    ...frame(view, cell),
    role: 'input' as const,
    align: 'end' as const,
    raw: entryText(amount, how),
  };
  if (!isProblem(value)) return { ...common, ...shown(view, cell, value) };
  if (amount === '' && line.optional) return { ...common, text: '' };
  return { ...common, text: entryText(amount, how), problem: complaint(amount, value, how) };
}

/** Opportunities per SDR; an average of whole quotas is shown as the two wholes it lies between: `16 or 17`. */
export function perSdr(
  view: SheetView,
  name: 'quotaOpps' | 'sdrOpps',
  at: At = {},
  looks: Looks = {},
): GridCell {
  const cell = computed(view, name, at, looks);
  const value = view.sheet.value(name, at);
  return isProblem(value) ? cell : { ...cell, text: wholesOf(view, value) };
}

/** The whole quotas that average to `opps` where a team's total is shared out; a headcount or a typed quota may make a real fraction. */
export function wholesOf({ format, scenario }: Pick<SheetView, 'format' | 'scenario'>, opps: Num): string {
  const isShared =
    scenario.team.rounding === 'team' && scenario.tiers.every(({ opps: set }) => set === undefined);
  if (opps.isInteger() || !isShared) return format.cell(opps, 'count');
  return `${format.cell(opps.floor(), 'count')} or ${format.cell(opps.ceil(), 'count')}`;
}

/** Opportunities per SDR of a tier: computed, until a quota is set by hand in its place. */
export function settable(view: SheetView, at: At): GridCell {
  const cell = perSdr(view, 'quotaOpps', at);
  if (view.sheet.isBlank('setOpps', at)) return { ...cell, editable: true, raw: '' };
  const hand = typed(view, 'setOpps', at);
  return { ...cell, ...hand, id: cell.id, label: `${cell.label}, set by hand`, role: 'input' };
}

/** A free text such as a name. */
export function free(view: SheetView, address: string, role: 'input' | 'head' = 'input'): GridCell {
  const text = typedAt(view.scenario, address) ?? '';
  return {
    id: address,
    role,
    text,
    raw: text,
    label: cellLabel(view.scenario, address, view.sheet.catalogue),
    align: 'start',
    editable: true,
    entry: 'text',
  };
}

/** The plan's first month. */
export function month(view: SheetView, address: string): GridCell {
  const text = typedAt(view.scenario, address) ?? '';
  const kept = keptText(text);
  const common = {
    id: address,
    role: 'input' as const,
    label: cellLabel(view.scenario, address, view.sheet.catalogue),
    align: 'end' as const,
    entry: 'text' as const,
  };
  if (kept === undefined && text !== '')
    return { ...common, text: view.format.month(text), raw: view.format.month(text) };
  const read = readMonth(kept ?? '', view.locale);
  return { ...common, text: kept ?? '', raw: kept ?? '', problem: read.ok ? '' : read.say };
}

/** A month on the roster: blank, as it is read, or as it was typed. */
function monthInput(view: SheetView, cell: Cell, typed: string): GridCell {
  const { label, mark } = frame(view, cell);
  const shown = month(view, idOf(cell, view.sheet.catalogue));
  return {
    ...shown,
    label,
    ...(mark ? { mark } : {}),
    ...(typed === '' ? { text: '', raw: '', problem: undefined } : {}),
  };
}

/**
 * An input that the plan has a figure for until one is typed: the figure in black, what is typed in blue. Both stand under
 * the input's address.
 */
export function assumed(
  view: SheetView,
  name: LineName,
  input: LineName,
  at: At = {},
  from: At = at,
): GridCell {
  const cell = typed(view, input, at);
  if (!view.sheet.isBlank(input, at)) return cell;
  const { text, missing } = computed(view, name, from);
  return { ...cell, role: 'computed', editable: true, raw: '', text, missing };
}

/** A cell that is edited by choosing; what is not among the choices means the first. */
export function chosen(view: SheetView, address: string, choices: readonly Choice[]): GridCell {
  const raw = typedAt(view.scenario, address) ?? '';
  const text = (choices.find(({ value }) => value === raw) ?? choices[0])?.label ?? raw;
  return {
    id: address,
    role: 'input',
    text,
    raw,
    choices,
    label: cellLabel(view.scenario, address, view.sheet.catalogue),
    align: 'end',
  };
}

/** A remark beside a figure. */
export function remark(id: string, text: string): GridCell {
  return { id, role: 'text', text, label: text };
}

/** How an entry into a line's cell is read. */
function entryHow({ scenario, locale }: SheetView, line: InputLine): EntryPlace {
  return { locale, currency: scenario.currency, unit: line.unit };
}

/** What a problem says to someone who looks at `cell`: as it is there, and where it comes from elsewhere. */
export function reason(scenario: Scenario, cell: Cell, problem: Problem): string {
  const isOwn = isSameCell(problem.from, cell);
  const tier = problem.from.at.tier;
  const where =
    tier === undefined || isOwn || scenario.tiers.length < 2
      ? ''
      : ` (${isolated(nameOfTier(scenario, tier))})`;
  return `${problem.say}${where}`;
}

function isSameCell(a: Cell, b: Cell): boolean {
  return a.line === b.line && Object.entries(a.at).every(([dim, member]) => fieldOf(b.at, dim) === member);
}

function frame(view: SheetView, cell: Cell): Pick<GridCell, 'id' | 'label' | 'mark'> {
  const id = idOf(cell, view.sheet.catalogue);
  const { label, per } = view.sheet.catalogue.line(cell.line).line;
  const mark = view.marks.precedents.has(id)
    ? 'precedent'
    : view.marks.dependents.has(id)
      ? 'dependent'
      : undefined;
  return {
    id,
    label: [label, ...per.map((dim) => nameOf(view, dim, cell.at[dim] ?? ''))].join(', '),
    ...(mark ? { mark } : {}),
  };
}

function nameOf({ scenario, format }: SheetView, dim: Dim, id: string): string {
  if (dim === 'tier') return nameOfTier(scenario, id);
  return dim === 'month' ? format.month(id) : memberName(scenario, dim, id);
}

function shown(
  { scenario, sheet, format }: SheetView,
  cell: Cell,
  value: Value,
): Pick<GridCell, 'text' | 'copy' | 'number' | 'missing'> {
  const { unit } = sheet.catalogue.line(cell.line).line;
  if (isProblem(value)) return { text: '—', missing: reason(scenario, cell, value) };
  return { text: format.cell(value, unit), copy: format.full(value, unit), number: toDouble(value) };
}

/** The most helpful words: what is wrong with the text as it was typed, else what the engine says of its value. */
function complaint(amount: string, problem: Problem, how: EntryPlace): string {
  const kept = keptText(amount);
  if (kept === undefined) return problem.say;
  const read = readEntry(kept, how);
  return read.ok ? problem.say : read.say;
}
