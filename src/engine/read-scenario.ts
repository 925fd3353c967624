/**
 * From a parsed JSON document to a scenario: every field is checked and put into a fresh object, so a damaged or
 * foreign file is refused with the key named, and nothing unknown comes in. Documents of older versions are brought
 * forward first; those of newer ones are left alone.
 */
import { isAmount } from './amount.ts';
import type { Fields } from './json.ts';
import { amount, fields, given, id, members, month, noUnknown, oneOf, Refused, text } from './read-fields.ts';
import { PARTS, readParts, readRamps, TEAM_PARTS, TIER_PARTS } from './read-parts.ts';
import {
  CALENDAR,
  FORMAT,
  TIER_DEFAULTS,
  VERSION,
  type Rounding,
  type Scenario,
  type Split,
  type Tier,
} from './scenario.ts';

/** `newer` says that the document is sound but made by a later version of the app. */
export type ScenarioRead =
  { ok: true; scenario: Scenario } | { ok: false; key: string; reason: string; newer?: true };

/** Brings a document of the version it is filed under to the next one. */
const MIGRATIONS: Readonly<Record<number, (document: Fields) => Fields>> = {
  // version 2 added `source` and `approved`, both optional
  1: (document) => ({ ...document, version: 2 }),
  // version 3 added the roster, months, capacity and money, all optional
  2: (document) => ({ ...document, version: 3 }),
  // version 4 added buffers, how surely win rates are known, and ranges, all optional
  3: (document) => ({ ...document, version: 4 }),
};

/** How many tiers a scenario may have; one with more is not opened. */
export const MOST_TIERS = 200;
const LONGEST_NOTES = 20_000;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/** @param freshId gives the id of a document or member that has none of its own */
export function readScenario(document: unknown, freshId: () => string): ScenarioRead {
  try {
    return { ok: true, scenario: scenarioFrom(document, freshId) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { key, reason, newer } = error;
    return { ok: false, key, reason, ...(newer ? { newer } : {}) };
  }
}

function scenarioFrom(document: unknown, freshId: () => string): Scenario {
  const found = fields(document, 'the file');
  if (found['format'] !== FORMAT) throw new Refused('format', 'this is not a Quotasheet scenario');
  const root = broughtForward(found);
  noUnknown(root, '', [
    'format',
    'version',
    'id',
    'name',
    'notes',
    'currency',
    'period',
    'target',
    'tiers',
    'split',
    'team',
    'sample',
    'source',
    'approved',
    ...PARTS,
  ]);
  const period = fields(root['period'] ?? {}, 'period');
  noUnknown(period, 'period.', ['start', 'months', 'fiscal']);
  const target = fields(root['target'], 'target');
  noUnknown(target, 'target.', ['arr', 'sdrShare']);
  const team = fields(root['team'], 'team');
  noUnknown(team, 'team.', ['sdrs', 'attainment', 'rounding', ...Object.keys(TEAM_PARTS)]);
  const fiscal = period['fiscal'] ?? '';
  return {
    format: FORMAT,
    version: VERSION,
    id: id(root['id'], 'id') ?? freshId(),
    name: text(root['name'] ?? 'Untitled plan', 'name'),
    notes: text(root['notes'] ?? '', 'notes', LONGEST_NOTES),
    currency: currency(root['currency'] ?? 'USD'),
    period: {
      start: month(period['start'] ?? '2027-01', 'period.start'),
      months: months(period['months'] ?? 12),
      ...(fiscal === '' ? {} : { fiscal: oneOf(fiscal, CALENDAR, 'period.fiscal') }),
    },
    target: {
      arr: amount(target['arr'], 'target.arr'),
      sdrShare: amount(target['sdrShare'] ?? '1', 'target.sdrShare'),
    },
    tiers: members(root['tiers'], 'tiers', MOST_TIERS, freshId, tier),
    split: oneOf<Split>(root['split'] ?? 'arr', ['arr', 'opps'], 'split'),
    team: {
      sdrs: amount(team['sdrs'], 'team.sdrs'),
      attainment: amount(team['attainment'] ?? '1', 'team.attainment'),
      rounding: oneOf<Rounding>(team['rounding'] ?? 'each', ['each', 'team'], 'team.rounding'),
      ...given(team, 'team.', TEAM_PARTS),
    },
    ramps: readRamps(root['ramps'], freshId),
    ...readParts(root, freshId),
    ...(root['sample'] === true ? { sample: true } : {}),
    ...source(root['source']),
    ...approved(root['approved']),
  };
}

function source(value: unknown): Pick<Scenario, 'source'> {
  if (value === undefined) return {};
  const found = fields(value, 'source');
  noUnknown(found, 'source.', ['id', 'name']);
  const from = id(found['id'], 'source.id');
  if (from === undefined) throw new Refused('source.id', 'is no id');
  return { source: { id: from, name: text(found['name'], 'source.name') } };
}

function approved(value: unknown): Pick<Scenario, 'approved'> {
  if (value === undefined) return {};
  if (typeof value !== 'string' || !TIME.test(value))
    throw new Refused('approved', 'must be a time such as 2027-01-31T09:00:00.000Z');
  return { approved: value };
}

function broughtForward(document: Fields): Fields {
  const { version } = document;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    throw new Refused('version', 'no version of the format is named');
  if (version > VERSION) {
    throw new Refused(
      'version',
      `this file was made by a newer Quotasheet (format version ${version}, this app reads up to ${VERSION}); update the app to open it`,
      true,
    );
  }
  let current = document;
  for (let from = version; from < VERSION; from += 1) {
    const migrate = MIGRATIONS[from];
    if (!migrate) throw new Refused('version', `format version ${from} can no longer be read`);
    current = migrate(current);
  }
  return current;
}

function tier(member: Fields, key: string, own: string, index: number): Tier {
  noUnknown(member, `${key}.`, [
    'id',
    'name',
    'seats',
    'price',
    'winRate',
    'arrShare',
    'oppShare',
    ...Object.keys(TIER_PARTS),
  ]);
  return {
    id: own,
    name: text(member['name'] ?? `Tier ${index + 1}`, `${key}.name`),
    seats: amount(member['seats'], `${key}.seats`),
    price: amount(member['price'], `${key}.price`),
    winRate: amount(member['winRate'], `${key}.winRate`),
    arrShare: amount(member['arrShare'] ?? TIER_DEFAULTS.arrShare, `${key}.arrShare`),
    oppShare: amount(member['oppShare'] ?? TIER_DEFAULTS.oppShare, `${key}.oppShare`),
    ...given(member, `${key}.`, TIER_PARTS),
  };
}

function currency(value: unknown): string {
  if (typeof value !== 'string' || !/^[A-Z]{3}$/.test(value))
    throw new Refused('currency', 'must be a three-letter code such as USD');
  return value;
}

function months(value: unknown): number | string {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && (value === '' || isAmount(value))) return value;
  throw new Refused('period.months', 'must be a number of months');
}
