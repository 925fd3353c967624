/**
 * Undo as a value: the states before and after the present one, whole, each with what led from one to the other. The
 * newest steps are kept, 500 of them; states share what they have in common, so they cost little.
 */

const MOST_STEPS = 500;

type Step<T> = Readonly<{ state: T; what: string }>;

export type History<T> = Readonly<{ past: readonly Step<T>[]; present: T; future: readonly Step<T>[] }>;

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** The history after a change to `next`; what was undone before can then no longer be redone. */
export function record<T>(history: History<T>, next: T, what: string): History<T> {
  const past = [...history.past, { state: history.present, what }].slice(-MOST_STEPS);
  return { past, present: next, future: [] };
}

/** The history with every state changed alike, as by what another tab did; `present` is given. */
export function rebase<T>(history: History<T>, present: T, change: (state: T) => T): History<T> {
  const changed = ({ state, what }: Step<T>): Step<T> => ({ state: change(state), what });
  return { past: history.past.map(changed), present, future: history.future.map(changed) };
}

/** The history one step back, or the same where there is none. */
export function undo<T>(history: History<T>): History<T> {
  const step = history.past.at(-1);
  if (!step) return history;
  return {
    past: history.past.slice(0, -1),
    present: step.state,
    future: [{ state: history.present, what: step.what }, ...history.future],
  };
}

/** The history one step forward again, or the same where nothing was undone. */
export function redo<T>(history: History<T>): History<T> {
  const [step, ...future] = history.future;
  if (!step) return history;
  return {
    past: [...history.past, { state: history.present, what: step.what }],
    present: step.state,
    future,
  };
}
