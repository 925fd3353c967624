import { render, screen } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import Menu from '../../../src/ui/shell/Menu.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Export</span>' }));

let user: UserEvent;
const people = vi.fn();
const machines = vi.fn();
const print = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  user = userEvent.setup();
  render(Menu, {
    props: {
      label: 'Export',
      children,
      groups: [
        [
          { label: 'CSV for people', keys: 'Ctrl E', run: people },
          { label: 'CSV for machines', why: 'There is nothing to export', run: machines },
        ],
        [{ label: 'Print', isCurrent: true, run: print }],
      ],
    },
  });
});

async function open(): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Export' }));
}

describe('Menu', () => {
  it('is closed at first, and says so', async () => {
    const button = screen.getByRole('button', { name: 'Export' });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await open();
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(await screen.findByRole('menu', { name: 'Export' })).toBeInTheDocument();
  });

  it('starts at its first entry, walks around with the arrows, and jumps to its ends', async () => {
    await open();
    expect(await screen.findByRole('menuitem', { name: 'CSV for people' })).toHaveFocus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('menuitemradio', { name: 'Print' })).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('menuitem', { name: 'CSV for people' })).toHaveFocus();
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitemradio', { name: 'Print' })).toHaveFocus();
    await user.keyboard('{Home}');
    expect(screen.getByRole('menuitem', { name: 'CSV for people' })).toHaveFocus();
    await user.keyboard('{End}');
    expect(screen.getByRole('menuitemradio', { name: 'Print' })).toHaveFocus();
  });

  it.each(['{Escape}', '{Tab}'])('closes by %s and gives the focus back', async (key) => {
    await open();
    await user.keyboard(key);
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getByRole('button', { name: 'Export' })).toHaveFocus();
  });

  it('does what is chosen, once, and closes', async () => {
    await open();
    await user.keyboard('{Enter}');
    expect(people).toHaveBeenCalledOnce();
    expect(screen.queryByRole('menu')).toBeNull();
    expect(screen.getByRole('button', { name: 'Export' })).toHaveFocus();
  });

  it('keeps what cannot be done, says why, and does not do it', async () => {
    await open();
    const entry = screen.getByRole('menuitem', { name: 'CSV for machines' });
    expect(entry).toHaveAttribute('aria-disabled', 'true');
    expect(entry).toHaveAttribute('title', 'There is nothing to export');
    await user.click(entry);
    expect(machines).not.toHaveBeenCalled();
  });

  it('marks the entry that holds now', async () => {
    await open();
    expect(screen.getByRole('menuitemradio', { name: 'Print' })).toHaveAttribute('aria-checked', 'true');
  });
});
