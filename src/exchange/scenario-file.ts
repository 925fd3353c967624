/** Scenarios as files: written so that a person can read and compare them, read with every limit checked beforehand. */
import { PARTS, PERSON_PARTS, TEAM_PARTS, TIER_PARTS } from '../engine/read-parts.ts';
import { readScenario, type ScenarioRead } from '../engine/read-scenario.ts';
import type { Scenario } from '../engine/scenario.ts';
import { safeJson } from './safe-json.ts';

/** A scenario is nested five deep. */
const LIMITS = { megabytes: 2, depth: 20 };
const LONGEST_NAME = 50;
const THE_FILE = 'the file';

const KEYS = [
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
  ...PARTS,
  'sample',
  'source',
  'approved',
];
const TIER_KEYS = [
  ...['id', 'name', 'seats', 'price', 'winRate', 'arrShare', 'oppShare'],
  ...Object.keys(TIER_PARTS),
];
const TEAM_KEYS = ['sdrs', 'attainment', 'rounding', ...Object.keys(TEAM_PARTS)];
const PERSON_KEYS = ['id', 'name', ...Object.keys(PERSON_PARTS)];

/**
 * The scenario as JSON, two spaces a level, keys always in the same order, a line break at the end.
 * `openScenario` reads it back to an equal scenario.
 */
export function scenarioText(scenario: Scenario): string {
  const { hours, roster } = scenario;
  const ordered = {
    ...scenario,
    period: inOrder(scenario.period, ['start', 'months', 'fiscal']),
    tiers: scenario.tiers.map((tier) => inOrder(tier, TIER_KEYS)),
    team: inOrder(scenario.team, TEAM_KEYS),
    ramps: scenario.ramps.map((ramp) => inOrder(ramp, ['id', 'name', 'shares'])),
    ...(roster && { roster: roster.map((person) => inOrder(person, PERSON_KEYS)) }),
    ...(hours && { hours: inOrder(hours, ['day', 'holidays']) }),
  };
  return `${JSON.stringify(inOrder(ordered, KEYS), null, 2)}\n`;
}

/** The same fields, those of `keys` first; what a later version adds follows in its own order. */
function inOrder(fields: object, keys: readonly string[]): object {
  const place = (key: string): number => (keys.includes(key) ? keys.indexOf(key) : keys.length);
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => place(a) - place(b)));
}

/**
 * Reads a scenario file of any origin. What is too large, too deep, no JSON or no scenario is refused with the key (or
 * `the file`) and the reason, before anything of it is taken; nothing throws.
 * @param text    the file's content, with or without a byte order mark
 * @param freshId gives the id of a document or tier that has none of its own
 */
export function openScenario(text: string, freshId: () => string): ScenarioRead {
  const json = safeJson(text, LIMITS);
  return json.ok ? readScenario(json.value, freshId) : { ok: false, key: THE_FILE, reason: json.reason };
}

/**
 * The name to download under: `FY27 base plan_2027-01-31.json`. Without signs that a file system, a shell or a
 * spreadsheet takes amiss, without marks that are not seen, never empty.
 * @param dateIso a date, 2027-01-31; a time after it is left out
 */
export function fileName(name: string, extension: string, dateIso: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, '')
    .replace(/[/\\:*?"<>|]+/g, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.=+\-@'＝＋－＠]+/u, '');
  const short = Array.from(safe).slice(0, LONGEST_NAME).join('').trim();
  return `${short === '' ? 'scenario' : short}_${dateIso.slice(0, 10)}.${extension}`;
}
