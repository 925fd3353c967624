/**
 * Units: what each line counts. A unit is a product of powers of money, months and years; bare numbers are told apart as
 * rates and counts, which may be multiplied but never added, compared or exchanged.
 */
export type Base = 'money' | 'month' | 'year' | 'hour' | 'minute' | 'day';
export type Kind = 'rate' | 'count' | 'flag';
export type Unit = Readonly<{ of: Readonly<Partial<Record<Base, number>>>; kind?: Kind; step: string }>;

/** `step` is the smallest amount that is handed out or shown: what a solved input is rounded to. */
export const UNITS = {
  arr: { of: { money: 1, year: -1 }, step: '0.01' },
  mrr: { of: { money: 1, month: -1 }, step: '0.01' },
  mrrPerMonth: { of: { money: 1, month: -2 }, step: '0.01' },
  price: { of: { money: 1, month: -1 }, step: '0.01' },
  count: { of: {}, kind: 'count', step: '1' },
  countPerMonth: { of: { month: -1 }, kind: 'count', step: '0.1' },
  rate: { of: {}, kind: 'rate', step: '0.0001' },
  months: { of: { month: 1 }, step: '1' },
  monthsPerYear: { of: { month: 1, year: -1 }, step: '1' },
  weight: { of: {}, step: '0.01' },
  effort: { of: {}, kind: 'count', step: '0.1' },
  /** Months that an index counts from the plan's first, or a calendar month counted from year 0. */
  monthIndex: { of: { month: 1 }, step: '1' },
  date: { of: { month: 1 }, step: '1' },
  money: { of: { money: 1 }, step: '0.01' },
  moneyPerYear: { of: { money: 1, year: -1 }, step: '1' },
  hours: { of: { hour: 1 }, step: '0.1' },
  hoursPerDay: { of: { hour: 1, day: -1 }, step: '0.1' },
  days: { of: { day: 1 }, step: '1' },
  minutes: { of: { minute: 1 }, step: '1' },
  minutesPerHour: { of: { minute: 1, hour: -1 }, step: '1' },
  years: { of: { year: 1 }, step: '1' },
  multiple: { of: {}, step: '0.01' },
  flag: { of: {}, kind: 'flag', step: '1' },
} as const satisfies Record<string, Unit>;
export type UnitName = keyof typeof UNITS;
