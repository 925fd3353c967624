/** What is handed out: street quota, quota per month, the blends that a CRM would show, and what each SDR carries. */
import { algorithm, line } from '../formula/line.ts';
import { Num } from '../number.ts';
import { single } from './algorithm-input.ts';
import { shareOut } from './share-out.ts';

export const handoutLines = {
  handedMrr: line({
    rule: 'H1',
    label: 'Handed out per SDR (MRR)',
    unit: 'mrr',
    per: ['tier'],
    formula: 'quotaOpps * dealMrr',
    means: 'Opportunity MRR in the whole opportunities that one SDR gets for the plan period.',
  }),
  sdrHandedMrr: line({
    rule: 'H1a',
    label: 'Handed out per SDR, all tiers (MRR)',
    unit: 'mrr',
    per: [],
    formula: 'SUM(handedMrr)',
    means:
      'Opportunity MRR in the whole opportunities that one SDR gets for the plan period, over all tiers.',
  }),
  streetMrr: line({
    rule: 'H2',
    label: 'Street quota (MRR)',
    unit: 'mrr',
    per: [],
    formula: 'SUM(teamOpps * dealMrr)',
    means: 'The sum of all quotas handed out over the plan period.',
  }),
  overAssignment: line({
    rule: 'H3',
    label: 'Over-assignment',
    unit: 'rate',
    per: [],
    formula: 'streetMrr / (teamPipelineMrr * attainment) - 1',
    means: 'By how much the street quota exceeds the pipeline that the target needs.',
  }),
  monthOpps: line({
    rule: 'H4',
    label: 'Opportunities per SDR and month',
    unit: 'countPerMonth',
    per: ['tier'],
    formula: 'quotaOpps / months',
    means: 'The period’s quota spread evenly over its months.',
  }),
  sdrMonthOpps: line({
    rule: 'H4a',
    label: 'Opportunities per SDR and month, all tiers',
    unit: 'countPerMonth',
    per: [],
    formula: 'sdrOpps / months',
    means: 'The period’s quota spread evenly over its months, over all tiers.',
  }),
  sdrMonthMrr: line({
    rule: 'H4b',
    label: 'Handed out per SDR and month (MRR)',
    unit: 'mrrPerMonth',
    per: [],
    formula: 'sdrHandedMrr / months',
    means: 'Opportunity MRR to create in an average month.',
  }),
  sdrMonthNeededMrr: line({
    rule: 'H4c',
    label: 'Quota needed per SDR and month (MRR)',
    unit: 'mrrPerMonth',
    per: [],
    formula: 'sdrMrr / months',
    means: 'Opportunity MRR that one full-time SDR must create in an average month.',
  }),
  allWinsNeeded: line({
    rule: 'H4d',
    label: 'Wins needed, all tiers',
    unit: 'count',
    per: [],
    formula: 'SUM(winsNeeded)',
    means: 'Deals that must be won to reach the target, before rounding.',
  }),
  averageDealMrr: line({
    rule: 'H5',
    label: 'Average deal MRR',
    unit: 'mrr',
    per: [],
    formula: 'teamPipelineMrr / SUM(neededOpps)',
    means: 'MRR of the average opportunity that the target needs.',
  }),
  blendedWinRateByValue: line({
    rule: 'H6',
    label: 'Blended win rate by value',
    unit: 'rate',
    per: [],
    formula: 'shareSum / SUM(arrShare / winRate)',
    means: 'Won MRR over pipeline MRR: the harmonic blend on the bookings mix.',
  }),
  blendedWinRateByCount: line({
    rule: 'H7',
    label: 'Blended win rate by count',
    unit: 'rate',
    per: [],
    formula: 'SUM(neededOpps * winRate) / SUM(neededOpps)',
    means: 'Won over closed deals, as a CRM reports it.',
  }),
  capacity: algorithm({
    rule: 'H8',
    label: 'Capacity',
    unit: 'count',
    per: ['sdr'],
    needs: ['sdrs'],
    means: 'The part of a full-time SDR that each person is.',
    note: 'One for each whole SDR; the last carries what is left of a fractional headcount.',
    run: ({ list, size }) => {
      const sdrs = single(list('sdrs'));
      return Array.from({ length: size('sdr') }, (_, i) => Num.min(1, sdrs.minus(i)));
    },
  }),
  handedOpps: algorithm({
    rule: 'H9',
    label: 'Opportunities handed to the SDR',
    unit: 'count',
    per: ['tier', 'sdr'],
    needs: ['roundEach', 'setOpps', 'quotaOpps', 'teamOpps', 'capacity'],
    means:
      'What each person carries over the plan period; whole numbers where the team’s total is shared out.',
    note: 'Each SDR’s quota by capacity; where the team’s total rounds up it is shared by largest remainders, the odd ones going on from where the tier before stopped.',
    run: shareOut,
  }),
  carriedOpps: line({
    rule: 'H10',
    label: 'Opportunities the SDR carries',
    unit: 'count',
    per: ['sdr'],
    formula: 'SUM(handedOpps)',
    means: 'What each person carries over the plan period, over all tiers.',
  }),
  carriedMrr: line({
    rule: 'H11',
    label: 'Quota the SDR carries (MRR)',
    unit: 'mrr',
    per: ['sdr'],
    formula: 'SUM(handedOpps * dealMrr)',
    means: 'Opportunity MRR that each person carries over the plan period.',
  }),
};
