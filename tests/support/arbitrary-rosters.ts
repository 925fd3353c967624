/** Random plans with rosters, ways to close, seasons and attrition; someone is always there for every tier. */
import fc from 'fast-check';
import { CALENDAR, type Person, type Scenario, type Tier } from '../../src/engine/scenario.ts';
import { plan } from './plans.ts';

const whole = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map(String);
export const percent = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((n) => `${n}%`);
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const without = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

const lag: fc.Arbitrary<Partial<Tier>> = fc.oneof(
  whole(0, 400).map((cycleDays) => ({ cycleDays })),
  fc
    .tuple(whole(1, 20), whole(1, 9))
    .map(([cycleMonths, cycleSpread]) => ({ lag: 'gamma' as const, cycleMonths, cycleSpread })),
  fc.array(percent(0, 9), { minLength: 1, maxLength: 11 }).map((shares) => ({
    lag: 'curve' as const,
    curve: Object.fromEntries(shares.map((share, k) => [`a${k}`, k === 0 ? '1%' : share])),
  })),
  fc.array(percent(1, 9), { minLength: 1, maxLength: 8 }).map((rates) => ({
    lag: 'cohorts' as const,
    cohorts: Object.fromEntries(rates.map((rate, k) => [`a${k}`, rate])),
  })),
);
const tiers = fc
  .array(fc.tuple(lag, whole(1, 90), percent(5, 60), maybe(whole(1, 90_000))), { minLength: 1, maxLength: 3 })
  .map((all) =>
    all.map(([way, seats, winRate, openMrr]) => ({
      ...way,
      seats,
      winRate,
      ...(openMrr ? { openMrr } : {}),
      arrShare: `1/${all.length}`,
    })),
  );
const people = fc.array(
  fc.record({
    start: maybe(fc.constantFrom('2026-11', '2027-01', '2027-04')),
    end: maybe(fc.constantFrom('2027-06', '2027-12')),
    capacity: maybe(percent(20, 100)),
    tiers: maybe(fc.constantFrom('t1', 't1 t2')),
    by: maybe(whole(0, 12)),
  }),
  { minLength: 1, maxLength: 7 },
);
export const rosterPlans: fc.Arbitrary<Scenario> = fc
  .record({
    tiers,
    people: maybe(people),
    months: fc.integer({ min: 2, max: 15 }),
    rounding: fc.constantFrom('each', 'team'),
    split: fc.constantFrom('arr', 'opps'),
    attainment: percent(50, 120),
    attrition: maybe(percent(0, 90)),
    season: fc.array(whole(1, 9), { minLength: 12, maxLength: 12 }),
  })
  .map(({ people, attrition, season, ...fields }) => {
    const roster = people?.map(({ by, ...one }, i) =>
      without<Person>({
        id: `p${i}`,
        name: `P ${i}`,
        ...one,
        opps: by === undefined ? undefined : { t1: by },
      }),
    );
    const all = roster && [{ id: 'here', name: 'Here' }, ...roster];
    return plan({
      ...fields,
      team: attrition ? { attrition } : {},
      parts: {
        ...(all ? { roster: all } : {}),
        season: Object.fromEntries(season.map((weight, i) => [CALENDAR[i] ?? '', weight])),
      },
    });
  });
