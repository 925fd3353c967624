import { describe, expect, it } from 'vitest';
import { detailBlock } from '../../../src/ui/sheets/detail-blocks.ts';
import { tierCard, tiersBlock } from '../../../src/ui/sheets/tier-blocks.ts';
import { plan, threeTiers, worked } from '../../support/plans.ts';
import { cellOf, viewOf } from './support.ts';

it('the worked example has 17 in its tier and in all tiers', () => {
  const block = tiersBlock(viewOf(worked));
  expect(cellOf(block, 'Opportunities per SDR, Mid-market').text).toBe('17');
  expect(cellOf(block, 'Opportunities per SDR, all tiers').text).toBe('17');
  expect(cellOf(detailBlock(viewOf(worked)), 'Opportunities needed, Mid-market').text).toBe('166.7');
});

describe('cells that cannot be shown', () => {
  const broken = plan({
    tiers: [
      { name: 'Mid', winRate: "='abc" },
      { name: 'Small', arrShare: '0' },
    ],
  });

  it('U43: keep what was typed, say what is wrong, and leave what they do not touch', () => {
    const block = tiersBlock(viewOf(broken));
    expect(cellOf(block, 'AE win rate, Mid')).toMatchObject({
      text: 'abc',
      problem: expect.stringContaining('not a number') as string,
    });
    expect(cellOf(block, 'Deal MRR, Mid').text).toBe('$5,000');
    expect(cellOf(block, 'Opportunities per SDR, Small').text).toBe('0');
  });

  it('say why a figure is missing, and in which tier the reason lies', () => {
    const block = tiersBlock(viewOf(broken));
    expect(cellOf(block, 'Opportunities per SDR, Mid')).toMatchObject({
      text: '—',
      missing: expect.stringContaining('not a number') as string,
    });
    expect(cellOf(block, 'Opportunities per SDR, all tiers').missing).toContain('(Mid)');
  });

  it('an empty optional cell is empty, an empty required one complains', () => {
    expect(cellOf(tiersBlock(viewOf(plan({ tiers: [{ seats: '' }] }))), 'Seats')).toMatchObject({
      text: '',
      problem: 'Seats is empty',
    });
  });
});

describe('whole quotas', () => {
  it('a team that shares its total has “16 or 17”, in every place that shows it', () => {
    const view = viewOf(plan({ rounding: 'team' }));
    expect(cellOf(tiersBlock(view), 'Opportunities per SDR, Tier 1').text).toBe('16 or 17');
    expect(cellOf(tiersBlock(view), 'Opportunities per SDR, all tiers').text).toBe('16 or 17');
  });

  it('one set by hand is an input with its own text; blank it is computed and can be typed over', () => {
    const byHand = cellOf(tiersBlock(viewOf(plan({ tiers: [{ opps: '=4*4' }] }))), 'Opportunities per SDR');
    expect(byHand).toMatchObject({ role: 'input', text: '16', raw: '=4*4', id: 'quotaOpps[t1]' });
    expect(byHand.label).toContain('set by hand');
    const computed = cellOf(tiersBlock(viewOf(plan({}))), 'Opportunities per SDR');
    expect(computed).toMatchObject({ role: 'computed', editable: true, raw: '' });
  });
});

describe('narrow screens', () => {
  it('a tier’s card has every column of the table as a row, with its hint in the name', () => {
    const view = viewOf(threeTiers(), { isNarrow: true });
    const card = tierCard(view, 'mid');
    const { columns } = tiersBlock(view);
    expect(card.rows).toHaveLength(columns.length);
    expect(card.rows.map(({ head }) => head)).toContain('Quota / SDR (MRR needed, plan period)');
    expect(card.columns).toHaveLength(1);
  });
});

it('another locale has its own digits', () => {
  expect(cellOf(tiersBlock(viewOf(worked, { locale: 'fa-IR' })), 'Seats').text).toBe('۲۵');
});

it('without tiers there is no row of totals over nothing', () => {
  expect(tiersBlock(viewOf(plan({ tiers: [] }))).rows).toEqual([]);
  expect(detailBlock(viewOf(plan({ tiers: [] }))).rows).toEqual([]);
});
