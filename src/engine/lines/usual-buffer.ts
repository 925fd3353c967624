/** What the customary buffer on top of quotas really buys. */
import { algorithm, constant, line } from '../formula/line.ts';
import { EVERY_WIN, INSIDE, LANDING_NEEDS } from './odds-model.ts';
import { CHANCE_NEEDS } from './sure-lines.ts';
import { usualChance } from './sure-quota.ts';

export const usualBufferLines = {
  usualBuffer: constant({
    rule: 'K43',
    label: 'customary buffer',
    unit: 'rate',
    value: '0.2',
    means:
      'What is commonly added to quotas; in a survey 44% of firms added 11 to 25% (kellblog, 2018-01-23).',
  }),
  usualHanded: line({
    rule: 'O68',
    advice: true,
    label: 'Opportunities with the customary buffer',
    unit: 'count',
    per: ['tier'],
    formula:
      'ROUNDUP(IFNA(setOpps * sdrs, IF(roundEach = 1, wholeOpps * sdrs, wholeOpps)) * (1 + usualBuffer), 0)',
    means: 'What the team would carry with a fifth on top of the plan’s quotas.',
  }),
  usualTeam: line({
    rule: 'O68a',
    advice: true,
    label: 'Opportunities with the customary buffer, all tiers',
    unit: 'count',
    per: [],
    formula: 'SUM(usualHanded)',
    means: 'What the team would carry with a fifth on top, over all tiers.',
  }),
  usualAll: algorithm({
    rule: 'O69',
    advice: true,
    label: 'Chance the customary buffer buys, every win',
    unit: 'rate',
    per: [],
    needs: [...CHANCE_NEEDS, 'usualHanded'],
    means: 'How likely the target is with a fifth on top, every win counted.',
    note: 'The exact chance of what is handed out.',
    run: usualChance(EVERY_WIN),
    better: 'more',
  }),
  usualInside: algorithm({
    rule: 'O69a',
    advice: true,
    label: 'Chance the customary buffer buys, inside',
    unit: 'rate',
    per: [],
    needs: [...CHANCE_NEEDS, ...LANDING_NEEDS, 'usualHanded'],
    means: 'How likely the target is with a fifth on top, what lands inside counted.',
    note: 'The exact chance of what is handed out.',
    run: usualChance(INSIDE),
    better: 'more',
  }),
  usualChance: line({
    rule: 'O69b',
    advice: true,
    label: 'Chance the customary buffer buys',
    unit: 'rate',
    per: [],
    formula: 'IF(byLanded = 1, usualInside, usualAll)',
    means: 'How likely the target is with a fifth on top of the plan’s quotas.',
    better: 'more',
  }),
  usualArr: line({
    rule: 'O69c',
    advice: true,
    label: 'Planned ARR with the customary buffer',
    unit: 'arr',
    per: [],
    formula: 'SUM(usualHanded * oppArr)',
    means: 'New ARR that the plan’s quotas win on average with a fifth on top.',
  }),
};
