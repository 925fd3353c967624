/** The sheets of the workbook, and which of them a line stands on. */
import type { Line } from '../engine/formula/line.ts';

/** The sheets by their titles; the address names the one that is shown. */
export const SHEETS = {
  plan: 'Plan',
  team: 'Team',
  months: 'Months',
  capacity: 'Capacity',
  money: 'Money',
  odds: 'Odds',
  scenarios: 'Scenarios',
  compare: 'Compare',
} as const;
export type SheetName = keyof typeof SHEETS;

/** The sheets of the open plan besides the first. */
export type LaterSheet = Exclude<SheetName, 'plan' | 'scenarios' | 'compare'>;

const HOMES: Readonly<Record<string, SheetName>> = {
  Q0: 'team',
  Q0a: 'money',
  I: 'plan',
  Q: 'plan',
  H: 'plan',
  T: 'team',
  S: 'months',
  C: 'capacity',
  M: 'money',
  F: 'money',
  R: 'money',
  O: 'odds',
};

/** The sheet that a line stands on, by its rule or the letter of that, where it does not stand on the one that is shown. */
export function homeOf({ rule }: Line): SheetName | undefined {
  return HOMES[rule] ?? HOMES[rule.charAt(0)];
}

/** The sheet that an address names, Plan where it names none. */
export function sheetAt(hash: string): SheetName {
  const name = hash.slice(1);
  return name in SHEETS ? (name as SheetName) : 'plan';
}
