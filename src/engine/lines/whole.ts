/** Whole opportunities that no formula gives: splits by count. */
import { algorithm, line } from '../formula/line.ts';
import { splitThatReaches } from './split-quota.ts';

export const wholeLines = {
  splitOpps: algorithm({
    rule: 'W1',
    label: 'Opportunities split by share',
    unit: 'count',
    per: ['tier'],
    needs: ['roundEach', 'sdrs', 'oppShare', 'countedOppArr', 'countedTarget'],
    means: 'The least whole number of opportunities whose split by the typed shares reaches the target.',
    note: 'Largest remainders split each whole number from the smallest up, until the whole-number split reaches the target.',
    run: splitThatReaches,
  }),
  eachArr: line({
    rule: 'W2',
    label: 'Planned ARR of one opportunity per SDR',
    unit: 'arr',
    per: ['tier'],
    formula: 'sdrs * countedOppArr',
    means: 'What one more opportunity for every SDR adds to planned ARR.',
  }),
};
