/** The quota for a chance by hand: exact tails of wins at one quota after another, worked out apart from the engine. */
import { describe, expect, it } from 'vitest';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario, Tier } from '../../../src/engine/scenario.ts';
import { example, exampleNear } from '../../support/example.ts';
import { column, plan, threeTiers, withRoster, worked } from '../../support/plans.ts';

const rate = (tier: Partial<Tier>): Scenario => plan({ tiers: [tier] });
const history = rate({ known: 'history', past: { won: '40', closed: '200' } });
const beta = rate({ known: 'beta', shape: { alpha: '40', beta: '160' } });
const team = plan({ rounding: 'team' });
const onRoster = withRoster(worked);
/** Two wins are due of opportunities that win by half; those of January have landed by the end, those of February by half. */
const CURVE: Partial<Tier> = { opps: '4', winRate: '50%', lag: 'curve', curve: { a0: '50%', a1: '50%' } };
const late = plan({ arr: '120000', sdrs: '1', months: 2, tiers: [CURVE] });
const landed: Scenario = { ...late, basis: 'landed' };
const landedTeam: Scenario = { ...landed, team: { ...landed.team, rounding: 'team' } };
/** One account in ten is accepted, and takes 120 minutes: 20 hours an opportunity. */
const hours = plan({
  tiers: [
    {
      funnel: { engaged: '50%', meeting: '50%', held: '80%', accepted: '50%' },
      research: '30',
      personas: {
        exec: { contacts: '1', touches: '10', minutes: '3' },
        director: { contacts: '1', touches: '10', minutes: '3' },
        practitioner: { contacts: '1', touches: '10', minutes: '3' },
      },
    },
  ],
});

const QUOTAS = ['17', '20', '21', '22', '20'];
const TOTALS = ['169', '191', '204', '215', '197'];
const CHANCES = [
  0.5305725312123044, 0.8761045110757182, 0.9317692354734929, 0.9649524084059866, 0.8761045110757182,
];
const TEAM_CHANCES = [
  0.5153131131776272, 0.8010144419620578, 0.901558830017856, 0.9506848537660028, 0.853917538606047,
];

describe('the chances wanted', () => {
  example('O60', 'levelGiven', 'four and 85 %', [worked, ['0.5', '0.8', '0.9', '0.95', '0.85']]);
  example('O60b', 'isOwnLevel', 'the last', [worked, ['0', '0', '0', '0', '1']]);
  example(
    'O60c',
    'levelChance',
    '50, 80, 90, 95 % and 85 % unless typed',
    [worked, ['0.5', '0.8', '0.9', '0.95', '0.85']],
    [{ ...worked, odds: { level: '99%' } }, ['0.5', '0.8', '0.9', '0.95', '0.99']],
  );
  it('O60c: one that cannot be takes away its own quota alone', () => {
    const sheet = planSheet({ ...worked, odds: { level: '150%' } });
    for (const line of ['levelChance', 'sureSdrOpps', 'sureChance', 'sureArr'] as const) {
      const values = sheet.column(line);
      expect(values.at(-1)).toMatchObject({ code: '#NUM!', from: { line: 'ownLevel' } });
      expect(values.slice(0, 4)).toEqual(planSheet(worked).column(line).slice(0, 4));
    }
  });
  example(
    'O60a',
    'byTotal',
    'each SDR rounds up; the team does; a roster',
    [worked, ['0']],
    [team, ['1']],
    [onRoster, ['1']],
  );
  example('K44', 'usualLevel', '85 %', [worked, ['17/20']]);
});

