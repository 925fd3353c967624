/**
 * Advice: what would do as well, and the tier mix. Nothing of the plan rests on it, and it takes searches, so it is loaded
 * and computed apart from the plan's own lines.
 */
import { algorithm, line } from '../formula/line.ts';
import { leastEffort, leastOvershoot } from './tier-mix.ts';
import { whatWouldDo } from './what-would-do.ts';

export const adviceLines = {
  enoughOpps: algorithm({
    rule: 'W3',
    label: 'Opportunities that would do',
    unit: 'count',
    per: ['tier'],
    needs: ['neededOpps', 'sdrs', 'eachArr', 'countedTarget'],
    means: 'The fewest opportunities per SDR that still reach the target, each tier rounded down or up.',
    note: 'Of all ways to round each tier down or up that reach the target: the smallest total, then the least overshoot.',
    run: whatWouldDo,
    advice: true,
  }),
  enoughSdrOpps: line({
    rule: 'W3a',
    label: 'Opportunities that would do, all tiers',
    unit: 'count',
    per: [],
    formula: 'SUM(enoughOpps)',
    means: 'The fewest opportunities per SDR that still reach the target.',
    advice: true,
  }),
  enoughArr: line({
    rule: 'W3b',
    label: 'Planned ARR of what would do',
    unit: 'arr',
    per: [],
    formula: 'SUM(enoughOpps * eachArr)',
    means: 'New ARR that the fewest sufficient opportunities win on average.',
    advice: true,
  }),
  leastEffortOpps: algorithm({
    rule: 'W4',
    label: 'Tier mix of least effort',
    unit: 'count',
    per: ['tier'],
    needs: ['eachArr', 'countedTarget', 'effort', 'minOpps', 'maxOpps'],
    means:
      'Whole opportunities per SDR, within the typed fewest and most, that reach the target with the least effort.',
    note: 'Depth first over the tiers with a fractional bound, the last tier in closed form: least effort, then least overshoot.',
    run: leastEffort,
    advice: true,
  }),
  leastOvershootOpps: algorithm({
    rule: 'W5',
    label: 'Tier mix of least overshoot',
    unit: 'count',
    per: ['tier'],
    needs: ['eachArr', 'countedTarget', 'effort', 'minOpps', 'maxOpps'],
    means:
      'Whole opportunities per SDR, within the typed fewest and most, that exceed the target by the least.',
    note: 'Every sum that one half of the tiers can make is put beside every sum of the other half: least overshoot, then least effort.',
    run: leastOvershoot,
    advice: true,
  }),
};
