import { screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import type { Desk } from '../../../src/ui/desk.svelte.ts';
import MoneySheet from '../../../src/ui/money/MoneySheet.svelte';
import { deskWith, show } from '../shell/support.ts';
import { costed } from './plans.ts';

// happy-dom has no canvas to draw on
vi.mock('../../../src/ui/charts/chart.ts', () => ({
  Chart: class {
    readonly update = vi.fn();
    readonly destroy = vi.fn();
  },
}));

afterEach(() => {
  location.hash = '';
});

async function opened(plan?: Scenario): Promise<Desk> {
  const desk = await deskWith(plan);
  desk.workspace.widen(catalogue);
  show(MoneySheet, desk);
  return desk;
}

describe('the Money sheet', () => {
  it('asks for pay, margin and what an AE carries, without a complaint', async () => {
    await opened();
    expect(screen.getByText(/Type base and variable pay/)).toBeInTheDocument();
    expect(screen.getByText(/Type the gross margin/)).toBeInTheDocument();
    expect(screen.getByText(/How many new opportunities can an AE take on/)).toBeInTheDocument();
    expect(document.querySelector('[aria-invalid="true"]')).toBeNull();
  });

  it('asks no more once they are typed, and says what is left out', async () => {
    await opened(costed({ aeOpps: '8' }));
    expect(
      screen.queryByText(/Type base and variable pay|Type the gross margin|How many new opp/),
    ).toBeNull();
    expect(screen.getByText(/what AEs and marketing cost is left out/)).toBeInTheDocument();
    expect(screen.getByRole('gridcell', { name: 'SDR programme cost: $956,000' })).toBeInTheDocument();
  });

  it('gives usual pay in dollars to plans in dollars alone', async () => {
    await opened(costed({}, { currency: 'EUR' }));
    expect(screen.queryByText(/80,000/)).toBeNull();
    expect(screen.getByText(/usually split 65\/35/)).toBeInTheDocument();
    expect(
      screen.getByText(/50,000 is a figure in dollars; type what it comes to in EUR/),
    ).toBeInTheDocument();
  });

  it('has a waterfall whose figures are those of the grid', async () => {
    await opened(costed({ startArr: '5000000', churn: '0.1', expansion: '0.15' }));
    const figure = screen.getByRole('figure', { name: 'From starting to ending ARR' });
    const [, ...rows] = within(figure).getAllByRole('row', { hidden: true });
    expect(rows.map((row) => within(row).getByRole('rowheader', { hidden: true }).textContent)).toEqual([
      'Start',
      'New',
      'Expansion',
      'Churn',
      'End',
    ]);
    expect(rows[3]).toHaveTextContent('−$500,000');
    const ending = screen.getByRole('gridcell', { name: /^Ending ARR:/ }).textContent.trim();
    expect(rows[4]).toHaveTextContent(ending);
  });

  it('answers whether account-based selling fits, and follows the choice', async () => {
    const desk = await opened(costed());
    expect(screen.getByText(/^Pilot account-based selling first: 2 of 4/)).toBeInTheDocument();
    desk.commit([{ id: 'fit.upsell', text: '1' }]);
    expect(desk.editor.scenario.fit).toEqual({ upsell: '1' });
    expect(await screen.findByText(/^Pilot account-based selling first: 3 of 4/)).toBeInTheDocument();
    desk.commit([{ id: 'fit.upsell', text: '' }]);
    expect(desk.editor.scenario.fit).toBeUndefined();
  });
});
