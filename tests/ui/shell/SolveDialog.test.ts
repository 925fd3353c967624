import { screen, within } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/engine/scenario.ts';
import type { Desk } from '../../../src/ui/desk.svelte.ts';
import SolveDialog from '../../../src/ui/shell/SolveDialog.svelte';
import { plan, threeTiers, worked } from '../../support/plans.ts';
import { deskWith, show } from './support.ts';

let user: UserEvent;
beforeEach(() => {
  user = userEvent.setup();
});

const wanted = (): HTMLElement => screen.getByRole('textbox', { name: 'Wanted value' });
const list = (name: string): HTMLElement => screen.getByRole('combobox', { name });

async function want(text: string): Promise<void> {
  await user.clear(wanted());
  await user.type(wanted(), text);
}

async function opened(desk: Promise<Desk>): Promise<Desk> {
  const open = await desk;
  show(SolveDialog, open);
  return open;
}

/** The dialog as it opens over a selected cell. */
async function openedAt(cell: string, scenario: Scenario, locale?: string): Promise<Desk> {
  const desk = await deskWith(scenario, locale);
  desk.select(cell);
  show(SolveDialog, desk);
  return desk;
}

describe('SolveDialog', () => {
  it('starts at the quota, with the value of today selected, to be had by more SDRs', async () => {
    await opened(deskWith(worked));
    expect(screen.getByRole('dialog', { name: 'Solve for' })).toBeInTheDocument();
    expect(list('Result')).toHaveDisplayValue(/Opportunities per SDR/);
    expect(list('is to be')).toHaveDisplayValue('at most');
    expect(wanted()).toHaveValue('17');
    expect(wanted()).toHaveFocus();
    expect(list('by changing')).toHaveDisplayValue('SDRs');
  });

  it('starts at the selected result', async () => {
    await openedAt('plannedArr', worked);
    expect(list('Result')).toHaveDisplayValue('Planned ARR');
    expect(list('is to be')).toHaveDisplayValue('at least');
    expect(wanted()).toHaveValue('2040000');
  });

  it('starts at the quota where the selected cell is typed in', async () => {
    await openedAt('team.sdrs', worked);
    expect(list('Result')).toHaveDisplayValue(/Opportunities per SDR/);
  });

  it('answers while typing: 12 each takes 14 SDRs; using it is one step with a way back', async () => {
    const desk = await opened(deskWith(worked));
    await want('12');
    expect(screen.getByText('SDRs: 14')).toBeInTheDocument();
    expect(desk.editor.scenario.team.sdrs).toBe('10');
    await user.click(screen.getByRole('button', { name: 'Use it' }));
    expect(desk.editor.scenario.team.sdrs).toBe('14');
    expect(desk.message).toMatchObject({ text: 'SDRs is now 14.', canUndo: true });
    desk.undo();
    expect(desk.editor.scenario.team.sdrs).toBe('10');
    expect(desk.editor.undoName).toBeUndefined();
  });

  it('solves for another input, to its step', async () => {
    const desk = await opened(deskWith(worked));
    await want('12');
    await user.selectOptions(list('by changing'), 'AE win rate · Mid-market');
    expect(screen.getByText('AE win rate · Mid-market: 27.78%')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Use it' }));
    expect(desk.editor.scenario.tiers[0]?.winRate).toBe('0.2778');
  });

  it('says the unrounded value beside the practical one', async () => {
    await openedAt('sdrMrr', worked);
    await want('$100k');
    expect(screen.getByText('SDRs: 9')).toBeInTheDocument();
    expect(screen.getByText(/Unrounded it is 8\.33/)).toBeInTheDocument();
  });

  it('says how the wanted value is read, and what it is today', async () => {
    await openedAt('plannedArr', worked);
    await want('3M');
    expect(wanted()).toHaveAccessibleDescription(/\$3,000,000\s+ARR.*today \$2,040,000/);
  });

  it('says what cannot be read, and offers nothing then', async () => {
    await opened(deskWith(worked));
    await want('a dozen');
    expect(wanted()).toHaveAttribute('aria-invalid', 'true');
    expect(wanted()).toHaveAccessibleDescription(/not a number/);
    expect(screen.queryByRole('button', { name: 'Use it' })).toBeNull();
  });

  it('says that a value is out of reach, and the nearest that is not', async () => {
    await opened(deskWith(worked));
    await user.selectOptions(list('by changing'), 'AE win rate · Mid-market');
    await want('2');
    expect(screen.getByText('Cannot be reached')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Use the nearest' })).toBeInTheDocument();
    expect(screen.getByText(/The nearest is \d+.*, where .* comes to 4\./)).toBeInTheDocument();
  });

  it('offers only inputs that the result rests on', async () => {
    await openedAt('dealMrr[small]', threeTiers());
    const offered = within(list('by changing')).getAllByRole('option');
    expect(offered.map((one) => one.textContent)).toEqual([
      'Seats · Small',
      'Price per seat and month · Small',
    ]);
  });

  it('tells that the other shares give way', async () => {
    const desk = await openedAt('pipelineMrr[small]', threeTiers());
    await user.selectOptions(list('by changing'), 'Share of ARR, typed · Small');
    await want('100000');
    expect(screen.getByText(/The other shares give way in\s+proportion/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Use it' }));
    const shares = desk.editor.scenario.tiers.map(({ arrShare }) => arrShare);
    expect(shares.reduce((sum, share) => sum + Number(share), 0)).toBeCloseTo(1, 12);
  });

  it('tells which formula would be lost', async () => {
    await opened(deskWith(plan({ sdrs: '=4+6' })));
    await want('12');
    expect(screen.getByText(/It takes the place of the formula/)).toHaveTextContent('4+6');
  });

  it('reads and writes in the reader’s marks', async () => {
    await openedAt('plannedArr', worked, 'de-DE');
    await want('2.500.000,00');
    expect(wanted()).toHaveAccessibleDescription(/2\.500\.000\s\$/);
  });
});
