/** What this device prefers: the locale of figures and dates, and light or dark. Currency belongs to each plan. */
import type { ScenarioStore, Settings } from '../storage/scenario-store.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export class Preferences {
  readonly #store: () => ScenarioStore;
  readonly #systemLocale: string;
  #locale: string | undefined = $state.raw();
  #theme: Theme = $state.raw('system');

  /**
   * @param settings     what the store holds; anything unknown in it is passed over
   * @param systemLocale the browser's own, which holds until another is chosen
   * @param store        where choices are kept; asked at each change, as storage may answer late
   */
  constructor(settings: Settings, systemLocale: string, store: () => ScenarioStore) {
    this.#store = store;
    this.#systemLocale = isLocale(systemLocale) ? systemLocale : 'en-US';
    const { locale, theme } = settings;
    this.#locale = typeof locale === 'string' && isLocale(locale) ? locale : undefined;
    this.#theme = THEMES.find((one) => one === theme) ?? 'system';
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

  setLocale(locale: string | undefined): void {
    this.#locale = locale;
    this.#keep({ locale: locale ?? null });
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#keep({ theme });
  }

  /** A preference that cannot be kept holds for this visit; the save status tells what is wrong with storage. */
  #keep(changes: Settings): void {
    this.#store()
      .setSettings(changes)
      .catch(() => undefined);
  }
}

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
