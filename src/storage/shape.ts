/** Looking at a value of which nothing is known yet. */

/** Whether a value can be a revision: a whole number from 0. */
export function isRevision(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
