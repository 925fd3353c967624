/**
 * The scenario: everything a user typed, as one JSON document. Amounts are strings (see `amount.ts`), so that nothing
 * is ever read through a double and a typed formula stays as typed.
 */
import type { Amount } from './amount.ts';

export const FORMAT = 'quotasheet-scenario';
export const VERSION = 2;

/** Deals of like size. `opps` is a quota set by hand (opportunities per SDR); the last three bound the tier mix. */
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
}>;

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
  /** `start` is a month as in 2027-01; `months` a whole number of months, as text while it is not one. */
  period: Readonly<{ start: string; months: number | Amount }>;
  target: Readonly<{ arr: Amount; sdrShare: Amount }>;
  tiers: readonly Tier[];
  split: Split;
  team: Readonly<{ sdrs: Amount; attainment: Amount; rounding: Rounding }>;
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
  };
}
