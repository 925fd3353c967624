/** Inputs that can be moved, and outcomes, as the Odds sheet shows them. */
import { inputOf } from '../../engine/input-at.ts';
import { isolated } from '../../engine/isolated.ts';
import { catalogue } from '../../engine/lines/catalogue.ts';
import { fromDouble, type Num } from '../../engine/number.ts';
import type { Lever } from '../../engine/odds/levers.ts';
import { OUTCOMES, type Outcome } from '../../engine/odds/moved.ts';
import { isProblem } from '../../engine/problem.ts';
import { nameOfTier } from '../sheets/look-up.ts';
import type { SheetView } from '../sheets/sheet-cells.ts';
import { chanceText } from './chance-text.ts';

/** What is watched, by its name. */
export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  chance: 'the chance',
  planned: 'planned ARR',
  landed: 'landed ARR',
};

const SHORT: Readonly<Record<string, string>> = { cycleGiven: 'Sales cycle', price: 'Price' };

type Named = Pick<Lever, 'address'>;

/** `AE win rate · Mid-market`: the tier where there are several. */
export function leverName({ scenario }: SheetView, { address }: Named): string {
  const found = inputOf(catalogue, address);
  if (!found) return address;
  const label = SHORT[found.bound.name] ?? found.bound.line.label;
  const { tier } = found.at;
  return tier === undefined || scenario.tiers.length < 2
    ? label
    : `${label} · ${isolated(nameOfTier(scenario, tier))}`;
}

/** The value that the plan has for the input; a cycle that is not typed is assumed. */
export function currentOf({ sheet }: SheetView, { address }: Named): Num | undefined {
  const found = inputOf(catalogue, address);
  if (!found) return undefined;
  const value = sheet.value(found.bound.name === 'cycleGiven' ? 'cycleDays' : found.bound.name, found.at);
  return isProblem(value) ? undefined : value;
}

/** A value of the input, in its unit. */
export function leverText({ format }: SheetView, { address }: Named, value: Num): string {
  const unit = inputOf(catalogue, address)?.bound.line.unit ?? 'weight';
  const text = format.cell(value, unit);
  return unit === 'days' || unit === 'months' ? `${text} ${unit}` : text;
}

/** An outcome as text; a dash where it cannot be computed. */
export function outcomeText({ format }: SheetView, outcome: Outcome, value: number | null): string {
  if (value === null) return '—';
  const number = fromDouble(value);
  if (outcome === 'chance') return chanceText(format, number);
  return format.short(number, catalogue.line(OUTCOMES[outcome]).line.unit);
}

/** Said where a win rate that is not known exactly is moved. */
export function takenAsKnown({ scenario }: SheetView, axes: readonly Named[]): string {
  const isUncertain = axes.some(({ address }) =>
    scenario.tiers.some(({ id, known }) => known !== undefined && address === `tiers[${id}].winRate`),
  );
  return isUncertain
    ? ' A win rate that is moved is taken as known at each value, so the plan’s own chance may differ.'
    : '';
}
