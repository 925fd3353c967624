/** Scenarios that begin as copies of others. */
import { LONGEST_NAME } from '../engine/read-fields.ts';
import type { Scenario } from '../engine/scenario.ts';

/** An independent copy that names its source; it is neither a sample nor approved, whatever that is. */
export function copyOf({ sample: _, approved: __, ...scenario }: Scenario, id: string): Scenario {
  const source = { id: scenario.id, name: scenario.name };
  return { ...scenario, id, name: `${scenario.name} (copy)`.slice(0, LONGEST_NAME), source };
}

/** A whole plan that was made for the source of a copy, as the copy's own. */
export function inCopy({ id, name, source }: Scenario, { approved: _, ...plan }: Scenario): Scenario {
  return { ...plan, id, name, ...(source && { source }) };
}

/** The first month of the year after the present, `2028-01`, in which a new plan begins. */
export function nextYear(now: number): string {
  return `${new Date(now).getUTCFullYear() + 1}-01`;
}
