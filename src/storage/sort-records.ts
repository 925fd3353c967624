/**
 * The keys of what is kept, and the way from raw entries to what `load` gives (F22, F32).
 *
 * `scenario/<id>` is a record, `trash/<id>` a deleted one, `aside/<id>/<revision>` the raw value of a broken record that the record of
 * that revision replaced; `meta/open` and `meta/settings` are single values. Other keys are another version's
 * business.
 */
import { isEntry } from './journal.ts';
import { readRecord, readTrashed } from './read-record.ts';
import type {
  BrokenRecord,
  Loaded,
  NewerRecord,
  ReadScenario,
  Settings,
  StoredScenario,
  TrashedScenario,
} from './scenario-store.ts';
import { isFields } from '../engine/json.ts';

/** The key of the id of the scenario that was open. */
export const OPEN = 'meta/open';

/** The key of the settings object. */
export const SETTINGS = 'meta/settings';

/** The key of a scenario's record. */
export const scenarioKey = (id: string): string => `scenario/${id}`;

/** The key of a deleted scenario. */
export const trashKey = (id: string): string => `trash/${id}`;

/** A raw value under its key, or the reason why the browser cannot read it. */
export type RawEntry =
  { readonly key: unknown; readonly value: unknown } | { readonly key: unknown; readonly unreadable: string };

/**
 * Sorts raw entries into good, broken and newer records; never throws, and every record lands somewhere.
 * @param parked the raw entries that closing pages left; those that are none are passed over and left alone
 */
export function sortRecords(
  raw: readonly RawEntry[],
  parked: readonly RawEntry[],
  readScenario: ReadScenario,
): Loaded {
  const scenarios: StoredScenario[] = [];
  const broken: BrokenRecord[] = [];
  const newer: NewerRecord[] = [];
  const trash: TrashedScenario[] = [];
  let openId: string | undefined;
  for (const entry of raw) {
    const { key } = entry;
    if (typeof key !== 'string') continue;
    const { kind, id } = parts(key);
    if ('unreadable' in entry) {
      if (kind === 'scenario') broken.push({ key, reason: entry.unreadable, raw: undefined });
    } else if (kind === 'scenario') {
      const reading = readRecord(key, id, entry.value, readScenario);
      if (reading.is === 'scenario') scenarios.push(reading.record);
      else if (reading.is === 'newer') newer.push(reading.record);
      else broken.push(reading.record);
    } else if (kind === 'trash') {
      const trashed = readTrashed(key, id, entry.value, readScenario);
      if (trashed) trash.push(trashed);
    } else if (kind === 'aside') {
      broken.push({ key, reason: 'It was broken and a later edit took its place.', raw: entry.value });
    } else if (key === OPEN && typeof entry.value === 'string') {
      openId = entry.value;
    }
  }
  const left = parked.map((entry) => ('value' in entry ? entry.value : undefined)).filter(isEntry);
  return { scenarios, trash, parked: left, broken, newer, ...(openId !== undefined && { openId }) };
}

/** The settings in a raw value; anything but an object gives none. */
export function readSettings(raw: unknown): Settings {
  return isSettings(raw) ? raw : {};
}

function isSettings(raw: unknown): raw is Settings {
  return isFields(raw);
}

function parts(key: string): { readonly kind: string; readonly id: string } {
  const at = key.indexOf('/');
  return { kind: key.slice(0, at), id: key.slice(at + 1) };
}
