/**
 * From whatever lies in the database to a record that can be trusted, or a reason why not (F22, F32).
 * Reading never throws and never changes the raw value, which the user can still download.
 */
import type { Scenario } from '../engine/scenario.ts';
import {
  RECORD_SCHEMA,
  type BrokenRecord,
  type NewerRecord,
  type ReadScenario,
  type StoredScenario,
  type StoredVersion,
  type TrashedScenario,
  type VersionReason,
} from './scenario-store.ts';
import { fieldOf, isFields } from '../engine/json.ts';
import { isRevision } from './shape.ts';

const VERSION_REASONS: readonly VersionReason[] = ['auto', 'named', 'start', 'overtaken', 'before'];

/** What a raw value turned out to be. */
export type Reading =
  | { readonly is: 'scenario'; readonly record: StoredScenario }
  | { readonly is: 'newer'; readonly record: NewerRecord }
  | { readonly is: 'broken'; readonly record: BrokenRecord };

/**
 * Reads one raw value.
 * @param key where it lay, to name it if it is broken
 * @param id the id that its key says; a record of another id is broken
 */
export function readRecord(key: string, id: string, raw: unknown, readScenario: ReadScenario): Reading {
  const broken = (reason: string): Reading => ({ is: 'broken', record: { key, reason, raw } });
  const newer = (): Reading => ({ is: 'newer', record: { key, id, name: nameOf(raw), raw } });
  if (!isFields(raw)) return broken('It is no record.');
  const { schema, revision, savedAt } = raw;
  if (typeof schema !== 'number') return broken('It has no schema number.');
  if (schema > RECORD_SCHEMA) return newer();
  if (schema !== RECORD_SCHEMA) return broken(`It has an unknown schema ${schema}.`);
  if (raw['id'] !== id) return broken('Its id is not the one it is kept under.');
  if (!isRevision(revision)) return broken('It has no revision number.');
  if (typeof savedAt !== 'string') return broken('It has no time of saving.');
  const read = readSafely(raw['scenario'], readScenario);
  if (!read.ok) return read.newer ? newer() : broken(read.reason);
  if (read.scenario.id !== id) return broken('The scenario in it has another id.');
  return {
    is: 'scenario',
    record: { schema: RECORD_SCHEMA, id, revision, savedAt, scenario: read.scenario },
  };
}

/** A deleted scenario from its raw value; undefined if it cannot be read, and then it stays where it is. */
export function readTrashed(
  key: string,
  id: string,
  raw: unknown,
  readScenario: ReadScenario,
): TrashedScenario | undefined {
  const deletedAt = fieldOf(raw, 'deletedAt');
  const reading = readRecord(key, id, fieldOf(raw, 'record'), readScenario);
  if (typeof deletedAt !== 'string' || reading.is !== 'scenario') return undefined;
  return { schema: RECORD_SCHEMA, id, deletedAt, record: reading.record };
}

/** An earlier state from its raw value; undefined if it cannot be read, and then it stays where it is. */
export function readVersion(raw: unknown, readScenario: ReadScenario): StoredVersion | undefined {
  if (!isFields(raw)) return undefined;
  const { schema, id, revision, at, why, name } = raw;
  const reason = VERSION_REASONS.find((one) => one === why);
  const isSound =
    schema === RECORD_SCHEMA && typeof id === 'string' && isRevision(revision) && typeof at === 'string';
  const read = readSafely(raw['scenario'], readScenario);
  if (!isSound || !reason || !read.ok) return undefined;
  const named = typeof name === 'string' ? { name } : {};
  return { schema, id, revision, at, why: reason, ...named, scenario: read.scenario };
}

/**
 * Reads a document and takes a reader that throws, such as a failed migration (F21), for one that says no.
 */
export function readSafely(value: unknown, readScenario: ReadScenario): ReturnType<ReadScenario> {
  try {
    return readScenario(value);
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * The least that any scenario has: its format, a version, an id and a name. The engine's own validation is
 * stricter.
 */
export const readOutline: ReadScenario = (value) =>
  isScenarioOutline(value)
    ? { ok: true, scenario: value }
    : { ok: false, reason: 'It holds no Quotasheet scenario.' };

function isScenarioOutline(value: unknown): value is Scenario {
  if (!isFields(value)) return false;
  const { format, version, id, name } = value;
  return (
    format === 'quotasheet-scenario' &&
    typeof version === 'number' &&
    typeof id === 'string' &&
    typeof name === 'string'
  );
}

function nameOf(raw: unknown): string | undefined {
  const scenario = isFields(raw) ? raw['scenario'] : undefined;
  const name = isFields(scenario) ? scenario['name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}
