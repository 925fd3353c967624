/**
 * From a parsed JSON document to a scenario: every field is checked and put into a fresh object, so a damaged or
 * foreign file is refused with the key named, and nothing unknown comes in. Documents of older versions are brought
 * forward first; those of newer ones are left alone.
 */
import { isAmount, keptText } from './amount.ts';
import { isolated } from './isolated.ts';
import {
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
};

/** How many tiers a scenario may have; one with more is not opened. */
export const MOST_TIERS = 200;
/** The most characters that a name may have. */
export const LONGEST_NAME = 200;
const LONGEST_NOTES = 20_000;
const ID = /^[\w-]{1,64}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

type Fields = Readonly<Record<string, unknown>>;

class Refused extends Error {
  constructor(
    readonly key: string,
    readonly reason: string,
    readonly newer = false,
  ) {
    super(`${key}: ${reason}`);
  }
}

/** @param freshId gives the id of a document or tier that has none of its own */
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
  const given = fields(document, 'the file');
  if (given['format'] !== FORMAT) throw new Refused('format', 'this is not a Quotasheet scenario');
  const root = broughtForward(given);
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
  ]);
  const period = fields(root['period'] ?? {}, 'period');
  noUnknown(period, 'period.', ['start', 'months']);
  const target = fields(root['target'], 'target');
  noUnknown(target, 'target.', ['arr', 'sdrShare']);
  const team = fields(root['team'], 'team');
  noUnknown(team, 'team.', ['sdrs', 'attainment', 'rounding']);
  return {
    format: FORMAT,
    version: VERSION,
    id: id(root['id'], 'id') ?? freshId(),
    name: text(root['name'] ?? 'Untitled plan', 'name', LONGEST_NAME),
    notes: text(root['notes'] ?? '', 'notes', LONGEST_NOTES),
    currency: currency(root['currency'] ?? 'USD'),
    period: { start: month(period['start'] ?? '2027-01'), months: months(period['months'] ?? 12) },
    target: {
      arr: amount(target['arr'], 'target.arr'),
      sdrShare: amount(target['sdrShare'] ?? '1', 'target.sdrShare'),
    },
    tiers: tiers(root['tiers'], freshId),
    split: oneOf<Split>(root['split'] ?? 'arr', ['arr', 'opps'], 'split'),
    team: {
      sdrs: amount(team['sdrs'], 'team.sdrs'),
      attainment: amount(team['attainment'] ?? '1', 'team.attainment'),
      rounding: oneOf<Rounding>(team['rounding'] ?? 'each', ['each', 'team'], 'team.rounding'),
    },
    ...(root['sample'] === true ? { sample: true } : {}),
    ...source(root['source']),
    ...approved(root['approved']),
  };
}

function source(value: unknown): Pick<Scenario, 'source'> {
  if (value === undefined) return {};
  const given = fields(value, 'source');
  noUnknown(given, 'source.', ['id', 'name']);
  const from = id(given['id'], 'source.id');
  if (from === undefined) throw new Refused('source.id', 'is no id');
  return { source: { id: from, name: text(given['name'], 'source.name', LONGEST_NAME) } };
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

function tiers(value: unknown, freshId: () => string): Tier[] {
  if (!Array.isArray(value)) throw new Refused('tiers', 'must be a list');
  if (value.length > MOST_TIERS)
    throw new Refused('tiers', `holds ${value.length} tiers, at most ${MOST_TIERS} are read`);
  const taken = new Set<string>();
  return value.map((item: unknown, index) => {
    const key = `tiers[${index}]`;
    const tier = fields(item, key);
    noUnknown(tier, `${key}.`, [
      'id',
      'name',
      'seats',
      'price',
      'winRate',
      'arrShare',
      'oppShare',
      'opps',
      'effort',
      'minOpps',
      'maxOpps',
    ]);
    let own = id(tier['id'], `${key}.id`) ?? freshId();
    while (taken.has(own)) own = freshId();
    taken.add(own);
    const optional = (name: 'opps' | 'effort' | 'minOpps' | 'maxOpps'): Partial<Tier> => {
      const given = tier[name];
      return given === undefined || given === '' ? {} : { [name]: amount(given, `${key}.${name}`) };
    };
    return {
      id: own,
      name: text(tier['name'] ?? `Tier ${index + 1}`, `${key}.name`, LONGEST_NAME),
      seats: amount(tier['seats'], `${key}.seats`),
      price: amount(tier['price'], `${key}.price`),
      winRate: amount(tier['winRate'], `${key}.winRate`),
      arrShare: amount(tier['arrShare'] ?? TIER_DEFAULTS.arrShare, `${key}.arrShare`),
      oppShare: amount(tier['oppShare'] ?? TIER_DEFAULTS.oppShare, `${key}.oppShare`),
      ...optional('opps'),
      ...optional('effort'),
      ...optional('minOpps'),
      ...optional('maxOpps'),
    };
  });
}

function fields(value: unknown, key: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refused(key, value === undefined ? 'is missing' : 'must be an object');
  }
  return value as Fields;
}

function noUnknown(value: Fields, prefix: string, known: readonly string[]): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Refused(`${prefix}${unknown}`, 'unknown field');
}

function amount(value: unknown, key: string): string {
  if (value === undefined) throw new Refused(key, 'is missing');
  if (typeof value !== 'string')
    throw new Refused(key, `must be text in quotes, such as "0.2", so that no digit is lost`);
  if (value !== '' && !isAmount(value))
    throw new Refused(key, `“${isolated(value.slice(0, 40))}” is not an amount`);
  return value;
}

function text(value: unknown, key: string, longest: number): string {
  if (typeof value !== 'string') throw new Refused(key, 'must be text');
  if (value.length > longest) throw new Refused(key, `is longer than ${longest} characters`);
  return value;
}

function id(value: unknown, key: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new Refused(key, 'must be text');
  return ID.test(value) ? value : undefined;
}

function currency(value: unknown): string {
  if (typeof value !== 'string' || !/^[A-Z]{3}$/.test(value))
    throw new Refused('currency', 'must be a three-letter code such as USD');
  return value;
}

function month(value: unknown): string {
  if (typeof value !== 'string' || !(MONTH.test(value) || keptText(value) !== undefined))
    throw new Refused('period.start', 'must be a month such as 2027-01');
  return value;
}

function months(value: unknown): number | string {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && (value === '' || isAmount(value))) return value;
  throw new Refused('period.months', 'must be a number of months');
}

function oneOf<T extends string>(value: unknown, known: readonly T[], key: string): T {
  const found = known.find((one) => one === value);
  if (!found) throw new Refused(key, `must be one of ${known.join(', ')}`);
  return found;
}
