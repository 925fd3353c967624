/** The word that follows a figure in a sentence, so that MRR and ARR, a period and a month are never mistaken. */
import type { UnitName } from '../../engine/formula/unit.ts';

const WORDS: Readonly<Record<UnitName, string>> = {
  arr: 'ARR',
  mrr: 'MRR',
  mrrPerMonth: 'MRR a month',
  price: 'per seat and month',
  count: '',
  countPerMonth: 'a month',
  rate: '',
  months: 'months',
  monthsPerYear: '',
  weight: '',
  effort: '',
  monthIndex: 'months',
  date: '',
  money: '',
  moneyPerYear: 'a year',
  hours: 'hours',
  hoursPerDay: 'hours a day',
  days: 'days',
  minutes: 'minutes',
  minutesPerHour: '',
  years: 'years',
  multiple: 'times',
  flag: '',
};

export function unitWord(unit: UnitName): string {
  return WORDS[unit];
}
