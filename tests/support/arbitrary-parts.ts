/** Random plans with any of the parts that a document may leave out: how tiers close, a roster, ramps, months, money. */
import fc from 'fast-check';
import { PLAN_LEVERS, TIER_LEVERS } from '../../src/engine/read-parts.ts';
import {
  CALENDAR,
  type Amounts,
  type Person,
  type Ramp,
  type Scenario,
  type Tier,
} from '../../src/engine/scenario.ts';

/** What stands in the cells and names of the parts. */
type Texts = Readonly<{ amounts: fc.Arbitrary<string>; names: fc.Arbitrary<string> }>;

const ids = fc.oneof(fc.stringMatching(/^[\w-]{1,8}$/), fc.constantFrom('__proto__', 'constructor', 'anna'));
const months = fc.constantFrom('2026-11', '2027-03', '2027-12', "='soon");
const numbered = (letter: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}${from + i}`);

/** The scenario with parts: each is there or not, as is each field of each. */
export function withParts(scenario: Scenario, { amounts, names }: Texts): fc.Arbitrary<Scenario> {
  const some = (keys: readonly string[], least = 1): fc.Arbitrary<Amounts> =>
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...keys), amounts), {
        selector: ([key]) => key,
        minLength: least,
        maxLength: 4,
      })
      .map((entries) => Object.fromEntries(entries));
  const ends = some(['low', 'high']);
  const ranges = (keys: readonly string[]): fc.Arbitrary<Readonly<Record<string, Amounts>>> =>
    fc.dictionary(fc.constantFrom(...keys), ends, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  const filled = names.filter((name) => name !== '');
  const tierIds = scenario.tiers.map(({ id }) => id);
  const ofTier: fc.Arbitrary<Partial<Tier>> = fc.record(
    {
      lag: fc.constantFrom('days', 'gamma', 'curve', 'cohorts'),
      minOpps: amounts,
      maxOpps: amounts,
      cycleDays: amounts,
      cycleMonths: amounts,
      cycleSpread: amounts,
      curve: some(numbered('a', 0, 36)),
      cohorts: some(numbered('a', 0, 11)),
      openMrr: amounts,
      openRate: amounts,
      factors: some(['stakeholders', 'procurement', 'security']),
      funnel: some(['engaged', 'meeting', 'held', 'accepted']),
      research: amounts,
      personas: fc.record({ exec: some(['contacts', 'touches', 'minutes']) }),
      buffer: amounts,
      known: fc.constantFrom('history', 'interval', 'beta'),
      past: some(['won', 'closed']),
      between: ends,
      shape: some(['alpha', 'beta']),
      ranges: ranges(TIER_LEVERS),
    },
    { requiredKeys: [] },
  );
  const person: fc.Arbitrary<Person> = fc.record(
    {
      id: ids,
      name: names,
      segment: filled,
      manager: filled,
      tiers: fc.oneof(filled, fc.constantFrom(...['gone', ...tierIds])),
      start: months,
      end: months,
      capacity: amounts,
      ramp: fc.constantFrom('standard', 'gone'),
      opps: some(['gone', '__proto__', ...tierIds]),
    },
    { requiredKeys: ['id', 'name'] },
  );
  const ramp: fc.Arbitrary<Ramp> = fc.record(
    { id: ids, name: names, shares: some(numbered('t', 1, 12)) },
    { requiredKeys: ['id', 'name'] },
  );
  const members = <T extends { id: string }>(one: fc.Arbitrary<T>, minLength: number): fc.Arbitrary<T[]> =>
    fc.uniqueArray(one, { selector: ({ id }) => id, minLength, maxLength: 3 });
  const parts: fc.Arbitrary<Partial<Scenario>> = fc.record(
    {
      basis: fc.constantFrom('all', 'landed'),
      roster: members(person, 1),
      ramps: members(ramp, 0),
      season: some(CALENDAR),
      hours: fc.oneof(
        fc.record({ day: amounts }),
        fc.record({ holidays: some(CALENDAR) }),
        fc.record({ day: amounts, holidays: some(CALENDAR) }),
      ),
      money: some([
        'base',
        'variable',
        'loading',
        'tools',
        'margin',
        'startArr',
        'churn',
        'expansion',
        'horizon',
        'aeOpps',
      ]),
      fit: some(['upsell', 'people', 'acvLeast', 'peopleLeast', 'cycleLeast']),
      odds: some(['level']),
      ranges: ranges(PLAN_LEVERS),
      source: fc.record({ id: ids, name: names }),
      approved: fc.constant('2027-01-31T09:00:00.000Z'),
    },
    { requiredKeys: [] },
  );
  const team: fc.Arbitrary<Partial<Scenario['team']>> = fc.record(
    { productivity: amounts, attrition: amounts, backfill: amounts, managerOver: amounts },
    { requiredKeys: [] },
  );
  return fc
    .record({
      parts,
      team,
      fiscal: fc.option(fc.constantFrom(...CALENDAR), { nil: undefined }),
      tiers: fc.array(ofTier, { minLength: tierIds.length, maxLength: tierIds.length }),
    })
    .map((given) => ({
      ...scenario,
      ...given.parts,
      period: { ...scenario.period, ...(given.fiscal && { fiscal: given.fiscal }) },
      team: { ...scenario.team, ...given.team },
      tiers: scenario.tiers.map((tier, i) => ({ ...tier, ...given.tiers[i] })),
    }));
}
