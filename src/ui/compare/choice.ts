/** Which plans are compared, in which order, against which one, and what of them is shown: as it is kept in the settings. */
import { FEWEST, MOST } from '../../engine/compare.ts';
import { fieldOf } from '../../engine/json.ts';

export type Choice = Readonly<{
  ids: readonly string[];
  /** The id of the baseline. */
  baseline: string;
  onlyDifferences: boolean;
  eachTier: boolean;
}>;

/** How many are compared before anybody chose. */
const USUAL = 3;

/**
 * What was kept, as far as it can be understood and its plans are still there.
 * @param kept    from the settings: anything
 * @param present the ids of the plans on this device, in the order to take them from where nothing was kept
 */
export function readChoice(kept: unknown, present: readonly string[]): Choice {
  const ids = fieldOf(kept, 'ids');
  const known = Array.isArray(ids) ? present.filter((id) => ids.includes(id)) : present.slice(0, USUAL);
  const ordered = Array.isArray(ids) ? known.toSorted((a, b) => ids.indexOf(a) - ids.indexOf(b)) : known;
  const chosen = ordered.slice(0, MOST);
  const baseline = chosen.find((id) => id === fieldOf(kept, 'baseline')) ?? chosen[0] ?? '';
  return {
    ids: chosen,
    baseline,
    onlyDifferences: fieldOf(kept, 'onlyDifferences') !== false,
    eachTier: fieldOf(kept, 'eachTier') === true,
  };
}

export function withPlan(choice: Choice, id: string): Choice {
  if (choice.ids.includes(id) || choice.ids.length >= MOST) return choice;
  return { ...choice, ids: [...choice.ids, id], baseline: choice.ids.length === 0 ? id : choice.baseline };
}

/** Without a plan; where it was the baseline, the first of the others is. */
export function withoutPlan(choice: Choice, id: string): Choice {
  const ids = choice.ids.filter((one) => one !== id);
  return { ...choice, ids, baseline: choice.baseline === id ? (ids[0] ?? '') : choice.baseline };
}

/** With a plan moved by so many places; at an end it stays. */
export function movedPlan(choice: Choice, id: string, by: number): Choice {
  const from = choice.ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= choice.ids.length) return choice;
  return { ...choice, ids: choice.ids.toSpliced(from, 1).toSpliced(to, 0, id) };
}

export function isEnough({ ids }: Choice): boolean {
  return ids.length >= FEWEST;
}

export function isFull({ ids }: Choice): boolean {
  return ids.length >= MOST;
}
