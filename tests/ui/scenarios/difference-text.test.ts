import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/engine/differences.ts';
import { applyEdit } from '../../../src/engine/edit.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { placeText, sideOf, standingTexts } from '../../../src/ui/scenarios/difference-text.ts';
import { threeTiers } from '../../support/plans.ts';

const base = threeTiers();

/** Each difference as a row: the place, then what stood and what stands there. */
function rows(before: Scenario, after: Scenario, locale = 'en-US'): string[] {
  const sides = [sideOf(before, locale), sideOf(after, locale)];
  return differences(before, after).map((difference) =>
    [placeText(sides, difference), ...standingTexts(sides, difference)].join(' | ').replaceAll('\u00a0', ' '),
  );
}

function set(scenario: Scenario, address: string, text: string): Scenario {
  return applyEdit(scenario, { kind: 'set', cells: [{ address, text }] });
}

describe('differences in words', () => {
  it.each([
    ['tiers[small].winRate', '0.33', 'AE win rate · Small | 30% | 33%'],
    ['target.arr', '2500000', 'New ARR target | $2,000,000 | $2,500,000'],
    ['tiers[mid].price', '=25*9', 'Price per seat and month · Mid-market | $200.00 | $225.00 (=25*9)'],
    ['tiers[mid].opps', '20', 'Opportunities per SDR, set by hand · Mid-market |  | 20'],
    ['team.rounding', 'team', 'Rounding | each SDR | team total'],
    ['split', 'opps', 'Shares that lead | the ARR target | opportunities'],
    ['period.start', '2027-04', 'First month | Jan 2027 | Apr 2027'],
    ['tiers[mid].name', 'Middle', 'Tier · Mid-market | Mid-market | Middle'],
    ['tiers[small].seats', "='many", 'Seats · Small | 5 | many'],
  ])('%s', (address, text, row) => {
    expect(rows(base, set(base, address, text))).toEqual([row]);
  });

  it('shows what was typed where rounding would hide the difference', () => {
    const [a, b] = ['0.12341', '0.12344'].map((rate) => set(base, 'tiers[small].winRate', rate));
    expect(a && b && rows(a, b)).toEqual(['AE win rate · Small | 0.12341 | 0.12344']);
  });

  it('writes figures as the locale and the currency of each plan do', () => {
    const euros = { ...set(base, 'target.arr', '2500000'), currency: 'EUR' };
    expect(rows(base, euros, 'de-DE')).toEqual([
      'Currency | USD | EUR',
      'New ARR target | 2.000.000 $ | 2.500.000 €',
    ]);
  });

  it('names tiers that came, went and moved, and approval', () => {
    const without = applyEdit(base, { kind: 'remove', list: 'tiers', id: 'mid' });
    expect(rows(base, without)).toEqual(['Deal tier “Mid-market” | there | not there']);
    expect(rows(without, base)).toEqual(['Deal tier “Mid-market” | not there | there']);
    const moved = applyEdit(base, { kind: 'move', list: 'tiers', id: 'small', to: 0 });
    expect(rows(base, moved)).toEqual([
      'Order of the deal tiers | Enterprise, Mid-market, and Small | Small, Enterprise, and Mid-market',
    ]);
    const [row] = rows(base, { ...base, approved: '2027-01-04T12:00:00' });
    expect(row).toMatch(/^Approval \| {2}\| Jan 4, 2027, 12:00/);
  });
});
