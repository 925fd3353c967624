/**
 * The exit journal: the newest unsaved work, written synchronously to localStorage at each edit, because a
 * page that closes gets no time for anything else (M1, M5, F14). One entry per scenario under
 * `quotasheet.journal/<id>`, so that two open scenarios never meet.
 *
 * Text of an entry: 8 hexadecimal digits of the FNV-1a hash of the rest, then the rest as JSON. What does not
 * match is not ours.
 */
import type { Scenario } from '../engine/scenario.ts';
import { isFields } from '../engine/json.ts';
import { isRevision } from './shape.ts';
import { snapshot } from './snapshot.ts';

const PREFIX = 'quotasheet.journal/';

/** What of localStorage the journal uses; `key` and `length` list the entries. */
export type JournalStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Text in a cell editor that was not yet committed. */
export interface Draft {
  readonly cell: string;
  readonly text: string;
}

/**
 * The newest state of one scenario. `base` is the stored revision that it builds on, -1 for none that is
 * known; left out, nothing is claimed. What comes back from reading has an unchecked `scenario`.
 */
export interface JournalEntry<S = Scenario> {
  readonly v: 1;
  readonly id: string;
  readonly revision: number;
  readonly scenario: S;
  readonly base?: number;
  readonly draft?: Draft;
}

/**
 * The journal. Nothing here ever throws because of the storage: a full or forbidden one is reported by
 * `false`.
 */
export interface Journal {
  /**
   * Writes the entry over the one of the same id, at once. False if it could not be kept; the older entry may
   * be left.
   */
  write(entry: JournalEntry): boolean;
  /** Every whole entry; torn and foreign ones are passed over and left alone. */
  read(): JournalEntry<unknown>[];
  /**
   * Removes the entry of a scenario if its revision is at most `upTo` and this journal wrote or read it:
   * another tab's stays. False if the storage refused.
   */
  clear(id: string, upTo: number): boolean;
  /** Removes every entry of every tab, for "erase everything". */
  erase(): boolean;
}

/** Makes a journal over a storage, or one that keeps nothing and says so if there is none. */
export function createJournal(storage: JournalStorage | undefined): Journal {
  const known = new Map<string, string>();

  function names(place: JournalStorage): string[] {
    const all = Array.from({ length: place.length }, (_, at) => place.key(at));
    return all.filter((name) => name?.startsWith(PREFIX) === true).filter((name) => name !== null);
  }

  function attempt(work: (place: JournalStorage) => void): boolean {
    if (!storage) return false;
    try {
      work(storage);
      return true;
    } catch {
      return false; // full or forbidden: the caller is told, and the database still saves
    }
  }

  return {
    write(entry) {
      const json = JSON.stringify(snapshot(entry));
      const text = checksum(json) + json;
      return attempt((place) => {
        place.setItem(PREFIX + entry.id, text);
        known.set(entry.id, text);
      });
    },
    read() {
      const entries: JournalEntry<unknown>[] = [];
      attempt((place) => {
        for (const name of names(place)) {
          const text = place.getItem(name) ?? '';
          const entry = parse(text);
          if (entry === undefined || PREFIX + entry.id !== name) continue;
          known.set(entry.id, text);
          entries.push(entry);
        }
      });
      return entries;
    },
    clear: (id, upTo) =>
      attempt((place) => {
        const text = place.getItem(PREFIX + id);
        if (text === null || text !== known.get(id)) return;
        const entry = parse(text);
        if (entry && entry.revision <= upTo) place.removeItem(PREFIX + id);
      }),
    erase: () =>
      attempt((place) => {
        for (const name of names(place)) place.removeItem(name);
      }),
  };
}

function parse(text: string): JournalEntry<unknown> | undefined {
  const json = text.slice(8);
  if (json === '' || text.slice(0, 8) !== checksum(json)) return undefined;
  try {
    const entry: unknown = JSON.parse(json);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined; // a foreign text that happens to carry its own hash
  }
}

/** Whether a value has the shape of an entry; its scenario is any object. */
export function isEntry(value: unknown): value is JournalEntry<unknown> {
  if (!isFields(value)) return false;
  const { v, id, revision, scenario, base, draft } = value;
  const isDraft = isFields(draft) && typeof draft['cell'] === 'string' && typeof draft['text'] === 'string';
  return (
    v === 1 &&
    typeof id === 'string' &&
    isRevision(revision) &&
    isFields(scenario) &&
    (base === undefined || typeof base === 'number') &&
    (draft === undefined || isDraft)
  );
}

/** FNV-1a over UTF-16 units, 32 bits: it finds torn text, it is no protection against a forger. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
