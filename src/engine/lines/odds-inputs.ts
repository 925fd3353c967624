/** What is typed on the Odds sheet: how surely win rates are known, a chance that the quota is wanted for, and ranges. */
import { choice, input, type ChoiceLine, type InputLine } from '../formula/line.ts';
import { inputLines } from './inputs.ts';
import { scheduleInputLines } from './schedule-inputs.ts';

const known = (rule: string, is: string, how: string): ChoiceLine =>
  choice({
    rule,
    label: `Win rate known ${how}`,
    per: ['tier'],
    key: 'tiers[].known',
    is,
    words: { yes: `known ${how}`, no: 'known in another way' },
    means: 'How surely the tier’s win rate is known: exactly unless another way is chosen.',
  });

const typed = (
  rule: string,
  key: string,
  label: string,
  unit: InputLine['unit'],
  limits: InputLine['limits'],
  means: string,
): InputLine =>
  input({ rule, label, unit, per: ['tier'], key: `tiers[].${key}`, optional: true, limits, means });

export const oddsInputLines = {
  rateHistory: known('O1', 'history', 'from closed deals'),
  rateInterval: known('O2', 'interval', 'as an interval'),
  rateBeta: known('O3', 'beta', 'by alpha and beta'),
  pastWon: typed(
    'O4',
    'past.won',
    'Deals won in the past',
    'count',
    { atLeast: '0', atMost: '1000000' },
    'Of the closed deals that the win rate is known from, those that were won.',
  ),
  pastClosed: typed(
    'O5',
    'past.closed',
    'Deals closed in the past',
    'count',
    { atLeast: '0', atMost: '1000000' },
    'Won and lost deals that the win rate is known from.',
  ),
  rateLow: typed(
    'O6',
    'between.low',
    'Win rate at least',
    'rate',
    { above: '0', atMost: '0.999999' },
    'The lower end of an interval that holds the true win rate with 95%.',
  ),
  rateHigh: typed(
    'O7',
    'between.high',
    'Win rate at most',
    'rate',
    { above: '0', atMost: '0.999999' },
    'The upper end of an interval that holds the true win rate with 95%.',
  ),
  rateAlpha: typed(
    'O8',
    'shape.alpha',
    'Alpha',
    'weight',
    { above: '0', atMost: '1000000' },
    'The first number of the beta distribution that the win rate is believed to have.',
  ),
  rateBetaShape: typed(
    'O9',
    'shape.beta',
    'Beta',
    'weight',
    { above: '0', atMost: '1000000' },
    'The second number of the beta distribution that the win rate is believed to have.',
  ),
  ownLevel: input({
    rule: 'O10',
    label: 'Chance wanted',
    unit: 'rate',
    per: [],
    key: 'odds.level',
    optional: true,
    limits: { above: '0', atMost: '0.999999' },
    means:
      'A chance of reaching the target that the quota is wanted for, beside 50, 80, 90 and 95%; 85% unless typed.',
  }),
  ...rangesOf(20, inputLines, [
    'targetArr',
    'sdrShare',
    'attainment',
    'typedSdrs',
    'seats',
    'price',
    'baseWinRate',
    'stakeholderFactor',
    'procurementFactor',
    'securityFactor',
  ]),
  ...rangesOf(30, scheduleInputLines, ['cycleGiven', 'gammaMean', 'gammaSpread', 'openMrr', 'openRate']),
};

/** For each input, of rules O`first` and on, a line for the low and one for the high end that it is moved between: `priceLow`, `priceHigh`. */
function rangesOf<T extends string>(
  first: number,
  lines: Readonly<Record<T, InputLine>>,
  names: readonly T[],
): Record<`${T}Low` | `${T}High`, InputLine> {
  const ends = names.flatMap((name, place) => {
    const moved = lines[name];
    const field = moved.key.slice(moved.key.lastIndexOf('.') + 1);
    const under = moved.key.startsWith('tiers[].') ? 'tiers[].ranges' : 'ranges';
    const end = (which: 'Low' | 'High', part: string): [string, InputLine] => [
      `${name}${which}`,
      input({
        rule: `O${first + place}${part}`,
        label: `${moved.label}, ${which.toLowerCase()}`,
        unit: moved.unit,
        per: moved.per,
        key: `${under}.${field}.${which.toLowerCase()}`,
        optional: true,
        limits: moved.limits,
        means: `The ${which === 'Low' ? 'lower' : 'upper'} end that “${moved.label}” is moved to, to see what it does.`,
      }),
    ];
    return [end('Low', 'a'), end('High', 'b')];
  });
  return Object.fromEntries(ends) as Record<`${T}Low` | `${T}High`, InputLine>;
}
