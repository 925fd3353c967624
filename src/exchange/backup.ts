/**
 * Everything that is kept on a device as one readable JSON file (F41): written with its count and a checksum, read back
 * record by record, so that one damaged scenario never costs the others.
 */
import { fieldOf, isFields } from '../engine/json.ts';
import { readScenario } from '../engine/read-scenario.ts';
import type { Scenario } from '../engine/scenario.ts';
import { FORMAT } from './is-backup-text.ts';
import { safeJson } from './safe-json.ts';

const VERSION = 1;
const LIMITS = { megabytes: 200, depth: 30 };

/** A scenario as a device keeps it; `revision` counts its edits, `savedAt` is an ISO time. */
export type KeptScenario = Readonly<{ id: string; revision: number; savedAt: string; scenario: Scenario }>;

/** An earlier state; `why` is the storage's word for it. */
export type KeptVersion = Readonly<{
  id: string;
  revision: number;
  at: string;
  why: string;
  name?: string;
  scenario: Scenario;
}>;

export type KeptTrash = Readonly<{ id: string; deletedAt: string; record: KeptScenario }>;

/** All that a device keeps. `unreadable` are raw records that this version cannot read, carried along as they are. */
export type BackupContent = Readonly<{
  openId?: string;
  settings: Readonly<Record<string, unknown>>;
  scenarios: readonly KeptScenario[];
  trash: readonly KeptTrash[];
  versions: readonly KeptVersion[];
  unreadable: readonly unknown[];
}>;

/**
 * What a file held. `isWhole` says that count and checksum agree, so it is as it was written; `leftOut` names what could
 * not be read, with the reason.
 */
export type BackupRead =
  | { ok: true; made: string; content: BackupContent; isWhole: boolean; leftOut: readonly string[] }
  | { ok: false; reason: string; newer?: true };

/**
 * The backup as a file.
 * @param made when, an ISO time
 */
export async function backupText(content: BackupContent, made: string): Promise<string> {
  const contents = {
    ...(content.openId === undefined ? {} : { openId: content.openId }),
    settings: content.settings,
    scenarios: content.scenarios.map(plainScenario),
    trash: content.trash.map(({ id, deletedAt, record }) => ({
      id,
      deletedAt,
      record: plainScenario(record),
    })),
    versions: content.versions.map(plainVersion),
    unreadable: content.unreadable,
  };
  const count = countOf(contents);
  const checksum = await checksumOf(contents);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, made, count, checksum, contents }, null, 2)}\n`;
}

/**
 * Reads a backup of any origin; never rejects. A file that was changed by hand is read too, and said to be.
 * @param freshId gives ids to tiers that have none
 */
export async function readBackup(text: string, freshId: () => string): Promise<BackupRead> {
  const json = safeJson(text, LIMITS);
  if (!json.ok) return { ok: false, reason: `The file ${json.reason}.` };
  const { value } = json;
  if (fieldOf(value, 'format') !== FORMAT) return { ok: false, reason: 'This is not a Quotasheet backup.' };
  const version = fieldOf(value, 'version');
  if (typeof version === 'number' && version > VERSION) {
    const reason = 'This backup was made by a newer Quotasheet; update the app to restore it.';
    return { ok: false, reason, newer: true };
  }
  const contents = fieldOf(value, 'contents');
  if (version !== VERSION || !isFields(contents)) return { ok: false, reason: 'This backup holds nothing.' };
  const leftOut: string[] = [];
  const reader = readerOf(freshId, leftOut);
  const openId = contents['openId'];
  const settings = contents['settings'];
  const content: BackupContent = {
    ...(typeof openId === 'string' ? { openId } : {}),
    settings: isFields(settings) ? settings : {},
    scenarios: distinct(listOf(contents, 'scenarios').flatMap(reader.scenario)),
    trash: distinct(listOf(contents, 'trash').flatMap(reader.trash)),
    versions: listOf(contents, 'versions').flatMap(reader.version),
    unreadable: listOf(contents, 'unreadable'),
  };
  const isCounted = JSON.stringify(fieldOf(value, 'count')) === JSON.stringify(countOf(contents));
  const isWhole = isCounted && fieldOf(value, 'checksum') === (await checksumOf(contents));
  const made = fieldOf(value, 'made');
  return { ok: true, made: typeof made === 'string' ? made : '', content, isWhole, leftOut };
}

interface Reader {
  readonly scenario: (raw: unknown) => KeptScenario[];
  readonly trash: (raw: unknown) => KeptTrash[];
  readonly version: (raw: unknown) => KeptVersion[];
}

/** Readers that give the record, or none and a line in `leftOut`. */
function readerOf(freshId: () => string, leftOut: string[]): Reader {
  function document(raw: unknown, what: string): Scenario | undefined {
    const read = readScenario(fieldOf(raw, 'scenario'), freshId);
    if (read.ok) return read.scenario;
    const name = fieldOf(fieldOf(raw, 'scenario'), 'name');
    leftOut.push(
      `${what} “${typeof name === 'string' ? name.slice(0, 80) : 'without a name'}”: ${read.key}: ${read.reason}`,
    );
    return undefined;
  }

  function scenario(raw: unknown, what: string): KeptScenario[] {
    const found = document(raw, what);
    const revision = fieldOf(raw, 'revision');
    const savedAt = fieldOf(raw, 'savedAt');
    if (!found) return [];
    return [
      {
        id: found.id,
        revision:
          typeof revision === 'number' && Number.isSafeInteger(revision) && revision > 0 ? revision : 1,
        savedAt: typeof savedAt === 'string' ? savedAt : '',
        scenario: found,
      },
    ];
  }

  return {
    scenario: (raw) => scenario(raw, 'Plan'),
    trash: (raw) => {
      const deletedAt = fieldOf(raw, 'deletedAt');
      return scenario(fieldOf(raw, 'record'), 'Deleted plan').map((record) => ({
        id: record.id,
        deletedAt: typeof deletedAt === 'string' ? deletedAt : '',
        record,
      }));
    },
    version: (raw) => {
      const found = document(raw, 'Earlier state of');
      const [revision, at, why, name] = ['revision', 'at', 'why', 'name'].map((key) => fieldOf(raw, key));
      if (!found || typeof revision !== 'number' || typeof at !== 'string' || typeof why !== 'string')
        return [];
      return [
        { id: found.id, revision, at, why, ...(typeof name === 'string' ? { name } : {}), scenario: found },
      ];
    },
  };
}

/** Of two records of one id the one with the higher revision is the newer. */
function distinct<T extends Readonly<{ id: string }>>(records: readonly T[]): T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

function listOf(contents: object, key: string): readonly unknown[] {
  const found = fieldOf(contents, key);
  return Array.isArray(found) ? found : [];
}

function countOf(contents: object): Record<string, number> {
  const count = (key: string): number => listOf(contents, key).length;
  return { scenarios: count('scenarios'), trash: count('trash'), versions: count('versions') };
}

/** SHA-256 of the contents as JSON without spaces, in hexadecimal. */
async function checksumOf(contents: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(contents));
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return `sha256:${[...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function plainScenario({ id, revision, savedAt, scenario }: KeptScenario): KeptScenario {
  return { id, revision, savedAt, scenario };
}

function plainVersion({ id, revision, at, why, name, scenario }: KeptVersion): KeptVersion {
  return { id, revision, at, why, ...(name === undefined ? {} : { name }), scenario };
}
