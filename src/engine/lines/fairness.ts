/** Rules H19 and H20: how evenly quotas are spread, by two measures that have names. */
import type { Algorithm, AlgorithmInput } from '../formula/line.ts';
import { minus, plus, ZERO, type Num } from '../number.ts';
import { at } from './algorithm-input.ts';

type Read = (input: Pick<AlgorithmInput, 'list'>) => readonly Num[];

/** Everyone's quota. */
export const carried: Read = ({ list }) => list('carriedMrr');

/** The quota per productive month of everyone who has one. */
export const adjusted: Read = ({ list }) => {
  const months = list('productiveMonths');
  return list('carriedMrr').flatMap((mrr, sdr) => {
    const productive = at(months, sdr);
    return productive.isZero() ? [] : [mrr.div(productive)];
  });
};

/** Gini coefficient: sum over i of (2i - n - 1) x_i / (n sum x), x in rising order and i from 1. */
export const giniOf =
  (read: Read): Algorithm =>
  (input) => {
    const values = read(input).toSorted((a, b) => a.cmp(b));
    const sum = values.reduce((a, b) => a.plus(b), ZERO);
    if (sum.isZero()) return { code: '#DIV/0!', say: 'Nobody carries a quota' };
    const n = values.length;
    const weighed = values.reduce((total, x, i) => plus(total, x.times(2 * (i + 1) - n - 1)), ZERO);
    return [weighed.div(sum.times(n))];
  };

/** Coefficient of variation of everyone (not a sample): the standard deviation over the mean. */
export const variationOf =
  (read: Read): Algorithm =>
  (input) => {
    const values = read(input);
    const sum = values.reduce((a, b) => a.plus(b), ZERO);
    if (sum.isZero()) return { code: '#DIV/0!', say: 'Nobody carries a quota' };
    const mean = sum.div(values.length);
    const squares = values.reduce((total, x) => total.plus(minus(x, mean).pow(2)), ZERO);
    return [squares.div(values.length).sqrt().div(mean)];
  };
