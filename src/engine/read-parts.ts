/** Reading the parts of a document that a plan may leave out: how tiers close and are worked, the roster, ramps, months, money. */
import type { Fields } from './json.ts';
import {
  amount,
  amounts,
  choice,
  fields,
  given,
  ID,
  members,
  month,
  noUnknown,
  text,
  type FieldReader,
} from './read-fields.ts';
import {
  CALENDAR,
  STANDARD_RAMP,
  type Amounts,
  type Person,
  type Ramp,
  type Scenario,
  type Tier,
} from './scenario.ts';

/** How many people a roster may have; one with more is not opened. */
export const MOST_PEOPLE = 2000;
const MOST_RAMPS = 50;

type Optional<T> = { [K in keyof T as undefined extends T[K] ? K : never]: T[K] };
type Shape<T> = { readonly [K in keyof T]-?: FieldReader<Exclude<T[K], undefined>> };

const name: FieldReader<string> = (value, key) => text(value, key);
const calendar = amounts(new RegExp(`^(?:${CALENDAR.join('|')})$`));
/** Amounts under each of the names; those without any are left out. */
function named(names: readonly string[], each: FieldReader<Amounts>): FieldReader<Record<string, Amounts>> {
  return (value, key) => {
    const given = fields(value, key);
    noUnknown(given, `${key}.`, names);
    const read = Object.entries(given).flatMap(([name, one]) => {
      const found = each(one, `${key}.${name}`);
      return found ? [[name, found] as const] : [];
    });
    return read.length === 0 ? undefined : Object.fromEntries(read);
  };
}
const personas = named(['exec', 'director', 'practitioner'], amounts(/^(?:contacts|touches|minutes)$/));
const ends = amounts(/^(?:low|high)$/);

/** Inputs that may be moved between two ends to see what they do, by the last part of their key. */
export const PLAN_LEVERS = ['arr', 'sdrShare', 'attainment', 'sdrs'] as const;
export const TIER_LEVERS = [
  'seats',
  'price',
  'winRate',
  'stakeholders',
  'procurement',
  'security',
  'cycleDays',
  'cycleMonths',
  'cycleSpread',
  'openMrr',
  'openRate',
] as const;

/** The optional fields of a tier. */
export const TIER_PARTS: Shape<Optional<Tier>> = {
  opps: amount,
  effort: amount,
  minOpps: amount,
  maxOpps: amount,
  lag: choice(['days', 'gamma', 'curve', 'cohorts']),
  cycleDays: amount,
  cycleMonths: amount,
  cycleSpread: amount,
  curve: amounts(/^a(?:[0-9]|[12][0-9]|3[0-6])$/),
  cohorts: amounts(/^a(?:[0-9]|1[01])$/),
  openMrr: amount,
  openRate: amount,
  factors: amounts(/^(?:stakeholders|procurement|security)$/),
  funnel: amounts(/^(?:engaged|meeting|held|accepted)$/),
  research: amount,
  personas,
  buffer: amount,
  known: choice(['history', 'interval', 'beta']),
  past: amounts(/^(?:won|closed)$/),
  between: ends,
  shape: amounts(/^(?:alpha|beta)$/),
  ranges: named(TIER_LEVERS, ends),
};

/** The optional fields of the team. */
export const TEAM_PARTS: Shape<Optional<Scenario['team']>> = {
  productivity: amount,
  attrition: amount,
  backfill: amount,
  managerOver: amount,
};

/** The optional fields of someone on the roster. */
export const PERSON_PARTS: Shape<Optional<Person>> = {
  segment: name,
  manager: name,
  tiers: name,
  start: month,
  end: month,
  capacity: amount,
  ramp: (value, key) => text(value, key, 64),
  opps: amounts(ID),
};

const HOURS_PARTS: Shape<Required<NonNullable<Scenario['hours']>>> = { day: amount, holidays: calendar };

type Parts = Pick<Scenario, 'basis' | 'roster' | 'season' | 'hours' | 'money' | 'fit' | 'odds' | 'ranges'>;

/** The optional parts of a document, and the names that they stand under. */
export const PARTS = [
  'basis',
  'roster',
  'ramps',
  'season',
  'hours',
  'money',
  'fit',
  'odds',
  'ranges',
] as const;

/** The ramp profiles; the standard one where a document has none. @throws Refused naming the key */
export function readRamps(value: unknown, freshId: () => string): readonly Ramp[] {
  return value === undefined ? [STANDARD_RAMP] : members(value, 'ramps', MOST_RAMPS, freshId, ramp);
}

/** @throws Refused naming the key */
export function readParts(root: Fields, freshId: () => string): Partial<Parts> {
  const list =
    <T>(
      most: number,
      read: (member: Fields, key: string, id: string, index: number) => T,
    ): FieldReader<T[]> =>
    (value, key) => {
      const found = members(value, key, most, freshId, read);
      return found.length === 0 ? undefined : found;
    };
  return given<Required<Parts>>(root, '', {
    basis: choice(['all', 'landed']),
    roster: list(MOST_PEOPLE, person),
    season: calendar,
    hours: (value, key) => {
      const hours = fields(value, key);
      noUnknown(hours, `${key}.`, Object.keys(HOURS_PARTS));
      const found = given(hours, `${key}.`, HOURS_PARTS);
      return Object.keys(found).length === 0 ? undefined : found;
    },
    money: amounts(/^(?:base|variable|loading|tools|margin|startArr|churn|expansion|horizon|aeOpps)$/),
    fit: amounts(/^(?:upsell|people|acvLeast|peopleLeast|cycleLeast)$/),
    odds: amounts(/^level$/),
    ranges: named(PLAN_LEVERS, ends),
  });
}

function person(member: Fields, key: string, id: string, index: number): Person {
  noUnknown(member, `${key}.`, ['id', 'name', ...Object.keys(PERSON_PARTS)]);
  return {
    id,
    name: text(member['name'] ?? `SDR ${index + 1}`, `${key}.name`),
    ...given(member, `${key}.`, PERSON_PARTS),
  };
}

function ramp(member: Fields, key: string, id: string, index: number): Ramp {
  noUnknown(member, `${key}.`, ['id', 'name', 'shares']);
  return {
    id,
    name: text(member['name'] ?? `Ramp ${index + 1}`, `${key}.name`),
    ...given<Pick<Ramp, 'shares'>>(member, `${key}.`, { shares }),
  };
}

const shares = amounts(/^t(?:[1-9]|1[0-2])$/);
