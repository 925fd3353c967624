import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/engine/scenario.ts';
import {
  basisBlock,
  basisSentence,
  closingBlock,
  curveBlock,
  periodBlock,
  seasonBlock,
} from '../../../src/ui/months/closing-blocks.ts';
import { filledMonths, monthBlock } from '../../../src/ui/months/month-blocks.ts';
import { figures, peopleBlock } from '../../../src/ui/months/people-blocks.ts';
import { num, threeTiers, worked } from '../../support/plans.ts';
import { cellOf, viewOf } from '../sheets/support.ts';

const view = viewOf(worked);

describe('both ways to count', () => {
  it('stand side by side, with their distance to the target', () => {
    const block = basisBlock(view, filledMonths(view));
    expect(cellOf(block, 'Planned ARR').text).toBe('$2,040,000');
    // 60 days are 1.973 months: 10.027 of 12 months' wins land inside
    expect(cellOf(block, 'New ARR landing inside').text).toBe('$1,704,658');
    expect(cellOf(block, 'Landing above target').text).toBe('-$295,342');
  });
  it('differ in a sentence, which names what is never booked', () => {
    expect(basisSentence(view)).toBe('16.4% of planned ARR closes after Dec 2027.');
    const [tier] = worked.tiers;
    const leaky: Scenario = {
      ...worked,
      tiers: tier ? [{ ...tier, lag: 'curve', curve: { a0: '0.9' } }] : [],
    };
    expect(basisSentence(viewOf(leaky))).toBe(
      'All wins close by Dec 2027. $204,000 is never booked, as a typed curve stays below 100%.',
    );
  });
});

describe('how deals close', () => {
  it('shows the assumed cycle in black until one is typed, and only what is used', () => {
    const block = closingBlock(view);
    expect(cellOf(block, 'Sales cycle, typed, Mid-market')).toMatchObject({
      text: '60',
      role: 'computed',
      editable: true,
    });
    expect(block.rows[0]?.cells[2]).toMatchObject({ text: '', label: 'not used' });
  });
  it('has a grid for typed curves where a tier has one', () => {
    expect(curveBlock(view, 'curve')).toBeUndefined();
    const [tier] = worked.tiers;
    const cohorts: Scenario = {
      ...worked,
      tiers: tier ? [{ ...tier, lag: 'cohorts', cohorts: { a0: '1.5%' } }] : [],
    };
    const block = curveBlock(viewOf(cohorts), 'cohorts');
    expect(block?.columns).toHaveLength(13);
    expect(block && cellOf(block, 'Close rate by quarter, Mid-market, after 0').text).toBe('1.5%');
  });
});

it('the period has its fiscal year and its basis', () => {
  const block = periodBlock(
    viewOf({ ...worked, basis: 'landed', period: { ...worked.period, fiscal: 'feb' } }),
  );
  expect(cellOf(block, 'Fiscal year begins').text).toBe('Feb');
  expect(cellOf(block, 'Wins that set the quota').text).toBe('what lands inside');
  expect(cellOf(periodBlock(view), 'Wins that set the quota').text).toBe('every win');
});

it('the season is 1 everywhere until weights are typed, and is scaled to a mean of 1', () => {
  const typed = viewOf({ ...worked, season: { jan: '2', feb: '0' } });
  expect(cellOf(seasonBlock(view), 'Season weight, Jan')).toMatchObject({ text: '1', role: 'computed' });
  expect(cellOf(seasonBlock(typed), 'Season weight, Jan')).toMatchObject({ text: '2', role: 'input' });
  expect(cellOf(seasonBlock(typed), 'Season, Jan').text).toBe('2');
});

describe('month by month', () => {
  const three = viewOf(threeTiers());
  it('has the team first, then each tier under its name', () => {
    const block = monthBlock(three, filledMonths(three));
    expect(block.columns).toHaveLength(12);
    expect(block.rows.filter(({ section }) => section).map(({ head }) => head)).toEqual([
      'Enterprise',
      'Mid-market',
      'Small',
    ]);
    expect(cellOf(block, 'Opportunities to create, all tiers, Jan 2027').number).toBeCloseTo(230 / 12, 9);
  });
  it('has everyone’s months, whole and adding up', () => {
    for (const by of ['month', 'quarter'] as const)
      for (const { value } of figures(three).slice(0, 4)) {
        const block = peopleBlock(three, value, by);
        expect(block.rows).toHaveLength(10);
        for (const { cells } of block.rows) {
          const [all, ...parts] = cells.map(({ number }) => number ?? NaN);
          expect(parts).toHaveLength(by === 'month' ? 12 : 4);
          expect(parts.every(Number.isInteger)).toBe(true);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(all);
        }
      }
  });
  it('adds up everyone’s tiers to what they carry, in opportunities and in MRR', () => {
    const of = (value: string): number[][] =>
      peopleBlock(three, value, 'month').rows.map(({ cells }) => cells.map(({ number }) => number ?? NaN));
    const tiers = three.scenario.tiers.map(({ id }) => of(`tier ${id}`));
    const sum = (weights: readonly number[]): number[][] =>
      of('opps').map((row, r) =>
        row.map((_, c) => tiers.reduce((all, tier, t) => all + (tier[r]?.[c] ?? NaN) * (weights[t] ?? 1), 0)),
      );
    expect(sum([])).toEqual(of('opps'));
    const mrr = three.scenario.tiers.map(({ id }) =>
      num(three.sheet.value('dealMrr', { tier: id })).toNumber(),
    );
    expect(sum(mrr)).toEqual(of('mrr'));
  });
  it('offers a tier of its own only where there are several, and accounts once the funnel is typed', () => {
    expect(figures(view).map(({ label }) => label)).toEqual(['Opportunities', 'Quota (MRR)', 'Accounts']);
    expect(figures(three).map(({ label }) => label)[1]).toBe('Opportunities, Enterprise');
    expect(cellOf(peopleBlock(view, 'accounts', 'month'), 'Accounts of the SDR').missing).toMatch(
      /^Engaged rate is empty/,
    );
  });
  it('knows where a cell stands without making any', () => {
    const { rows, find } = peopleBlock(three, 'tier mid', 'quarter');
    for (const [r, { cells }] of rows.entries())
      for (const [c, { id }] of cells.entries()) expect(find?.(id)).toEqual({ row: r, column: c });
    const [tier] = peopleBlock(three, 'tier small', 'quarter').rows;
    expect(find?.(tier?.cells[1]?.id ?? '')).toBeUndefined();
    expect(find?.('')).toBeUndefined();
  });
  it('says why a figure is missing, in the words of the sheet', () => {
    const blank = viewOf({ ...worked, target: { ...worked.target, arr: '' } });
    expect(cellOf(monthBlock(blank, filledMonths(blank)), 'New ARR landing, all tiers').missing).toBe(
      'New ARR target is empty',
    );
  });
});
