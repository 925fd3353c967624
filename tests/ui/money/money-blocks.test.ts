import { describe, expect, it } from 'vitest';
import {
  aeBlock,
  costBlock,
  endingBlock,
  factorsBlock,
  returnBlock,
  spendBlock,
} from '../../../src/ui/money/money-blocks.ts';
import { aloneSearches, breakEvenBlock } from '../../../src/ui/money/break-even-block.ts';
import type { GridModel } from '../../../src/ui/grid/model.ts';
import { worked } from '../../support/plans.ts';
import { cellOf, viewOf } from '../sheets/support.ts';
import { costed } from './plans.ts';

describe('costs and returns', () => {
  it('asks calmly for what is required and blank, and still refuses what is wrong', () => {
    const cells = (plan = worked) => costBlock(viewOf(plan)).rows.map((row) => row.cells[0]);
    expect(cells().map((cell) => cell?.problem)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(cells()[4]?.missing).toBe('Base pay a year is empty');
    expect(cells(costed({ base: '-5' }))[0]?.problem).toMatch(/at least 0/);
  });

  it('has the figures of the worked example, by hand', () => {
    const view = viewOf(costed());
    // 52,000 x 1.3 + 28,000; x 10; / 170; / 34
    expect(cellOf(costBlock(view), 'Cost of an SDR').text).toBe('$95,600');
    expect(cellOf(costBlock(view), 'Loading')).toMatchObject({
      text: '1.3',
      role: 'computed',
      editable: true,
    });
    expect(spendBlock(view).rows.map(({ cells }) => cells[0]?.text)).toEqual([
      '$956,000',
      '—',
      '$5,624',
      '$28,118',
    ]);
    // 36 months of 2,040,000 / 12 x 0.8 = 136,000
    expect(cellOf(returnBlock(view), 'Return multiple').text).toBe('5.12');
    expect(cellOf(returnBlock(view), 'Payback').text).toBe('7');
    expect(cellOf(breakEvenBlock(view, undefined), 'Break-even win rate').text).toBe('3.9%');
    // 170 / 12 / 8 = 1.77
    expect(aeBlock(viewOf(costed({ aeOpps: '8' }))).rows.map(({ cells }) => cells[0]?.text)).toEqual([
      '8',
      '1.8',
      '0.18',
    ]);
  });

  it('tells what one tier alone breaks even at, once it has been looked for', () => {
    const plan = costed({ margin: '0.8' });
    const view = viewOf(plan);
    const alone = (model: GridModel): unknown[] =>
      (model.rows[0]?.cells ?? []).filter((_, i) => i === 2 || i === 5).map(({ text }) => text);
    expect(alone(breakEvenBlock(view, undefined))).toEqual(['…', '…']);
    const found = aloneSearches(plan, view.sheet).map((search) => search());
    // 20 % and $200, over 5.12 times the cost
    expect(alone(breakEvenBlock(view, found))).toEqual(['3.9%', '$39.06']);
  });

  it('shows parts of ending ARR that sum as they stand', () => {
    const money = { startArr: '5000000', churn: '0.1', expansion: '0.15' };
    const numbers = endingBlock(viewOf(costed(money))).rows.map(({ cells }) => cells[0]?.number ?? NaN);
    const [start = 0, fresh = 0, more = 0, less = 0, end] = numbers;
    expect([start, more, less]).toEqual([5_000_000, 750_000, 500_000]);
    expect(end).toBeCloseTo(start + fresh + more - less, 2);
  });

  it('takes factors off the win rate that the Plan sheet has', () => {
    const tiers = worked.tiers.map((tier) => ({ ...tier, factors: { procurement: '0.5' } }));
    const [base, stakeholders, procurement, , result] =
      factorsBlock(viewOf({ ...worked, tiers })).rows[0]?.cells ?? [];
    expect(base).toMatchObject({ text: '20%', role: 'linked' });
    expect(stakeholders).toMatchObject({ text: '', role: 'input' });
    expect(procurement?.text).toBe('50%');
    expect(result?.text).toBe('10%');
  });

  it('puts tiers side by side on a narrow screen', () => {
    const model = factorsBlock(viewOf(worked, { isNarrow: true }));
    expect(model.columns.map(({ head }) => head)).toEqual(['Mid-market']);
    expect(model.rows.map(({ head }) => head)).toContain('Procurement (factor)');
  });
});
