import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/engine/lines/catalogue.ts';
import type { Scenario } from '../../../src/engine/scenario.ts';
import CapacitySheet from '../../../src/ui/capacity/CapacitySheet.svelte';
import type { Desk } from '../../../src/ui/desk.svelte.ts';
import { figure } from '../../support/plans.ts';
import { deskWith, show } from '../shell/support.ts';
import { oneTier } from './plans.ts';

afterEach(() => {
  location.hash = '';
});

async function opened(plan?: Scenario): Promise<Desk> {
  const desk = await deskWith(plan);
  desk.workspace.widen(catalogue);
  show(CapacitySheet, desk);
  return desk;
}

const grid = (name: string): HTMLElement => screen.getByRole('grid', { name });
const overload = (): HTMLElement | null =>
  screen.queryByRole('region', { name: /more hours than the team has/ });

describe('the Capacity sheet', () => {
  it('asks for rates that the worked example has not, without a complaint', async () => {
    await opened();
    expect(screen.getByText(/How do your accounts become opportunities\?.*all four/)).toBeInTheDocument();
    expect(
      screen.getByText(/The load appears once it can be computed: Engaged rate is empty/),
    ).toBeInTheDocument();
    expect(document.querySelector('[aria-invalid="true"]')).toBeNull();
    expect(overload()).toBeNull();
    expect(
      within(grid('Work on an account')).getByRole('gridcell', {
        name: 'Minutes per account, Mid-market: 164',
      }),
    ).toBeInTheDocument();
  });

  it('is content with a load of at most 100%', async () => {
    await opened(oneTier('2'));
    expect(screen.getByText(/load of the team, within what it has/)).toBeInTheDocument();
    expect(overload()).toBeNull();
    expect(screen.queryByText(/How do your accounts/)).toBeNull();
  });

  it('says by how much a load is over, and applies what would do as one step', async () => {
    const user = userEvent.setup();
    const desk = await opened(oneTier('1.7'));
    const notice = overload();
    if (!notice) throw new Error('there is no notice');
    expect(notice).toHaveTextContent('The plan asks for 4.7% more hours than the team has');
    expect(notice).toHaveTextContent('210 hours are missing');
    const fix = await within(notice).findByRole('button', {
      name: 'Acceptance rate of Mid-market from 50% to 53%',
    });
    await user.click(fix);
    expect(desk.editor.scenario.tiers[0]?.funnel?.['accepted']).toBe('0.53');
    expect(figure(desk.editor.sheet, 'acceptedRate', { tier: 'mid' })).toBe('0.53');
    expect(desk.message).toMatchObject({
      kind: 'done',
      canUndo: true,
      text: expect.stringContaining('from 50% to 53%') as string,
    });
    await waitFor(() => {
      expect(overload()).toBeNull();
    });
    expect(desk.editor.undoName).toBe('a better acceptance rate');
    desk.undo();
    expect(desk.editor.scenario.tiers[0]?.funnel?.['accepted']).toBe('0.5');
  });

  it('looks again when the plan changes, and says where no single change would do', async () => {
    const desk = await opened(oneTier('1.7'));
    await screen.findByRole('button', { name: /^1 more SDR/ });
    desk.apply({
      kind: 'set',
      cells: [
        { address: 'tiers[mid].opps', text: '5000' },
        { address: 'tiers[mid].funnel.accepted', text: '1' },
      ],
    });
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: /^1 more SDR/ })).toBeNull();
    });
    expect(await screen.findByText(/No single change brings the load to\s+100%/)).toBeInTheDocument();
  });

  it('sends people to the Plan sheet where there is no tier', async () => {
    await opened({ ...oneTier(), tiers: [] });
    expect(screen.getByText(/There is no deal tier yet/)).toBeInTheDocument();
    expect(grid('Days off')).toBeInTheDocument();
  });
});
