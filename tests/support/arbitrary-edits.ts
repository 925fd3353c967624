/** Random edits of a plan, as a user makes them one after another. */
import fc from 'fast-check';
import { applyEdit, type Edit } from '../../src/engine/edit.ts';
import type { Scenario } from '../../src/engine/scenario.ts';

const TIER_KEYS = [
  'seats',
  'price',
  'winRate',
  'arrShare',
  'oppShare',
  'opps',
  'effort',
  'minOpps',
  'maxOpps',
];
const KEYS = ['target.arr', 'target.sdrShare', 'team.sdrs', 'team.attainment', 'period.months'];
const TEXTS = ['', '0', '1', '3', '0.5', '20%', '7/23', '=25*200', '1000000', 'nonsense', '-2'];

/** What makes an edit once it is known which tiers there are. */
type Draft = Readonly<{ what: number; key: number; tier: number; text: string }>;

export const drafts: fc.Arbitrary<Draft> = fc.record({
  what: fc.nat({ max: 9 }),
  key: fc.nat({ max: 20 }),
  tier: fc.nat({ max: 5 }),
  text: fc.constantFrom(...TEXTS),
});

const at = <T>(list: readonly T[], index: number, otherwise: T): T => list[index % list.length] ?? otherwise;

/** The edit that a draft comes to in a scenario; `fresh` is an id that no tier has. */
export function editFrom(scenario: Scenario, { what, key, tier, text }: Draft, fresh: string): Edit {
  const one = scenario.tiers[tier % Math.max(1, scenario.tiers.length)];
  const set = (address: string, to = text): Edit => ({ kind: 'set', cells: [{ address, text: to }] });
  switch (what) {
    case 0:
      return set('split', key % 2 === 0 ? 'arr' : 'opps');
    case 1:
      return set('team.rounding', key % 2 === 0 ? 'each' : 'team');
    case 2:
      return one
        ? { kind: 'add', list: 'tiers', id: fresh, after: one.id }
        : { kind: 'add', list: 'tiers', id: fresh };
    case 3:
      return one ? { kind: 'remove', list: 'tiers', id: one.id } : { kind: 'add', list: 'tiers', id: fresh };
    case 4:
      return one
        ? { kind: 'move', list: 'tiers', id: one.id, to: key % scenario.tiers.length }
        : set('notes');
    case 5:
    case 6:
      return set(at(KEYS, key, 'target.arr'));
    default:
      return one ? set(`tiers[${one.id}].${at(TIER_KEYS, key, 'price')}`) : set(at(KEYS, key, 'target.arr'));
  }
}

/** The scenarios that a row of drafts leads through, the first one included. */
export function histories(scenario: Scenario, row: readonly Draft[]): Scenario[] {
  const all = [scenario];
  row.forEach((draft, i) => {
    const last = all[i] ?? scenario;
    all.push(applyEdit(last, editFrom(last, draft, `new${i}`)));
  });
  return all;
}
