/**
 * Edits: what a user does to a scenario, as values. Applying one gives a new scenario and leaves the old one as it was,
 * so undo keeps whole scenarios. The first edit of the sample makes it the user's own plan.
 */
import { addressOf, keyOf, textAt, withText } from './address.ts';
import { isolated } from './isolated.ts';
import { CORE_LINES } from './lines/core.ts';
import type { Line } from './formula/line.ts';
import type { Scenario, Tier } from './scenario.ts';

export type Edit =
  /** Texts into cells, all in one step; an empty text clears. */
  | Readonly<{ kind: 'set'; cells: readonly Readonly<{ address: string; text: string }>[] }>
  | Readonly<{ kind: 'addTier'; id: string; after?: string }>
  | Readonly<{ kind: 'removeTier'; id: string }>
  | Readonly<{ kind: 'moveTier'; id: string; to: number }>
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
    case 'addTier': {
      const place = edit.after === undefined ? scenario.tiers.length : tierIndex(scenario, edit.after) + 1;
      return { ...scenario, tiers: scenario.tiers.toSpliced(place, 0, newTier(scenario, edit.id)) };
    }
    case 'removeTier':
      return { ...scenario, tiers: scenario.tiers.toSpliced(tierIndex(scenario, edit.id), 1) };
    case 'moveTier': {
      const from = tierIndex(scenario, edit.id);
      const [tier] = scenario.tiers.slice(from, from + 1);
      if (!tier) return scenario;
      return { ...scenario, tiers: scenario.tiers.toSpliced(from, 1).toSpliced(edit.to, 0, tier) };
    }
    case 'replace':
      return edit.scenario;
  }
}

/** What an edit did, for “Undo …”, in the words of the screen. */
export function nameOfEdit(scenario: Scenario, edit: Edit): string {
  switch (edit.kind) {
    case 'set': {
      const [first] = edit.cells;
      if (edit.cells.length !== 1 || !first) return `${edit.cells.length} cells`;
      return cellLabel(scenario, first.address);
    }
    case 'addTier':
      return 'add a deal tier';
    case 'removeTier':
      return `remove ${isolated(tierName(scenario, edit.id))}`;
    case 'moveTier':
      return `move ${isolated(tierName(scenario, edit.id))}`;
    case 'replace':
      return edit.what;
  }
}

const LABELS: Readonly<Record<string, string>> = {
  name: 'Plan name',
  notes: 'Notes',
  currency: 'Currency',
  'period.start': 'First month',
  'tiers[].name': 'Tier',
  split: 'Shares that lead',
  'team.rounding': 'Rounding',
};

/** `AE win rate · Mid-market`: the label of an address as the screen shows it. */
export function cellLabel(scenario: Scenario, address: string): string {
  const { key, id } = keyOf(address);
  const line = Object.values<Line>(CORE_LINES).find((one) => one.kind === 'input' && one.key === key);
  const label = LABELS[key] ?? line?.label ?? key;
  return id === undefined ? label : `${label} · ${isolated(tierName(scenario, id))}`;
}

/** A tier's name, or its id while it has none. */
export function tierName(scenario: Scenario, id: string): string {
  const name = textAt(scenario, addressOf('tiers[].name', id));
  return name === undefined || name === '' ? id : name;
}

/** Optional fields are taken out when cleared, so that a file holds no empty ones. */
function stored(address: string, text: string): string | undefined {
  const { key } = keyOf(address);
  const isOptional = Object.values<Line>(CORE_LINES).some(
    (line) => line.kind === 'input' && line.key === key && line.optional,
  );
  return text === '' && isOptional ? undefined : text;
}

function tierIndex(scenario: Scenario, id: string): number {
  const index = scenario.tiers.findIndex((tier) => tier.id === id);
  if (index < 0) throw new RangeError(`there is no tier ${id}`);
  return index;
}

/** An empty tier; it takes no share of a target that is already given out. */
function newTier(scenario: Scenario, id: string): Tier {
  const count = scenario.tiers.length;
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
