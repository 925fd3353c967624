import { describe, expect, it } from 'vitest';
import { picture, type Picture } from '../../../src/engine/odds/picture.ts';
import { swings } from '../../../src/engine/odds/swings.ts';
import { sortBySwing } from '../../../src/engine/odds/tornado.ts';
import { planSheet } from '../../../src/engine/plan.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import type { GridModel } from '../../../src/ui/grid/model.ts';
import { headlineOf } from '../../../src/ui/odds/headline.ts';
import {
  beliefBlock,
  peopleBlock,
  peopleSentence,
  streetBlock,
  sureBlock,
} from '../../../src/ui/odds/odds-blocks.ts';
import { tornadoBlock } from '../../../src/ui/odds/tornado-block.ts';
import { plan, threeTiers, withRoster, worked } from '../../support/plans.ts';
import { viewOf } from '../sheets/support.ts';

/** Runs a generator to its end. */
function result<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
const pictureOf = (scenario: Scenario): Picture => result(picture(planSheet(scenario)));
const texts = (model: GridModel): string[][] =>
  model.rows.map(({ head, cells }) => [
    ...(head === undefined ? [] : [head]),
    ...cells.map(({ text }) => text),
  ]);

describe('quotas for a confidence', () => {
  it('are those of the worked example, and what the customary fifth buys', () => {
    const rows = texts(sureBlock(viewOf(worked), pictureOf(worked)));
    expect(rows[1]).toEqual(['80%', '20', '87.6%', '191', '$2,400,000', '20%', '—']);
    expect(rows[3]?.slice(0, 3)).toEqual(['95%', '22', '96.5%']);
    expect(rows[5]?.slice(0, 4)).toEqual(['customary 20%', '', '90.2%', '204']);
  });
  it('are waited for', () => {
    expect(texts(sureBlock(viewOf(worked), undefined))[0]?.slice(0, 4)).toEqual(['50%', '…', '…', '…']);
  });
});

describe('what is known of win rates', () => {
  it('has the cells of the way that is chosen, and none for a rate known exactly', () => {
    const three = threeTiers();
    const tiers = three.tiers.map((tier, i) =>
      i === 0 ? { ...tier, known: 'history' as const, past: { won: '12', closed: '100' } } : tier,
    );
    const scenario = { ...three, tiers };
    const rows = texts(beliefBlock(viewOf(scenario), pictureOf(scenario)));
    expect(rows[0]?.slice(0, 5)).toEqual(['Enterprise', '12%', 'won of closed', '12', '100']);
    expect(rows[1]?.slice(2, 5)).toEqual(['exactly', '', '']);
  });
});

describe('chances by level and person', () => {
  it('name managers and everyone, and say how far people lie apart', () => {
    const scenario = withRoster(threeTiers());
    const view = viewOf(scenario);
    const found = pictureOf(scenario);
    expect(texts(streetBlock(view, found)).map(([head]) => head)).toEqual([
      'SDRs',
      'Managers',
      'Mo',
      'Company',
    ]);
    expect(peopleBlock(view, found).rows.map(({ head }) => head)).toEqual(['Anna', 'Ben']);
    expect(peopleSentence(view, found)).toMatch(
      /^Each has a chance of 4\d\.\d%; on average 0\.9\d of 2 SDRs/,
    );
    expect(peopleSentence(view, undefined)).toBe('');
  });
});

describe('the headline', () => {
  it('says the chance, what lies between, and the other basis', () => {
    const { chance, of, sentence, bracket } = headlineOf(viewOf(worked), pictureOf(worked));
    expect(chance).toBe('53.1%');
    expect(of).toBe('chance of reaching $2M with every win counted');
    expect(sentence).toBe(
      '8 in 10 outcomes lie between $1.62M and $2.46M. Exact, not sampled. Inside the period it is 13.7%.',
    );
    expect(bracket).toBe('');
  });
  it('never rounds to a certainty that is none', () => {
    const sure = plan({ arr: '600000', tiers: [{ opps: '17' }] });
    expect(headlineOf(viewOf(sure), pictureOf(sure)).chance).toBe('> 99.9%');
    const hardly = plan({ arr: '6000000', tiers: [{ opps: '17' }] });
    expect(headlineOf(viewOf(hardly), pictureOf(hardly)).chance).toBe('< 0.1%');
  });
  it('says why there is none', () => {
    const blank = plan({ tiers: [{ winRate: '' }] });
    const { chance, waits } = headlineOf(viewOf(blank), pictureOf(blank));
    expect(chance).toBe('—');
    expect(waits).toContain('AE win rate is empty');
  });
});

describe('what moves the plan', () => {
  it('is sorted by swing, with ends to type over', () => {
    const view = viewOf(worked);
    const found = result(swings(worked, planSheet(worked)));
    const model = tornadoBlock(view, found, sortBySwing(found.bars, 'planned'), 'planned');
    const row = texts(model).find(([head]) => head === 'AE win rate');
    expect(row).toEqual(['AE win rate', '18%', '22%', '$1.84M', '$2.24M', '+1%']);
    expect(model.rows[0]?.cells[0]).toMatchObject({ editable: true, raw: '' });
  });
});
