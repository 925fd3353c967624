import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Scenario } from '../../../src/engine/scenario.ts';
import CompareSheet from '../../../src/ui/compare/CompareSheet.svelte';
import type { Desk } from '../../../src/ui/desk.svelte.ts';
import { threeTiers, worked } from '../../support/plans.ts';
import { deskWith, show } from '../shell/support.ts';

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

const base: Scenario = { ...threeTiers(), id: 'base', name: 'FY27 base plan' };
const twelve: Scenario = { ...threeTiers({ sdrs: '12' }), id: 'twelve', name: 'Two more SDRs' };
const lean: Scenario = { ...threeTiers({ sdrs: '8' }), id: 'lean', name: 'Lean' };

/** A desk with those plans on it, the last one open. */
async function comparing(...plans: readonly Scenario[]): Promise<Desk> {
  const desk = await deskWith(plans[0]);
  for (const plan of plans.slice(1)) desk.workspace.bringIn(plan);
  show(CompareSheet, desk);
  return desk;
}

const heads = (): (string | undefined)[] =>
  within(screen.getByRole('grid'))
    .getAllByRole('columnheader')
    .map((head) => head.textContent.trim().replace(/\s+/g, ' '));
const cellOf = (name: RegExp): HTMLElement => screen.getByRole('gridcell', { name });

async function pick(plan: RegExp, entry: string): Promise<void> {
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: plan }));
  await user.click(await screen.findByRole('menuitem', { name: entry }));
}

describe('the Compare sheet', () => {
  it('begins with the plans there are, the open one as the baseline', async () => {
    await comparing(twelve, base);
    expect(screen.getByRole('heading')).toHaveTextContent(/Compare.*baseline FY27 base plan/);
    expect(heads()).toEqual([
      'Inputs',
      'FY27 base plan baseline',
      'Two more SDRs',
      'Change vs FY27 base plan',
    ]);
    expect(cellOf(/^SDRs, Two more SDRs vs FY27 base plan:/)).toHaveTextContent('+2 (+20%)');
    expect(screen.queryByRole('rowheader', { name: 'New ARR target' })).toBeNull();
  });

  it('moves a plan and keeps the focus with it', async () => {
    await comparing(lean, twelve, base);
    expect(heads()[2]).toBe('Lean');
    await pick(/^Two more SDRs, 3 of 3/, 'Move forward');
    const moved = screen.getByRole('button', { name: 'Two more SDRs, 2 of 3' });
    expect(moved).toHaveFocus();
    expect(heads()[2]).toBe('Two more SDRs');
    await pick(/^Two more SDRs/, 'Move to the front');
    expect(heads().slice(1, 4)).toEqual([
      'Two more SDRs',
      'Change vs FY27 base plan',
      'FY27 base plan baseline',
    ]);
    expect(screen.getByText('Two more SDRs is number 1 of 3')).toBeInTheDocument();
  });

  it('holds everything against another baseline', async () => {
    await comparing(twelve, base);
    await pick(/^Two more SDRs/, 'Make baseline');
    expect(screen.getByRole('heading')).toHaveTextContent(/baseline Two more SDRs/);
    expect(cellOf(/^SDRs, FY27 base plan vs Two more SDRs:/)).toHaveTextContent('−2 (−16.7%)');
  });

  it('takes plans out and in again, and says what to do with one alone', async () => {
    const user = userEvent.setup();
    await comparing(twelve, base);
    await pick(/^FY27 base plan/, 'Remove from the comparison');
    expect(screen.getByText(/Choose a second plan/)).toBeInTheDocument();
    expect(screen.queryByRole('grid')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Choose a plan' }));
    await user.click(await screen.findByRole('menuitem', { name: 'FY27 base plan' }));
    expect(screen.getByRole('heading')).toHaveTextContent(/baseline Two more SDRs/);
  });

  it('shows all that is the same, and each tier, when asked, and remembers it', async () => {
    const user = userEvent.setup();
    const desk = await comparing(twelve, base);
    await user.click(screen.getByRole('checkbox', { name: 'Only differences' }));
    expect(cellOf(/^New ARR target, Two more SDRs vs/)).toHaveTextContent('same');
    expect(screen.queryByRole('rowheader', { name: 'Results · Small' })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Each tier' }));
    expect(desk.preferences.compare).toMatchObject({ onlyDifferences: false, eachTier: true });
  });

  it('says so where nothing differs', async () => {
    await comparing(base, { ...base, id: 'copy', name: 'A copy' });
    expect(screen.getByText(/the same in every input and every result/)).toBeInTheDocument();
  });

  it('has a chart whose figures are those of the table', async () => {
    await comparing(twelve, base);
    const figure = screen.getByRole('figure', { name: 'Planned ARR, one scale' });
    expect(within(figure).getByText(/“Two more SDRs” plans the most: \$2,174,400/)).toBeInTheDocument();
    const [, first, second] = within(figure).getAllByRole('row', { hidden: true });
    expect(first).toHaveTextContent(/FY27 base plan\s*\$2,148,000\s*\$2,000,000/);
    expect(second).toHaveTextContent(/Two more SDRs\s*\$2,174,400\s*\$2,000,000/);
    expect(cellOf(/^Planned ARR, FY27 base plan:/)).toHaveTextContent('$2,148,000');
  });

  it('does not draw two currencies on one scale', async () => {
    await comparing({ ...twelve, currency: 'EUR' }, base);
    expect(screen.queryByRole('figure')).toBeNull();
    expect(screen.getByText(/different currencies/)).toBeInTheDocument();
    expect(cellOf(/^Planned ARR, Two more SDRs vs/)).toHaveTextContent('n/a');
  });

  it('with nothing to compare starts a plan, which is then compared', async () => {
    const user = userEvent.setup();
    const desk = await comparing(base);
    desk.showSheet('compare');
    expect(screen.getByText(/there is one of yours/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'New blank plan' }));
    expect(desk.sheet).toBe('plan');
    expect(desk.editor.scenario.name).toBe('Untitled plan');
    expect(desk.preferences.compare).toMatchObject({
      ids: ['base', desk.editor.scenario.id],
      baseline: 'base',
    });
  });

  it('does not count the untouched sample', async () => {
    const desk = await deskWith();
    expect(desk.editor.scenario.name).toBe(worked.name);
    show(CompareSheet, desk);
    expect(screen.getByText(/there is none of yours/)).toBeInTheDocument();
  });
});
