/** Differences between plans in words and figures: which cell, and what stands in it, as the sheet of that plan shows it. */
import { keyOf, textAt } from '../../engine/address.ts';
import type { Difference } from '../../engine/differences.ts';
import { cellLabel, tierName } from '../../engine/edit.ts';
import { catalogue, type LineName } from '../../engine/lines/catalogue.ts';
import { planSheet } from '../../engine/plan.ts';
import type { Scenario } from '../../engine/scenario.ts';
import { createFormat } from '../../exchange/format.ts';
import { ROUNDINGS, SPLITS } from '../sheets/fact-blocks.ts';
import { chosen, month, typed, type SheetView } from '../sheets/sheet-cells.ts';
import { createTimes } from './times.ts';

/** What stands in a cell: as it is shown, and as it was typed. */
type Standing = Readonly<{ text: string; raw: string }>;

/** A plan as its own sheet would show it. */
export function sideOf(scenario: Scenario, locale: string): SheetView {
  return {
    scenario,
    sheet: planSheet(scenario),
    format: createFormat({ locale, currency: scenario.currency }),
    locale,
    marks: { precedents: new Set(), dependents: new Set() },
    isNarrow: false,
  };
}

/** `AE win rate · Mid-market`; a tier is named as in the first of the plans that has it. */
export function placeText(sides: readonly SheetView[], { kind, address }: Difference): string {
  if (kind === 'moved') return 'Order of the deal tiers';
  const { id } = keyOf(address);
  const side = id === undefined ? sides[0] : sides.find((one) => hasTier(one, id));
  const scenario = side?.scenario ?? sides[0]?.scenario;
  if (!scenario) return address;
  if (kind !== 'changed') return `Deal tier “${id === undefined ? address : tierName(scenario, id)}”`;
  return address === 'approved' ? 'Approval' : cellLabel(scenario, address, catalogue);
}

/** What stands there in each of the plans; as typed where that tells apart what is shown alike. */
export function standingTexts(sides: readonly SheetView[], difference: Difference): string[] {
  const found = sides.map((side) => standing(side, difference));
  const isAlike = new Set(found.map(({ text }) => text)).size < new Set(found.map(({ raw }) => raw)).size;
  return found.map(({ text, raw }) => {
    if (raw.startsWith('=') && raw !== text) return `${text} (${raw})`;
    return isAlike ? raw : text;
  });
}

function standing(side: SheetView, { kind, address }: Difference): Standing {
  const same = (text: string): Standing => ({ text, raw: text });
  const { scenario, format } = side;
  const { key, id } = keyOf(address);
  if (kind === 'moved') return same(format.list(scenario.tiers.map((tier) => tierName(scenario, tier.id))));
  if (kind !== 'changed') return same(id !== undefined && hasTier(side, id) ? 'there' : 'not there');
  if (id !== undefined && !hasTier(side, id)) return same('tier not there');
  const name = inputOf(key);
  if (name !== undefined) {
    const { text, raw = text } = typed(side, name, id === undefined ? {} : { tier: id });
    return { text, raw };
  }
  const text = textAt(scenario, address) ?? '';
  switch (key) {
    case 'period.start':
      return same(month(side, address).text);
    case 'split':
      return same(chosen(side, address, SPLITS).text);
    case 'team.rounding':
      return same(chosen(side, address, ROUNDINGS).text);
    case 'approved':
      return same(text === '' ? '' : createTimes(side.locale).exact(text));
    default:
      return same(text);
  }
}

function hasTier({ scenario }: SheetView, id: string): boolean {
  return scenario.tiers.some((tier) => tier.id === id);
}

function inputOf(key: string): LineName | undefined {
  const found = catalogue.lines.find(({ line }) => line.kind === 'input' && line.key === key);
  return found?.name as LineName | undefined;
}
