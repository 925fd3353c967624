/** The members of each dimension in a scenario, by id, and what they are called. */
import { readAmount } from './amount.ts';
import type { Dim } from './formula/tree.ts';
import { ceil } from './number.ts';
import { MOST_PEOPLE } from './read-parts.ts';
import { CALENDAR, type Scenario } from './scenario.ts';

const FIRST_MONTH = /^\d{4}-\d\d$/;
const MOST_MONTHS = 60;

const numbered = (letter: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}${from + i}`);

const AGES = numbered('a', 0, 36);
const TENURES = numbered('t', 1, 12);
const PERSONAS: Readonly<Record<string, string>> = {
  exec: 'C-level and VP',
  director: 'Director and manager',
  practitioner: 'Practitioner',
};

const LEVELS: Readonly<Record<string, string>> = {
  p50: '50%',
  p80: '80%',
  p90: '90%',
  p95: '95%',
  own: 'your own',
};
const QUANTILES: Readonly<Record<string, string>> = { p10: 'P10', p50: 'P50', p90: 'P90' };

/** The parts of a scenario that a dimension's members rest on. */
export const MEMBERS_REST_ON: Readonly<Record<Dim, readonly (keyof Scenario)[]>> = {
  tier: ['tiers'],
  persona: [],
  manager: ['roster'],
  sdr: ['roster', 'team'],
  ramp: ['ramps'],
  tenure: [],
  calendar: [],
  quarter: ['period'],
  month: ['period'],
  age: [],
  level: [],
  quantile: [],
};

/** The ids of a dimension's members in their order; months and quarters are none while the period cannot be read. */
export function membersOf(scenario: Scenario, dim: Dim): readonly string[] {
  switch (dim) {
    case 'tier':
      return scenario.tiers.map(({ id }) => id);
    case 'persona':
      return Object.keys(PERSONAS);
    case 'manager':
      return managersOf(scenario).map((_, i) => `m${i + 1}`);
    case 'sdr':
      return peopleOf(scenario);
    case 'ramp':
      return scenario.ramps.map(({ id }) => id);
    case 'tenure':
      return TENURES;
    case 'calendar':
      return CALENDAR;
    case 'quarter':
      return [...new Set(monthsOf(scenario).map((month) => quarterOf(scenario, month)))];
    case 'month':
      return monthsOf(scenario);
    case 'age':
      return AGES;
    case 'level':
      return Object.keys(LEVELS);
    case 'quantile':
      return Object.keys(QUANTILES);
  }
}

/** What a member is called where it is not shown by a name of its own. */
export function memberName(scenario: Scenario, dim: Dim, id: string): string {
  const named = (list: readonly Readonly<{ id: string; name: string }>[] = []): string =>
    list.find((one) => one.id === id)?.name || id;
  switch (dim) {
    case 'tier':
      return named(scenario.tiers);
    case 'persona':
      return PERSONAS[id] ?? id;
    case 'manager':
      return managersOf(scenario)[Number(id.slice(1)) - 1] ?? id;
    case 'sdr':
      return scenario.roster ? named(scenario.roster) : id.replace('sdr', 'SDR ');
    case 'ramp':
      return named(scenario.ramps);
    case 'tenure':
      return `month ${id.slice(1)}`;
    case 'calendar':
      return id.charAt(0).toUpperCase() + id.slice(1);
    case 'age':
      return `after ${id.slice(1)}`;
    case 'level':
      return LEVELS[id] ?? id;
    case 'quantile':
      return QUANTILES[id] ?? id;
    case 'quarter':
    case 'month':
      return id;
  }
}

/** The managers named on the roster, each once, in the order they first appear. */
export function managersOf({ roster = [] }: Scenario): string[] {
  return [...new Set(roster.flatMap(({ manager }) => (manager ? [manager] : [])))];
}

/** A month as a number that months are counted with: 12 for each year, and 0 for January. */
export function monthNumber(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return year * 12 + number - 1;
}

/** The month with that number, as 2027-01. */
export function monthText(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function monthsOf({ period: { start, months } }: Scenario): string[] {
  const read = readAmount(String(months));
  if (!FIRST_MONTH.test(start) || !read.ok) return [];
  const count = read.value.toNumber();
  if (!Number.isInteger(count) || count < 1 || count > MOST_MONTHS) return [];
  return Array.from({ length: count }, (_, i) => monthText(monthNumber(start) + i));
}

/** `2027-Q1`: the fiscal year is named by the year that it ends in. */
function quarterOf({ period }: Scenario, month: string): string {
  const first = period.fiscal ? CALENDAR.indexOf(period.fiscal) : monthNumber(period.start) % 12;
  const since = monthNumber(month) - first;
  return `${Math.floor(since / 12) + (first === 0 ? 0 : 1)}-Q${Math.floor((((since % 12) + 12) % 12) / 3) + 1}`;
}

/**
 * Those on the roster; without one, a member for each full-time SDR and one for a fraction; nobody while the headcount
 * cannot be read.
 */
function peopleOf({ roster, team }: Scenario): string[] {
  if (roster) return roster.map(({ id }) => id);
  const read = readAmount(team.sdrs);
  if (!read.ok || read.value.lte(0)) return [];
  const count = ceil(read.value);
  return count.gt(MOST_PEOPLE) ? [] : Array.from({ length: count.toNumber() }, (_, i) => `sdr${i + 1}`);
}