describe('the smallest quota', () => {
  example(
    'O61',
    'sureSdrAll',
    'of 170, 180, … opportunities the first that is so sure; of 1, 2, …, that two win by half',
    [worked, QUOTAS],
    [history, ['17', '21', '22', '24', '21']],
    [beta, ['17', '21', '23', '24', '22']],
    [late, ['3', '5', '7', '8', '6']],
  );
  example('O61a', 'sureSdrInside', 'so many of which the second half lands by half only', [
    late,
    ['5', '8', '9', '11', '8'],
  ]);
  example(
    'O62',
    'sureTeamAll',
    'the first of all totals',
    [worked, TOTALS],
    [history, ['168', '201', '220', '238', '209']],
    [beta, ['169', '202', '222', '240', '211']],
  );
  example('O62a', 'sureTeamInside', 'one SDR is the team', [landedTeam, ['5', '8', '9', '11', '8']]);
  example(
    'O63',
    'sureQuota',
    'each; the total over 10; over the two on the roster; what lands',
    [worked, QUOTAS],
    [team, ['16.9', '19.1', '20.4', '21.5', '19.7']],
    [onRoster, ['169/2', '191/2', '102', '215/2', '197/2']],
    [landed, ['5', '8', '9', '11', '8']],
    [landedTeam, ['5', '8', '9', '11', '8']],
  );
  example('O63a', 'sureTeam', 'the totals', [worked, TOTALS], [landed, ['5', '8', '9', '11', '8']]);
  example(
    'O63b',
    'sureSdrOpps',
    'one tier',
    [worked, QUOTAS],
    [team, ['16.9', '19.1', '20.4', '21.5', '19.7']],
  );
  example(
    'O63c',
    'sureHanded',
    'times 10; the total',
    [worked, ['170', '200', '210', '220', '200']],
    [team, TOTALS],
    [onRoster, TOTALS],
  );
  example(
    'O63d',
    'sureBuffer',
    'beyond 17; beyond 16.7; beyond 4 by hand',
    [worked, ['0', '3', '4', '5', '3']],
    [team, ['0.2', '2.4', '3.7', '4.8', '3']],
    [late, ['-1', '1', '3', '4', '2']],
  );
  it('O63d is the buffer to type: with it the plan is as sure as that quota', () => {
    for (const scenario of [worked, team, threeTiers(), threeTiers({ rounding: 'team' })]) {
      const sheet = planSheet(scenario);
      const buffers = column(sheet, 'sureBuffer');
      const tiers = scenario.tiers.map((tier, i) => ({ ...tier, buffer: buffers[i * 5 + 1] ?? '' }));
      const after = planSheet({ ...scenario, tiers });
      expect(Number(column(after, 'chanceOfTarget')[0])).toBeCloseTo(
        Number(column(sheet, 'sureChance')[1]),
        12,
      );
    }
  });
  it('O61 splits over tiers what they need by Webster’s method', () => {
    // 5.56, 7.5 and 8.33 a person are needed, in all 21.39
    const sheet = planSheet(threeTiers());
    const found = column(sheet, 'sureSdrAll').map(Number);
    const totals = [0, 1, 2, 3, 4].map((level) =>
      [0, 5, 10].reduce((sum, tier) => sum + (found[tier + level] ?? 0), 0),
    );
    expect(totals.map(String)).toEqual(column(sheet, 'sureSdrOpps'));
    totals.forEach((total, level) => {
      [5.5556, 7.5, 8.3333].forEach((need, tier) => {
        expect(Math.abs((found[tier * 5 + level] ?? 0) - (total * need) / 21.3889)).toBeLessThan(1);
      });
    });
  });
});

describe('what it is worth', () => {
  exampleNear(
    'O64',
    'sureAll',
    'the tails at those quotas',
    [worked, CHANCES],
    [team, TEAM_CHANCES],
    [late, [0.5, 0.8125, 0.9375, 0.96484375, 0.890625]],
  );
  const LANDED = [0.578125, 0.874755859375, 0.901123046875, 0.95550537109375, 0.874755859375];
  exampleNear('O64a', 'sureInside', 'the tails of what lands', [landed, LANDED]);
  exampleNear('O64b', 'sureChance', 'every win; what lands', [worked, CHANCES], [landed, LANDED]);
  example('O65', 'sureArr', '170, 200, 210, 220 and 200 times 12,000', [
    worked,
    ['2040000', '2400000', '2520000', '2640000', '2400000'],
  ]);
  example('O66', 'sureOver', 'those times 5,000 over 833,333.33', [
    worked,
    ['0.02', '0.2', '0.26', '0.32', '0.2'],
  ]);
  example('O67', 'sureHours', '0, 30, 40, 50 and 30 opportunities of 20 hours', [
    hours,
    ['0', '600', '800', '1000', '600'],
  ]);
});

describe('the customary fifth', () => {
  example('K43', 'usualBuffer', 'a fifth', [worked, ['1/5']]);
  example(
    'O68',
    'usualHanded',
    '170 x 1.2; 167 x 1.2 = 200.4; 4 x 1.2 = 4.8',
    [worked, ['204']],
    [team, ['201']],
    [late, ['5']],
  );
  example(
    'O68a',
    'usualTeam',
    'one tier; 60, 80 and 90 times 1.2',
    [worked, ['204']],
    [threeTiers(), ['276']],
  );
  exampleNear(
    'O69',
    'usualAll',
    '34 wins of 204; of 201; two of five',
    [worked, [0.901558830017856]],
    [team, [0.8828983234105322]],
    [late, [0.8125]],
  );
  exampleNear('O69a', 'usualInside', 'two of two at 1/2 and three at 1/4', [late, [0.578125]]);
  exampleNear(
    'O69b',
    'usualChance',
    'every win; what lands',
    [worked, [0.901558830017856]],
    [landed, [0.578125]],
  );
  example('O69c', 'usualArr', '204 x 12,000', [worked, ['2448000']]);
});
