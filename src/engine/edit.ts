/**
 * Edits: what a user does to a scenario, as values. Applying one gives a new scenario and leaves the old one as it was,
 * so undo keeps whole scenarios. The first edit of the sample makes it the user's own plan.
 */
import { keyOf, withText } from './address.ts';
import type { Catalogue } from './formula/bind.ts';
import type { Line } from './formula/line.ts';
import { inputOf } from './input-at.ts';
import { isolated } from './isolated.ts';
import { CORE_LINES, coreCatalogue } from './lines/core.ts';
import { memberName } from './members.ts';
import type { Person, Ramp, Scenario, Tier } from './scenario.ts';

/** The lists of a scenario that rows are added to. */
export type ListName = 'tiers' | 'roster' | 'ramps';

export type Edit =
  /** Texts into cells, all in one step; an empty text clears. */
  | Readonly<{ kind: 'set'; cells: readonly Readonly<{ address: string; text: string }>[] }>
  | Readonly<{ kind: 'add'; list: ListName; id: string; after?: string }>
  | Readonly<{ kind: 'remove'; list: ListName; id: string }>
  | Readonly<{ kind: 'move'; list: ListName; id: string; to: number }>
  /** The whole scenario at once: a solved input, a mix, mended shares. `what` names it for undo. */
  | Readonly<{ kind: 'replace'; scenario: Scenario; what: string }>;

const WHOLE = /^\d{1,9}$/;

/** @throws RangeError if the edit names a tier or an address that does not exist */
export function applyEdit(scenario: Scenario, edit: Edit): Scenario {
  const { sample: _, ...own } = edited(scenario, edit);
  const { months } = own.period;
  return typeof months === 'string' && WHOLE.test(months)
    ? { ...own, period: { ...own.period, months: Number(months) } }
    : own;
}

function edited(scenario: Scenario, edit: Edit): Scenario {
  switch (edit.kind) {
    case 'set':
      return edit.cells.reduce(
        (changed, { address, text }) => withText(changed, address, stored(address, text)),
        scenario,
      );
    case 'add': {
      const rows = listOf(scenario, edit.list);
      const place = edit.after === undefined ? rows.length : indexIn(scenario, edit.list, edit.after) + 1;
      return withList(scenario, edit.list, rows.toSpliced(place, 0, newRow(scenario, edit.list, edit.id)));
    }
    case 'remove': {
      const left = listOf(scenario, edit.list).toSpliced(indexIn(scenario, edit.list, edit.id), 1);
      const next = withList(scenario, edit.list, left);
      return edit.list === 'tiers' ? withoutTier(next, edit.id) : next;
    }
    case 'move': {
      const rows = listOf(scenario, edit.list);
      const from = indexIn(scenario, edit.list, edit.id);
      const moved = rows.slice(from, from + 1);
      return withList(scenario, edit.list, rows.toSpliced(from, 1).toSpliced(edit.to, 0, ...moved));
    }
    case 'replace':
      return edit.scenario;
  }
}

/** What an edit did, for “Undo …”, in the words of the screen. */
export function nameOfEdit(scenario: Scenario, edit: Edit, catalogue: Catalogue = coreCatalogue): string {
  switch (edit.kind) {
    case 'set': {
      const [first] = edit.cells;
      if (edit.cells.length !== 1 || !first) return `${edit.cells.length} cells`;
      return cellLabel(scenario, first.address, catalogue);
    }
    case 'add':
      return ADDING[edit.list];
    case 'remove':
      return `remove ${isolated(rowName(scenario, edit.list, edit.id))}`;
    case 'move':
      return `move ${isolated(rowName(scenario, edit.list, edit.id))}`;
    case 'replace':
      return edit.what;
  }
}

const ADDING: Readonly<Record<ListName, string>> = {
  tiers: 'add a deal tier',
  roster: 'add an SDR',
  ramps: 'add a ramp profile',
};

