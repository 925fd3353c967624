/** In milliseconds: longer than between two keys, too short to be waited for. */
const PAUSE = 120;

/**
 * Searches that take longer than a keystroke: begun once typing pauses, one at each turn of the page.
 * @param load the jobs, whose code may have to be loaded first
 * @param done gets what all jobs found, in order
 * @returns what gives the search up; `done` is not called after it
 */
export function atRest<T>(
  load: () => readonly (() => T)[] | Promise<readonly (() => T)[]>,
  done: (found: readonly T[]) => void,
): () => void {
  let isOver = false;
  const rest = (time: number): Promise<boolean> =>
    new Promise((resolve) =>
      setTimeout(() => {
        resolve(!isOver);
      }, time),
    );
  async function search(): Promise<void> {
    if (!(await rest(PAUSE))) return;
    const found: T[] = [];
    for (const job of await load()) {
      if (!(await rest(0))) return;
      found.push(job());
    }
    if (await rest(0)) done(found);
  }
  void search();
  return () => {
    isOver = true;
  };
}
