import { expect, it } from 'vitest';
import { matchTiers } from '../../src/engine/match-tiers.ts';
import { plan } from '../support/plans.ts';

const of = (...tiers: [id: string, name: string][]): ReturnType<typeof plan> =>
  plan({ tiers: tiers.map(([id, name]) => ({ id, name })) });
const ids = (...args: Parameters<typeof matchTiers>): unknown => matchTiers(...args).map((tier) => tier.ids);

it('takes tiers of one id for the same, whatever they are called now', () => {
  const found = matchTiers([of(['a', 'Small']), of(['a', 'Tiny'])], 0);
  expect(found).toEqual([{ key: 'tier1', name: 'Small', ids: ['a', 'a'] }]);
});

it('takes tiers of one name for the same where no id tells', () => {
  expect(ids([of(['a', 'Small']), of(['b', ' Small'])], 0)).toEqual([['a', 'b']]);
});

it('lets ids go before names', () => {
  expect(ids([of(['a', 'Small'], ['b', 'Big']), of(['c', 'Small'], ['a', 'Big'])], 0)).toEqual([
    ['a', 'a'],
    ['b', undefined],
    [undefined, 'c'],
  ]);
});

it('never takes two tiers of one plan for the same', () => {
  expect(
    ids(
      [of(['a', 'Mid']), of(['b', 'Mid']), of(['b', 'Mid'], ['a', 'Other']), of(['x', 'Mid'], ['y', 'Mid'])],
      0,
    ),
  ).toEqual([
    ['a', 'b', 'b', 'x'],
    [undefined, undefined, 'a', undefined],
    [undefined, undefined, undefined, 'y'],
  ]);
});

it('does not match tiers without a name by their having none', () => {
  expect(ids([of(['a', '']), of(['b', ''])], 0)).toEqual([
    ['a', undefined],
    [undefined, 'b'],
  ]);
});

it('begins with the tiers of the baseline', () => {
  const found = matchTiers([of(['a', 'A'], ['b', 'B']), of(['c', 'C'], ['b', 'B'])], 1);
  expect(found.map(({ name }) => name)).toEqual(['C', 'B', 'A']);
});
