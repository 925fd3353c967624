/**
 * The scenario: everything a user typed, as one JSON document. Amounts are strings (see `amount.ts`), so that nothing
 * is ever read through a double and a typed formula stays as typed.
 */
import type { Amount } from './amount.ts';

export const FORMAT = 'quotasheet-scenario';
export const VERSION = 4;

/** Amounts by name: of calendar months (`jan`), months of tenure (`t1`), months since creation (`a0`), tiers by id. */
export type Amounts = Readonly<Record<string, Amount>>;

/** How opportunities of a tier close over time: after so many days, by a gamma of months, by typed months, or by quarter. */
export type LagKind = 'days' | 'gamma' | 'curve' | 'cohorts';

/** How surely a win rate is known, other than exactly: from won of closed deals, as a 95 % interval, by alpha and beta. */
export type RateKnown = 'history' | 'interval' | 'beta';

/** Which wins set the quota: all that the opportunities win in time, or those that land inside the plan period. */
export type Basis = 'all' | 'landed';

/**
 * Deals of like size. `opps` is a quota set by hand (opportunities per SDR); the next three bound the tier mix. What
 * follows says how its deals close, what makes its win rate fall, what work its accounts take, what its quota has on top to
 * make the plan surer, how surely its win rate is known, and between what its inputs are moved.
 */
export type Tier = Readonly<{
  id: string;
  name: string;
  seats: Amount;
  price: Amount;
  winRate: Amount;
  arrShare: Amount;
  oppShare: Amount;
  opps?: Amount;
  effort?: Amount;
  minOpps?: Amount;
  maxOpps?: Amount;
  lag?: LagKind;
  cycleDays?: Amount;
  cycleMonths?: Amount;
  cycleSpread?: Amount;
  /** By month since creation, `a0` to `a36`. */
  curve?: Amounts;
  /** By quarter since creation, `a0` to `a11`. */
  cohorts?: Amounts;
  openMrr?: Amount;
  openRate?: Amount;
  /** Multipliers of the win rate: `stakeholders`, `procurement`, `security`. */
  factors?: Amounts;
  /** Rates: `engaged`, `meeting`, `held`, `accepted`. */
  funnel?: Amounts;
  research?: Amount;
  /** By persona: `contacts`, `touches`, `minutes`. */
  personas?: Readonly<Record<string, Amounts>>;
  buffer?: Amount;
  known?: RateKnown;
  /** Deals: `won`, `closed`. */
  past?: Amounts;
  /** The ends of a 95 % interval: `low`, `high`. */
  between?: Amounts;
  /** Of a beta distribution: `alpha`, `beta`. */
  shape?: Amounts;
  /** By input: `low`, `high`. */
  ranges?: Readonly<Record<string, Amounts>>;
}>;

/**
 * Someone on the roster. `tiers` holds ids parted by blanks, all tiers where it is left out; `start` and `end` are months;
 * `opps` holds quotas set by hand, by tier.
 */
export type Person = Readonly<{
  id: string;
  name: string;
  segment?: string;
  manager?: string;
  tiers?: string;
  start?: string;
  end?: string;
  capacity?: Amount;
  ramp?: string;
  opps?: Amounts;
}>;

/** A ramp profile: the share of full productivity by month of tenure, `t1` to `t12`. */
export type Ramp = Readonly<{ id: string; name: string; shares?: Amounts }>;

export const CALENDAR = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const;
export type CalendarMonth = (typeof CALENDAR)[number];

/** Which share leads: of the ARR target, or of the number of opportunities. */
export type Split = 'arr' | 'opps';

/** Who rounds up to whole opportunities: each SDR per tier, or the team's total per tier. */
export type Rounding = 'each' | 'team';

export type Scenario = Readonly<{
  format: typeof FORMAT;
  version: typeof VERSION;
  id: string;
  name: string;
  notes: string;
  /** ISO 4217. */
  currency: string;
  /** `start` is a month as in 2027-01; `months` a whole number of months, as text while it is not one; `fiscal` begins the fiscal year. */
  period: Readonly<{ start: string; months: number | Amount; fiscal?: CalendarMonth }>;
  target: Readonly<{ arr: Amount; sdrShare: Amount }>;
  tiers: readonly Tier[];
  split: Split;
  team: Readonly<{
    sdrs: Amount;
    attainment: Amount;
    rounding: Rounding;
    /** Opportunities that a full-time, ramped SDR creates a month. */
    productivity?: Amount;
    /** By year. */
    attrition?: Amount;
    /** Months until who left is replaced. */
    backfill?: Amount;
    /** By how much managers' teams are given more than the manager answers for. */
    managerOver?: Amount;
  }>;
  basis?: Basis;
  roster?: readonly Person[];
  /** Ramp profiles; the first is everyone's who has no other. */
  ramps: readonly Ramp[];
  /** Weights by calendar month, `jan` to `dec`. */
  season?: Amounts;
  /** `day` is selling hours a working day; `holidays` days off by calendar month. */
  hours?: Readonly<{ day?: Amount; holidays?: Amounts }>;
  /** Costs and returns: see the lines of rule M. */
  money?: Amounts;
  /** Account-based fit: thresholds, and answers that the plan does not know. */
  fit?: Amounts;
  /** `level` is a chance that the quota is wanted for. */
  odds?: Amounts;
  /** Between what the plan's inputs are moved, by input: `low`, `high`. */
  ranges?: Readonly<Record<string, Amounts>>;
  /** Marks the worked example until its first edit. */
  sample?: true;
  /** The scenario that this one began as a copy of, by the name it had then. */
  source?: Readonly<{ id: string; name: string }>;
  /** When it was locked as approved, an ISO time; edits then go into a copy. */
  approved?: string;
}>;

/** What a tier holds where its file leaves something out. */
export const TIER_DEFAULTS = {
  seats: '10',
  price: '100',
  winRate: '0.2',
  arrShare: '1',
  oppShare: '1',
} as const;

/** 25, 50, 75, then 100 % by month of tenure: Bridge Group via a 2024 compilation, grade B. */
export const STANDARD_RAMP: Ramp = {
  id: 'standard',
  name: 'Standard',
  shares: { t1: '0.25', t2: '0.5', t3: '0.75', t4: '1' },
};

/** The worked example: 25 seats at $200, $2,000,000 of new ARR, 10 SDRs, 20 % of opportunities won. */
export function workedExample(id: string, start: string): Scenario {
  return {
    ...blankScenario(id, start),
    name: 'Worked example',
    target: { arr: '2000000', sdrShare: '1' },
    tiers: [
      {
        id: 'mid',
        name: 'Mid-market',
        seats: '25',
        price: '200',
        winRate: '0.2',
        arrShare: '1',
        oppShare: '1',
      },
    ],
    team: { sdrs: '10', attainment: '1', rounding: 'each' },
    sample: true,
  };
}

/** A plan with one tier and nothing typed yet: its required cells are empty and say so. */
export function blankScenario(id: string, start: string): Scenario {
  return {
    format: FORMAT,
    version: VERSION,
    id,
    name: 'Untitled plan',
    notes: '',
    currency: 'USD',
    period: { start, months: 12 },
    target: { arr: '', sdrShare: '1' },
    tiers: [{ id: 'tier1', name: 'Tier 1', seats: '', price: '', winRate: '', arrShare: '1', oppShare: '1' }],
    split: 'arr',
    team: { sdrs: '', attainment: '1', rounding: 'each' },
    ramps: [STANDARD_RAMP],
  };
}
