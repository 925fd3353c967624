import { screen, within } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../../src/ui/desk.svelte.ts';
import ScenariosSheet from '../../../src/ui/scenarios/ScenariosSheet.svelte';
import { threeTiers } from '../../support/plans.ts';
import { deskWith, show } from '../shell/support.ts';

const base = { ...threeTiers(), id: 'base', name: 'FY27 base plan', notes: 'Agreed with finance.\nMore.' };

let user: UserEvent;
beforeEach(() => {
  user = userEvent.setup();
});

const row = (name: string): HTMLElement => {
  const found = screen.getAllByRole('rowheader').find((head) => within(head).queryByRole('button', { name }));
  const around = found?.closest('tr');
  if (!around) throw new Error(`there is no row of ${name}`);
  return around;
};

async function opened(): Promise<Desk> {
  const desk = await deskWith(base);
  desk.workspace.duplicate(base);
  desk.workspace.apply({ kind: 'set', cells: [{ address: 'name', text: 'Stretch' }] });
  show(ScenariosSheet, desk);
  return desk;
}

async function act(name: string, entry: string): Promise<void> {
  await user.click(within(row(name)).getByRole('button', { name: `More for ${name}` }));
  await user.click(await screen.findByRole('menuitem', { name: entry }));
}

describe('ScenariosSheet', () => {
  it('U58: says what a plan is while there is none', async () => {
    const desk = await deskWith();
    show(ScenariosSheet, desk);
    expect(screen.getByRole('heading', { name: 'No plans yet' })).toBeInTheDocument();
    expect(screen.queryByRole('searchbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Worked example' }));
    expect(desk.editor.scenario).toMatchObject({ name: 'Worked example' });
    expect(desk.editor.scenario).not.toHaveProperty('sample');
    expect(desk.sheet).toBe('plan');
  });

  it('U55: shows figures, source and notes of each plan, and which is open', async () => {
    await opened();
    expect(await within(row('Stretch')).findByText('$2,148,000')).toBeInTheDocument();
    expect(row('Stretch')).toHaveTextContent(/FY27 base plan/);
    expect(row('Stretch')).toHaveTextContent(/Agreed with finance\.$|Agreed with finance\.\s/);
    expect(row('Stretch')).toHaveAttribute('aria-current', 'true');
    expect(row('FY27 base plan')).not.toHaveAttribute('aria-current');
    expect(screen.getByRole('status')).toHaveTextContent('2 plans');
  });

  it('renames in place, a plan that is not open too', async () => {
    const desk = await opened();
    await act('FY27 base plan', 'Rename…');
    const field = screen.getByRole('textbox', { name: 'Plan name' });
    expect(field).toHaveFocus();
    await user.clear(field);
    await user.type(field, 'Board plan{Enter}');
    expect(within(row('Board plan')).getByRole('button', { name: 'Board plan' })).toHaveFocus();
    expect(desk.workspace.library.find('base')?.scenario.name).toBe('Board plan');
    expect(desk.editor.scenario.name).toBe('Stretch');
  });

  it('leaves the name as it was on Escape, and where nothing is typed', async () => {
    const desk = await opened();
    for (const typed of ['Other{Escape}', '   {Enter}']) {
      await act('FY27 base plan', 'Rename…');
      const field = screen.getByRole('textbox', { name: 'Plan name' });
      await user.clear(field);
      await user.type(field, typed);
    }
    expect(desk.workspace.library.find('base')?.scenario.name).toBe('FY27 base plan');
  });

  it('U54: approves a plan that is not open, and says why it cannot be renamed then', async () => {
    const desk = await opened();
    await act('FY27 base plan', 'Approve');
    expect(desk.workspace.library.find('base')?.scenario.approved).toBeDefined();
    expect(row('FY27 base plan')).toHaveTextContent(/Approved/);
    await user.click(screen.getByRole('button', { name: 'More for FY27 base plan' }));
    const rename = await screen.findByRole('menuitem', { name: 'Rename…' });
    expect(rename).toHaveAttribute('aria-disabled', 'true');
    expect(rename).toHaveAttribute('title', 'It is approved: withdraw that first');
    await user.click(screen.getByRole('menuitem', { name: 'Withdraw approval' }));
    expect(desk.workspace.library.find('base')?.scenario.approved).toBeUndefined();
  });

  it('F26: deletes at once, names what it deleted, and takes it back', async () => {
    const desk = await opened();
    await act('Stretch', 'Delete');
    expect(await screen.findByRole('heading', { name: 'Trash · 1 plan' })).toBeInTheDocument();
    await expect.poll(() => desk.message?.text).toBe('“Stretch” was deleted. “FY27 base plan” is open now.');
    desk.message?.undo?.();
    expect(await screen.findByRole('button', { name: 'Stretch' })).toBeInTheDocument();
    expect(desk.editor.scenario.name).toBe('Stretch');
    expect(screen.queryByRole('heading', { name: /^Trash/ })).toBeNull();
  });

  it('chooses plans, in the order they are chosen, and deletes them together', async () => {
    const desk = await opened();
    const [copy] = desk.workspace.library.records.filter(({ id }) => id !== 'base');
    await user.click(screen.getByRole('checkbox', { name: 'Choose Stretch' }));
    await user.click(screen.getByRole('checkbox', { name: 'Choose FY27 base plan' }));
    expect(desk.chosen).toEqual([copy?.id, 'base']);
    expect(screen.getByRole('checkbox', { name: 'Choose all plans shown' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Delete 2' }));
    expect(await screen.findByRole('heading', { name: 'Trash · 2 plans' })).toBeInTheDocument();
    await expect
      .poll(() => desk.message?.text)
      .toContain('2 plans were deleted: “Stretch” and “FY27 base plan”.');
    expect(desk.chosen).toEqual([]);
  });

  it('asks before anything goes for good', async () => {
    const desk = await opened();
    await act('Stretch', 'Delete');
    await user.click(await screen.findByRole('button', { name: 'Delete for good… Stretch' }));
    expect(desk.dialogs.name).toBe('purge');
    expect(desk.workspace.library.trash).toHaveLength(1);
  });

  it('says what was searched where nothing is found', async () => {
    await opened();
    await user.type(screen.getByRole('searchbox'), 'finance nowhere');
    expect(screen.getByRole('heading', { name: 'Nothing found' })).toBeInTheDocument();
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'stretch');
    expect(screen.getByRole('status')).toHaveTextContent('1 of 2 plans');
    expect(screen.getAllByRole('rowheader')).toHaveLength(1);
  });
});
