import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/engine/scenario.ts';
import { fitBlock, verdictOf, type Verdict } from '../../../src/ui/money/fit-block.ts';
import { worked } from '../../support/plans.ts';
import { viewOf } from '../sheets/support.ts';
import { costed } from './plans.ts';

function verdict(plan: Scenario): Verdict {
  const found = verdictOf(viewOf(plan));
  if ('waits' in found) throw new Error(found.waits);
  return found;
}

/** A sales cycle of 200 days is half a year and more. */
const slow = worked.tiers.map((tier) => ({ ...tier, cycleDays: '200' }));

describe('whether account-based selling fits', () => {
  it('answers in words, from the plan and what is assumed to be enough', () => {
    const { rows } = fitBlock(viewOf(costed({}, { fit: { upsell: '1' } })));
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['yes', '', 'yes'],
      ['$60,000', '$50,000', 'yes'],
      ['6', '3', 'yes'],
      ['2', '6', 'no'],
    ]);
    expect(rows[1]?.cells[1]).toMatchObject({ role: 'computed', editable: true });
  });

  it('tells no from not said', () => {
    const answer = (fit?: Scenario['fit']) => {
      const [row] = fitBlock(viewOf({ ...worked, ...(fit && { fit }) })).rows;
      return row?.cells.map(({ text }) => text);
    };
    expect(answer()).toEqual(['not said', '', 'not said']);
    expect(answer({ upsell: '0' })).toEqual(['no', '', 'no']);
  });

  it.each<[string, Partial<Scenario>]>([
    ['Account-based selling fits: 4 of 4', { fit: { upsell: '1' }, tiers: slow }],
    ['Pilot account-based selling first: 3 of 4', { fit: { upsell: '1' } }],
    ['Pilot account-based selling first: 2 of 4', { fit: { upsell: '0' } }],
    ['Estimate cost and return first, and pilot small: 1 of 4', { fit: { upsell: '0', acvLeast: '60000' } }],
    ['Estimate cost and return first, and pilot small: 0 of 4', { fit: { acvLeast: '60000', people: '2' } }],
  ])('%s', (title, fields) => {
    expect(verdict({ ...worked, ...fields }).title).toBe(`${title} questions speak for it.`);
  });

  it('gives reasons both ways, and what the plan returns', () => {
    const { reasons, back } = verdict(costed({ horizon: '2' }, { fit: { upsell: '0', people: '1' } }));
    expect(reasons).toBe(
      'For it: the average deal of $60,000 ACV is above $50,000. ' +
        'Against it: customers cannot buy more later, 1 person decides, fewer than 3, and the sales cycle is 2 months, shorter than 6 months.',
    );
    expect(back).toBe('The margin is estimated at 3.41 times the cost of the SDR programme over 2 years.');
  });

  it('says what is not known yet', () => {
    const { reasons, back } = verdict(worked);
    expect(reasons).toMatch(/Nobody has said yet/);
    expect(back).toMatch(/^Its return is not estimated yet: .+ is empty\.$/);
    expect(verdictOf(viewOf({ ...worked, target: { arr: '', sdrShare: '1' } }))).toEqual({
      waits: 'New ARR target is empty',
    });
  });
});
