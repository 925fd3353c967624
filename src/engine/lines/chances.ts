/** Rules O43 to O52: the distribution of new ARR and the chance of reaching the target, and of each tier its part. */
import type { Algorithm, AlgorithmInput } from '../formula/line.ts';
import { Num, toDouble, ZERO } from '../number.ts';
import { at, single } from './algorithm-input.ts';
import {
  arrOf,
  chanceAt,
  chanceOf,
  EVERY_WIN,
  expectedOpps,
  meanRateAt,
  tiersOf,
  type Basis,
} from './odds-model.ts';

/** The quantiles that are told, in the order of their members. */
export const QUANTILES = [0.1, 0.5, 0.9] as const;

/** Over tiers: the whole opportunities that are expected to be created. */
export const wholeOdds: Algorithm = (input) =>
  expectedOpps(input, input.list('quotaOpps'), input.list('teamOpps'));

/** The chance of reaching the target with what the tiers are expected to create. */
export const chance =
  (basis: Basis): Algorithm =>
  (input) => {
    const found = chanceOf(input, oppsOf(input), basis.wins(input), dueOf(input, basis));
    return 'code' in found ? found : [found];
  };

/** The chance of bringing at least what another line comes to. */
export const chanceOfPart =
  (basis: Basis, line: string): Algorithm =>
  (input) => {
    const found = chanceOf(input, oppsOf(input), basis.wins(input), single(input.list(line)));
    return 'code' in found ? found : [found];
  };

/** An end of what that chance is sure to lie in; both are the chance itself where it is exact. */
export const chanceBound =
  (basis: Basis, end: 'low' | 'high'): Algorithm =>
  (input) => {
    const found = arrOf(input, oppsOf(input), basis.wins(input));
    if ('code' in found) return found;
    const { sum, units } = found;
    const due = units.reaching(dueOf(input, basis));
    return [chanceAt(end === 'low' ? sum.bounds(due - units.slack).low : sum.bounds(due + units.slack).high)];
  };

/** Over quantiles: the new ARR that what comes stays at or below with 10, 50 and 90 %. */
export const quantiles =
  (basis: Basis): Algorithm =>
  (input) => {
    const found = arrOf(input, oppsOf(input), basis.wins(input));
    if ('code' in found) return found;
    const opening = basis.opening(input);
    return QUANTILES.map((u) => found.units.amountOf(found.sum.quantile(u)).plus(opening));
  };

/** The mean of new ARR, exact. */
export const meanArr =
  (basis: Basis): Algorithm =>
  (input) => {
    const arr = input.list('dealArr');
    const means = oppsOf(input).map((opps, tier) =>
      basis.counted(input, opps, tier).times(meanRateAt(input, tier)).times(at(arr, tier)),
    );
    return [means.reduce((sum, mean) => sum.plus(mean), basis.opening(input))];
  };

/** Over tiers: the chance that the tier alone brings its part of the target. */
export const tierChances: Algorithm = (input) => {
  const opps = oppsOf(input);
  const targets = input.list('tierTarget');
  const wins = EVERY_WIN.wins(input);
  return tiersOf(input).map((tier) =>
    chanceOf(
      input,
      opps.map((count, other) => (other === tier ? count : 0)),
      wins,
      at(targets, tier),
    ),
  );
};

function oppsOf({ list }: AlgorithmInput): number[] {
  return list('oddsOpps').map(toDouble);
}

/** What is left of the target once the opening pipeline has brought what it brings on average. */
export function dueOf(input: AlgorithmInput, basis: Basis): Num {
  return Num.max(ZERO, single(input.list('targetPart')).minus(basis.opening(input)));
}
