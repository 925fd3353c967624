/** Which dialog is open or on its way, what it is about, and the keys that are pressed before it is there. */

export type DialogName =
  | ('find' | 'solve' | 'settings' | 'palette' | 'shortcuts' | 'mix' | 'rules' | 'backup' | 'import')
  | ('history' | 'merge' | 'notes' | 'purge');

/** All but the find bar, which stands in its sheet. */
export type LaterDialog = Exclude<DialogName, 'find'>;

export class DialogState {
  #name: DialogName | undefined = $state.raw();
  #about: string | File | undefined = $state.raw();
  /** Keys pressed since a dialog was asked for that is not there yet. */
  #ahead: string[] | undefined;
  readonly #canFind: () => boolean;

  /** @param canFind whether the sheet that is shown can be searched */
  constructor(canFind: () => boolean) {
    this.#canFind = canFind;
  }

  get name(): DialogName | undefined {
    return this.#name;
  }

  /** What it is about, such as a plan's id. */
  get about(): string | undefined {
    return typeof this.#about === 'string' ? this.#about : undefined;
  }

  /** The file that it is about. */
  get file(): File | undefined {
    return this.#about instanceof File ? this.#about : undefined;
  }

  show(name: DialogName, about?: string | File): void {
    // one that is open has its keys already
    if (name !== this.#name) this.#ahead = name === 'find' && !this.#canFind() ? undefined : [];
    this.#name = name;
    this.#about = about;
  }

  close(): void {
    this.#name = undefined;
    this.#ahead = undefined;
  }

  /** What `load` brings; where that fails, nothing is on its way any more. */
  async coming<T>(load: () => Promise<T>): Promise<T> {
    try {
      return await load();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Keeps a key for the dialog that is on its way; false where none is. Escape calls it off, but for a search that is typed. */
  keepKey(key: string): boolean {
    if (!this.#ahead) return false;
    const isSearch = this.#name === 'find' && this.#ahead.length > 0 && this.#ahead.at(-1) !== 'Escape';
    if (key === 'Escape' && !isSearch) this.close();
    else this.#ahead.push(key);
    return true;
  }

  /** The keys pressed before the dialog was there, for the dialog. */
  takeKeys(): readonly string[] {
    const keys = this.#ahead ?? [];
    this.#ahead = undefined;
    return keys;
  }
}
