/**
 * What this device prefers: the locale of figures and dates, light or dark, and which plans are compared how. Currency
 * belongs to each plan.
 */
import { fieldOf } from '../engine/json.ts';
import type { Json, ScenarioStore, Settings } from '../storage/scenario-store.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** A backup of everything: when (ISO), whether its writing was seen to end, and how many edits there had been by then. */
export type LastBackup = Readonly<{ at: string; isCertain: boolean; edits: number }>;

export class Preferences {
  readonly #store: () => ScenarioStore;
  readonly #systemLocale: string;
  #locale: string | undefined = $state.raw();
  #theme: Theme = $state.raw('system');
  #backup: LastBackup | undefined = $state.raw();
  #putOff: number | undefined = $state.raw();
  #compare: Json | undefined = $state.raw();

  /**
   * @param settings     what the store holds; anything unknown in it is passed over
   * @param systemLocale the browser's own, which holds until another is chosen
   * @param store        where choices are kept; asked at each change, as storage may answer late
   */
  constructor(settings: Settings, systemLocale: string, store: () => ScenarioStore) {
    this.#store = store;
    this.#systemLocale = isLocale(systemLocale) ? systemLocale : 'en-US';
    this.take(settings);
  }

  /** Takes over what the store holds now, as after a restore. */
  take(settings: Settings): void {
    const { locale, theme, backup, backupPutOff } = settings;
    this.#backup = readBackup(backup);
    this.#putOff = typeof backupPutOff === 'number' ? backupPutOff : undefined;
    this.#locale = typeof locale === 'string' && isLocale(locale) ? locale : undefined;
    this.#theme = THEMES.find((one) => one === theme) ?? 'system';
    this.#compare = settings['compare'];
  }

  get locale(): string {
    return this.#locale ?? this.#systemLocale;
  }

  /** The chosen locale, or undefined while the browser's is followed. */
  get chosenLocale(): string | undefined {
    return this.#locale;
  }

  get theme(): Theme {
    return this.#theme;
  }

  /** How plans were last compared, as it was kept; the comparison makes sense of it. */
  get compare(): Json | undefined {
    return this.#compare;
  }

  setLocale(locale: string | undefined): void {
    this.#locale = locale;
    this.#keep({ locale: locale ?? null });
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#keep({ theme });
  }

  /** When and how everything was backed up last, undefined for never. */
  get lastBackup(): LastBackup | undefined {
    return this.#backup;
  }

  /** When the reminder to back up was put off, in milliseconds since 1970. */
  get backupPutOff(): number | undefined {
    return this.#putOff;
  }

  setLastBackup(backup: LastBackup): void {
    this.#backup = backup;
    this.#keep({ backup });
  }

  putOffBackup(now: number): void {
    this.#putOff = now;
    this.#keep({ backupPutOff: now });
  }

  setCompare(compare: Json): void {
    this.#compare = compare;
    this.#keep({ compare });
  }

  /** A preference that cannot be kept holds for this visit; the save status tells what is wrong with storage. */
  #keep(changes: Settings): void {
    this.#store()
      .setSettings(changes)
      .catch(() => undefined);
  }
}

function readBackup(value: Json | undefined): LastBackup | undefined {
  const [at, isCertain, edits] = ['at', 'isCertain', 'edits'].map((key) => fieldOf(value, key));
  return typeof at === 'string' && typeof isCertain === 'boolean' && typeof edits === 'number'
    ? { at, isCertain, edits }
    : undefined;
}

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
