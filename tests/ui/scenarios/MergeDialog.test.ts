import { screen } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Edit } from '../../../src/engine/edit.ts';
import type { Desk } from '../../../src/ui/desk.svelte.ts';
import MergeDialog from '../../../src/ui/scenarios/MergeDialog.svelte';
import { threeTiers } from '../../support/plans.ts';
import { deskWith, show } from '../shell/support.ts';

const base = { ...threeTiers(), id: 'base', name: 'Base' };

function set(address: string, text: string): Edit {
  return { kind: 'set', cells: [{ address, text }] };
}

let user: UserEvent;
beforeEach(() => {
  user = userEvent.setup();
});

/** The base is open; its copy has a win rate and a headcount of its own, and the base another headcount. */
async function opened(): Promise<Desk> {
  const desk = await deskWith(base);
  const { workspace } = desk;
  workspace.duplicate(base);
  workspace.apply(set('name', 'Copy'));
  workspace.apply(set('tiers[small].winRate', '33%'));
  workspace.apply(set('team.sdrs', '12'));
  workspace.open('base');
  workspace.apply(set('team.sdrs', '9'));
  await workspace.flush();
  show(MergeDialog, desk);
  return desk;
}

describe('MergeDialog', () => {
  it('proposes the copy of the open plan, ticks what only it changed, and keeps what is here in a conflict', async () => {
    await opened();
    expect(await screen.findByRole('checkbox', { name: 'Take AE win rate · Small: 33%' })).toBeChecked();
    expect(screen.getByRole('combobox', { name: 'Take from' })).toHaveDisplayValue('Copy');
    expect(screen.getByRole('radio', { name: 'Here: 9' })).toBeChecked();
    expect(screen.getByRole('button', { name: 'Take 1 change' })).toBeInTheDocument();
  });

  it('shows at once what the choice makes of planned ARR', async () => {
    await opened();
    const figure = (): string | undefined =>
      screen.getByText('Planned ARR').parentElement?.textContent ?? undefined;
    await user.click(await screen.findByRole('button', { name: 'Tick none' }));
    const [before, same] = (figure() ?? '').match(/\$[\d,]+/g) ?? [];
    expect(before).toMatch(/^\$2,\d{3},\d{3}$/);
    expect(same).toBe(before);
    await user.click(screen.getByRole('radio', { name: 'There: 12' }));
    const [still, after] = (figure() ?? '').match(/\$[\d,]+/g) ?? [];
    expect(still).toBe(before);
    expect(after).not.toBe(before);
  });

  it('takes what is chosen in one step, with the present kept first', async () => {
    const desk = await opened();
    await user.click(await screen.findByRole('button', { name: 'Take 1 change' }));
    await expect.poll(() => desk.message?.text).toBe('1 change taken from “Copy”.');
    expect(desk.editor.scenario).toMatchObject({ name: 'Base', team: { sdrs: '9' } });
    expect(desk.editor.scenario.tiers[2]?.winRate).toBe('33%');
    expect(desk.editor.undoName).toBe('merge from Copy');
    const [newest] = await desk.workspace.versions.of('base');
    expect(newest).toMatchObject({ why: 'before', scenario: { team: { sdrs: '9' } } });
    desk.undo();
    expect(desk.editor.scenario.tiers[2]?.winRate).toBe('30%');
  });

  it('ticks nothing between strangers, and says why', async () => {
    const desk = await deskWith(base);
    desk.workspace.bringIn({ ...base, id: 'stranger', name: 'Stranger', team: { ...base.team, sdrs: '7' } });
    show(MergeDialog, desk);
    expect(await screen.findByText(/It is not known what these two plans began as/)).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Take SDRs: 10' })).not.toBeChecked();
    expect(screen.getByRole('button', { name: 'Take 0 changes' })).toHaveAttribute('aria-disabled', 'true');
    await user.click(screen.getByRole('button', { name: 'Tick all' }));
    expect(screen.getByRole('button', { name: 'Take 1 change' })).toBeInTheDocument();
  });

  it('says so where there is no other plan', async () => {
    show(MergeDialog, await deskWith(base));
    expect(screen.getByText(/There is no other plan to merge from/)).toBeInTheDocument();
  });
});
