/** Scenarios to try the exchange on: the worked example, one of three tiers, and any that the app can hold. */
import fc from 'fast-check';
import { keepText } from '../../src/engine/amount.ts';
import { withParts } from '../support/arbitrary-parts.ts';
import {
  blankScenario,
  STANDARD_RAMP,
  VERSION,
  workedExample,
  type Scenario,
  type Tier,
} from '../../src/engine/scenario.ts';

/** The locales of the conventions, with every digit set, group size and place of sign among them. */
export const LOCALES = [
  'en-US',
  'hr-HR',
  'et-EE',
  'fa-IR',
  'zh-CN',
  'de-CH',
  'fr-FR',
  'en-IN',
  'ar-EG',
] as const;

export const worked = workedExample('worked', '2027-01');

export function tier(fields: Partial<Tier> & Pick<Tier, 'id'>): Tier {
  return {
    name: fields.id,
    seats: '25',
    price: '200',
    winRate: '20%',
    arrShare: '1',
    oppShare: '1',
    ...fields,
  };
}

export const threeTiers: Scenario = {
  ...blankScenario('three', '2027-01'),
  name: 'FY27 base plan',
  target: { arr: '2000000', sdrShare: '1' },
  tiers: [
    tier({ id: 'enterprise', name: 'Enterprise', seats: '50', winRate: '12%', arrShare: '40%' }),
    tier({ id: 'mid', name: 'Mid-market', winRate: '20%', arrShare: '45%' }),
    tier({ id: 'small', name: 'Small', seats: '5', winRate: '30%', arrShare: '15%' }),
  ],
  team: { sdrs: '10', attainment: '1', rounding: 'each' },
};

const digits = (most: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${most - 1}}$`));

/** Plain decimals as readEntry writes them: no leading or trailing zeros to spare. */
export const decimals: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(fc.constant('0'), digits(25)),
    fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9]{0,20}[1-9]$/)),
  )
  .map(
    ([sign, whole, fraction]) =>
      `${whole === '0' && fraction === '' ? '' : sign}${whole}${fraction && `.${fraction}`}`,
  );

/** Amounts that readEntry gives in a cell that is no rate. */
export const canonicalAmounts: fc.Arbitrary<string> = fc.oneof(
  decimals,
  decimals.map((n) => `${n}%`),
  fc.tuple(decimals, digits(6)).map(([top, bottom]) => `${top}/${bottom}`),
  fc
    .tuple(
      digits(5),
      fc.constantFrom('+', '-', '*', '/', ' * ', '^'),
      digits(2),
      fc.constantFrom('', '.5', '%'),
    )
    .map(([a, op, b, end]) => `=${a}${op}${b}${end}`),
);

/** Whatever a scenario's cell may hold: also blanks, text that could not be read, and forms that only files have. */
const cells: fc.Arbitrary<string> = fc.oneof(
  canonicalAmounts,
  fc.constantFrom('', '0.20', '1e3', '20 %', '=1/0'),
  fc.string({ maxLength: 20 }).map(keepText),
);

/** Most often what can be computed, so that figures are compared and not only problems. */
const mostly = (...usual: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: cells });

const text = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: 'binary', maxLength });

const tiers = fc.uniqueArray(
  fc.record(
    {
      id: fc.oneof(fc.stringMatching(/^[\w-]{1,12}$/), fc.constantFrom('__proto__', 'constructor', '1')),
      name: text(30),
      seats: mostly('25', '5', '=2*7', '12.5'),
      price: mostly('200', '19.99', '1e3'),
      winRate: mostly('20%', '0.125', '7/23', '1/3'),
      arrShare: mostly('40%', '0.15', '1/3'),
      oppShare: mostly('1', '2', '=1/3'),
      opps: canonicalAmounts,
      effort: canonicalAmounts,
    },
    { requiredKeys: ['id', 'name', 'seats', 'price', 'winRate', 'arrShare', 'oppShare'] },
  ),
  { maxLength: 4, selector: ({ id }) => id },
);

/** Scenarios without a roster or any part that a plan may leave out, some with something in them that cannot be computed. */
export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  format: fc.constant('quotasheet-scenario'),
  version: fc.constant(VERSION),
  id: fc.stringMatching(/^[\w-]{1,20}$/),
  name: text(40),
  notes: text(60),
  currency: fc.constantFrom('USD', 'EUR', 'JPY'),
  period: fc.record({
    start: fc.constantFrom('2027-01', '2026-12', "='soon"),
    months: fc.oneof(fc.integer({ min: 1, max: 60 }), cells),
  }),
  target: fc.record({ arr: mostly('2000000', '999999.99', '0'), sdrShare: mostly('1', '80%', '2/3') }),
  tiers,
  split: fc.constantFrom('arr', 'opps'),
  team: fc.record({
    sdrs: fc.constantFrom('1', '3', '2.5', '12', '0', '', '1e9', '=1/0', "='ten"),
    attainment: mostly('1', '0.9', '7/9'),
    rounding: fc.constantFrom('each', 'team'),
  }),
  ramps: fc.constant([STANDARD_RAMP]),
});

/** Scenarios as the app may hold them, with any of the parts that a plan may leave out. */
export const fullScenarios: fc.Arbitrary<Scenario> = scenarios.chain((scenario) =>
  withParts(scenario, {
    amounts: fc.oneof(canonicalAmounts, fc.constantFrom('0.20', '=1/0', "='ten")),
    names: text(20),
  }),
);
