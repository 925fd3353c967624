/** Whether a media query holds, followed for as long as the page lives. */
export class Media {
  #holds = $state.raw(false);

  constructor(query: string) {
    const list = matchMedia(query);
    this.#holds = list.matches;
    list.addEventListener('change', () => (this.#holds = list.matches));
  }

  get current(): boolean {
    return this.#holds;
  }
}