const LABELS: Readonly<Record<string, string>> = {
  name: 'Plan name',
  notes: 'Notes',
  currency: 'Currency',
  'period.start': 'First month',
  'tiers[].name': 'Tier',
  'roster[].name': 'Name',
  'roster[].segment': 'Segment',
  'roster[].manager': 'Manager',
  'roster[].tiers': 'Tiers worked',
  'roster[].ramp': 'Ramp',
  'ramps[].name': 'Ramp profile',
  basis: 'Wins that set the quota',
  'period.fiscal': 'Fiscal year begins',
  'tiers[].lag': 'Deals close',
  'tiers[].known': 'How the win rate is known',
  split: 'Shares that lead',
  'team.rounding': 'Rounding',
};

/** `AE win rate · Mid-market`: the label of an address as the screen shows it. */
export function cellLabel(scenario: Scenario, address: string, catalogue: Catalogue = coreCatalogue): string {
  const { key, id } = keyOf(address);
  const found = inputOf(catalogue, address);
  const label = LABELS[key] ?? found?.bound.line.label ?? key;
  const list = key.slice(0, key.indexOf('[]'));
  const row = id === undefined ? [] : [isolated(rowName(scenario, list as ListName, id))];
  const other = found?.other === undefined ? [] : [isolated(memberName(scenario, ...found.other))];
  return [label, ...row, ...other].join(' · ');
}

/** A tier's name, or its id while it has none. */
export function tierName(scenario: Scenario, id: string): string {
  return rowName(scenario, 'tiers', id);
}

/** The name of a list's member, or its id while it has none. */
export function rowName(scenario: Scenario, list: ListName, id: string): string {
  return listOf(scenario, list).find((row) => row.id === id)?.name || id;
}

/** What stays as empty text when it is cleared; all else is taken out, so that a file holds no empty fields. */
const KEPT_EMPTY: ReadonlySet<string> = new Set([
  'name',
  'notes',
  'tiers[].name',
  'roster[].name',
  'ramps[].name',
  ...Object.values<Line>(CORE_LINES).flatMap((line) =>
    line.kind === 'input' && !line.optional ? [line.key] : [],
  ),
]);

function stored(address: string, text: string): string | undefined {
  return text === '' && !KEPT_EMPTY.has(keyOf(address).key) ? undefined : text;
}

function listOf(scenario: Scenario, list: ListName): readonly (Tier | Person | Ramp)[] {
  return scenario[list] ?? [];
}

function withList(scenario: Scenario, list: ListName, rows: readonly (Tier | Person | Ramp)[]): Scenario {
  const { [list]: _, ...others } = scenario;
  return (rows.length === 0 && list === 'roster' ? others : { ...scenario, [list]: rows }) as Scenario;
}

/** Nobody works a tier that is gone, nor has a quota in it. */
function withoutTier(scenario: Scenario, id: string): Scenario {
  const touches = ({ tiers = '', opps = {} }: Person): boolean => tiers.split(' ').includes(id) || id in opps;
  if (!scenario.roster?.some(touches)) return scenario;
  const roster = scenario.roster.map((person): Person => {
    if (!touches(person)) return person;
    const { tiers, opps, ...others } = person;
    const left = tiers
      ?.split(' ')
      .filter((one) => one !== id)
      .join(' ');
    const quotas = Object.entries(opps ?? {}).filter(([tier]) => tier !== id);
    return {
      ...others,
      ...(left ? { tiers: left } : {}),
      ...(quotas.length > 0 ? { opps: Object.fromEntries(quotas) } : {}),
    };
  });
  return { ...scenario, roster };
}

function indexIn(scenario: Scenario, list: ListName, id: string): number {
  const index = listOf(scenario, list).findIndex((row) => row.id === id);
  if (index < 0) throw new RangeError(`there is no ${list} ${id}`);
  return index;
}

/** An empty row; a tier takes no share of a target that is already given out. */
function newRow(scenario: Scenario, list: ListName, id: string): Tier | Person | Ramp {
  const count = listOf(scenario, list).length;
  if (list === 'roster') return { id, name: `SDR ${count + 1}` };
  if (list === 'ramps') return { id, name: `Ramp ${count + 1}` };
  return {
    id,
    name: `Tier ${count + 1}`,
    seats: '',
    price: '',
    winRate: '',
    arrShare: count === 0 ? '1' : '0',
    oppShare: count === 0 ? '1' : '0',
  };
}
