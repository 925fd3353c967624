/** The list of plans as values: what a search finds, and in which order it is shown. */
import type { Scenario } from '../../engine/scenario.ts';
import { headlineOf, type Figures } from './headline.svelte.ts';

/** A plan in the list; `savedAt` is an ISO time. */
export type ListedPlan = Readonly<{ id: string; savedAt: string; scenario: Scenario }>;

export type SortKey = 'name' | keyof Figures | 'edited' | 'source' | 'notes';
export type Sort = Readonly<{ key: SortKey; isDown: boolean }>;

/** Text is first sorted from its beginning, figures from the largest, times from the latest. */
export function sortBy(key: SortKey, present?: Sort): Sort {
  if (present?.key === key) return { key, isDown: !present.isDown };
  return { key, isDown: !['name', 'source', 'notes'].includes(key) };
}

/** The plans that hold every word, in name, notes, or the name of what they are a copy of. */
export function searched(plans: readonly ListedPlan[], query: string): readonly ListedPlan[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return plans;
  return plans.filter(({ scenario: { name, notes, source } }) => {
    const text = `${name}\n${notes}\n${source?.name ?? ''}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Sorted, what has nothing to be sorted by last either way; equals by name. */
export function sorted(plans: readonly ListedPlan[], { key, isDown }: Sort, locale: string): ListedPlan[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const keyed = plans.map((plan) => ({ plan, by: sortValue(plan, key) }));
  keyed.sort((a, b) => {
    const byName = compare(a.plan.scenario.name, b.plan.scenario.name);
    if (a.by === b.by) return byName;
    if (a.by === undefined || b.by === undefined) return a.by === undefined ? 1 : -1;
    const order =
      typeof a.by === 'number' && typeof b.by === 'number'
        ? a.by - b.by
        : compare(String(a.by), String(b.by));
    return (isDown ? -order : order) || byName;
  });
  return keyed.map(({ plan }) => plan);
}

/** The first line of notes that says something. */
export function firstLine(notes: string): string {
  return (
    notes
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

function sortValue({ savedAt, scenario }: ListedPlan, key: SortKey): string | number | undefined {
  switch (key) {
    case 'name':
      return scenario.name;
    case 'edited':
      return Date.parse(savedAt);
    case 'source':
      return scenario.source?.name;
    case 'notes':
      return firstLine(scenario.notes) || undefined;
    default:
      return headlineOf(scenario).number(key);
  }
}
