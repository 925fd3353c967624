import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import AnswerPanel from '../../../src/ui/shell/AnswerPanel.svelte';
import { plan, threeTiers } from '../../support/plans.ts';
import { deskWith, show } from './support.ts';

// happy-dom has no canvas to draw on
vi.mock('../../../src/ui/charts/chart.ts', () => ({
  Chart: class {
    readonly update = vi.fn();
    readonly destroy = vi.fn();
  },
}));

const shares = plan({
  tiers: [
    { name: 'Big', arrShare: '40%' },
    { name: 'Mid', arrShare: '45%' },
    { name: 'Small', arrShare: '10%' },
  ],
});

it('takes what would do in one step, says so, and one undo takes it back', async () => {
  const user = userEvent.setup();
  const desk = await deskWith(threeTiers());
  show(AnswerPanel, desk);
  await user.click(await screen.findByRole('button', { name: '22 would do (5 / 8 / 9)' }));
  expect(desk.editor.scenario.tiers.map(({ opps }) => opps)).toEqual(['5', '8', '9']);
  expect(desk.message).toMatchObject({ text: 'Quotas set by hand: 22 would do (5 / 8 / 9).', canUndo: true });
  expect(screen.getByText(/All quotas are set by hand/)).toBeInTheDocument();
  desk.undo();
  await waitFor(() => {
    expect(screen.queryByText(/set by hand/)).toBeNull();
  });
  expect(desk.editor.undoName).toBeUndefined();
});

it('names the gap of shares, and mends it in one step either way', async () => {
  const user = userEvent.setup();
  const desk = await deskWith(shares);
  show(AnswerPanel, desk);
  expect(await screen.findByText('Shares of ARR add up to 95%')).toBeInTheDocument();
  expect(screen.getByText(/5% of the target is given to no tier/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'The rest to Small' }));
  expect(desk.editor.scenario.tiers.map(({ arrShare }) => arrShare)).toEqual(['40%', '45%', '0.15']);
  expect(screen.queryByText(/add up to/)).toBeNull();
  desk.undo();
  await user.click(await screen.findByRole('button', { name: 'Scale all' }));
  expect(screen.queryByText(/add up to/)).toBeNull();
  desk.undo();
  expect(desk.editor.scenario.tiers).toEqual(desk.workspace.editor.scenario.tiers);
  expect(desk.editor.scenario.tiers.map(({ arrShare }) => arrShare)).toEqual(['40%', '45%', '10%']);
});

it('leads to the cell that keeps it from an answer', async () => {
  const user = userEvent.setup();
  const desk = await deskWith(plan({ tiers: [{ winRate: '0' }] }));
  show(AnswerPanel, desk);
  await user.click(screen.getByRole('button', { name: 'Go to the cell' }));
  expect(desk.jump).toBe('tiers[t1].winRate');
});

it('offers no way to a cell where there is none to go to', async () => {
  const desk = await deskWith(plan({ tiers: [] }));
  show(AnswerPanel, desk);
  expect(screen.getByText(/There is no deal tier yet/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Go to the cell' })).toBeNull();
});
